import type { Words } from '@vigie/engine';
import { sql } from 'kysely';
import { z } from 'zod';
import { instant, oneRow, row, rows } from '../base/database/rows.ts';
import type { Tx } from '../base/database/store.ts';
import { FIGURES, type FigureName, sumByCell, sumByMonth, sumByPlatform } from '../followup/index.ts';
import { type Count, type Measure, type Release, releaseSchema } from './disclose/disclose-release.ts';
import { figuresSchema, releaseSummarySchema } from './schema.ts';

export type ReleaseSummary = z.infer<typeof releaseSummarySchema>;
export type Figures = z.infer<typeof figuresSchema>;

/** The figures that a release tells. */
export const RELEASED = [
  'findings',
  'confirmed',
  'notices',
  'removed',
  'restricted',
  'online',
  'indeterminate',
  'relistings',
] as const satisfies (FigureName & Measure)[];

/**
 * What is counted for a release, as `FIGURES` says of each: by platform, rule (`pack/rule`) and month of the event,
 * within a period of plain dates of a time zone.
 */
export async function countEvents(tx: Tx, period: { from: string; to: string }, timeZone: string): Promise<Count[]> {
  const sums = await sumByCell(tx, RELEASED, period, timeZone);
  const none = Object.fromEntries(RELEASED.map((figure) => [figure, 0]));
  const cells = new Map<string, Count>();
  for (const { figure, platform, rule, month, count } of sums) {
    const key = JSON.stringify([platform, rule, month]);
    cells.set(key, { ...none, ...cells.get(key), platform, rule, month, [figure]: count });
  }
  return [...cells.values()];
}

/** What each of them counts. */
export const DEFINITIONS = Object.fromEntries(RELEASED.map((figure) => [figure, FIGURES[figure].says]));

/** What none of them counts: said in every release, so that it does not tell whether there is any. */
export const LEFT_OUT: Words = {
  en: 'Cases that are restricted to named people are not counted, if there are any. One that is opened later is counted from then on, under the months in which things happened: a later release may tell more of a month than an earlier one.',
  fr: 'Les affaires à accès restreint, s’il en existe, ne sont pas comptées. Une affaire ouverte par la suite est comptée à partir de ce moment, aux mois où les faits ont eu lieu : une publication ultérieure peut en dire plus d’un mois qu’une publication antérieure.',
};

/**
 * Platforms that were watched and rules that were applied, found or not: without those in force that have found nothing
 * yet, a rule's first finding would show by its name.
 */
export async function listWatched(
  tx: Tx,
  inForce: readonly { pack: string; rule: string }[],
): Promise<{ platforms: string[]; rules: string[] }> {
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
  const found = [...inForce.map(({ pack, rule }) => `${pack}/${rule}`), ...rules.map(({ rule }) => rule)];
  return { platforms: platforms.map(({ platform }) => platform), rules: [...new Set(found)].sort() };
}

/** Keeps a release for good. */
export async function saveRelease(
  tx: Tx,
  release: {
    unit: string;
    account: string;
    content: Release;
    digest: string;
    now: Date;
    /** Null: public at once. */
    publicFrom: string | null;
  },
): Promise<void> {
  const { content } = release;
  await sql`
    insert into release (id, unit_id, title, period_from, period_to, content, digest, account_id, made_at, public_from, corrects)
    values (${content.id}, ${release.unit}, ${content.title}, ${content.period.from}, ${content.period.to},
      ${JSON.stringify(content)}::jsonb, ${release.digest}, ${release.account}, ${release.now}, ${release.publicFrom},
      ${content.corrects?.release ?? null})`.execute(tx);
}

const keptSchema = releaseSummarySchema.omit({ isPublic: true }).extend({ madeAt: instant, publicFrom: instant });

