import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { ASKING } from '../asking.ts';
import { firstGone, type Schedule } from '../check/check-schedule.ts';
import { VERDICTS } from '../check/check-schema.ts';
import type { Asked } from './compliance.ts';

/**
 * Documents whose answer says something of the offers they name; an answer never comes before what it answers, whatever
 * date it bears.
 */
const ANSWERED = [...ASKING, 'reminder'];

/** Platforms to which a document was sent, the most asked first. */
export async function listAskedPlatforms(tx: Tx): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ platform: z.string() }),
    sql`select c.platform from notice n join "case" c on c.id = n.case_id where n.state = 'sent' and n.withdrawn_at is null
      group by c.platform order by count(*) desc, c.platform limit 200`,
  );
  return found.map(({ platform }) => platform);
}

const date = z.string().transform((text) => new Date(text));

const askedSchema = z.object({
  listing: z.string(),
  platform: z.string(),
  trader: z.string(),
  categories: z.array(z.string()),
  sentAt: date,
  dueAt: date.nullable(),
  acknowledgedAt: date.nullable(),
  decidedAt: date.nullable(),
  checks: z.array(z.object({ verdict: z.enum(VERDICTS), at: date })),
  relistings: z.array(date),
});

/** The offers of a platform that were first asked about within a period, with all that came of them since. */
export const listAsked = (
  tx: Tx,
  platform: string,
  period: { from: Date; to: Date },
  schedule: Schedule,
): Promise<Asked[]> => listAskedOf(tx, sql`c.platform = ${platform}`, period, schedule);

/** The same of every platform. */
export const listAskedOfAll = (tx: Tx, period: { from: Date; to: Date }, schedule: Schedule): Promise<Asked[]> =>
  listAskedOf(tx, sql`true`, period, schedule);

/** The same of other cases. @param which what a case `c` must be */
export async function listAskedOf(
  tx: Tx,
  which: RawBuilder<unknown>,
  period: { from: Date; to: Date },
  schedule: Schedule,
): Promise<Asked[]> {
  const asked = await rows(
    tx,
    askedSchema,
    sql`with first as (
      select distinct on (nl.listing_id) nl.listing_id, n.id, n.case_id, c.platform, n.sent_at, n.deadline->>'dueAt' as due_at
      from notice n join notice_listing nl on nl.notice_id = n.id join "case" c on c.id = n.case_id
      where n.state = 'sent' and n.withdrawn_at is null and n.kind in (${sql.join(ASKING)}) and ${which}
      order by nl.listing_id, n.sent_at, n.id),
    answered as (
      select first.listing_id, a.kind, min(greatest(a.at, first.sent_at)) as at
      from first join notice_listing nl on nl.listing_id = first.listing_id join notice n on n.id = nl.notice_id
        join notice_answer a on a.notice_id = n.id
      where n.kind in (${sql.join(ANSWERED)}) and n.sent_at >= first.sent_at and a.kind in ('receipt', 'decision')
      group by first.listing_id, a.kind)
    select first.listing_id as listing, first.platform, coalesce(l.trader, '') as trader, first.sent_at, first.due_at,
      (select at from answered where answered.listing_id = first.listing_id and answered.kind = 'receipt') as acknowledged_at,
      (select at from answered where answered.listing_id = first.listing_id and answered.kind = 'decision') as decided_at,
      coalesce((select jsonb_agg(distinct f.pack || '/' || f.rule) from finding f join case_finding cf on cf.finding_id = f.id
        where f.listing_id = first.listing_id and cf.case_id = first.case_id), '[]') as categories,
      coalesce((select jsonb_agg(jsonb_build_object('verdict', k.verdict, 'at', k.done_at) order by k.done_at desc) from "check" k
        where k.listing_id = first.listing_id and k.done_at >= first.sent_at), '[]') as checks,
      coalesce((select jsonb_agg(seen.at order by seen.at) from (
        select back.first_seen as at from relisting r join listing back on back.id = r.listing_id
          where r.original_listing_id = first.listing_id and r.state <> 'rejected'
        union all select p.seen_at from reappearance p where p.listing_id = first.listing_id and p.seen_at >= first.sent_at) seen), '[]') as relistings
    from first join listing l on l.id = first.listing_id
    where first.sent_at >= ${period.from} and first.sent_at < ${period.to} order by first.sent_at, first.listing_id`,
  );
  return asked.map(({ checks, ...offer }) => ({ ...offer, removedAt: firstGone(checks, schedule) }));
}
