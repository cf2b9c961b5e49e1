import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { HELD_BY, type Kind, type Period } from '../schema.ts';
import { HELD } from './held-store.ts';

/** A case that nobody works on any more: dismissed, or all its offers removed and nothing left to watch. */
const CLOSED = sql`((c.settled = 'dismissed' or (c.settled = 'confirmed' and c.stage = 'removed'))
  and c.next_step is null
  and not exists (select from "check" k where k.case_id = c.id and k.done_at is null)
  and not exists (select from evidence_package e where e.case_id = c.id and e.state = 'pending')
  and not exists (select from follow_up u where u.case_id = c.id and u.state <> 'removed')
  and not exists (select from notice n where n.case_id = c.id and n.state in ('proposed', 'queued', 'by-hand')))`;

/**
 * All that a kind is about: `id`; `past`, since when its period runs (null: it does not yet); `with_id`, what it is
 * erased together with.
 */
const RECORDS: Record<Kind, RawBuilder<unknown>> = {
  offers: sql`
    select l.id, l.last_seen as past, l.id as with_id from listing l
    where not exists (select from finding f join case_finding cf on cf.finding_id = f.id where f.listing_id = l.id)
      and not exists (select from relisting r where r.state <> 'rejected' and (r.listing_id = l.id or r.original_listing_id = l.id))
      and not exists (select from evidence_package e where e.listing_id = l.id and e.state = 'pending')`,
  // By the trader's name, as the compliance report counts traders: where a part of them went, there would be one more.
  cases: sql`
    select c.id, case when ${CLOSED} then c.updated_at end as past,
      coalesce(c.platform || ' ' || (select max(l.trader) from case_finding cf join finding f on f.id = cf.finding_id
        join listing l on l.id = f.listing_id where cf.case_id = c.id), c.id) as with_id
    from "case" c`,
  correspondence: sql`
    select n.id, c.updated_at as past, n.id as with_id from notice n join "case" c on c.id = n.case_id where ${CLOSED}`,
  'received-notices': sql`
    select id, decided_at as past, id as with_id from received_notice where state = 'decided'`,
  complaints: sql`
    select id, decided_at as past, id as with_id from complaint where state in ('upheld', 'rejected')`,
  'misuse-measures': sql`
    select id, coalesce(until, since) as past, id as with_id from misuse_measure`,
  alerts: sql`
    select id, closed_at as past, id as with_id from alert where closed_at is not null`,
  'data-requests': sql`
    select id, answered_at as past, id as with_id from data_request where answered_at is not null`,
  sweeps: sql`
    select id, changed_at as past, id as with_id from sweep where state in ('done', 'failed')
    union all select id, changed_at, id from age_gate where state = 'done'`,
  inquiries: sql`
    select i.id, i.asked_at as past, i.id as with_id from inquiry i
    where not exists (select from inquiry_answer a where a.inquiry_id = i.id and a.state = 'waiting')`,
};

/** What counts an offer as a trader's, for the share of misuse: without it, what is counted would weigh more. */
const COUNTED: Partial<Record<Kind, RawBuilder<unknown>>> = {
  offers: sql`union select l.id, 'counted' from listing l join statement s on s.trader_name = l.trader and s.reversed_at is null`,
};

const pastSchema = z.object({ id: z.string(), withId: z.string(), why: z.array(z.enum(HELD_BY)) });

/** What of a kind is past its period and not erased yet, the oldest first; `why` it stays: empty where it is due. */
export function listPast(tx: Tx, kind: Kind, period: Pick<Period, 'amount' | 'unit'>, now: Date) {
  const [months, days] = period.unit === 'months' ? [period.amount, 0] : [0, period.amount];
  return rows(
    tx,
    pastSchema,
    sql`with recursive ${HELD},
      record as (select r.* from (${RECORDS[kind]}) r
        where not exists (select from erased_record e where e.record_id = r.id and e.kind = ${kind})),
      past as (select * from record
        where past < ${now}::timestamptz - make_interval(months => ${months}::int, days => ${days}::int)),
      stays as (select id, why from held ${COUNTED[kind] ?? sql``}),
      -- Whatever of it stays keeps what it is erased together with.
      group_kept as (select distinct with_id from record
        where id not in (select id from past) or id in (select id from stays))
      select past.id, past.with_id,
        coalesce((select jsonb_agg(distinct s.why order by s.why) from stays s where s.id = past.id),
          case when past.with_id in (select with_id from group_kept) then '["same-trader"]'::jsonb else '[]'::jsonb end) as why
      from past order by past.past, past.with_id, past.id`,
  );
}
