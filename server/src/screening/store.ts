import { type Band, type Finding, type RateDay, SEVERITIES } from '@vigie/engine';
import { sql } from 'kysely';
import { z } from 'zod';
import type { PackSet } from '../base/context.ts';
import { hasRow, instant, row, rows } from '../base/database/rows.ts';
import type { Db, Tx } from '../base/database/store.ts';
import { findingSchema, keptScreenedSchema } from './schema.ts';

/** Live findings go to people; shadow ones are counted. */
export type Stage = 'live' | 'shadow';

const keptSchema = findingSchema
  .pick({ id: true, listing: true, snapshot: true })
  .extend({ madeAt: instant, content: keptScreenedSchema });
/** A finding as it is kept. */
export type KeptFinding = Omit<z.infer<typeof keptSchema>, 'content'> & Finding;

/** Keeps the exact text of packs, so that a finding can be recomputed when the pack has moved on. */
export async function savePackVersions(
  db: Db | Tx,
  versions: { id: string; digest: string; content: string }[],
  now: Date,
): Promise<void> {
  const known = await rows(
    db,
    z.object({ digest: z.string() }),
    sql`select digest from pack_version where digest = any(${versions.map(({ digest }) => digest)}::text[])`,
  );
  for (const version of versions) {
    if (known.some(({ digest }) => digest === version.digest)) continue;
    await sql`
      insert into pack_version (digest, pack, content, first_used) values (${version.digest}, ${version.id}, ${version.content}, ${now})
      on conflict (digest) do nothing`.execute(db);
  }
}

/** Notes that snapshots were screened. @returns those that were not yet, with these packs and this engine. */
export async function saveScreenings(
  tx: Tx,
  screening: { unit: string; snapshots: string[]; packsDigest: string; engine: string; stage: Stage; now: Date },
): Promise<Set<string>> {
  const { unit, snapshots, packsDigest, engine, stage, now } = screening;
  const added = await rows(
    tx,
    z.object({ snapshotId: z.string() }),
    sql`insert into screening (unit_id, snapshot_id, packs_digest, engine, stage, screened_at)
      select ${unit}, s, ${packsDigest}, ${engine}, ${stage}, ${now}::timestamptz from unnest(${snapshots}::text[]) as s
      on conflict do nothing returning snapshot_id`,
  );
  return new Set(added.map(({ snapshotId }) => snapshotId));
}

/** A finding about to be kept. */
export interface NewFinding {
  id: string;
  listing: string;
  snapshot: string;
  finding: Finding;
}

/** Keeps findings. @returns the ids of those that were not kept before, in the order they came. */
export async function saveFindings(tx: Tx, unit: string, made: NewFinding[], now: Date): Promise<string[]> {
  if (made.length === 0) return [];
  const added = await rows(
    tx,
    z.object({ id: z.string() }),
    sql`insert into finding (id, unit_id, listing_id, snapshot_id, pack, rule, pack_digest, engine, severity, content, made_at)
      select f.id, ${unit}, f.listing, f.snapshot, f.finding ->> 'pack', f.finding ->> 'rule', f.finding ->> 'packDigest',
        f.finding ->> 'engine', f.finding ->> 'severity', f.finding, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as f(id text, listing text, snapshot text, finding jsonb)
      on conflict do nothing returning id`,
  );
  const kept = new Set(added.map(({ id }) => id));
  return made.map(({ id }) => id).filter((id) => kept.has(id));
}

/**
 * Keeps a finding that rests on no pack, with what it rests on in the place of the pack's text. @returns false when it
 * was kept before.
 */
export async function keepFinding(
  tx: Tx,
  { unit, now, ...made }: NewFinding & { unit: string; now: Date },
  restsOn: string,
): Promise<boolean> {
  const { pack, packDigest } = made.finding;
  await savePackVersions(tx, [{ id: pack, digest: packDigest, content: restsOn }], now);
  return (await saveFindings(tx, unit, [made], now)).length > 0;
}

