import { sql } from 'kysely';
import { z } from 'zod';
import { instant, oneRow, row, rows } from '../base/database/rows.ts';
import type { Db, Tx } from '../base/database/store.ts';
import { type Count, type Release, releaseSchema } from './disclose/disclose-release.ts';
import { figuresSchema, releaseSummarySchema } from './schema.ts';

export type ReleaseSummary = z.infer<typeof releaseSummarySchema>;
export type Figures = z.infer<typeof figuresSchema>;

const monthOf = (column: string, timeZone: string) =>
  sql`to_char(${sql.ref(column)} at time zone ${timeZone}::text, 'YYYY-MM')`;

const countSchema = z.object({
  platform: z.string(),
  rule: z.string(),
  month: z.string(),
  findings: z.int(),
  confirmed: z.int(),
  notices: z.int(),
  removed: z.int(),
  restricted: z.int(),
  online: z.int(),
  indeterminate: z.int(),
  relistings: z.int(),
});

/** The cases that stand confirmed, each once, with the decision by which they do: `(case_id, decided_at)`. */
const STANDING = sql`select distinct on (d.case_id) d.case_id, d.decided_at
  from decision d join "case" c on c.id = d.case_id and c.settled = 'confirmed'
  where d.kind = 'confirm' and d.undo_until is null order by d.case_id, d.decided_at desc`;

/** The relistings that no person rejected. */
const RELISTED = sql`relisting r where r.state <> 'rejected'`;

/**
 * What is counted for a release: cases, notices and offers, each once, however often they were decided on or looked at;
 * by platform, rule (`pack/rule`) and month of the event, within a period of plain dates
 * of a time zone.
 */
export function countEvents(tx: Tx, period: { from: string; to: string }, timeZone: string): Promise<Count[]> {
  return rows(
    tx,
    countSchema,
    sql`
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
      select 'confirmed', r.platform, r.rule, d.decided_at from (${STANDING}) d join case_rule r on r.id = d.case_id
      union all
      select 'notices', r.platform, r.rule, n.sent_at from notice n join case_rule r on r.id = n.case_id
        where n.state = 'sent' and n.withdrawn_at is null and n.kind in ('dsa-16', 'gpsr-22-notice')
      union all
      select k.verdict, r.platform, r.rule, k.at from (
          select case_id, verdict, min(done_at) as at from "check" where done_at is not null group by case_id, listing_id, verdict) k
        join case_rule r on r.id = k.case_id
      union all
      select 'relistings', c.platform, c.rule, e.found_at from (select * from ${RELISTED}) e join case_rule c on c.id = e.case_id),
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
    from counted group by platform, rule, month order by platform, rule, month`,
  );
}

/** Platforms that were watched and rules that were applied, found or not. */
export async function listWatched(tx: Tx): Promise<{ platforms: string[]; rules: string[] }> {
  const platforms = await rows(
    tx,
    z.object({ platform: z.string() }),
    sql`select distinct platform from listing order by 1`,
  );
  const rules = await rows(
    tx,
    z.object({ rule: z.string() }),
    sql`select distinct pack || '/' || rule as rule from finding order by 1`,
  );
  return { platforms: platforms.map(({ platform }) => platform), rules: rules.map(({ rule }) => rule) };
}

/** Keeps a release for good. */
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

const keptSchema = releaseSummarySchema.extend({ madeAt: instant, content: releaseSchema });

/** The unit's releases, the newest first. */
export function listReleases(tx: Tx): Promise<z.infer<typeof keptSchema>[]> {
  return rows(
    tx,
    keptSchema,
    sql`select id, title, period_from as "from", period_to as "to", made_at, digest, content from release order by id desc`,
  );
}

/**
 * A published release, for anybody: the one read that passes units, by a function that knows only what was published.
 */
export async function findPublished(db: Db, id: string): Promise<Release | null> {
  const found = await row(db, z.object({ content: releaseSchema }), sql`select content from published_release(${id})`);
  return found?.content ?? null;
}

/** `'open', count(*) filter (where state = 'open'), …`: the members of an object that counts each value of a column. */
const countEach = (column: string, values: readonly string[]) =>
  sql.join(values.map((value) => sql`${value}::text, count(*) filter (where ${sql.ref(column)} = ${value})::int`));

const { cases, checks, byPlatform, byMonth } = figuresSchema.shape;

/** Its figures but the tables. */
const readCounts = (tx: Tx) =>
  oneRow(
    tx,
    figuresSchema.omit({ byPlatform: true, byMonth: true }),
    sql`select
      (select count(*)::int from listing) as listings,
      (select count(*)::int from snapshot) as snapshots,
      (select count(distinct snapshot_id)::int from screening) as screened,
      (select count(*)::int from finding) as findings,
      (select jsonb_build_object(
        ${countEach('settled', Object.keys(cases.shape))}) from "case") as cases,
      (select count(*)::int from evidence_package where state = 'sealed') as sealed,
      (select count(*)::int from notice where state = 'sent' and withdrawn_at is null
        and kind in ('dsa-16', 'gpsr-22-notice')) as notices,
      (select jsonb_build_object(
        ${countEach('verdict', Object.keys(checks.shape))}) from "check" where done_at is not null) as checks,
      (select count(*)::int from ${RELISTED}) as relistings,
      (select count(*)::int from release) as releases,
      (select percentile_cont(0.5) within group (order by extract(epoch from e.sealed_at - s.seen_at) / 60)::float8
        from evidence_package e join snapshot s on s.id = e.snapshot_id where e.state = 'sealed') as median_minutes_to_seal,
      (select percentile_cont(0.5) within group (order by hours)::float8 from (
        select extract(epoch from min(k.done_at) - min(n.sent_at)) / 3600 as hours
        from "check" k join notice n on n.id = k.notice_id where k.verdict = 'removed' and n.withdrawn_at is null group by k.notice_id, k.listing_id) as gone)
        as median_hours_to_removal`,
  );

/** The unit's running figures; months are those of a time zone. */
export async function readFigures(tx: Tx, timeZone: string): Promise<Figures> {
  return {
    ...(await readCounts(tx)),
    byPlatform: await rows(
      tx,
      byPlatform.element,
      sql`with
        found as (select l.platform, count(*)::int as n from finding f join listing l on l.id = f.listing_id group by 1),
        decided as (select platform, count(*)::int as n from "case" where settled = 'confirmed' group by 1),
        back as (select l.platform, count(*)::int as n from (select r.listing_id from ${RELISTED}) r join listing l on l.id = r.listing_id group by 1)
      select platform, l.n as listings, coalesce(found.n, 0) as findings, coalesce(decided.n, 0) as confirmed,
        coalesce(back.n, 0) as relistings
      from (select platform, count(*)::int as n from listing group by 1) l
        left join found using (platform) left join decided using (platform) left join back using (platform)
      order by listings desc, platform limit 50`,
    ),
    byMonth: await rows(
      tx,
      byMonth.element,
      sql`select month, sum(findings)::int as findings, sum(confirmed)::int as confirmed from (
        select ${monthOf('made_at', timeZone)} as month, 1 as findings, 0 as confirmed from finding
        union all select ${monthOf('decided_at', timeZone)}, 0, 1 from (${STANDING}) standing) as event
      group by month order by month`,
    ),
  };
}
