import { sql } from 'kysely';
import { z } from 'zod';
import { readingAs } from '../../base/database/reader-store.ts';
import { instant, instantInJson, oneRow, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import type { Signal } from './match.ts';
import { clusterSchema, relistingSchema } from './relisting-schema.ts';

export type Relisting = z.infer<typeof relistingSchema>;
export type Cluster = z.infer<typeof clusterSchema>;

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

/** The number of the last change of what the unit has confirmed; 0: none was noted. */
export async function readConfirmedRevision(tx: Tx): Promise<number> {
  const last = sql`select coalesce(max(revision), 0)::float8 as revision from confirmed_change`;
  return (await oneRow(tx, z.object({ revision: z.int() }), last)).revision;
}

/** Cases of which what is confirmed may have changed since a revision, `most` of them. */
export async function listConfirmedChanges(tx: Tx, since: number, most: number): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ id: z.string() }),
    sql`select case_id as id from confirmed_change where revision > ${since} order by revision limit ${most}`,
  );
  return found.map(({ id }) => id);
}

/**
 * Notes a relisting. One that is known takes stronger signals, as long as nobody has decided.
 *
 * @returns the id that it has; null where nothing was changed.
 */
export async function saveRelisting(tx: Tx, unit: string, relisting: NewRelisting, now: Date): Promise<string | null> {
  const saved = await row(
    tx,
    z.object({ id: z.string() }),
    sql`insert into relisting (id, unit_id, case_id, original_listing_id, original_snapshot_id, listing_id, snapshot_id, signals,
        strength, found_at)
      values (${relisting.id}, ${unit}, ${relisting.caseId}, ${relisting.original}, ${relisting.originalSnapshot}, ${relisting.listing},
        ${relisting.snapshot}, ${JSON.stringify(relisting.signals)}::jsonb, ${relisting.strength}, ${now})
      on conflict (listing_id, compartment) do update set signals = excluded.signals, strength = excluded.strength, snapshot_id = excluded.snapshot_id
        where relisting.state = 'found' and relisting.strength < excluded.strength and relisting.case_id = excluded.case_id
      returning id`,
  );
  return saved?.id ?? null;
}

/**
 * When a listing was gone (`vigie_gone_at`), of the last time it went: since it was last seen online, up to an instant.
 *
 * @param apart the compartment of the checks that are looked at
 */
const goneSince = (listing: string, apart: string, until: string) =>
  sql.raw(`vigie_gone_at(${listing}, ${apart}, coalesce((select max(b.done_at) from "check" b where b.listing_id = ${listing} and b.verdict = 'online'
      and b.done_at <= ${until}), '-infinity'), ${until})`);

const DAYS = sql`extract(epoch from (first_seen - gone_since)) / 86400.0`;

const keptRelistingSchema = relistingSchema.extend({
  relisted: relistingSchema.shape.relisted.extend({ firstSeen: instantInJson }),
  foundAt: instant,
  goneSince: instant.nullable(),
  decision: z.object({ by: z.string(), reason: z.string(), at: instantInJson }).nullable(),
});

const RELISTINGS = sql`
  select id, case_id, snapshot_id as snapshot, original_snapshot_id as original_snapshot, signals, strength, found_at, gone_since, state,
    round(${DAYS}, 1)::float8 as days,
    jsonb_build_object('listing', original_listing_id, 'title', original_title, 'url', original_url) as original,
    jsonb_build_object('listing', listing_id, 'title', title, 'url', url, 'platform', platform, 'trader', trader,
      'firstSeen', first_seen) as relisted,
    case when decided_at is not null then jsonb_build_object('by', coalesce(account_name, ''), 'reason', coalesce(reason, ''),
      'at', decided_at) end as decision
  from (
    select r.*, o.title as original_title, o.url as original_url, l.title, l.url, l.platform, l.trader, l.first_seen,
      a.name as account_name, ${goneSince('r.original_listing_id', 'r.compartment', 'l.first_seen')} as gone_since
    from relisting r join listing o on o.id = r.original_listing_id join listing l on l.id = r.listing_id
      left join account a on a.id = r.account_id) relisted`;

/** A case's relistings, in the order they were found. */
export function listRelistings(tx: Tx, caseId: string): Promise<Relisting[]> {
  return rows(tx, keptRelistingSchema, sql`${RELISTINGS} where case_id = ${caseId} order by id`);
}

const undecidedSchema = keptRelistingSchema.extend({
  caseId: z.string(),
  snapshot: z.string().nullable(),
  originalSnapshot: z.string().nullable(),
});
/** A relisting with what a decision on it needs. */
export type RelistingInCase = z.output<typeof undecidedSchema>;

/** A relisting, locked until the transaction ends. */
export async function findRelisting(tx: Tx, id: string): Promise<RelistingInCase | null> {
  await sql`select from relisting where id = ${id} for update`.execute(tx);
  return row(tx, undecidedSchema, sql`${RELISTINGS} where id = ${id}`);
}