const foundMatch = z.object({ snapshot: z.string(), pack: z.string(), term: z.string(), text: z.string() });

/** What findings of a rule matched before in snapshots, whatever version of it found it. */
export function listMatches(tx: Tx, rule: string, snapshots: string[]): Promise<z.infer<typeof foundMatch>[]> {
  return rows(
    tx,
    foundMatch,
    sql`select f.snapshot_id as snapshot, f.pack, m ->> 'term' as term, m ->> 'text' as text
      from finding f cross join jsonb_array_elements(f.content -> 'matches') as m
      where f.rule = ${rule} and f.snapshot_id = any(${snapshots}::text[])`,
  );
}

/** Counts findings of packs in shadow. */
export async function saveShadowFindings(
  tx: Tx,
  unit: string,
  made: { snapshot: string; finding: Finding }[],
  now: Date,
): Promise<void> {
  if (made.length === 0) return;
  const found = made.map(({ snapshot, finding: { pack, rule, packDigest, engine } }) => ({
    snapshot,
    pack,
    rule,
    digest: packDigest,
    engine,
  }));
  await sql`
    insert into shadow_finding (unit_id, snapshot_id, pack, rule, pack_digest, engine, made_at)
    select ${unit}, f.snapshot, f.pack, f.rule, f.digest, f.engine, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as f(snapshot text, pack text, rule text, digest text, engine text)
    on conflict do nothing`.execute(tx);
}

const FINDING = sql`select id, listing_id as listing, snapshot_id as snapshot, made_at, content from finding`;

/** The findings with these ids in the order they were made, of those made together the most severe first. */
export async function findFindings(tx: Tx, ids: string[]): Promise<KeptFinding[]> {
  const found = await rows(
    tx,
    keptSchema,
    sql`${FINDING} where id = any(${ids}::text[])
      order by made_at, array_position(${SEVERITIES}::text[], content->>'severity') desc,
        content->>'pack', content->>'rule', id`,
  );
  return found.map(({ content, ...kept }) => ({ ...content, ...kept }));
}

/** Findings, the newest first, after the cursor (an id). */
export async function listFindings(
  tx: Tx,
  page: { cursor?: string | undefined; limit: number },
): Promise<KeptFinding[]> {
  const found = await rows(
    tx,
    keptSchema,
    sql`${FINDING} where ${page.cursor ?? null}::text is null or id < ${page.cursor ?? null}
      order by id desc limit ${page.limit}`,
  );
  return found.map(({ content, ...kept }) => ({ ...content, ...kept }));
}

/** The pack's text with this digest. */
export async function findPackVersion(db: Db, digest: string): Promise<string | null> {
  const found = await row(
    db,
    z.object({ content: z.string() }),
    sql`select content from pack_version where digest = ${digest}`,
  );
  return found?.content ?? null;
}

const dayOf = (column: string, timeZone: string) =>
  sql`to_char(${sql.ref(column)} at time zone ${timeZone}::text, 'YYYY-MM-DD')`;

/** What rules flagged by day. */
export interface Rates {
  /** Rules (`pack/rule`) that flagged anything. */
  rules: string[];
  /** The days on which anything was screened, for one rule. */
  daysOf(rule: string): RateDay[];
}

/** Listings screened with the packs in force and flagged by each rule, by day of a time zone since a plain date. */
export async function readRates(tx: Tx, since: string, timeZone: string): Promise<Rates> {
  const from = sql`(${since}::date::timestamp at time zone ${timeZone}::text)`;
  const days = await rows(
    tx,
    z.object({ day: z.string(), screened: z.int() }),
    sql`select ${dayOf('screened_at', timeZone)} as day, count(distinct snapshot_id)::int as screened from screening
    where stage = 'live' and screened_at >= ${from} group by 1 order by 1`,
  );
  const flags = await rows(
    tx,
    z.object({ rule: z.string(), day: z.string(), flagged: z.int() }),
    sql`select pack || '/' || rule as rule, ${dayOf('made_at', timeZone)} as day, count(distinct snapshot_id)::int as flagged
    from finding where made_at >= ${from} group by 1, 2`,
  );
  const flagged = new Map(flags.map(({ rule, day, flagged: count }) => [`${rule} ${day}`, count]));
  return {
    rules: [...new Set(flags.map(({ rule }) => rule))],
    daysOf: (rule) => days.map(({ day, screened }) => ({ day, screened, flagged: flagged.get(`${rule} ${day}`) ?? 0 })),
  };
}