/** Lets one release of a unit be kept after the other, until the transaction ends: what each withholds rests on the last. */
export async function holdReleases(tx: Tx, unit: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('release' || ${unit}, 0))`.execute(tx);
}

/** A release whole; null: the unit has none of this id. A large one takes some 50 ms to read: ask for one at a time. */
export const findRelease = async (tx: Tx, id: string): Promise<Release | null> =>
  (await row(tx, z.object({ content: releaseSchema }), sql`select content from release where id = ${id}`))?.content ??
  null;

/** The unit's releases without their figures, the newest first. */
export function listReleases(tx: Tx): Promise<z.infer<typeof keptSchema>[]> {
  return rows(
    tx,
    keptSchema,
    sql`select r.id, title, period_from as "from", period_to as "to", made_at, coalesce(public_from, made_at) as public_from,
        corrects, (select c.id from release c where c.corrects = r.id order by c.id desc limit 1) as corrected_by, digest
      from release r order by r.id desc`,
  );
}

/** `'open', count(*) filter (where state = 'open'), …`: the members of an object that counts each value of a column. */
const countEach = (column: string, values: readonly string[]) =>
  sql.join(values.map((value) => sql`${value}::text, count(*) filter (where ${sql.ref(column)} = ${value})::int`));

const { cases } = figuresSchema.shape;
const STOCK = { listings: true, snapshots: true, screened: true, cases: true, sealed: true, releases: true } as const;
const MEDIANS = { medianMinutesToSeal: true, medianHoursToRemoval: true } as const;

/** What there is of each thing, and how long two of them took. A case that was joined to another is counted there. */
const readStock = (tx: Tx) =>
  oneRow(
    tx,
    figuresSchema.pick({ ...STOCK, ...MEDIANS }),
    sql`select
      (select count(*)::int from listing) as listings,
      (select count(*) from snapshot)::int + archive.snapshots as snapshots,
      (select count(distinct snapshot_id)::int from screening) + archive.snapshots as screened,
      (select jsonb_build_object(
        ${countEach('settled', Object.keys(cases.shape))}) from "case" where joined_to is null) as cases,
      (select count(*)::int from evidence_package where state = 'sealed') as sealed,
      (select count(*)::int from release) as releases,
      (select percentile_cont(0.5) within group (order by extract(epoch from e.sealed_at - s.seen_at) / 60)::float8
        from evidence_package e join snapshot s on s.id = e.snapshot_id where e.state = 'sealed') as median_minutes_to_seal,
      (select percentile_cont(0.5) within group (order by extract(epoch from gone.at - asked.at) / 3600)::float8
        from counted gone join counted asked on asked.figure = 'asked' and asked.thing = gone.thing
        where gone.figure = 'removed') as median_hours_to_removal
      from (select coalesce(sum(archived), 0)::int as snapshots from listing where archived > 0) archive`,
  );

/** Platforms by how many offers there are of each, the most first. */
const listPlatforms = (tx: Tx) =>
  rows(
    tx,
    z.object({ platform: z.string(), listings: z.int() }),
    sql`select platform, count(*)::int as listings from listing group by 1 order by listings desc, platform limit 50`,
  );

/** The unit's running figures, as `FIGURES` says of each; months are those of a time zone. */
export async function readFigures(tx: Tx, timeZone: string): Promise<Figures> {
  const stock = await readStock(tx);
  const sums = await sumByPlatform(tx);
  const sum = (figure: FigureName, platform?: string): number =>
    sums
      .filter((one) => one.figure === figure && (platform === undefined || one.platform === platform))
      .reduce((total, { count }) => total + count, 0);
  const months = Map.groupBy(await sumByMonth(tx, ['findings', 'confirmed'], timeZone), ({ month }) => month);
  const inMonth = (month: string, figure: FigureName): number =>
    months.get(month)?.find((one) => one.figure === figure)?.count ?? 0;
  return {
    ...stock,
    findings: sum('findings'),
    cases: { ...stock.cases, confirmed: sum('confirmed') },
    notices: sum('notices'),
    checks: {
      online: sum('online'),
      removed: sum('removed'),
      restricted: sum('restricted'),
      indeterminate: sum('indeterminate'),
    },
    relistings: sum('relistings'),
    definitions: Object.fromEntries(Object.entries(FIGURES).map(([figure, { says }]) => [figure, says])),
    byPlatform: (await listPlatforms(tx)).map(({ platform, listings }) => ({
      platform,
      listings,
      findings: sum('findings', platform),
      confirmed: sum('confirmed', platform),
      relistings: sum('relistings', platform),
    })),
    byMonth: [...months.keys()].map((month) => ({
      month,
      findings: inMonth(month, 'findings'),
      confirmed: inMonth(month, 'confirmed'),
    })),
  };
}
