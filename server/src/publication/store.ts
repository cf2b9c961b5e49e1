import { sql } from 'kysely';
import type { z } from 'zod';
import type { Db, Tx } from '../base/database/store.ts';
import type { Count, Release } from './disclose/disclose-release.ts';
import type { figuresSchema, releaseSummarySchema } from './schema.ts';

export type ReleaseSummary = z.infer<typeof releaseSummarySchema>;
export type Figures = z.infer<typeof figuresSchema>;

/** What is counted for a release: by platform, rule (`pack/rule`) and month of the event, within a period of plain dates of a time zone. */
export async function countEvents(tx: Tx, period: { from: string; to: string }, timeZone: string): Promise<Count[]> {
  const { rows } = await sql<Count>`
    with bounds as (
      select ${period.from}::date::timestamp at time zone ${timeZone}::text as since,
        (${period.to}::date + 1)::timestamp at time zone ${timeZone}::text as until),
    case_rule as (
      select distinct c.id, c.platform, f.pack || '/' || f.rule as rule
      from "case" c join case_finding cf on cf.case_id = c.id join finding f on f.id = cf.finding_id),
    event as (
      select 'findings' as measure, l.platform, f.pack || '/' || f.rule as rule, f.made_at as at
        from finding f join listing l on l.id = f.listing_id
      union all
      select 'confirmed', r.platform, r.rule, d.decided_at
        from decision d join "case" c on c.id = d.case_id and c.state = 'confirmed' join case_rule r on r.id = d.case_id
        where d.kind = 'confirm'
      union all
      select 'notices', r.platform, r.rule, n.sent_at from notice n join case_rule r on r.id = n.case_id
        where n.state = 'sent' and n.kind in ('dsa-16', 'gpsr-22-notice')
      union all
      select k.verdict, r.platform, r.rule, k.done_at from "check" k join case_rule r on r.id = k.case_id where k.done_at is not null
      union all
      select 'relistings', r.platform, r.rule, e.found_at from relisting e join case_rule r on r.id = e.case_id),
    counted as (
      select platform, rule, to_char(at at time zone ${timeZone}::text, 'YYYY-MM') as month, measure, count(*)::int as n
      from event, bounds where at >= since and at < until group by 1, 2, 3, 4)
    select platform, rule, month,
      coalesce(sum(n) filter (where measure = 'findings'), 0)::int as findings,
      coalesce(sum(n) filter (where measure = 'confirmed'), 0)::int as confirmed,
      coalesce(sum(n) filter (where measure = 'notices'), 0)::int as notices,
      coalesce(sum(n) filter (where measure = 'removed'), 0)::int as removed,
      coalesce(sum(n) filter (where measure = 'restricted'), 0)::int as restricted,
      coalesce(sum(n) filter (where measure = 'online'), 0)::int as online,
      coalesce(sum(n) filter (where measure = 'indeterminate'), 0)::int as indeterminate,
      coalesce(sum(n) filter (where measure = 'relistings'), 0)::int as relistings
    from counted group by platform, rule, month order by platform, rule, month`.execute(tx);
  return rows;
}

/** Platforms that were watched and rules that were applied, found or not. */
export async function listWatched(tx: Tx): Promise<{ platforms: string[]; rules: string[] }> {
  const { rows: platforms } = await sql<{ platform: string }>`select distinct platform from listing order by 1`.execute(
    tx,
  );
  const { rows: rules } = await sql<{
    rule: string;
  }>`select distinct pack || '/' || rule as rule from finding order by 1`.execute(tx);
  return { platforms: platforms.map((row) => row.platform), rules: rules.map((row) => row.rule) };
}

export async function saveRelease(
  tx: Tx,
  release: { unit: string; account: string; content: Release; digest: string; now: Date },
): Promise<void> {
  const { content } = release;
  await sql`
    insert into release (id, unit_id, title, period_from, period_to, content, digest, account_id, made_at)
    values (${content.id}, ${release.unit}, ${content.title}, ${content.period.from}, ${content.period.to},
      ${JSON.stringify(content)}::jsonb, ${release.digest}, ${release.account}, ${release.now})`.execute(tx);
}

