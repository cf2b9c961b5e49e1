import { Readable } from 'node:stream';
import { z } from 'zod';
import { newId } from '../base/core/ids.ts';
import type { Tx } from '../base/database/store.ts';
import { pageOf, pageQuery, toPage } from '../base/http/http.ts';
import { incomingFile } from '../base/http/incoming-file.ts';
import { listingFields } from '../listing/index.ts';
import { type Asking, command, note, type PersonWork, query } from '../people/index.ts';
import {
  findShown,
  type HeldIntake,
  holdIntake,
  listIntakes,
  type ShownIntake,
  saveIntake,
  setColumns,
  setState,
} from './intake-store.ts';
import { type KeptFile, keepFile } from './keep-file.ts';
import { listGaps, listRows } from './list-rows-store.ts';
import { refusal, refuse } from './refusals.ts';
import { gapSchema, type Intake, intakeSchema, placeQuery, rowSchema, rowsQuery } from './schema.ts';

/** What comes over HTTP within the time that a request has; larger files are imported at the command line. */
const FILE_BYTES = 256 * 1024 * 1024;
const TEXT_LENGTH = 500_000;

const idAnswer = z.object({ id: z.string() });

interface Prepared {
  id: string;
  file: KeptFile;
}

/** Keeps what comes in before anything is said of it. */
async function keep({ context, by, now }: Asking, from: Parameters<typeof keepFile>[1]): Promise<Prepared> {
  const id = newId('int', now);
  const at = { dataDir: context.config.dataDir, unit: by.unit.id, id };
  return { id, file: await keepFile(at, from, FILE_BYTES) };
}

async function begin(
  work: PersonWork,
  { id, file }: Prepared,
  about: { name: string; kind: 'file' | 'text' },
): Promise<{ id: string }> {
  const { tx, unit, by, now, context } = work;
  const { digest, bytes, key } = file;
  await saveIntake(tx, { id, unit, account: by.id, ...about, bytes, digest, key, now });
  await context.jobs.send(tx, 'intake.read', { unit, intake: id });
  await note(work, { act: 'intake.given', subject: id, content: { ...about, bytes, sha256: digest } });
  return { id };
}

function toIntake(shown: ShownIntake): Intake {
  const { total, kept, known, notRead, passedOver, partlyRead, offers, visited, sealed, screened, cases, ...intake } =
    shown;
  return {
    ...intake,
    rows: { total, read: kept + notRead, kept, known, notRead, passedOver, partlyRead },
    steps: { offers, visited, sealed, screened, cases },
    columns: shown.columns && { ...shown.columns, fields: [...listingFields] },
  };
}

const mustShow = async (tx: Tx, id: string): Promise<Intake> =>
  toIntake((await findShown(tx, id)) ?? refuse('VIGIE_INTAKE_UNKNOWN', { id }));

const mustHold = async (tx: Tx, id: string): Promise<HeldIntake> =>
  (await holdIntake(tx, id)) ?? refuse('VIGIE_INTAKE_UNKNOWN', { id });

/** The first words of a text: what it is called. */
const nameOf = (text: string): string =>
  text
    .trim()
    .split(/\s*[\r\n]/)[0]
    ?.slice(0, 120)
    .toWellFormed() || '–';

const numbered = <T extends { number: number }>(page: T[], limit: number) =>
  toPage(
    page.map(({ number, ...rest }) => ({ ...rest, id: String(number) })),
    limit,
  );

