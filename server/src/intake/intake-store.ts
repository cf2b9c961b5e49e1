import { Buffer } from 'node:buffer';
import type { Words } from '@vigie/engine';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { keepWords, wordsColumn } from '../base/database/bilingual-column.ts';
import { hasRow, instant, row, rows } from '../base/database/rows.ts';
import type { Tx } from '../base/database/store.ts';
import { columnsSchema, type IntakeState, STATES } from './schema.ts';

const heldSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['file', 'text']),
  state: z.enum(STATES),
  digest: z.string(),
  fileKey: z.instanceof(Buffer).nullable(),
  cursor: z.int(),
  total: z.int().nullable(),
  tries: z.int(),
  map: z.record(z.string(), z.string()).nullable(),
  columns: columnsSchema.omit({ fields: true }).nullable(),
});
/** An intake, for whoever reads it on. */
export type HeldIntake = z.infer<typeof heldSchema>;

const HELD = sql`select id, name, kind, state, digest, file_key, cursor, total, tries, map, columns from intake`;

export function findIntake(tx: Tx, id: string): Promise<HeldIntake | null> {
  return row(tx, heldSchema, sql`${HELD} where id = ${id}`);
}

/** The same, kept from others until the transaction ends. */
export function holdIntake(tx: Tx, id: string): Promise<HeldIntake | null> {
  return row(tx, heldSchema, sql`${HELD} where id = ${id} for update`);
}

interface NewIntake {
  id: string;
  unit: string;
  account: string;
  name: string;
  kind: 'file' | 'text';
  bytes: number;
  digest: string;
  key: Buffer;
  now: Date;
}

export async function saveIntake(tx: Tx, made: NewIntake): Promise<void> {
  const { id, unit, account, name, kind, bytes, digest, key, now } = made;
  await sql`insert into intake (id, unit_id, name, kind, account_id, made_at, changed_at, state, bytes, digest, file_key)
    values (${id}, ${unit}, ${name}, ${kind}, ${account}, ${now}, ${now}, 'reading', ${bytes}, ${digest}, ${key})`.execute(
    tx,
  );
}

const set = (tx: Tx, id: string, what: RawBuilder<unknown>, now: Date): Promise<unknown> =>
  sql`update intake set ${what}, changed_at = ${now} where id = ${id}`.execute(tx);

export const setState = (tx: Tx, id: string, state: IntakeState, now: Date): Promise<unknown> =>
  set(tx, id, sql`state = ${state}, tries = 0, failure = null`, now);

export const setTotal = (tx: Tx, id: string, total: number, now: Date): Promise<unknown> =>
  set(tx, id, sql`total = ${total}`, now);

export const setTries = (tx: Tx, id: string, tries: number, now: Date): Promise<unknown> =>
  set(tx, id, sql`tries = ${tries}`, now);

/** Asks a person which column is which. */
export const askColumns = (tx: Tx, id: string, columns: HeldIntake['columns'], now: Date): Promise<unknown> =>
  set(tx, id, sql`state = 'waiting', columns = ${JSON.stringify(columns)}::jsonb`, now);

export const setColumns = (tx: Tx, id: string, map: Record<string, string>, now: Date): Promise<unknown> =>
  set(tx, id, sql`state = 'reading', map = ${JSON.stringify(map)}::jsonb, columns = null`, now);

/** Ends an intake: its file cannot be read any more from here on. `failure`: why not all of it was read. */
export const endIntake = (tx: Tx, id: string, failure: Words | null, now: Date): Promise<unknown> =>
  set(
    tx,
    id,
    sql`state = ${failure ? 'failed' : 'done'}, failure = ${failure && keepWords(failure)}, columns = null, file_key = null`,
    now,
  );

/** Stops reading, for no fault of the file's: it is kept, and may be read on. */
export const stopIntake = (tx: Tx, id: string, failure: Words, now: Date): Promise<unknown> =>
  set(tx, id, sql`state = 'failed', failure = ${keepWords(failure)}`, now);

/** An offer that was kept. */
export interface KeptRow {
  number: number;
  place: string;
  listing: string;
  isKnown: boolean;
}

/** What was passed over. */
export interface KeptGap {
  number: number;
  place: string;
  reason: Words;
  count: number;
  isLost: boolean;
  isPartly: boolean;
}

/** So many are kept with their place; what comes after is counted. */
const MOST_GAPS = 10_000;

