import { sql } from 'kysely';

/**
 * What hangs together: a case and its offers, notices and relistings; a notice received, the offers it names, the
 * complaints about it; an alert and the offer at its address.
 */
const LINKED = sql`
  select cf.case_id as one, f.listing_id as other from case_finding cf join finding f on f.id = cf.finding_id
  union select case_id, id from notice
  union select case_id, original_listing_id from relisting where state <> 'rejected'
  union select case_id, listing_id from relisting where state <> 'rejected'
  union select received_id, listing_id from received_item where listing_id is not null
  union select a.id, l.id from alert a join listing l on l.url = a.url
  union select a.id, l.id from alert a join listing l on l.url = a.offer_url
  union select id, received_id from complaint where received_id is not null
  union select c.id, s.received_id from complaint c join statement s on s.id = c.statement_id where s.received_id is not null
  union select c.id, s.listing_id from complaint c join statement s on s.id = c.statement_id where s.listing_id is not null`;

/**
 * What must not be erased, and why: for a query's `with recursive`, as `held (id, why)`. What keeps one thing keeps all
 * that hangs together with it: too much is kept rather than too little.
 */
export const HELD = sql`
  linked as (${LINKED}),
  pair as (select one, other from linked union select other, one from linked),
  held (id, why) as (
    select * from (
      select record_id as id, 'hold' as why from retention_hold where released_at is null
      union select named.id, 'data-request' from data_request q cross join lateral jsonb_array_elements_text(q.records) named (id)
        where q.answered_at is null
      union select case_id, 'dossier' from dossier
      union select case_id, 'referred' from notice where kind in ('cpp-40', 'lcen-6-3', 'coordinator') and state <> 'rejected'
      union select r.case_id, 'referred' from referral r where exists (
        select from referral_entry e where e.referral_id = r.id and e.kind = 'sent' and e.withdrawn_at is null)
      union select case_id, 'exhibit' from exhibit
      union select case_id, 'hearing' from hearing
      union select id, 'sealed' from "case" where visibility = 'sealed'
      union select id, 'complaint' from complaint where state in ('open', 'deferred')
      union select received_id, 'reported' from suspicion
      union select id, 'open-notice' from received_notice where state <> 'decided'
    ) said
    union select pair.other, held.why from held join pair on pair.one = held.id)`;