/** The desk where offers come in: files, texts, addresses. */
export const intakeEndpoints = [
  command('POST /v1/intakes', {
    says: 'Takes in a text: the addresses in it become offers.',
    tag: 'intake',
    role: 'analyst',
    options: () => ({ bodyLimit: 4 * TEXT_LENGTH }),
    // Addresses of pages, in whatever text they stand: the mail of a citizen.
    body: z.strictObject({ text: z.string().min(1).max(TEXT_LENGTH) }),
    answer: idAnswer,
    prepare: (asking, { body: { text } }) => keep(asking, Readable.from([Buffer.from(text)])),
    run: (work, { body: { text } }, prepared) => begin(work, mustBe(prepared), { name: nameOf(text), kind: 'text' }),
  }),
  command('POST /v1/intakes/files', {
    says: 'Takes in a file of offers.',
    tag: 'intake',
    role: 'analyst',
    takesFile: true,
    options: () => ({ bodyLimit: FILE_BYTES }),
    query: z.object({
      /** What the file is called: its ending says what it is where its content does not. */
      name: z
        .string()
        .trim()
        .min(1)
        .max(300)
        .regex(/^\P{Cc}+$/u),
    }),
    body: incomingFile,
    answer: idAnswer,
    async prepare(asking, { body }) {
      const prepared = await keep(asking, body.stream);
      body.wasRead(prepared.file.digest);
      return prepared;
    },
    run: (work, { query: { name } }, prepared) => begin(work, mustBe(prepared), { name, kind: 'file' }),
  }),
  query('GET /v1/intakes', {
    says: 'Lists what was taken in.',
    tag: 'intake',
    role: 'reader',
    query: pageQuery.extend({ limit: z.coerce.number().int().min(1).max(50).default(20) }),
    answer: pageOf(intakeSchema),
    run: async ({ tx }, { query }) => toPage((await listIntakes(tx, query)).map(toIntake), query.limit),
  }),
  query('GET /v1/intakes/:id', {
    says: 'Shows how far an intake is.',
    tag: 'intake',
    role: 'reader',
    reads: null,
    answer: intakeSchema,
    run: ({ tx }, { params: { id } }) => mustShow(tx, id),
  }),
  query('GET /v1/intakes/:id/gaps', {
    says: 'Lists what an intake could not read, with place and reason.',
    tag: 'intake',
    role: 'reader',
    reads: null,
    query: placeQuery,
    answer: pageOf(gapSchema),
    async run({ tx }, { params: { id }, query }) {
      await mustShow(tx, id);
      return numbered(await listGaps(tx, id, query), query.limit);
    },
  }),
  query('GET /v1/intakes/:id/rows', {
    says: 'Lists the rows of an intake and what became of each.',
    tag: 'intake',
    role: 'reader',
    reads: null,
    query: rowsQuery,
    answer: pageOf(rowSchema),
    async run({ tx }, { params: { id }, query }) {
      await mustShow(tx, id);
      return numbered(await listRows(tx, id, query), query.limit);
    },
  }),
  command('PUT /v1/intakes/:id/state', {
    says: 'Pauses an intake, or goes on with it.',
    tag: 'intake',
    role: 'analyst',
    body: z.object({ state: z.enum(['paused', 'reading']) }),
    answer: intakeSchema,
    async run(work, { params: { id }, body: { state } }) {
      const { tx, unit, now, context } = work;
      const held = await mustHold(tx, id);
      if (held.state === state) return mustShow(tx, id);
      if (state === 'paused') {
        if (held.state !== 'reading') throw refusal('VIGIE_INTAKE_NOT_READING');
        await note(work, { act: 'intake.paused', subject: id });
      } else {
        // One that stopped for a fault of the program may be tried again, as long as its file is there.
        if (held.state !== 'paused' && !(held.state === 'failed' && held.fileKey))
          throw refusal('VIGIE_INTAKE_NOT_PAUSED');
        await context.jobs.send(tx, 'intake.read', { unit, intake: id });
        await note(work, { act: 'intake.resumed', subject: id });
      }
      await setState(tx, id, state, now);
      return mustShow(tx, id);
    },
  }),
  command('PUT /v1/intakes/:id/columns', {
    says: 'Says which column holds which field, and reads the file again.',
    tag: 'intake',
    role: 'analyst',
    // Field to column, in place of what names and rows tell.
    body: z.object({ columns: z.record(z.string().max(100), z.string().max(1_000)) }),
    answer: intakeSchema,
    async run(work, { params: { id }, body: { columns } }) {
      const { tx, unit, now, context } = work;
      const held = await mustHold(tx, id);
      if (held.state !== 'waiting' || !held.columns) throw refusal('VIGIE_INTAKE_NO_COLUMNS_ASKED');
      for (const [field, column] of Object.entries(columns)) {
        if (!listingFields.some((known) => known === field)) throw refusal('VIGIE_INTAKE_FIELD', { field });
        if (!held.columns.names.includes(column)) throw refusal('VIGIE_INTAKE_COLUMN', { column });
      }
      if (columns.title === undefined) throw refusal('VIGIE_INTAKE_NO_TITLE');
      await setColumns(tx, id, columns, now);
      await context.jobs.send(tx, 'intake.read', { unit, intake: id });
      await note(work, { act: 'intake.columns-named', subject: id, content: { columns } });
      return mustShow(tx, id);
    },
  }),
];

function mustBe(prepared: Prepared | undefined): Prepared {
  if (!prepared) throw new Error('an intake begins without its file');
  return prepared;
}