export async function listReleases(tx: Tx): Promise<(ReleaseSummary & { content: Release })[]> {
  const { rows } = await sql<{
    id: string;
    title: string;
    period_from: string;
    period_to: string;
    made_at: Date;
    digest: string;
    content: Release;
  }>`select * from release order by id desc`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    from: row.period_from,
    to: row.period_to,
    madeAt: new Date(row.made_at).toISOString(),
    digest: row.digest,
    content: row.content,
  }));
}

/** A published release, for anybody: the one read that passes units, by a function that knows only what was published. */
export async function findPublished(db: Db, id: string): Promise<Release | null> {
  const { rows } = await sql<{ content: Release }>`select content from published_release(${id})`.execute(db);
  return rows[0]?.content ?? null;
}

/** The unit's running figures; months are those of a time zone. */
export async function readFigures(tx: Tx, timeZone: string): Promise<Figures> {
  const { rows } = await sql<Omit<Figures, 'cases' | 'checks' | 'byPlatform' | 'byMonth'>>`
    select
      (select count(*)::int from listing) as listings,
      (select count(*)::int from snapshot) as snapshots,
      (select count(distinct snapshot_id)::int from screening) as screened,
      (select count(*)::int from finding) as findings,
      (select count(*)::int from evidence_package where state = 'sealed') as sealed,
      (select count(*)::int from notice where state = 'sent' and kind in ('dsa-16', 'gpsr-22-notice')) as notices,
      (select count(*)::int from relisting) as relistings,
      (select count(*)::int from release) as releases,
      (select percentile_cont(0.5) within group (order by extract(epoch from e.sealed_at - s.seen_at) / 60)::float8
        from evidence_package e join snapshot s on s.id = e.snapshot_id where e.state = 'sealed') as "medianMinutesToSeal",
      (select percentile_cont(0.5) within group (order by hours)::float8 from (
        select extract(epoch from min(k.done_at) - min(n.sent_at)) / 3600 as hours
        from "check" k join notice n on n.id = k.notice_id where k.verdict = 'removed' group by k.notice_id, k.listing_id) as gone)
        as "medianHoursToRemoval"`.execute(tx);
  const first = rows[0];
  if (!first) throw new Error('a query without a table gave no row');
  const { rows: cases } = await sql<{ state: keyof Figures['cases']; n: number }>`
    select state, count(*)::int as n from "case" group by state`.execute(tx);
  const { rows: checks } = await sql<{ verdict: keyof Figures['checks']; n: number }>`
    select verdict, count(*)::int as n from "check" where done_at is not null group by verdict`.execute(tx);
  const { rows: byPlatform } = await sql<Figures['byPlatform'][number]>`
    select l.platform, count(*)::int as listings,
      (select count(*)::int from finding f join listing x on x.id = f.listing_id where x.platform = l.platform) as findings,
      (select count(*)::int from "case" c where c.platform = l.platform and c.state = 'confirmed') as confirmed,
      (select count(*)::int from relisting r join listing x on x.id = r.listing_id where x.platform = l.platform) as relistings
    from listing l group by l.platform order by listings desc, l.platform limit 50`.execute(tx);
  const monthOf = (column: string) => sql`to_char(${sql.ref(column)} at time zone ${timeZone}::text, 'YYYY-MM')`;
  const { rows: byMonth } = await sql<Figures['byMonth'][number]>`
    select month, sum(findings)::int as findings, sum(confirmed)::int as confirmed from (
      select ${monthOf('made_at')} as month, 1 as findings, 0 as confirmed from finding
      union all select ${monthOf('decided_at')}, 0, 1 from decision where kind = 'confirm') as event
    group by month order by month`.execute(tx);
  const countOf = (list: { n: number }[], index: number): number => list[index]?.n ?? 0;
  const stateCount = (state: keyof Figures['cases']) =>
    countOf(
      cases,
      cases.findIndex((row) => row.state === state),
    );
  const verdictCount = (verdict: keyof Figures['checks']) =>
    countOf(
      checks,
      checks.findIndex((row) => row.verdict === verdict),
    );
  return {
    ...first,
    cases: {
      open: stateCount('open'),
      confirmed: stateCount('confirmed'),
      dismissed: stateCount('dismissed'),
      escalated: stateCount('escalated'),
    },
    checks: {
      online: verdictCount('online'),
      removed: verdictCount('removed'),
      restricted: verdictCount('restricted'),
      indeterminate: verdictCount('indeterminate'),
    },
    byPlatform,
    byMonth,
  };
}
