import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { instant, oneRow, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import type { Asked } from '../compliance/compliance.ts';
import { listAskedOf } from '../compliance/compliance-store.ts';
import {
  pagedCaseSchema,
  ruleCountSchema,
  statedTraderSchema,
  summarySchema,
  traderCountSchema,
} from './page-schema.ts';

/** What a page is about. */
export type Subject =
  | { of: 'platform'; names: readonly string[] }
  | { of: 'trader'; platform: string; key: string }
  | { of: 'product'; key: string }
  | { of: 'picture'; pdq: string };

/** What a case `c` must be to be of a page. A case that was joined to another is told of there. */
export function isOf(subject: Subject): RawBuilder<unknown> {
  const ofPage = (): RawBuilder<unknown> => {
    switch (subject.of) {
      case 'platform':
        return sql`c.platform = any(${[...subject.names]}::text[])`;
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

/** So many are listed. */
export const MOST = 50;

/** The platforms, as their offers name them, of the cases that the reader may see. */
export async function listPlatforms(tx: Tx): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ platform: z.string() }),
    // From one to the next in the index of platforms and traders: of a hundred thousand cases some forty are read.
    sql`with recursive named as (
        (select c.platform from "case" c where c.joined_to is null order by c.platform limit 1)
        union all
        select (select c.platform from "case" c where c.joined_to is null and c.platform > named.platform order by c.platform limit 1)
          from named where named.platform is not null)
      select platform from named where platform is not null`,
  );
  return found.map(({ platform }) => platform);
}

/**
 * How many cases, offers and relistings there are, of those that the reader may see. A decision that may still be undone
 * counts in none of them: nothing follows from it before.
 */
export function summarise(tx: Tx, subject: Subject): Promise<z.infer<typeof summarySchema>> {
  return oneRow(
    tx,
    summarySchema.extend({ firstSeen: instant.nullable(), lastSeen: instant.nullable() }),
    sql`with c as materialized (select c.id, c.settled as state from "case" c where ${isOf(subject)}),
      l as (select count(*)::int as count, min(o.first_seen) as first_seen, max(o.last_seen) as last_seen
        from listing o join (select distinct f.listing_id from c join case_finding cf on cf.case_id = c.id join finding f on f.id = cf.finding_id) each
          on each.listing_id = o.id),
      r as materialized (select r.state from counted k join c on c.id = k.case_id join relisting r on r.id = k.thing where k.figure = 'relistings')
      select (select jsonb_build_object('open', count(*) filter (where state = 'open'), 'confirmed', count(*) filter (where state = 'confirmed'),
          'dismissed', count(*) filter (where state = 'dismissed'), 'escalated', count(*) filter (where state = 'escalated')) from c) as states,
        (select count(*)::int from c) as total, l.count as listings, l.first_seen, l.last_seen,
        (select count(*)::int from r) as relistings,
        (select count(*)::int from r where state = 'confirmed') as confirmed_relistings
      from l`,
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
export const listAskedAbout = (tx: Tx, subject: Subject, period: { from: Date; to: Date }): Promise<Asked[]> =>
  listAskedOf(
    tx,
    subject.of === 'platform'
      ? sql`${isOf(subject)} and a.platform = any(${[...subject.names]}::text[])`
      : isOf(subject),
    period,
  );

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
