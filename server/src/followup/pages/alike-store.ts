import { sql } from 'kysely';
import { z } from 'zod';
import { row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { LEAST_QUALITY } from '../../base/page/hash-picture.ts';
import { alikeProductSchema, alikeSchema, nearPictureSchema } from './page-schema.ts';
import { isOf, MOST, type Subject } from './page-store.ts';

type Trader = Subject & { of: 'trader' };

/** Of a subject's cases, so many of the newest are compared with those of others, */
const COMPARED = 500;
/** and of their photographs so many of the newest with those that are nearly the same: each takes some milliseconds. */
const MOST_NEAR = 24;
/** Meta's recommendation for PDQ: to 31 bits of 256 apart it is the same picture, edited at most. */
const NEAR = 31;
/** An address that more other traders state is one of a service to businesses, or of the platform, and says nothing of them. */
const CROWD = 10;

const mine = (subject: Subject) =>
  sql`select c.id, c.product from "case" c where ${isOf(subject)} order by c.id desc limit ${COMPARED}`;

/** Photographs (PDQ) of the offers in the newest cases, the newest first, but for plain surfaces, which share hashes. */
export async function listHashes(tx: Tx, subject: Subject): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ pdq: z.string() }),
    sql`with mine as materialized (${mine(subject)})
      select p.pdq from mine join case_finding cf on cf.case_id = mine.id join finding f on f.id = cf.finding_id
        join picture p on p.snapshot_id = f.snapshot_id where p.pdq is not null and p.quality >= ${LEAST_QUALITY}
      group by p.pdq order by max(mine.id) desc, p.pdq`,
  );
  return found.map(({ pdq }) => pdq);
}

/** The cases `c` with an offer that has one of these photographs or nearly so, with the fewest bits that differ. */
const withPhotograph = (hashes: readonly string[]) =>
  sql`select c.id, min(near.distance) as distance
    from (select n.pdq, min(n.distance) as distance from (
        select pdq, 0 as distance from unnest(${[...hashes]}::text[]) h(pdq)
        union all select n.pdq, n.distance from unnest(${hashes.slice(0, MOST_NEAR)}::text[]) h(pdq), vigie_near_pictures(h.pdq, ${NEAR}) n) n
      group by n.pdq) near
      join picture p on p.pdq = near.pdq join finding f on f.snapshot_id = p.snapshot_id
      join case_finding cf on cf.finding_id = f.id join "case" c on c.id = cf.case_id
    where c.joined_to is null group by c.id`;

/** What the offers of a trader say of it that is compared, and the cases of others whose offers say the same. */
const namedAlike = (subject: Trader) =>
  sql`shared as materialized (
    select n.kind, n.digest, c.id, c.platform, c.trader
    from (select distinct k.kind, k.digest from mine join case_trader_key k on k.case_id = mine.id) n
      join case_trader_key k on k.digest = n.digest and k.kind = n.kind join "case" c on c.id = k.case_id
    where ${isOther(subject)}),
  crowd as (select digest, count(distinct (platform, trader))::int as traders from shared where kind = 'address'
    group by digest having count(distinct (platform, trader)) > ${CROWD})`;

const isOther = ({ platform, key }: Trader) =>
  sql`(c.platform, c.trader) <> (${platform}, ${key}) and c.trader <> '' and c.joined_to is null`;

/**
 * Other traders, on whichever platform, whose offers in cases have a photograph (the same, or nearly so), an identifier
 * (GTIN or model) or the words of a title in common with this one's, or state the same number in a register of
 * businesses or the same address. An address that many state is left out. Who may be a person is not compared by what
 * is said of them (docs/decisions/0040-traders-by-address.md).
 */
export function listAlike(tx: Tx, subject: Trader, hashes: readonly string[]): Promise<z.infer<typeof alikeSchema>[]> {
  return rows(
    tx,
    alikeSchema,
    sql`with mine as materialized (${mine(subject)}), ${namedAlike(subject)},
      common as (
        select case when c.product like 'title:%' then 'wording' else 'identifier' end as how, c.id, null::int as distance
          from (select distinct product from mine) m join "case" c on c.product = m.product
        union all
        select 'photograph', id, distance from (${withPhotograph(hashes)}) w
        union
        select kind, id, null from shared where digest not in (select digest from crowd))
      select common.how, c.platform, c.trader as key, max(c.trader_name) as name, count(*)::int as cases,
        max(c.id) as "case", (array_agg(c.title order by c.id desc))[1] as title, min(common.distance) as distance
      from common join "case" c on c.id = common.id where ${isOther(subject)} group by common.how, c.platform, c.trader
      order by cases desc, c.platform, c.trader, common.how limit ${MOST}`,
  );
}

/** How many others state an address of this trader's, where they are too many to say something; null: they are not. */
export async function countCrowd(tx: Tx, subject: Trader): Promise<number | null> {
  const crowd = await row(
    tx,
    z.object({ traders: z.int().nullable() }),
    sql`with mine as materialized (${mine(subject)}), ${namedAlike(subject)} select max(traders) as traders from crowd`,
  );
  return crowd?.traders ?? null;
}

/** Other products, in whose cases an offer has one of these photographs, or nearly so. */
export function listAlikeProducts(
  tx: Tx,
  key: string,
  hashes: readonly string[],
): Promise<z.infer<typeof alikeProductSchema>[]> {
  return rows(
    tx,
    alikeProductSchema,
    sql`with common as (${withPhotograph(hashes)})
      select c.product as key, (array_agg(c.title order by c.id desc))[1] as title, count(*)::int as cases,
        count(distinct (c.platform, c.trader)) filter (where c.trader <> '')::int as traders, min(common.distance) as distance
      from common join "case" c on c.id = common.id where c.product <> ${key}
      group by c.product order by cases desc, c.product limit ${MOST}`,
  );
}

/** Photographs that are nearly this one, of offers in cases that the reader may see. */
export async function listNear(tx: Tx, pdq: string): Promise<z.infer<typeof nearPictureSchema>[]> {
  if (!/^[\da-f]{64}$/.test(pdq)) return [];
  return rows(
    tx,
    nearPictureSchema,
    sql`select near.pdq, near.distance, count(distinct c.id)::int as cases, max(c.id) as "case",
        (array_agg(c.title order by c.id desc))[1] as title
      from vigie_near_pictures(${pdq}, ${NEAR}) near join picture p on p.pdq = near.pdq join finding f on f.snapshot_id = p.snapshot_id
        join case_finding cf on cf.finding_id = f.id join "case" c on c.id = cf.case_id and c.joined_to is null
      where near.pdq <> ${pdq} group by near.pdq, near.distance order by near.distance, cases desc, near.pdq limit ${MOST}`,
  );
}
