import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { LEAST_QUALITY } from '../../base/page/hash-picture.ts';
import { keptContentSchema } from '../../listing/index.ts';
import type { KnownTable } from '../prf/table.ts';
import type { About } from '../subject/subject-schema.ts';

/** Offers in the cases that the transaction sees: of those, which no person set aside. */
const CASES = sql`select c.id from "case" c where c.joined_to is null and c.state <> 'dismissed'`;
const OF_ONE = (caseId: string | null) => sql`(${caseId}::text is null or cf.case_id = ${caseId})`;

const offerSchema = z.object({ id: z.string(), content: keptContentSchema });

/**
 * The offers of cases, the newest snapshot found in each, after one id.
 *
 * @param caseId of one case; null: of all that the transaction sees
 */
export const listOffers = (tx: Tx, caseId: string | null, after: string, limit: number) =>
  rows(
    tx,
    offerSchema,
    sql`select s.id, s.content from (
        select distinct f.snapshot_id from case_finding cf join finding f on f.id = cf.finding_id
        where cf.case_id in (${CASES}) and ${OF_ONE(caseId)} and f.snapshot_id > ${after} order by 1 limit ${limit}) portion
      join snapshot s on s.id = portion.snapshot_id order by s.id`,
  );

/** Hashes (PDQ) of the pictures of cases, but for plain surfaces, which share hashes. */
export async function listPictures(tx: Tx, caseId: string | null, after: string, limit: number): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ pdq: z.string() }),
    sql`select distinct p.pdq from case_finding cf join finding f on f.id = cf.finding_id
        join picture p on p.snapshot_id = f.snapshot_id
      where cf.case_id in (${CASES}) and ${OF_ONE(caseId)} and p.pdq > ${after} and p.quality >= ${LEAST_QUALITY}
      order by 1 limit ${limit}`,
  );
  return found.map(({ pdq }) => pdq);
}

/**
 * What a keeper said, as long as they have kept the case ever since: another keeper, and one who restricts it anew, has not
 * said so.
 */
const IS_KEPT = sql`exists (select from case_reader k where k.case_id = s.case_id and k.account_id = s.account_id and k.is_keeper
  and k.added_at <= s.shared_at)`;

/** Restricted cases of which others may learn that something is known, for whoever sees all of them. */
export async function listShared(tx: Tx): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ caseId: z.string() }),
    sql`select s.case_id from inquiry_share s where ${IS_KEPT} order by s.case_id`,
  );
  return found.map(({ caseId }) => caseId);
}

export const saveShare = (
  tx: Tx,
  made: { caseId: string; unit: string; account: string; now: Date },
): Promise<boolean> =>
  hasRow(
    tx,
    sql`insert into inquiry_share (case_id, unit_id, account_id, shared_at)
      values (${made.caseId}, ${made.unit}, ${made.account}, ${made.now})
      on conflict (case_id) do update set account_id = excluded.account_id, shared_at = excluded.shared_at returning case_id`,
  );

export const endShare = (tx: Tx, caseId: string): Promise<boolean> =>
  hasRow(tx, sql`delete from inquiry_share where case_id = ${caseId} returning case_id`);

export const isShared = (tx: Tx, caseId: string): Promise<boolean> =>
  hasRow(tx, sql`select 1 from inquiry_share s where s.case_id = ${caseId} and ${IS_KEPT}`);

/** Puts a table in the place of the one before, with its key. */
export async function saveTable(
  tx: Tx,
  {
    unit,
    about,
    table,
    publicKey,
    secret,
    seconds,
    now,
  }: {
    unit: string;
    about: About;
    table: KnownTable;
    publicKey: string;
    secret: string;
    seconds: number;
    now: Date;
  },
): Promise<void> {
  await dropTable(tx, about);
  await sql`insert into inquiry_table (unit_id, about, public_key, secret, bits, width, made_at, seconds)
    values (${unit}, ${about}, ${publicKey}, ${secret}, ${table.bits}, ${table.width}, ${now}, ${seconds})`.execute(tx);
  for (const [number, entries] of table.buckets.entries())
    await sql`insert into inquiry_bucket (unit_id, about, number, entries)
      values (${unit}, ${about}, ${number}, ${entries})`.execute(tx);
}

export async function dropTable(tx: Tx, about: About): Promise<void> {
  await sql`delete from inquiry_bucket where about = ${about}`.execute(tx);
  await sql`delete from inquiry_table where about = ${about}`.execute(tx);
}

const tableSchema = z.object({
  publicKey: z.string(),
  secret: z.string(),
  bits: z.int(),
  width: z.int(),
});
export type KeptTable = z.infer<typeof tableSchema>;

/** The table that is in force; null: it is not prepared yet. */
export const findTable = (tx: Tx, about: About): Promise<KeptTable | null> =>
  row(tx, tableSchema, sql`select public_key, secret, bits, width from inquiry_table where about = ${about}`);

const bucketSchema = z.object({ number: z.int(), entries: z.instanceof(Uint8Array) });

/** Buckets of the table in force, by their numbers: at once, and in the order asked for; one that there is not is left out. */
export async function readBuckets(tx: Tx, about: About, numbers: readonly number[]): Promise<Buffer[]> {
  const found = await rows(
    tx,
    bucketSchema,
    sql`select number, entries from inquiry_bucket where about = ${about} and number = any(${[...numbers]}::int[])`,
  );
  const entries = new Map(found.map(({ number, entries }) => [number, Buffer.from(entries)]));
  return numbers.flatMap((number) => entries.get(number) ?? []);
}
