import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { wordsColumn } from '../../base/database/bilingual-column.ts';
import { hasRow, instant, instantInJson, oneRow, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { alertCountsSchema, alertDetailSchema, alertSchema } from '../alert-schema.ts';

/** An alert that nobody has looked at for longer stands out. */
const LATE = sql`interval '1 day'`;

const STATE = sql`case when a.closed_at is not null then 'closed' when a.looked_at is not null then 'looked-at' else 'unread' end`;

/**
 * The offer at the alert's address, the newest case with a finding on it, and that one's first decision that stands: of
 * what the reader sees. An offer that came into a restricted case is not there for others, and is found again where they
 * come upon it.
 */
const CASE = sql`
  left join lateral (
    select id, title from listing where url in (a.url, a.offer_url) order by last_seen desc, id desc limit 1) l on true
  left join lateral (
    select c.id, c.title, c.state, c.settled, c.stage from finding f
      join case_finding cf on cf.finding_id = f.id join "case" c on c.id = cf.case_id
    where f.listing_id = l.id order by c.id desc limit 1) c on true
  left join lateral (
    select min(d.decided_at) as at from decision d
    where d.case_id = c.id and d.undone_at is null and d.undo_until is null) decided on true`;

/** When the first thing came of it; what was decided before it was reported stood at once. */
const OUTCOME_AT = sql`least(
  case when decided.at is not null then greatest(decided.at, a.opened_at) end, a.closed_at)`;

const keptSchema = alertSchema.omit({ platform: true, closed: true, visit: true, account: true, isLate: true }).extend({
  platform: z.string().nullable(),
  isLate: z.boolean(),
  openedAt: instant,
  lastAt: instant,
  lookedAt: instant.nullable(),
  outcomeAt: instant.nullable(),
  account: z.object({ id: z.string(), name: z.string() }).nullable(),
  closed: z
    .object({
      at: instantInJson,
      by: z.object({ id: z.string(), name: z.string() }).nullable(),
      reason: z.string().nullable(),
    })
    .nullable(),
  visitState: alertSchema.shape.visit.shape.state,
  visitedAt: instant.nullable(),
  visitNote: wordsColumn.nullable(),
});
/** An alert as it is kept. */
export type KeptAlert = z.infer<typeof keptSchema>;

const columns = (now: Date) => sql`a.id, a.url, a.platform, ${STATE} as state,
  a.looked_at is null and a.opened_at < ${now}::timestamptz - ${LATE} as is_late,
  a.reports, a.opened_at, a.last_at, a.looked_at, ${OUTCOME_AT} as outcome_at,
  case when a.closing in ('not-for-us', 'done') and decided.at is null then a.closing
    when c.settled in ('confirmed', 'escalated') and c.stage = 'removed' then 'removed'
    when c.settled <> 'open' then c.settled when a.closing in ('dismissed', 'removed') then 'done'
    else a.closing end as outcome,
  case when a.account_id is not null then jsonb_build_object('id', a.account_id, 'name', taker.name) end as account,
  case when a.closed_at is not null then jsonb_build_object('at', a.closed_at, 'reason', a.close_reason,
    'by', case when a.closed_by is not null then jsonb_build_object('id', a.closed_by, 'name', closer.name) end) end as closed,
  case when a.visit = 'read' and l.id is null then 'asks' else a.visit end as visit_state,
  case when a.visit <> 'read' or l.id is not null then a.visited_at end as visited_at, a.visit_note,
  case when l.id is not null then jsonb_build_object('id', l.id, 'title', l.title) end as listing,
  case when c.id is not null then jsonb_build_object('id', c.id, 'title', c.title, 'state', c.state, 'stage', c.stage) end as "case"`;

const alerts = (now: Date, rest: RawBuilder<unknown>) => sql`select ${columns(now)} from alert a ${CASE}
  left join account taker on taker.id = a.account_id left join account closer on closer.id = a.closed_by ${rest}`;

const WHICH = {
  unread: sql`a.looked_at is null`,
  'looked-at': sql`a.looked_at is not null and a.closed_at is null`,
  closed: sql`a.closed_at is not null`,
};

/** Alerts of a state, after the cursor (an id): the longest waiting first, those that are closed the newest first. */
export function listAlerts(
  tx: Tx,
  { state, cursor, limit }: { state: keyof typeof WHICH; cursor?: string | undefined; limit: number },
  now: Date,
): Promise<KeptAlert[]> {
  const after = cursor ?? null;
  const [order, way] = state === 'closed' ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`];
  return rows(
    tx,
    keptSchema,
    alerts(
      now,
      sql`where ${WHICH[state]} and (${after}::text is null or a.id ${way} ${after}) order by a.id ${order} limit ${limit}`,
    ),
  );
}

export const findAlert = (tx: Tx, id: string, now: Date): Promise<KeptAlert | null> =>
  row(tx, keptSchema, alerts(now, sql`where a.id = ${id}`));

/** What was said each time it was reported. */
export const listReports = (tx: Tx, alert: string) =>
  rows(
    tx,
    alertDetailSchema.shape.said.element.extend({ at: instant }),
    sql`select id, what, language, received_at as at from alert_report where alert_id = ${alert} order by id limit 500`,
  );

/** What was reported of the same address before, the newest first. */
export const listBefore = (tx: Tx, id: string, now: Date): Promise<KeptAlert[]> =>
  rows(
    tx,
    keptSchema,
    alerts(
      now,
      sql`where a.id < ${id} and a.url_key = (select url_key from alert where id = ${id}) order by a.id desc limit 20`,
    ),
  );

export const countAlerts = (tx: Tx, now: Date) =>
  oneRow(
    tx,
    alertCountsSchema,
    sql`select count(*) filter (where looked_at is null)::int as unread,
        count(*) filter (where looked_at is null and opened_at < ${now}::timestamptz - ${LATE})::int as late,
        count(*) filter (where looked_at is not null and closed_at is null)::int as looked_at,
        count(*) filter (where closed_at is not null)::int as closed
      from alert`,
  );

const seconds = z.number().nullable();
const measuredSchema = z.object({
  alerts: z.int(),
  reports: z.int(),
  lookMedian: seconds,
  lookP90: seconds,
  lookWaiting: z.int(),
  outcomeMedian: seconds,
  outcomeP90: seconds,
  outcomeWaiting: z.int(),
});

/** How long the alerts opened in a period waited, as `alertFiguresSchema` counts them. */
export async function measureAlerts(tx: Tx, { from, to }: { from: Date | null; to: Date | null }) {
  const share = (part: number, column: RawBuilder<unknown>) =>
    sql`nullif(percentile_disc(${part}) within group (order by coalesce(extract(epoch from ${column} - opened_at)::float8, 'Infinity')), 'Infinity')`;
  const [look, outcome] = [sql`looked_at`, sql`outcome_at`];
  const found = await oneRow(
    tx,
    measuredSchema,
    sql`select count(*)::int as alerts, coalesce(sum(reports), 0)::int as reports,
        ${share(0.5, look)} as look_median, ${share(0.9, look)} as look_p90,
        count(*) filter (where looked_at is null)::int as look_waiting,
        ${share(0.5, outcome)} as outcome_median, ${share(0.9, outcome)} as outcome_p90,
        count(*) filter (where outcome_at is null)::int as outcome_waiting
      from (select a.opened_at, a.looked_at, a.reports, ${OUTCOME_AT} as outcome_at from alert a ${CASE}
        where (${from}::timestamptz is null or a.opened_at >= ${from}::timestamptz)
          and (${to}::timestamptz is null or a.opened_at < ${to}::timestamptz)) measured`,
  );
  const { alerts, reports } = found;
  return {
    alerts,
    reports,
    toLook: { medianSeconds: found.lookMedian, p90Seconds: found.lookP90, waiting: found.lookWaiting },
    toOutcome: { medianSeconds: found.outcomeMedian, p90Seconds: found.outcomeP90, waiting: found.outcomeWaiting },
  };
}

interface Act {
  account: string;
  now: Date;
}

/** Says who works on an alert. @returns false: there is no open one of this id */
export const saveTaker = (tx: Tx, id: string, { account, now }: Act): Promise<boolean> =>
  hasRow(
    tx,
    sql`update alert set account_id = ${account}, looked_at = coalesce(looked_at, ${now})
      where id = ${id} and closed_at is null returning id`,
  );

export const saveClosing = (
  tx: Tx,
  id: string,
  { as, reason, account, now }: { as: string; reason: string | null } & Act,
): Promise<boolean> =>
  hasRow(
    tx,
    sql`update alert set closed_at = ${now}, closing = ${as}, closed_by = ${account}, close_reason = ${reason},
        looked_at = coalesce(looked_at, ${now})
      where id = ${id} and closed_at is null returning id`,
  );

/** That a person wants the page visited. @returns false: it waits for that already, or there is no open one of this id */
export const askVisit = (tx: Tx, id: string, { now }: Act): Promise<boolean> =>
  hasRow(
    tx,
    sql`update alert set visit = 'queued', visit_note = null, looked_at = coalesce(looked_at, ${now})
      where id = ${id} and closed_at is null and visit <> 'queued' returning id`,
  );

const targetSchema = z.object({ url: z.string(), platform: z.string().nullable(), byPerson: z.boolean() });

/** What is to be visited; null: it is closed, or was visited. `byPerson`: a person said so. */
export const findTarget = (tx: Tx, id: string): Promise<z.infer<typeof targetSchema> | null> =>
  row(
    tx,
    targetSchema,
    sql`select url, platform, looked_at is not null as by_person from alert
      where id = ${id} and closed_at is null and visit = 'queued'`,
  );

/** What a visit came to. */
export async function saveVisit(
  tx: Tx,
  id: string,
  { offerUrl, note, now }: { offerUrl: string | null; note: string | null; now: Date },
): Promise<void> {
  await sql`update alert set visit = ${note === null ? 'read' : 'not-read'}, visited_at = ${now}, visit_note = ${note},
      offer_url = coalesce(${offerUrl}, offer_url) where id = ${id}`.execute(tx);
}

/**
 * What a case tells of the alerts on its offers: that a person has looked, and what it came to; left out: they stay
 * open.
 *
 * @param came.notice of the offers of this notice alone
 * @returns how many it told
 */
export async function tellAlerts(
  tx: Tx,
  caseId: string,
  { closing, notice = null, now }: { closing?: 'dismissed' | 'removed' | undefined; notice?: string | null; now: Date },
): Promise<number> {
  const told = await rows(
    tx,
    z.object({ id: z.string() }),
    sql`update alert a set looked_at = coalesce(a.looked_at, greatest(d.at, a.opened_at)),
        closing = ${closing ?? null}::text, closed_at = case when ${closing ?? null}::text is not null then ${now}::timestamptz end
      from (select min(decided_at) as at from decision where case_id = ${caseId} and undone_at is null) d
      where a.closed_at is null and d.at is not null and exists (
        select from case_finding cf join finding f on f.id = cf.finding_id join listing l on l.id = f.listing_id
        where cf.case_id = ${caseId} and l.url in (a.url, a.offer_url) and (${notice}::text is null
          or exists (select from notice_listing n where n.notice_id = ${notice} and n.listing_id = l.id)))
      returning a.id`,
  );
  return told.length;
}