const changeSchema = z.object({
  rule: z.string(),
  both: z.int(),
  onlyShadow: z.int(),
  onlyLive: z.int(),
  /** The newest titles that only the version in shadow flags. */
  samples: z.array(z.string()),
});

/**
 * What a pack in shadow would change, per rule: on the snapshots that it screened, flagged by both versions or by one
 * alone, with titles.
 */
export function compareShadow(tx: Tx, shadow: PackSet): Promise<z.infer<typeof changeSchema>[]> {
  const digests = JSON.stringify(shadow.versions.map(({ digest }) => digest));
  const packs = JSON.stringify(shadow.versions.map(({ id }) => id));
  return rows(
    tx,
    changeSchema,
    sql`
    with looked as (select snapshot_id from screening where stage = 'shadow' and packs_digest = ${shadow.digest}),
    new as (select distinct snapshot_id, pack || '/' || rule as rule from shadow_finding
      where pack_digest in (select jsonb_array_elements_text(${digests}::jsonb))),
    old as (select distinct snapshot_id, pack || '/' || rule as rule from finding join looked using (snapshot_id)
      where pack in (select jsonb_array_elements_text(${packs}::jsonb))),
    pair as (select coalesce(new.rule, old.rule) as rule, coalesce(new.snapshot_id, old.snapshot_id) as snapshot_id,
        new.rule is not null as in_new, old.rule is not null as in_old
      from new full join old on new.rule = old.rule and new.snapshot_id = old.snapshot_id),
    sample as (select rule, content ->> 'title' as title, row_number() over (partition by rule order by snapshot_id desc) as n
      from pair join snapshot on snapshot.id = pair.snapshot_id where in_new and not in_old)
    select rule, count(*) filter (where in_new and in_old)::int as both,
      count(*) filter (where in_new and not in_old)::int as only_shadow,
      count(*) filter (where in_old and not in_new)::int as only_live,
      coalesce((select jsonb_agg(title order by n) from sample where sample.rule = pair.rule and n <= 5), '[]') as samples
    from pair group by rule order by rule`,
  );
}

const alarmSchema = z.object({
  pack: z.string(),
  rule: z.string(),
  day: z.string(),
  screened: z.int(),
  flagged: z.int(),
  low: z.number(),
  high: z.number(),
}) satisfies z.ZodType<RateDay & Band>;
/** A day on which a rule's hit rate left its usual band. */
export type RuleAlarm = z.infer<typeof alarmSchema>;

/** @returns false when the alarm was raised before. */
export function saveAlarm(tx: Tx, unit: string, alarm: RuleAlarm, now: Date): Promise<boolean> {
  const { pack, rule, day, screened, flagged, low, high } = alarm;
  return hasRow(
    tx,
    sql`insert into rule_alarm (unit_id, pack, rule, day, screened, flagged, low, high, raised_at)
      values (${unit}, ${pack}, ${rule}, ${day}, ${screened}, ${flagged}, ${low}, ${high}, ${now})
      on conflict do nothing returning rule`,
  );
}

/** Alarms since a plain date, the newest first. */
export function listAlarms(tx: Tx, since: string): Promise<RuleAlarm[]> {
  return rows(
    tx,
    alarmSchema,
    sql`select pack, rule, to_char(day, 'YYYY-MM-DD') as day, screened, flagged, low, high from rule_alarm
      where day >= ${since}::date order by rule_alarm.day desc, pack, rule`,
  );
}