/** Keeps a person's decision on a relisting. */
export async function saveRelistingDecision(
  tx: Tx,
  id: string,
  decision: { state: 'confirmed' | 'rejected'; account: string; reason: string; now: Date },
): Promise<void> {
  await sql`
    update relisting set state = ${decision.state}, account_id = ${decision.account}, reason = ${decision.reason},
      decided_at = ${decision.now} where id = ${id}`.execute(tx);
}

const offerSchema = clusterSchema.shape.offers.element.extend({
  firstSeen: instant,
  lastSeen: instant,
  goneSince: instant.nullable(),
});

/** A case's own offers and their relistings, in the order they were first seen. */
export function listOffers(tx: Tx, caseId: string): Promise<Cluster['offers']> {
  return rows(
    tx,
    offerSchema,
    sql`select l.id as listing, l.title, l.url, l.trader, l.first_seen, l.last_seen, m.relisting,
        ${goneSince('l.id', 'o.compartment', "'infinity'")} as gone_since
      from listing l join (
        select listing_id, max(relisting) as relisting from (
          select f.listing_id, null as relisting from case_finding cf join finding f on f.id = cf.finding_id where cf.case_id = ${caseId}
          union all select listing_id, id from relisting where case_id = ${caseId} and state <> 'rejected') each group by listing_id) m
        on m.listing_id = l.id join "case" o on o.id = ${caseId}
      order by l.first_seen, l.id`,
  );
}

const countsSchema = clusterSchema.shape.platform.extend({ firstSeen: instant.nullable() });

/**
 * How often offers of confirmed cases were relisted, as `FIGURES` says of both: on a platform, or by a case's trader there.
 * It is written into what leaves the case, and counts for everybody who reads that: cases open to the unit, and the case
 * itself.
 */
export function countRelistings(tx: Tx, caseId: string, of: 'platform' | 'trader'): Promise<Cluster['platform']> {
  const same = of === 'trader' ? sql`and k.trader = o.trader` : sql``;
  return readingAs(tx, caseId, () =>
    oneRow(
      tx,
      countsSchema,
      // What is of the case's compartment may be counted outside as well.
      sql`with mine as materialized (
        select distinct on (k.figure, k.thing) k.figure, k.thing, k.listing_id, k.at, r.original_listing_id, r.compartment
        from counted k join "case" o on o.id = ${caseId} and k.platform = o.platform ${same}
          left join relisting r on r.id = k.thing and k.figure = 'relistings'
        where k.figure in ('offers', 'relistings') order by k.figure, k.thing, k.at),
      relisted as (select *, ${DAYS} as days from (
        select at as first_seen, ${goneSince('mine.original_listing_id', 'mine.compartment', 'mine.at')} as gone_since
        from mine where figure = 'relistings') each)
      select (select min(l.first_seen) from mine join listing l on l.id = mine.listing_id where mine.figure = 'offers') as first_seen,
        (select count(*)::int from mine where figure = 'offers') as confirmed, (select count(*)::int from relisted) as relisted,
        (select round((percentile_cont(0.5) within group (order by days))::numeric, 1)::float8 from relisted
          where days is not null) as median_days`,
    ),
  );
}

const standSchema = z.object({
  relisted: z.int(),
  undecided: z.int(),
  notices: z.int(),
  overdue: z.int(),
  waiting: z.int(),
  sent: z.int(),
  nextStep: z.string().nullable(),
});

/**
 * Where a case stands by its notices and what follows them, those that were withdrawn left out, with the next step of one
 * that is overdue; and whether a relisting in it still waits for a person.
 */
export async function standOf(
  tx: Tx,
  caseId: string,
): Promise<{
  stage: 'sealed' | 'noticed' | 'overdue' | 'removed' | 'relisted';
  undecided: boolean;
  nextStep: string | null;
}> {
  const { relisted, undecided, notices, overdue, waiting, sent, nextStep } = await oneRow(
    tx,
    standSchema,
    sql`select (select count(*)::int from relisting where case_id = ${caseId} and state <> 'rejected')
          + (select count(*)::int from reappearance r join follow_up f on f.notice_id = r.notice_id
            where r.case_id = ${caseId} and f.state <> 'removed') as relisted,
        (select count(*)::int from relisting where case_id = ${caseId} and state = 'found') as undecided,
        count(*)::int as notices, count(*) filter (where state = 'overdue')::int as overdue,
        count(*) filter (where state = 'waiting')::int as waiting,
        (select count(*)::int from notice where case_id = ${caseId} and sent_at is not null and withdrawn_at is null
          and kind not in ('reminder', 'coordinator', 'withdrawal', 'correction')) as sent,
        max(next_step) filter (where state = 'overdue') as next_step
      from follow_up where case_id = ${caseId} and state <> 'withdrawn'`,
  );
  const asked = sent > 0 ? 'noticed' : 'sealed';
  const followed = overdue > 0 ? 'overdue' : waiting > 0 ? 'noticed' : notices > 0 ? 'removed' : asked;
  return { stage: relisted > 0 ? 'relisted' : followed, undecided: undecided > 0, nextStep };
}
