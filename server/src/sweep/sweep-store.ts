import { Buffer } from 'node:buffer';
import type { Words } from '@vigie/engine';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { arrayOf } from '../base/database/array-parameter.ts';
import { keepWords, wordsColumn } from '../base/database/bilingual-column.ts';
import { instant, row, rows } from '../base/database/rows.ts';
import type { Tx } from '../base/database/store.ts';
import type { keptContentSchema } from '../listing/index.ts';
import type { CommittedEntry } from './draw/frame.ts';
import { type Figures, figuresSchema, STATES, STRATIFIED_BY, screenedSchema, sourceSchema } from './schema.ts';

export type Content = z.infer<typeof keptContentSchema>;
export type SweepState = (typeof STATES)[number];

const heldSchema = z.object({
  id: z.string(),
  by: z.string().nullable(),
  at: instant,
  state: z.enum(STATES),
  failure: wordsColumn.nullable(),
  question: z.string(),
  missing: z.string(),
  packs: z.array(z.string()),
  source: sourceSchema,
  stratify: z.enum(STRATIFIED_BY),
  root: z.string().nullable(),
  entries: z.int().nullable(),
  strata: z.record(z.string(), z.int()).nullable(),
  unread: z.int(),
  plan: z.string().nullable(),
  precision: z.object({ expected: z.number(), margin: z.number() }).nullable(),
  logIndex: z.number().nullable(),
  loggedAt: instant.nullable(),
  value: z.string().nullable(),
  signature: z.string().nullable(),
  screened: z.array(screenedSchema),
  figures: figuresSchema.nullable(),
});
/** A sweep without what opens its frame. */
export type HeldSweep = z.infer<typeof heldSchema>;

const HELD = sql`select s.id, (select a.name from account a where a.id = s.account_id) as by, s.made_at as at, s.state, s.failure, s.question,
  s.missing, s.packs, s.source, s.stratify, s.root, s.entries, s.strata, s.unread, s.plan, s.precision, s.log_index::float8, s.logged_at,
  s.value, s.signature, s.screened, s.figures from sweep s`;

export const findSweep = (tx: Tx, id: string): Promise<HeldSweep | null> =>
  row(tx, heldSchema, sql`${HELD} where s.id = ${id}`);

/** The same, kept from others until the transaction ends. */
export const holdSweep = (tx: Tx, id: string): Promise<HeldSweep | null> =>
  row(tx, heldSchema, sql`${HELD} where s.id = ${id} for update of s`);

/** The newest first. */
export const listSweeps = (tx: Tx, page: { cursor?: string | undefined; limit: number }): Promise<HeldSweep[]> =>
  rows(
    tx,
    heldSchema,
    sql`${HELD} where ${page.cursor ?? null}::text is null or s.id < ${page.cursor ?? null} order by s.id desc limit ${page.limit}`,
  );

interface NewSweep extends Pick<HeldSweep, 'id' | 'question' | 'missing' | 'packs' | 'source' | 'stratify'> {
  unit: string;
  account: string | null;
  given: string | null;
  now: Date;
}

export async function saveSweep(tx: Tx, made: NewSweep): Promise<void> {
  const { id, unit, account, question, missing, packs, source, stratify, given, now } = made;
  await sql`insert into sweep (id, unit_id, account_id, made_at, changed_at, state, question, missing, packs, source, given, stratify)
    values (${id}, ${unit}, ${account}, ${now}, ${now}, 'reading', ${question}, ${missing}, ${JSON.stringify(packs)}::jsonb,
      ${JSON.stringify(source)}::jsonb, ${given}, ${stratify})`.execute(tx);
}

const set = (tx: Tx, id: string, what: RawBuilder<unknown>, now: Date): Promise<unknown> =>
  sql`update sweep set ${what}, changed_at = ${now} where id = ${id}`.execute(tx);

export const setState = (tx: Tx, id: string, state: SweepState, now: Date): Promise<unknown> =>
  set(tx, id, sql`state = ${state}`, now);

/** Has a sweep go on with its visits; figures of what was seen so far are no more. */
export const setAgain = (tx: Tx, id: string, now: Date): Promise<unknown> =>
  set(tx, id, sql`state = 'running', figures = null`, now);

export const failSweep = (tx: Tx, id: string, failure: Words, now: Date): Promise<unknown> =>
  set(tx, id, sql`state = 'failed', failure = ${keepWords(failure)}, given = null`, now);

const givenSchema = z.object({ given: z.string().nullable() });
/** The text that a frame is read from. */
export const readGiven = async (tx: Tx, id: string): Promise<string | null> =>
  (await row(tx, givenSchema, sql`select given from sweep where id = ${id}`))?.given ?? null;

export interface SweepGap {
  place: string;
  reason: Words;
  count: number;
}

