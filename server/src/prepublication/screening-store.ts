import { sql } from 'kysely';
import { z } from 'zod';
import { arrayOf } from '../base/database/array-parameter.ts';
import { hasRow, instant, oneRow, row, rows } from '../base/database/rows.ts';
import type { Tx } from '../base/database/store.ts';
import { keptContentSchema } from '../listing/index.ts';
import { type Decision, reasonsSchema } from './schema.ts';

/** Where nobody has said how long: complaints may come for six months after a decision (Regulation (EU) 2022/2065, art. 20). */
const KEPT_DAYS = 184;
const keptDays = sql`coalesce((select kept_days from prepublication_setting), ${KEPT_DAYS}::int)`;

/** What it was screened with. */
const rulesSchema = z.object({ digest: z.string(), engine: z.string(), packs: z.record(z.string(), z.string()) });
type Rules = z.infer<typeof rulesSchema>;

const keptSchema = z.object({
  id: z.string(),
  outcome: z.enum(['nothing-found', 'hold-for-a-person']),
  reference: z.string().nullable(),
  listingDigest: z.string(),
  reasons: reasonsSchema,
  engine: z.string(),
  packs: rulesSchema.shape.packs,
  screenedAt: instant,
  expiresAt: instant,
  decision: z.enum(['released', 'refused']).nullable(),
  decidedAt: instant.nullable(),
  reason: z.string().nullable(),
});
/** A screening as it is kept. */
export type KeptScreening = z.infer<typeof keptSchema>;

const PACKS = sql`(select packs from prepublication_rules r where r.digest = rules_digest and r.engine = s.engine) as packs`;
const COLUMNS = sql`id, outcome, reference, listing_digest, reasons, s.engine, screened_at, expires_at, decision, decided_at, reason, ${PACKS}`;

/** A screening about to be kept: its reasons and, where it is held, its offer as JSON. */
export interface NewScreening {
  id: string;
  account: string;
  requestKey: string | null;
  listingDigest: string;
  reference: string | null;
  reasons: string;
  listing: string | null;
}

const addedSchema = z.object({ id: z.string(), expiresAt: instant });

/** Keeps screenings, in one statement; what has a key that was kept before is left out. @returns those added */
export function saveScreenings(
  tx: Tx,
  made: readonly NewScreening[],
  { unit, rulesDigest, engine, now }: { unit: string; rulesDigest: string; engine: string; now: Date },
): Promise<z.infer<typeof addedSchema>[]> {
  const texts = (of: (each: NewScreening) => string | null) => arrayOf('text', made.map(of));
  return rows(
    tx,
    addedSchema,
    sql`insert into prepublication_screening (id, unit_id, account_id, request_key, listing_digest, reference, outcome, reasons,
        listing, rules_digest, engine, screened_at, expires_at)
      select id, ${unit}, account, key, digest, reference,
        case when listing is null then 'nothing-found' else 'hold-for-a-person' end,
        reasons, listing, ${rulesDigest}, ${engine}, ${now}::timestamptz, ${now}::timestamptz + ${keptDays} * interval '1 day'
      from unnest(${texts(({ id }) => id)}, ${texts(({ account }) => account)}, ${texts(({ requestKey }) => requestKey)},
        ${texts(({ listingDigest }) => listingDigest)}, ${texts(({ reference }) => reference)},
        ${arrayOf(
          'jsonb',
          made.map(({ reasons }) => reasons),
        )}, ${arrayOf(
          'jsonb',
          made.map(({ listing }) => listing),
        )}) as s(id, account, key, digest, reference, reasons, listing)
      on conflict do nothing returning id, expires_at`,
  );
}

/** Screenings of one account in which nothing was found: `digests` in octets, `numbers` the marketplace's own. */
export interface NewLot {
  id: string;
  account: string;
  digests: Buffer;
  numbers: readonly (string | null)[];
}

/** Keeps a lot, in one row. @returns when it expires */
export async function saveLot(
  tx: Tx,
  { id, account, digests, numbers }: NewLot,
  { unit, rulesDigest, engine, now }: { unit: string; rulesDigest: string; engine: string; now: Date },
): Promise<string> {
  const { expiresAt } = await oneRow(
    tx,
    addedSchema.pick({ expiresAt: true }),
    sql`insert into prepublication_lot (id, unit_id, account_id, digests, numbers, rules_digest, engine, screened_at, expires_at)
      values (${id}, ${unit}, ${account}, ${digests}, ${arrayOf('text', numbers)}, ${rulesDigest}, ${engine}, ${now},
        ${now}::timestamptz + ${keptDays} * interval '1 day') returning expires_at`,
  );
  return expiresAt;
}

/** What was answered before under these keys. */
export function findAnswered(
  tx: Tx,
  keys: readonly { account: string; requestKey: string }[],
): Promise<(KeptScreening & { account: string; requestKey: string })[]> {
  return rows(
    tx,
    keptSchema.extend({ account: z.string(), requestKey: z.string() }),
    sql`select ${COLUMNS}, account_id as account, request_key from prepublication_screening s
      where (account_id, request_key) in (select * from unnest(${arrayOf(
        'text',
        keys.map(({ account }) => account),
      )}, ${arrayOf(
        'text',
        keys.map(({ requestKey }) => requestKey),
      )}))`,
  );
}

