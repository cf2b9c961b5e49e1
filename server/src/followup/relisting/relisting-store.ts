import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../base/database/store.ts';
import type { familySchema, relistingSchema } from '../schema.ts';
import type { Signal } from './match.ts';

export type Relisting = z.infer<typeof relistingSchema>;
export type Family = z.infer<typeof familySchema>;

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
    select (select count(*)::int from relisting where case_id = ${caseId} and state <> 'rejected')
        + (select count(*)::int from reappearance r join follow_up f on f.notice_id = r.notice_id
          where r.case_id = ${caseId} and f.state <> 'removed') as returned,
      (select count(*)::int from relisting where case_id = ${caseId} and state = 'found') as undecided,
      count(*)::int as notices, count(*) filter (where state = 'overdue')::int as overdue,
      count(*) filter (where state = 'waiting')::int as waiting from follow_up where case_id = ${caseId}`.execute(tx);
  const { returned = 0, undecided = 0, notices = 0, overdue = 0, waiting = 0 } = rows[0] ?? {};
  const followed = overdue > 0 ? 'overdue' : waiting > 0 ? 'noticed' : notices > 0 ? 'removed' : 'sealed';
  return { stage: returned > 0 ? 'returned' : followed, undecided: undecided > 0 };
}
