import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { ASKING } from '../asking.ts';
import type { Asked } from './compliance.ts';

/**
 * Documents whose answer says something of the offers they name; an answer never comes before what it answers, whatever
 * date it bears.
 */
const ANSWERED = [...ASKING, 'reminder'];

/** Platforms that were asked to act on an offer, the most asked first. */
export async function listAskedPlatforms(tx: Tx): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ platform: z.string() }),
    sql`select platform from counted where figure = 'asked' group by platform order by count(*) desc, platform limit 200`,
  );
  return found.map(({ platform }) => platform);
}

/** Those that were asked within a period, the most asked first. */
export async function listAskedWithin(tx: Tx, period: { from: Date; to: Date }): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ platform: z.string() }),
    sql`select platform from counted where figure = 'asked' and at >= ${period.from} and at < ${period.to}
      group by platform order by count(distinct thing) desc, platform`,
  );
  return found.map(({ platform }) => platform);
}

const date = z.string().transform((text) => new Date(text));

const askedSchema = z.object({
  listing: z.string(),
  platform: z.string(),
  trader: z.string(),
  rule: z.string(),
  sentAt: date,
  dueAt: date.nullable(),
  acknowledgedAt: date.nullable(),
  decidedAt: date.nullable(),
  removedAt: date.nullable(),
  relistings: z.array(date),
});

/** The offers of a platform that were first asked about within a period, with all that came of them since. */
export const listAsked = (tx: Tx, platform: string, period: { from: Date; to: Date }): Promise<Asked[]> =>
  listAskedOfSome(tx, [platform], period);

/** The same of several platforms. */
export const listAskedOfSome = (
  tx: Tx,
  platforms: readonly string[],
  period: { from: Date; to: Date },
): Promise<Asked[]> => listAskedOf(tx, sql`a.platform = any(${[...platforms]}::text[])`, period);

/** The same of other cases. @param which what a case `c`, or what is counted `a`, must be: of the latter its index tells the platform */
export async function listAskedOf(
  tx: Tx,
  which: RawBuilder<unknown>,
  period: { from: Date; to: Date },
): Promise<Asked[]> {
  const asked = await rows(
    tx,
    askedSchema,
    sql`with first as materialized (
      -- Of an offer that is counted for a restricted case too, whoever sees both sees it once.
      select distinct on (a.thing) a.thing as listing_id, a.case_id, a.platform, a.rule, a.at as sent_at, a.compartment
      from counted a join "case" c on c.id = a.case_id
      where a.figure = 'asked' and a.at >= ${period.from} and a.at < ${period.to} and ${which} order by a.thing, a.at),
    answered as (
      select first.listing_id, a.kind, min(greatest(a.at, first.sent_at)) as at
      from first join notice_listing nl on nl.listing_id = first.listing_id join notice n on n.id = nl.notice_id
        join notice_answer a on a.notice_id = n.id
      where n.kind in (${sql.join(ANSWERED)}) and n.sent_at >= first.sent_at and a.kind in ('receipt', 'decision')
      group by first.listing_id, a.kind)
    select first.listing_id as listing, first.platform, coalesce(l.trader, '') as trader, coalesce(first.rule, '–') as rule, first.sent_at,
      (select n.deadline->>'dueAt' from notice n join notice_listing nl on nl.notice_id = n.id
        where nl.listing_id = first.listing_id and n.case_id = first.case_id and n.sent_at = first.sent_at and n.withdrawn_at is null
          and n.kind in (${sql.join(ASKING)}) order by n.id limit 1) as due_at,
      (select at from answered where answered.listing_id = first.listing_id and answered.kind = 'receipt') as acknowledged_at,
      (select at from answered where answered.listing_id = first.listing_id and answered.kind = 'decision') as decided_at,
      (select min(gone.at) from counted gone where gone.figure = 'removed' and gone.thing = first.listing_id) as removed_at,
      coalesce((select jsonb_agg(seen.at order by seen.at) from (
        select distinct k.thing, k.at from counted k join relisting r on r.id = k.thing
          where k.figure = 'relistings' and r.original_listing_id = first.listing_id
        union all select distinct k.thing, k.at from counted k where k.figure = 'reappearances' and k.listing_id = first.listing_id) seen), '[]') as relistings
    from first join listing l on l.id = first.listing_id order by first.sent_at, first.listing_id`,
  );
  return asked.map(({ rule, ...offer }) => ({ ...offer, categories: [rule] }));
}
