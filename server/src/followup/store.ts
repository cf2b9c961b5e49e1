import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../base/store.ts';
import type { Signal } from './relist.ts';
import type { checkSchema, familySchema, followUpSchema, relistingSchema } from './schema.ts';
import type { Judgement, Verdict } from './verdict.ts';

export type Check = z.infer<typeof checkSchema>;
export type FollowUp = z.infer<typeof followUpSchema>;
export type Relisting = z.infer<typeof relistingSchema>;
export type Family = z.infer<typeof familySchema>;

interface CheckRow {
  id: string;
  case_id: string;
  notice_id: string;
  listing_id: string;
  url: string;
  number: number;
  due_at: Date;
  done_at: Date | null;
  verdict: Verdict | null;
  reasons: Judgement['reasons'] | null;
}

const toCheck = (row: CheckRow): Check & { case: string } => ({
  id: row.id,
  case: row.case_id,
  notice: row.notice_id,
  listing: row.listing_id,
  url: row.url,
  number: row.number,
  dueAt: new Date(row.due_at).toISOString(),
  doneAt: row.done_at ? new Date(row.done_at).toISOString() : null,
  verdict: row.verdict,
  reasons: row.reasons ?? [],
});

export async function openFollowUp(
  tx: Tx,
  followUp: { unit: string; caseId: string; notice: string; dueAt: Date; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into follow_up (notice_id, unit_id, case_id, due_at, state, updated_at)
    values (${followUp.notice}, ${followUp.unit}, ${followUp.caseId}, ${followUp.dueAt}, 'waiting', ${followUp.now})
    on conflict do nothing returning notice_id`.execute(tx);
  return rows.length > 0;
}

/** Plans the check with this number; a plan that exists stays. */
export async function planCheck(
  tx: Tx,
  check: {
    id: string;
    unit: string;
    caseId: string;
    notice: string;
    listing: string;
    url: string;
    number: number;
    dueAt: Date;
  },
): Promise<void> {
  await sql`
    insert into "check" (id, unit_id, case_id, notice_id, listing_id, url, number, due_at)
    values (${check.id}, ${check.unit}, ${check.caseId}, ${check.notice}, ${check.listing}, ${check.url}, ${check.number}, ${check.dueAt})
    on conflict do nothing`.execute(tx);
}

/** Checks due by now and not done, oldest first. */
export async function listDueChecks(tx: Tx, now: Date, limit: number): Promise<(Check & { case: string })[]> {
  const { rows } = await sql<CheckRow>`
    select * from "check" where done_at is null and due_at <= ${now} order by due_at, id limit ${limit}`.execute(tx);
  return rows.map(toCheck);
}

/** The verdicts of a listing's done checks under one notice, newest first. */
export async function listVerdicts(tx: Tx, notice: string, listing: string): Promise<{ verdict: Verdict; at: Date }[]> {
  const { rows } = await sql<{ verdict: Verdict; done_at: Date }>`
    select verdict, done_at from "check" where notice_id = ${notice} and listing_id = ${listing} and done_at is not null
    order by number desc`.execute(tx);
  return rows.map((row) => ({ verdict: row.verdict, at: new Date(row.done_at) }));
}

/** Notes what a check found. @returns false when it was done before. */
export async function finishCheck(tx: Tx, id: string, judgement: Judgement, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update "check" set done_at = ${now}, verdict = ${judgement.verdict}, reasons = ${JSON.stringify(judgement.reasons)}::jsonb
    where id = ${id} and done_at is null returning id`.execute(tx);
  return rows.length > 0;
}

/** Listings of a notice that its newest two checks do not both call removed. */
export async function countNotRemoved(tx: Tx, notice: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with ranked as (
      select listing_id, verdict, row_number() over (partition by listing_id order by number desc) as place
      from "check" where notice_id = ${notice} and done_at is not null)
    select count(*)::int as n from notice_listing nl
    where nl.notice_id = ${notice}
      and (select count(*) from ranked r where r.listing_id = nl.listing_id and r.place <= 2 and r.verdict = 'removed') < 2`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

/** Moves a waiting or overdue follow-up. @returns false when it stood there already. */
export async function moveFollowUp(
  tx: Tx,
  notice: string,
  state: FollowUp['state'],
  nextStep: string | null,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update follow_up set state = ${state}, next_step = ${nextStep}, updated_at = ${now}
    where notice_id = ${notice} and state <> ${state} returning notice_id`.execute(tx);
  return rows.length > 0;
}

/** Follow-ups still waiting past their deadline. */
export async function listOverdue(tx: Tx, now: Date): Promise<{ notice: string; case: string }[]> {
  const { rows } = await sql<{ notice_id: string; case_id: string }>`
    select notice_id, case_id from follow_up where state = 'waiting' and due_at <= ${now} order by due_at limit 500`.execute(
    tx,
  );
  return rows.map((row) => ({ notice: row.notice_id, case: row.case_id }));
}

export async function listChecks(tx: Tx, caseId: string): Promise<Check[]> {
  const { rows } = await sql<CheckRow>`select * from "check" where case_id = ${caseId} order by id`.execute(tx);
  return rows.map(toCheck).map(({ case: _, ...check }) => check);
}

export async function listFollowUps(tx: Tx, caseId: string): Promise<FollowUp[]> {
  const { rows } = await sql<{
    notice_id: string;
    due_at: Date;
    state: FollowUp['state'];
    next_step: string | null;
    updated_at: Date;
  }>`select * from follow_up where case_id = ${caseId} order by notice_id`.execute(tx);
  return rows.map((row) => ({
    notice: row.notice_id,
    dueAt: new Date(row.due_at).toISOString(),
    state: row.state,
    nextStep: row.next_step,
    updatedAt: new Date(row.updated_at).toISOString(),
  }));
}

export interface NewRelisting {
  id: string;
  caseId: string;
  original: string;
  originalSnapshot: string;
  listing: string;
  snapshot: string;
  signals: Signal[];
  strength: number;
}

/**
 * Notes a relisting. One that is known takes stronger signals, as long as nobody has decided.
 *
 * @returns the id that it has; null where nothing was changed.
 */
export async function saveRelisting(tx: Tx, unit: string, relisting: NewRelisting, now: Date): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into relisting (id, unit_id, case_id, original_listing_id, original_snapshot_id, listing_id, snapshot_id, signals, strength, found_at)
    values (${relisting.id}, ${unit}, ${relisting.caseId}, ${relisting.original}, ${relisting.originalSnapshot}, ${relisting.listing},
      ${relisting.snapshot}, ${JSON.stringify(relisting.signals)}::jsonb, ${relisting.strength}, ${now})
    on conflict (listing_id) do update set signals = excluded.signals, strength = excluded.strength, snapshot_id = excluded.snapshot_id
      where relisting.state = 'found' and relisting.strength < excluded.strength and relisting.case_id = excluded.case_id
    returning id`.execute(tx);
  return rows[0]?.id ?? null;
}

/** When a listing was first found removed, of the last time it went: checks after it was last seen online, up to an instant. */
const goneSince = (listing: string, until: string) =>
  sql.raw(`(select min(g.done_at) from "check" g where g.listing_id = ${listing} and g.verdict = 'removed' and g.done_at <= ${until}
    and g.done_at > coalesce((select max(b.done_at) from "check" b where b.listing_id = ${listing} and b.verdict = 'online'
      and b.done_at <= ${until}), '-infinity'))`);

const DAYS = sql`extract(epoch from (first_seen - gone_since)) / 86400.0`;

interface RelistingRow {
  id: string;
  case_id: string;
  original_listing_id: string;
  original_snapshot_id: string | null;
  listing_id: string;
  snapshot_id: string | null;
  signals: Signal[];
  strength: number;
  found_at: Date;
  original_title: string;
  original_url: string | null;
  title: string;
  url: string | null;
  platform: string;
  trader: string | null;
  first_seen: Date;
  gone_since: Date | null;
  days: number | null;
  state: Relisting['state'];
  account_name: string | null;
  reason: string | null;
  decided_at: Date | null;
}

const instant = (at: Date | null): string | null => (at === null ? null : new Date(at).toISOString());
const tenth = (value: number | string | null): number | null =>
  value === null ? null : Math.round(Number(value) * 10) / 10;

const toRelisting = (row: RelistingRow): Relisting => ({
  id: row.id,
  original: { listing: row.original_listing_id, title: row.original_title, url: row.original_url },
  returned: {
    listing: row.listing_id,
    title: row.title,
    url: row.url,
    platform: row.platform,
    trader: row.trader,
    firstSeen: new Date(row.first_seen).toISOString(),
  },
  signals: row.signals,
  strength: row.strength,
  foundAt: new Date(row.found_at).toISOString(),
  goneSince: instant(row.gone_since),
  days: tenth(row.days),
  state: row.state,
  decision:
    row.decided_at === null
      ? null
      : { by: row.account_name ?? '', reason: row.reason ?? '', at: new Date(row.decided_at).toISOString() },
});

const RELISTINGS = sql`
  select *, ${DAYS} as days from (
    select r.*, o.title as original_title, o.url as original_url, l.title, l.url, l.platform, l.trader, l.first_seen, a.name as account_name,
      ${goneSince('r.original_listing_id', 'l.first_seen')} as gone_since
    from relisting r join listing o on o.id = r.original_listing_id join listing l on l.id = r.listing_id
      left join account a on a.id = r.account_id) returned`;

/** A case's returns, in the order they were found. */
export async function listRelistings(tx: Tx, caseId: string): Promise<Relisting[]> {
  const { rows } = await sql<RelistingRow>`${RELISTINGS} where case_id = ${caseId} order by id`.execute(tx);
  return rows.map(toRelisting);
}

/** A relisting with what a decision on it needs; locked until the transaction ends. */
export async function findRelisting(
  tx: Tx,
  id: string,
): Promise<(Relisting & { case: string; snapshot: string | null; originalSnapshot: string | null }) | null> {
  await sql`select from relisting where id = ${id} for update`.execute(tx);
  const { rows } = await sql<RelistingRow>`${RELISTINGS} where id = ${id}`.execute(tx);
  const row = rows[0];
  return row
    ? { ...toRelisting(row), case: row.case_id, snapshot: row.snapshot_id, originalSnapshot: row.original_snapshot_id }
    : null;
}

export async function decideRelisting(
  tx: Tx,
  id: string,
  decision: { state: 'confirmed' | 'rejected'; account: string; reason: string; now: Date },
): Promise<void> {
  await sql`
    update relisting set state = ${decision.state}, account_id = ${decision.account}, reason = ${decision.reason}, decided_at = ${decision.now}
    where id = ${id}`.execute(tx);
}

/** A case's own offers and those that came back, in the order they were first seen. */
export async function listOffers(tx: Tx, caseId: string): Promise<Family['offers']> {
  const { rows } = await sql<{
    id: string;
    title: string;
    url: string | null;
    trader: string | null;
    first_seen: Date;
    last_seen: Date;
    gone_since: Date | null;
    relisting: string | null;
  }>`
    select l.id, l.title, l.url, l.trader, l.first_seen, l.last_seen, m.relisting, ${goneSince('l.id', "'infinity'")} as gone_since
    from listing l join (
      select listing_id, max(relisting) as relisting from (
        select f.listing_id, null as relisting from case_finding cf join finding f on f.id = cf.finding_id where cf.case_id = ${caseId}
        union all select listing_id, id from relisting where case_id = ${caseId} and state <> 'rejected') each group by listing_id) m
      on m.listing_id = l.id
    order by l.first_seen, l.id`.execute(tx);
  return rows.map((row) => ({
    listing: row.id,
    title: row.title,
    url: row.url,
    trader: row.trader,
    firstSeen: new Date(row.first_seen).toISOString(),
    lastSeen: new Date(row.last_seen).toISOString(),
    goneSince: instant(row.gone_since),
    relisting: row.relisting,
  }));
}

/** How often offers of confirmed cases came back: on a platform, or with a case's trader there. */
export async function countReturns(tx: Tx, caseId: string, of: 'platform' | 'trader'): Promise<Family['platform']> {
  const same = of === 'trader' ? sql`and c.trader = o.trader` : sql``;
  const { rows } = await sql<{
    first_seen: Date | null;
    confirmed: number;
    returned: number;
    median_days: number | string | null;
  }>`
    with cases as (select c.id from "case" c join "case" o on o.id = ${caseId} and c.platform = o.platform ${same} where c.state = 'confirmed'),
    offers as (select distinct f.listing_id from cases join case_finding cf on cf.case_id = cases.id join finding f on f.id = cf.finding_id),
    returns as (select *, ${DAYS} as days from (
      select l.first_seen, ${goneSince('r.original_listing_id', 'l.first_seen')} as gone_since
      from relisting r join cases on cases.id = r.case_id join listing l on l.id = r.listing_id where r.state <> 'rejected') each)
    select (select min(l.first_seen) from offers join listing l on l.id = offers.listing_id) as first_seen,
      (select count(*)::int from offers) as confirmed, (select count(*)::int from returns) as returned,
      (select percentile_cont(0.5) within group (order by days) from returns where days is not null) as median_days`.execute(
    tx,
  );
  const row = rows[0];
  return {
    firstSeen: instant(row?.first_seen ?? null),
    confirmed: row?.confirmed ?? 0,
    returned: row?.returned ?? 0,
    medianDays: tenth(row?.median_days ?? null),
  };
}

/** Where a case stands by what follows its notices, and whether a return in it still waits for a person. */
export async function standOf(
  tx: Tx,
  caseId: string,
): Promise<{ stage: 'sealed' | 'noticed' | 'overdue' | 'removed' | 'returned'; undecided: boolean }> {
  const { rows } = await sql<{
    returned: number;
    undecided: number;
    notices: number;
    overdue: number;
    waiting: number;
  }>`
    select (select count(*)::int from relisting where case_id = ${caseId} and state <> 'rejected') as returned,
      (select count(*)::int from relisting where case_id = ${caseId} and state = 'found') as undecided,
      count(*)::int as notices, count(*) filter (where state = 'overdue')::int as overdue,
      count(*) filter (where state = 'waiting')::int as waiting from follow_up where case_id = ${caseId}`.execute(tx);
  const { returned = 0, undecided = 0, notices = 0, overdue = 0, waiting = 0 } = rows[0] ?? {};
  const followed = overdue > 0 ? 'overdue' : waiting > 0 ? 'noticed' : notices > 0 ? 'removed' : 'sealed';
  return { stage: returned > 0 ? 'returned' : followed, undecided: undecided > 0 };
}
