import { isSearchable } from '@vigie/engine';
import { z } from 'zod';
import { command, note, type PersonWork, query } from '../../people/index.ts';
import { findRemovedRecalls, removeRecall } from '../known/known-store.ts';
import { refusal } from '../refusals.ts';
import { importRecalls, readSentNotices } from './import-recalls.ts';
import { type NoticeFile, sourceOf } from './read-notices.ts';
import { listRecallSources, recallSourceSchema, removeSource } from './recall-source-store.ts';

/** So many are named; the rest is counted. */
const MOST_NAMED = 20;
/** So many notices are shown of an export before it is put into the register. */
const MOST_SHOWN = 10;

const sentBody = z.object({
  file: z.object({ name: z.string().min(1).max(300), content: z.base64().max(16 * 1024 * 1024) }),
  source: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe("Whose recalls they are; left out: the file's name without its date"),
});
const bodyLimit = 24 * 1024 * 1024;
const sourceNamed = ({ file, source }: z.output<typeof sentBody>): string => source ?? sourceOf(file.name);

const namedSchema = z.object({ count: z.int(), first: z.array(z.string()).describe('The first of them, by name') });
const nameFirst = (all: readonly string[]): z.infer<typeof namedSchema> => ({
  count: all.length,
  first: all.slice(0, MOST_NAMED),
});

/** What of an export is read, and what is not and why. */
const exportSchema = {
  source: z.string(),
  notices: z.int(),
  notRead: namedSchema.describe('Records without a reference that names a recall, by their number in the export'),
  wrongGtins: namedSchema.describe('Numbers whose check digit is wrong, after the reference: none is looked for'),
  byWords: namedSchema.describe('That name neither a number nor a product: ranked by their words, and no finding'),
  unmatchable: namedSchema.describe('That say nothing of a product: left out'),
  repeated: namedSchema.describe('References of several records; each that says something else is kept, as `… (2)`'),
  removed: namedSchema.describe('That somebody took out of the register: they stay out'),
};

function tellExport(source: string, read: NoticeFile, removed: readonly string[]) {
  const { notices, unread, wrongGtins, byWords, unmatchable, repeated } = read;
  return {
    source,
    notices: notices.length,
    // The folder that the file lay in meanwhile says nothing to anybody.
    notRead: nameFirst(unread.map((place) => place.replace(/^.*: record (?=\d+$)/, ''))),
    wrongGtins: nameFirst(wrongGtins),
    byWords: nameFirst(byWords),
    unmatchable: nameFirst(unmatchable),
    repeated: nameFirst(repeated),
    removed: nameFirst(removed),
  };
}

const previewSchema = z
  .object({
    ...exportSchema,
    usable: z.int().describe('Notices that would be looked for'),
    shown: z.array(
      z.object({
        reference: z.string(),
        title: z.string(),
        publishedAt: z.string().nullable(),
        gtins: z.array(z.string()),
        brands: z.array(z.string()),
        models: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'RecallPreview' });

const importedSchema = z
  .object({
    ...exportSchema,
    added: z.int(),
    changed: z.int(),
    older: z.int().describe('Published before the version that the register has'),
    dropped: namedSchema.describe('Further records of a recall that the export has no longer'),
  })
  .meta({ id: 'RecallImport' });

async function preview({ tx }: PersonWork, body: z.output<typeof sentBody>): Promise<z.infer<typeof previewSchema>> {
  const source = sourceNamed(body);
  const read = await readSentNotices(body.file, source);
  const removed = await findRemovedRecalls(
    tx,
    read.notices.map(({ reference }) => reference),
  );
  const usable = read.notices.filter((notice) => isSearchable(notice) && !removed.has(notice.reference));
  return {
    ...tellExport(source, read, [...removed]),
    usable: usable.length,
    shown: usable.slice(0, MOST_SHOWN).map(({ reference, title, publishedAt, gtins, brands, models }) => ({
      ...{ reference, title, publishedAt, gtins, brands, models },
    })),
  };
}

/** The register of recalls, which is all units' of the installation: what it was made from, imports, removals. */
export const recallEndpoints = [
  query('GET /v1/recalls/sources', {
    says: 'Lists what the register of recalls was made from.',
    tag: 'screening',
    role: 'reader',
    answer: z.object({ items: z.array(recallSourceSchema) }),
    run: async ({ tx }) => ({ items: await listRecallSources(tx) }),
  }),
  query('POST /v1/recalls/preview', {
    says: 'Reads an export of recalls. Nothing is kept.',
    tag: 'screening',
    role: 'administrator',
    options: () => ({ bodyLimit }),
    body: sentBody,
    answer: previewSchema,
    run: (work, { body }) => preview(work, body),
  }),
  command('POST /v1/recalls', {
    says: 'Puts an export of recalls into the register, and screens what every unit has kept.',
    tag: 'screening',
    role: 'administrator',
    options: () => ({ bodyLimit }),
    body: sentBody,
    answer: importedSchema,
    prepare: (_, { body }) => readSentNotices(body.file, sourceNamed(body)),
    async run(
      work,
      { body },
      read = { notices: [], unread: [], wrongGtins: [], byWords: [], unmatchable: [], repeated: [] },
    ) {
      const { context, tx, unit, now } = work;
      const source = sourceNamed(body);
      const { added, changed, older, removed, dropped } = await importRecalls(tx, read.notices, { source, now });
      await context.jobs.send(tx, 'screening.everywhere', { unit });
      await note(work, { act: 'recalls.imported', subject: source, content: { added, changed, older } });
      return { ...tellExport(source, read, removed), added, changed, older, dropped: nameFirst(dropped) };
    },
  }),
  command('POST /v1/recalls/removals', {
    says: 'Takes a recall, or all of a source, out of the register, or brings them back.',
    tag: 'screening',
    role: 'administrator',
    body: z
      .object({
        source: z.string().max(200).optional(),
        reference: z.string().trim().min(1).max(500).optional(),
        isRemoved: z.boolean().describe('false: they are brought back'),
        reason: z.string().trim().min(3).max(1_000),
      })
      .refine(({ source, reference }) => (source === undefined) !== (reference === undefined), {
        error: 'Name a source or a reference: one of the two.',
      }),
    answer: z.object({ recalls: z.int() }),
    async run(work, { body: { source, reference, isRemoved, reason } }) {
      const { context, tx, unit, now } = work;
      const why = isRemoved ? reason : null;
      const recalls =
        reference === undefined
          ? await removeSource(tx, source ?? '', why, now)
          : Number(await removeRecall(tx, reference, why, now));
      const of = reference ?? source ?? '';
      if (recalls === 0) throw refusal('VIGIE_SCREENING_NO_RECALL', { of });
      if (!isRemoved) await context.jobs.send(tx, 'screening.everywhere', { unit });
      await note(work, {
        act: isRemoved ? 'recalls.removed' : 'recalls.brought-back',
        subject: of || 'recalls',
        reason,
        content: { recalls },
      });
      return { recalls };
    },
  }),
];
