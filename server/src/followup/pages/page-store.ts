import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { instant, oneRow, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import type { Schedule } from '../check/check-schedule.ts';
import type { Asked } from '../compliance/compliance.ts';
import { listAskedOf } from '../compliance/compliance-store.ts';
import {
  alikeSchema,
  nearPictureSchema,
  pagedCaseSchema,
  ruleCountSchema,
  statedTraderSchema,
  summarySchema,
  traderCountSchema,
} from './page-schema.ts';

/** What a page is about. */
export type Subject =
  | { of: 'platform'; name: string }
  | { of: 'trader'; platform: string; key: string }
  | { of: 'product'; key: string }
  | { of: 'picture'; pdq: string };

/** What a case `c` must be to be of a page. A case that was joined to another is told of there. */
function isOf(subject: Subject): RawBuilder<unknown> {
  const ofPage = (): RawBuilder<unknown> => {
    switch (subject.of) {
      case 'platform':
        return sql`c.platform = ${subject.name}`;
      case 'trader':
        return sql`c.platform = ${subject.platform} and c.trader = ${subject.key}`;
      case 'product':
        return sql`c.product = ${subject.key}`;
      case 'picture':
        return sql`c.id in (select cf.case_id from picture p join finding f on f.snapshot_id = p.snapshot_id
          join case_finding cf on cf.finding_id = f.id where p.pdq = ${subject.pdq})`;
    }
  };
  return sql`c.joined_to is null and ${ofPage()}`;
}

const MOST = 50;

/**
 * How many cases, offers and relistings there are, of those that the reader may see. A decision that may still be undone
 * counts in none of them: nothing follows from it before.
 */
export function summarise(tx: Tx, subject: Subject): Promise<z.infer<typeof summarySchema>> {
  return oneRow(
    tx,
    summarySchema.extend({ firstSeen: instant.nullable(), lastSeen: instant.nullable() }),
    sql`with c as materialized (select c.id, c.settled as state from "case" c where ${isOf(subject)}),
      l as materialized (select distinct f.listing_id from c join case_finding cf on cf.case_id = c.id join finding f on f.id = cf.finding_id),
      r as materialized (select r.state from relisting r join c on c.id = r.case_id where r.state <> 'rejected')
      select (select jsonb_build_object('open', count(*) filter (where state = 'open'), 'confirmed', count(*) filter (where state = 'confirmed'),
          'dismissed', count(*) filter (where state = 'dismissed'), 'escalated', count(*) filter (where state = 'escalated')) from c) as states,
        (select count(*)::int from c) as total, (select count(*)::int from l) as listings,
        (select min(o.first_seen) from listing o join l on l.listing_id = o.id) as first_seen,
        (select max(o.last_seen) from listing o join l on l.listing_id = o.id) as last_seen,
        (select count(*)::int from r) as relistings,
        (select count(*)::int from r where state = 'confirmed') as confirmed_relistings`,
  );
}

/** Its cases, the newest first. @param cursor the id of the last one seen */
export function listOf(
  tx: Tx,
  subject: Subject,
  { cursor = null, limit }: { cursor?: string | null | undefined; limit: number },
): Promise<z.infer<typeof pagedCaseSchema>[]> {
  return rows(
    tx,
    pagedCaseSchema.extend({ openedAt: instant }),
    sql`select c.id, c.title, c.platform, c.trader_name as trader, c.trader as trader_key, c.product, c.severity, c.state, c.stage, c.opened_at
      from "case" c where ${isOf(subject)} and (${cursor}::text is null or c.id < ${cursor}) order by c.id desc limit ${limit}`,
  );
}

/** The rules that its cases are of, the most frequent first. */
export function countRules(tx: Tx, subject: Subject): Promise<z.infer<typeof ruleCountSchema>[]> {
  return rows(
    tx,
    ruleCountSchema,
    // The titles are looked up for those that are shown alone: reading those of every case takes most of the time.
    sql`select of.pack, of.rule, of.count, (select r.one -> 'title' from "case" s, jsonb_array_elements(s.rules) r(one)
        where s.id = of.sample and r.one ->> 'pack' = of.pack and r.one ->> 'rule' = of.rule) as title
      from (select split_part(v.key, '/', 1) as pack, split_part(v.key, '/', 2) as rule, count(*)::int as count, max(v.id) as sample
        from (select unnest(c.rule_keys) as key, c.id from "case" c where ${isOf(subject)}) v
        group by v.key order by count desc, 1, 2 limit 20) of
      order by of.count desc, of.pack, of.rule`,
  );
}

/** The traders of its cases, those with the most first; not those whom no offer names. */
export function countTraders(tx: Tx, subject: Subject): Promise<z.infer<typeof traderCountSchema>[]> {
  return rows(
    tx,
    traderCountSchema,
    sql`select c.platform, c.trader as key, max(c.trader_name) as name, count(*)::int as cases
      from "case" c where ${isOf(subject)} and c.trader <> '' group by c.platform, c.trader
      order by cases desc, c.platform, c.trader limit ${MOST}`,
  );
}

/** What was asked about its offers within a period, with all that came of it. */
export const listAskedAbout = (
  tx: Tx,
  subject: Subject,
  period: { from: Date; to: Date },
  schedule: Schedule,
): Promise<Asked[]> => listAskedOf(tx, isOf(subject), period, schedule);

/** What the newest offer in the cases of a trader says of it. */
export function findStated(tx: Tx, subject: Subject & { of: 'trader' }) {
  return row(
    tx,
    z.object({ trader: statedTraderSchema, name: z.string(), seenAt: instant, listing: z.string() }),
    sql`select coalesce(nullif(s.content -> 'trader', 'null'), '{}') as trader, c.trader_name as name, s.seen_at, s.listing_id as listing
      from "case" c join case_finding cf on cf.case_id = c.id join finding f on f.id = cf.finding_id join snapshot s on s.id = f.snapshot_id
      where ${isOf(subject)} order by s.seen_at desc, s.id desc limit 1`,
  );
}

/** The title of the newest case of a page; null: it has none. */
export async function findTitle(tx: Tx, subject: Subject): Promise<string | null> {
  const [newest] = await listOf(tx, subject, { limit: 1 });
  return newest?.title ?? null;
}

/** Of a trader's cases, so many of the newest are compared with those of others. */
const COMPARED = 500;

/**
 * Other traders, on whichever platform, whose offers in cases have a photograph (the same PDQ hash), an identifier (GTIN
 * or model) or the words of a title in common with this one's. What offers say of the trader itself, its address say, is
 * compared with nothing: it may be a person's.
 */
export function listAlike(tx: Tx, subject: Subject & { of: 'trader' }): Promise<z.infer<typeof alikeSchema>[]> {
  const isOther = sql`(c.platform, c.trader) <> (${subject.platform}, ${subject.key}) and c.trader <> '' and c.joined_to is null`;
  return rows(
    tx,
    alikeSchema,
    sql`with mine as materialized (select c.id, c.product from "case" c where ${isOf(subject)} order by c.id desc limit ${COMPARED}),
      hashes as materialized (select distinct p.pdq from mine join case_finding cf on cf.case_id = mine.id
        join finding f on f.id = cf.finding_id join picture p on p.snapshot_id = f.snapshot_id where p.pdq is not null),
      common as (
        select case when c.product like 'title:%' then 'wording' else 'identifier' end as how, c.id
          from (select distinct product from mine) m join "case" c on c.product = m.product where ${isOther}
        union
        select 'photograph', c.id from hashes h join picture p on p.pdq = h.pdq join finding f on f.snapshot_id = p.snapshot_id
          join case_finding cf on cf.finding_id = f.id join "case" c on c.id = cf.case_id where ${isOther})
      select common.how, c.platform, c.trader as key, max(c.trader_name) as name, count(*)::int as cases,
        max(c.id) as "case", (array_agg(c.title order by c.id desc))[1] as title
      from common join "case" c on c.id = common.id group by common.how, c.platform, c.trader
      order by cases desc, c.platform, c.trader, common.how limit ${MOST}`,
  );
}

/** Meta's recommendation for PDQ: to 31 bits of 256 apart it is the same picture, edited at most. */
const NEAR = 31;

/**
 * Photographs that are nearly this one, of offers in cases that the reader may see. All hashes of the unit are compared:
 * each is read once from its index.
 */
export async function listNear(tx: Tx, pdq: string): Promise<z.infer<typeof nearPictureSchema>[]> {
  if (!/^[\da-f]{64}$/.test(pdq)) return [];
  return rows(
    tx,
    nearPictureSchema,
    sql`with near as materialized (
        select n.pdq, bit_count(('x' || n.pdq)::bit(256) # ('x' || ${pdq})::bit(256))::int as distance
        from (select distinct p.pdq from picture p where p.pdq ~ '^[0-9a-f]{64}$' and p.pdq <> ${pdq}) n)
      select near.pdq, near.distance, count(distinct c.id)::int as cases, max(c.id) as "case",
        (array_agg(c.title order by c.id desc))[1] as title
      from near join picture p on p.pdq = near.pdq join finding f on f.snapshot_id = p.snapshot_id
        join case_finding cf on cf.finding_id = f.id join "case" c on c.id = cf.case_id and c.joined_to is null
      where near.distance <= ${NEAR} group by near.pdq, near.distance order by near.distance, cases desc, near.pdq limit ${MOST}`,
  );
}