/** Keeps by what screenings of a digest were made. */
export async function saveRules(
  tx: Tx,
  { digest, engine, packs }: Rules,
  at: { unit: string; now: Date },
): Promise<void> {
  await sql`insert into prepublication_rules (unit_id, digest, engine, packs, first_used)
    values (${at.unit}, ${digest}, ${engine}, ${JSON.stringify(packs)}::jsonb, ${at.now}) on conflict do nothing`.execute(
    tx,
  );
}

const shownSchema = keptSchema.extend({
  listing: keptContentSchema.nullable(),
  decidedBy: z.string().nullable(),
});
/** A screening with what it was made by, its offer, and who decided. */
export type ShownScreening = z.infer<typeof shownSchema>;

const SHOWN = sql`select ${COLUMNS}, listing, (select name from account where account.id = decided_by) as decided_by
  from prepublication_screening s`;

/** The id of the answer in a place of a lot, from 0 on. */
export const idInLot = (lot: string, place: number): string => `${lot}_${place}`;
const IN_LOT = /^(scr_[0-9a-z]{26})_(0|[1-9]\d{0,5})$/;

/** One that has not expired; null: there is none. */
export function findScreening(tx: Tx, id: string, now: Date): Promise<ShownScreening | null> {
  const [, lot, place] = IN_LOT.exec(id) ?? [];
  if (lot !== undefined)
    return row(
      tx,
      shownSchema,
      sql`select ${id}::text as id, 'nothing-found' as outcome, numbers[${Number(place)}::int + 1] as reference,
          encode(substring(digests from 32 * ${Number(place)}::int + 1 for 32), 'hex') as listing_digest, '[]'::jsonb as reasons,
          s.engine, ${PACKS}, screened_at, expires_at, null as decision, null::timestamptz as decided_at, null as reason,
          null::jsonb as listing, null as decided_by
        from prepublication_lot s where id = ${lot} and ${Number(place)}::int < cardinality(numbers) and expires_at > ${now}`,
    );
  return row(
    tx,
    shownSchema,
    sql`${SHOWN} where id = ${id} and (expires_at > ${now} or (listing is not null and decision is null))`,
  );
}

/** Those that are held, the oldest first, or those decided, the newest first; after the cursor (an id). */
export function listHeld(
  tx: Tx,
  { state, cursor = null, limit }: { state: 'held' | 'decided'; cursor?: string | null | undefined; limit: number },
): Promise<ShownScreening[]> {
  const page =
    state === 'held'
      ? sql`decision is null and (${cursor}::text is null or id > ${cursor}) order by id`
      : sql`decision is not null and (${cursor}::text is null or id < ${cursor}) order by id desc`;
  return rows(tx, shownSchema, sql`${SHOWN} where outcome = 'hold-for-a-person' and ${page} limit ${limit}`);
}

/** Counts what is held, up to a thousand. */
export async function countHeld(tx: Tx): Promise<number> {
  const found = await row(
    tx,
    z.object({ count: z.int() }),
    sql`select count(*)::int as count from (select from prepublication_screening
      where outcome = 'hold-for-a-person' and decision is null limit 1000) held`,
  );
  return found?.count ?? 0;
}

/** Keeps a decision; the record is kept as long again from then on. @returns false: there is one already */
export function saveDecision(
  tx: Tx,
  id: string,
  { outcome, reason, by, now }: Pick<Decision, 'outcome' | 'reason'> & { by: string; now: Date },
): Promise<boolean> {
  return hasRow(
    tx,
    sql`update prepublication_screening set decision = ${outcome}, reason = ${reason}, decided_by = ${by}, decided_at = ${now},
        expires_at = ${now}::timestamptz + ${keptDays} * interval '1 day'
      where id = ${id} and outcome = 'hold-for-a-person' and decision is null returning 1`,
  );
}

const daysSchema = z.object({ keptDays: z.int() });

/** How long records are kept. */
export async function readKeptDays(tx: Tx): Promise<number> {
  return (await row(tx, daysSchema, sql`select ${keptDays} as kept_days`))?.keptDays ?? KEPT_DAYS;
}

/** Says how long records are kept; those that are there keep their day. */
export async function saveKeptDays(tx: Tx, at: { unit: string; days: number; by: string; now: Date }): Promise<void> {
  await sql`insert into prepublication_setting (unit_id, kept_days, changed_by, changed_at)
    values (${at.unit}, ${at.days}, ${at.by}, ${at.now})
    on conflict (unit_id) do update set kept_days = excluded.kept_days, changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(
    tx,
  );
}

/** Deletes at most so many records that have expired, and lots, with what was told of them. @returns how many */
export async function deleteExpired(tx: Tx, { now, most }: { now: Date; most: number }): Promise<number> {
  const gone = await rows(
    tx,
    z.object({ id: z.string() }),
    sql`delete from prepublication_screening where id in (select id from prepublication_screening
      where expires_at <= ${now} and (listing is null or decision is not null) order by expires_at limit ${most}) returning id`,
  );
  const lots = await rows(
    tx,
    z.object({ id: z.string() }),
    sql`delete from prepublication_lot where id in (select id from prepublication_lot
      where expires_at <= ${now} order by expires_at limit ${most}) returning id`,
  );
  await sql`delete from webhook_delivery where subject_id = any(${gone.map(({ id }) => id)}::text[])`.execute(tx);
  return Math.max(gone.length, lots.length);
}