/** Keeps a frame, in the frame's order, with the secret that opens it and what is not in it. */
export async function saveFrame(
  tx: Tx,
  of: { unit: string; sweep: string; now: Date; secret: Buffer; root: string; strata: Record<string, number> },
  frame: { entries: readonly (CommittedEntry & { content: Content | null })[]; gaps: readonly SweepGap[] },
): Promise<void> {
  const { unit, sweep, now, secret, root, strata } = of;
  const { entries, gaps } = frame;
  for (let at = 0; at < entries.length; at += 1_000) {
    const some = entries.slice(at, at + 1_000);
    await sql`insert into sweep_entry (unit_id, sweep_id, number, stratum, address, digest, content)
      select ${unit}, ${sweep}, ${at}::int + e.place::int - 1, e.stratum, e.address, e.digest, e.content
      from unnest(${arrayOf(
        'text',
        some.map(({ stratum }) => stratum),
      )}, ${arrayOf(
        'text',
        some.map(({ address }) => address),
      )}, ${arrayOf(
        'text',
        some.map(({ digest }) => digest),
      )}, ${arrayOf(
        'jsonb',
        some.map(({ content }) => content && JSON.stringify(content)),
      )}) with ordinality as e (stratum, address, digest, content, place)`.execute(tx);
  }
  const told = gaps.map(({ reason, ...gap }, number) => ({ ...gap, reason: keepWords(reason), number }));
  await sql`insert into sweep_gap (unit_id, sweep_id, number, place, reason, count)
    select ${unit}, ${sweep}, g.number, g.place, g.reason, g.count
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as g (number int, place text, reason text, count int)`.execute(
    tx,
  );
  const unread = gaps.reduce((sum, { count }) => sum + count, 0);
  await set(
    tx,
    sweep,
    sql`state = 'framed', given = null, secret = ${secret}, root = ${root}, entries = ${entries.length},
      strata = ${JSON.stringify(strata)}::jsonb, unread = ${unread}`,
    now,
  );
}

const gapRow = z.object({ id: z.string(), place: z.string(), reason: wordsColumn, count: z.int() });
export const listGaps = (
  tx: Tx,
  sweep: string,
  page: { cursor?: number | undefined; limit: number },
): Promise<z.infer<typeof gapRow>[]> =>
  rows(
    tx,
    gapRow,
    sql`select number::text as id, place, reason, count from sweep_gap
      where sweep_id = ${sweep} and number > ${page.cursor ?? -1} order by number limit ${page.limit}`,
  );

export const savePlan = (
  tx: Tx,
  id: string,
  plan: { text: string; salt: Buffer; precision: HeldSweep['precision'] },
  now: Date,
): Promise<unknown> =>
  set(
    tx,
    id,
    sql`state = 'logging', plan = ${plan.text}, salt = ${plan.salt},
      precision = ${plan.precision === null ? null : JSON.stringify(plan.precision)}::jsonb`,
    now,
  );

export const markLogged = (tx: Tx, id: string, logIndex: number, now: Date): Promise<unknown> =>
  set(tx, id, sql`state = 'logged', log_index = ${logIndex}, logged_at = ${now}`, now);

const openingRow = z.object({
  secret: z.instanceof(Buffer).nullable(),
  salt: z.instanceof(Buffer).nullable(),
  plan: z.string().nullable(),
});
/** What opens a sweep's commitment. */
export const findOpening = (tx: Tx, id: string): Promise<z.infer<typeof openingRow> | null> =>
  row(tx, openingRow, sql`select secret, salt, plan from sweep where id = ${id}`);

const entryRow = z.object({ number: z.int(), stratum: z.string(), address: z.string(), digest: z.string() });
export type Entry = z.infer<typeof entryRow>;
/** The frame in its order. */
export const listEntries = (tx: Tx, sweep: string): Promise<Entry[]> =>
  rows(
    tx,
    entryRow,
    sql`select number, stratum, address, digest from sweep_entry where sweep_id = ${sweep} order by number`,
  );

/** Keeps the seed's value and what was drawn; the content of entries that were not is forgotten. */
export async function saveDraw(
  tx: Tx,
  of: { unit: string; sweep: string; value: string; signature: string | null; now: Date },
  drawn: readonly { number: number; package: string; isSecond: boolean }[],
): Promise<void> {
  const { unit, sweep, value, signature, now } = of;
  await sql`insert into sweep_item (unit_id, sweep_id, number, state, package, is_second)
    select ${unit}, ${sweep}, d.number, 'to-visit', d.package, d."isSecond"
    from jsonb_to_recordset(${JSON.stringify(drawn)}::jsonb) as d (number int, package text, "isSecond" boolean)`.execute(
    tx,
  );
  await sql`update sweep_entry e set content = null where sweep_id = ${sweep} and content is not null
    and not exists (select from sweep_item i where i.sweep_id = e.sweep_id and i.number = e.number)`.execute(tx);
  await set(tx, sweep, sql`state = 'running', value = ${value}, signature = ${signature}, seeded_at = ${now}`, now);
}

export const saveFigures = (tx: Tx, id: string, figures: Figures, now: Date): Promise<unknown> =>
  set(tx, id, sql`state = 'done', figures = ${JSON.stringify(figures)}::jsonb`, now);

/** Notes what offers of a sweep are screened with, each once. */
export const markScreened = (
  tx: Tx,
  id: string,
  screened: readonly HeldSweep['screened'][number][],
  now: Date,
): Promise<unknown> =>
  set(
    tx,
    id,
    sql`screened = (select jsonb_agg(distinct one) from jsonb_array_elements(screened || ${JSON.stringify(screened)}::jsonb) one)`,
    now,
  );
