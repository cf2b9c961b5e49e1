import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { hasRow, instantInJson, oneRow, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { RELISTING_PACK } from '../relisting/decide-relisting.ts';
import { type Candidate, candidateCountsSchema, candidateSchema, exhibitOfDaySchema } from './candidate-schema.ts';

/** Which offers of which days are candidates of an obligation. */
export interface CandidateFrame {
  obligation: string;
  /** What offers of the platform call it: hosts. */
  hosts: readonly string[];
  packs: readonly string[];
  /** First and last day (`YYYY-MM-DD`); null: without end. */
  from: string;
  until: string | null;
  timeZone: string;
  /** Withdrawn: no day of it is one, and what was decided stands no more. */
  isWithdrawn: boolean;
}

const decisionSchema = candidateSchema.shape.decision.unwrap().extend({ at: instantInJson });
const keptSchema = candidateSchema.extend({
  exhibits: z.array(exhibitOfDaySchema.extend({ seenAt: instantInJson })),
  decision: decisionSchema.nullable(),
});

const texts = (values: readonly string[]): RawBuilder<unknown> =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;

/** The offers that an obligation is about, each with a case of it. */
const offersOf = ({ hosts, packs }: CandidateFrame): RawBuilder<unknown> => sql`
    select distinct on (o.thing) o.thing as listing_id, o.case_id from counted o
    where o.figure = 'offers' and o.platform in ${texts(hosts)}
      and exists (select from case_finding cf join finding f on f.id = cf.finding_id where cf.case_id = o.case_id and f.pack in ${texts(packs)})
      and exists (select from case_finding cf join finding f on f.id = cf.finding_id where cf.case_id = o.case_id
        and f.listing_id = o.thing and f.pack in ${texts([...packs, RELISTING_PACK])})
    order by o.thing, o.case_id`;

/** Whether an offer is one that the obligation is about, and no check that saw it online on a day has a sealed page or will. */
export const isWithoutExhibit = (
  tx: Tx,
  frame: CandidateFrame,
  { listing, day }: { listing: string; day: string },
): Promise<boolean> =>
  hasRow(
    tx,
    sql`select from (${offersOf(frame)}) offer where offer.listing_id = ${listing} and not exists (
        select from "check" k join evidence_package e on e.check_id = k.id
        where k.listing_id = ${listing} and k.verdict = 'online' and e.state <> 'failed'
          and (k.done_at at time zone ${frame.timeZone})::date = ${day}::date)`,
  );

/**
 * The candidates of an obligation, each once whatever checks there are: grouped by offer and day, of the offers that are
 * counted as confirmed (`offers` of FIGURES). Whoever sees a restricted case and an open one of an offer sees it once.
 */
const candidatesOf = (frame: CandidateFrame): RawBuilder<unknown> => {
  const { obligation, from, until, timeZone, isWithdrawn } = frame;
  return sql`
  with offer as (${offersOf(frame)}),
  looked as (
    select offer.case_id, k.id, k.listing_id, k.url, k.done_at, (k.done_at at time zone ${timeZone})::date as day
    from offer join "check" k on k.listing_id = offer.listing_id where k.verdict = 'online'),
  seen as (
    select looked.listing_id, looked.day, min(looked.case_id) as case_id, min(looked.url) as url, count(distinct looked.id)::int as checks,
      coalesce(jsonb_agg(jsonb_build_object('evidence', e.id, 'check', looked.id, 'seenAt', looked.done_at, 'digest', e.digest,
        'logIndex', e.log_index) order by looked.done_at, e.id) filter (where e.id is not null), '[]') as exhibits
    from looked left join evidence_package e on e.check_id = looked.id and e.state = 'sealed' and e.digest is not null
    where not ${isWithdrawn}::boolean and looked.day >= ${from}::date and (${until}::date is null or looked.day <= ${until}::date)
    group by looked.listing_id, looked.day),
  decided as (
    select distinct on (d.listing_id, d.day) d.* from obligation_candidate d where d.obligation = ${obligation}
    order by d.listing_id, d.day, d.decided_at desc),
  candidate as (
    select listing_id || '' as listing, day::text as day, day::text || '/' || listing_id as id, coalesce(seen.case_id, decided.case_id) as case_id,
      seen.url, coalesce(seen.checks, 0) as checks, coalesce(seen.exhibits, '[]') as exhibits, seen.day is not null as stands,
      case decided.decision when 'confirm' then 'confirmed' when 'dismiss' then 'dismissed' else 'open' end as state,
      case when decided.decision is not null then jsonb_build_object('by', coalesce((select a.name from account a where a.id = decided.account_id), ''),
        'at', decided.decided_at, 'reason', decided.reason, 'evidence', decided.evidence) end as decision
    from seen full join decided using (listing_id, day))`;
};

/** Candidates, the newest day first. @param most at most so many; `case`: of one alone */
export const listCandidates = (
  tx: Tx,
  frame: CandidateFrame,
  { state, cursor, most, of }: { state: string; cursor?: string | undefined; most: number; of?: string },
): Promise<Candidate[]> =>
  rows(
    tx,
    keptSchema,
    sql`${candidatesOf(frame)}
      select c.id, c.listing, c.day, c.case_id as "case", coalesce(l.title, '') as title, c.url, c.checks, c.exhibits, c.state, c.stands, c.decision
      from candidate c left join listing l on l.id = c.listing
      where (${state} = 'all' or c.state = ${state}) and (${cursor ?? null}::text is null or c.id < ${cursor ?? null} collate "C")
        and (${of ?? null}::text is null or c.case_id = ${of ?? null})
      order by c.id collate "C" desc limit ${most}`,
  );

/** The candidates of an obligation that are named, and stand. */
export const findCandidates = (
  tx: Tx,
  frame: CandidateFrame,
  named: readonly { listing: string; day: string }[],
): Promise<Candidate[]> =>
  rows(
    tx,
    keptSchema,
    sql`${candidatesOf(frame)}
      select c.id, c.listing, c.day, c.case_id as "case", '' as title, c.url, c.checks, c.exhibits, c.state, c.stands, c.decision
      from candidate c where c.stands and c.id in ${texts(named.map(({ listing, day }) => `${day}/${listing}`))}`,
  );

/** How many there are, by what was decided. */
export const countCandidates = (tx: Tx, frame: CandidateFrame): Promise<z.infer<typeof candidateCountsSchema>> =>
  oneRow(
    tx,
    candidateCountsSchema,
    sql`${candidatesOf(frame)}
      select count(*) filter (where stands and state = 'open')::int as open, count(*) filter (where stands and state = 'confirmed')::int as confirmed,
        count(*) filter (where stands and state = 'dismissed')::int as dismissed,
        count(*) filter (where stands and state = 'open' and exhibits = '[]')::int as without_exhibit,
        count(*) filter (where not stands)::int as fallen
      from candidate`,
  );

/** Keeps what a person decided; what was decided of the same candidate before gives way, and stands in the audit log. */
export async function saveCandidateDecision(
  tx: Tx,
  decided: {
    unit: string;
    obligation: string;
    candidate: Pick<Candidate, 'listing' | 'day' | 'case'>;
    decision: 'confirm' | 'dismiss';
    evidence: string[];
    reason: string;
    account: string;
    now: Date;
  },
): Promise<void> {
  const { listing, day, case: caseId } = decided.candidate;
  await sql`
    insert into obligation_candidate (unit_id, obligation, listing_id, day, case_id, decision, reason, account_id, decided_at, evidence)
    values (${decided.unit}, ${decided.obligation}, ${listing}, ${day}, ${caseId}, ${decided.decision}, ${decided.reason}, ${decided.account},
      ${decided.now}, ${JSON.stringify(decided.evidence)}::jsonb)
    on conflict on constraint obligation_candidate_key do update set case_id = excluded.case_id, decision = excluded.decision,
      reason = excluded.reason, account_id = excluded.account_id, decided_at = excluded.decided_at, evidence = excluded.evidence`.execute(
    tx,
  );
}