/** Keeps what was read up to a place, and that it was read. */
export async function saveRead(
  tx: Tx,
  about: { unit: string; intake: string; cursor: number; now: Date },
  read: { rows: KeptRow[]; gaps: KeptGap[] },
): Promise<void> {
  const { unit, intake, cursor, now } = about;
  const kept = read.rows;
  await sql`insert into intake_row (unit_id, intake_id, number, place, listing_id, is_known)
    select ${unit}, ${intake}, r.number, r.place, r.listing, r.known
    from jsonb_to_recordset(${JSON.stringify(kept.map(({ isKnown, ...row }) => ({ ...row, known: isKnown })))}::jsonb)
      as r(number int, place text, listing text, known boolean)`.execute(tx);
  for (const { number, place, reason, count, isLost, isPartly } of read.gaps)
    await sql`insert into intake_gap (unit_id, intake_id, number, place, reason, count, is_lost, is_partly)
      select ${unit}, ${intake}, ${number}, ${place}, ${keepWords(reason)}, ${count}, ${isLost}, ${isPartly}
      where (select count(*) from intake_gap where intake_id = ${intake}) < ${MOST_GAPS}`.execute(tx);
  const sum = (which: (gap: KeptGap) => boolean): number =>
    read.gaps.filter(which).reduce((total, { count }) => total + count, 0);
  await set(
    tx,
    intake,
    sql`cursor = ${cursor}, tries = 0, kept = kept + ${kept.length}, known = known + ${kept.filter(({ isKnown }) => isKnown).length},
      not_read = not_read + ${sum(({ isLost }) => isLost)}, partly_read = partly_read + ${sum(({ isPartly }) => isPartly)},
      passed_over = passed_over + ${sum(({ isLost, isPartly }) => !isLost && !isPartly)}`,
    now,
  );
}

const idSchema = z.object({ id: z.string() });

/** Intakes that are kept with their file and that nobody went on with since an instant. */
export function listLeft(tx: Tx, since: Date): Promise<{ id: string }[]> {
  return rows(
    tx,
    idSchema,
    sql`select id from intake where file_key is not null and state <> 'reading' and changed_at < ${since} order by id`,
  );
}

/** Intakes that are to be read and of which nothing was since an instant. */
export function listLost(tx: Tx, since: Date): Promise<{ id: string }[]> {
  return rows(tx, idSchema, sql`select id from intake where state = 'reading' and changed_at < ${since} order by id`);
}

/** Whether an intake still needs its file. */
export function needsFile(tx: Tx, id: string): Promise<boolean> {
  return hasRow(tx, sql`select 1 from intake where id = ${id} and file_key is not null`);
}

/** Addresses and reasons are of no use after a year, and may name traders. */
export async function forgetOld(tx: Tx, now: Date): Promise<void> {
  const old = sql`select id from intake where made_at < ${now}::timestamptz - interval '1 year' and file_key is null`;
  for (const table of ['intake_gap', 'intake_row'])
    await sql`delete from ${sql.table(table)} where intake_id in (${old})`.execute(tx);
  await sql`delete from intake where id in (${old})`.execute(tx);
}

const shownSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['file', 'text']),
  by: z.object({ id: z.string(), name: z.string() }),
  at: instant,
  state: z.enum(STATES),
  bytes: z.number(),
  digest: z.string(),
  isFileKept: z.boolean(),
  total: z.int().nullable(),
  kept: z.int(),
  known: z.int(),
  notRead: z.int(),
  passedOver: z.int(),
  partlyRead: z.int(),
  offers: z.int(),
  visited: z.int(),
  sealed: z.int(),
  screened: z.int(),
  cases: z.int(),
  columns: columnsSchema.omit({ fields: true }).nullable(),
  failure: wordsColumn.nullable(),
});
export type ShownIntake = z.infer<typeof shownSchema>;

/** The offers of an intake: where an address leads to one that is known, that one. */
const offersOf = (intake: RawBuilder<unknown>) =>
  sql`select distinct coalesce(o.read_as, o.id) as id from intake_row w join listing o on o.id = w.listing_id where w.intake_id = ${intake}`;

const SHOWN = sql`
  select i.id, i.name, i.kind, jsonb_build_object('id', a.id, 'name', a.name) as by, i.made_at as at, i.state, i.bytes, i.digest,
    i.file_key is not null as is_file_kept, i.total, i.kept, i.known, i.not_read, i.passed_over, i.partly_read, i.columns, i.failure,
    s.offers, s.visited, s.sealed, s.screened, s.cases
  from intake i join account a on a.id = i.account_id
  cross join lateral (
    select count(*)::int as offers, count(*) filter (where e.is_sealed or exists (
        select from listing_visit v where v.listing_id = o.id and v.visited_at >= i.made_at))::int as visited,
      count(*) filter (where e.is_sealed)::int as sealed,
      count(*) filter (where exists (
        select from snapshot n join screening c on c.snapshot_id = n.id where n.listing_id = o.id))::int as screened,
      (select count(distinct cf.case_id)::int from finding f join case_finding cf on cf.finding_id = f.id
        where f.listing_id in (${offersOf(sql`i.id`)})) as cases
    from (${offersOf(sql`i.id`)}) o
    cross join lateral (select exists (
      select from evidence_package p where p.listing_id = o.id and p.state = 'sealed') as is_sealed) e) s`;

/** Intakes, the newest first, after the cursor (an id). */
export function listIntakes(tx: Tx, page: { cursor?: string | undefined; limit: number }): Promise<ShownIntake[]> {
  const { cursor = null, limit } = page;
  return rows(
    tx,
    shownSchema,
    sql`${SHOWN} where ${cursor}::text is null or i.id < ${cursor} order by i.id desc limit ${limit}`,
  );
}

export function findShown(tx: Tx, id: string): Promise<ShownIntake | null> {
  return row(tx, shownSchema, sql`${SHOWN} where i.id = ${id}`);
}
