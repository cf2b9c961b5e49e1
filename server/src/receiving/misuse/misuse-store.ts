import { sql } from 'kysely';
import type { Tx } from '../../base/database/store.ts';
import { instant } from '../store.ts';

export const SUBJECTS = ['trader', 'notifier', 'complainant'] as const;
export type SubjectKind = (typeof SUBJECTS)[number];

/** A warning or a suspension that a person decided (art. 23). */
export interface Measure {
  id: string;
  kind: 'warning' | 'suspension';
  reason: string;
  since: string;
  until: string | null;
}

interface MeasureRow {
  id: string;
  kind: Measure['kind'];
  reason: string;
  since: Date;
  until: Date | null;
}

const toMeasure = (row: MeasureRow): Measure => ({
  id: row.id,
  kind: row.kind,
  reason: row.reason,
  since: new Date(row.since).toISOString(),
  until: instant(row.until),
});

/** Whether a suspension holds now. */
export async function isSuspended(tx: Tx, kind: SubjectKind, key: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    select 1 from misuse_measure where subject_kind = ${kind} and subject_key = ${key} and kind = 'suspension' and since <= ${now}
      and until > ${now} limit 1`.execute(tx);
  return rows.length > 0;
}

export async function saveMeasure(
  tx: Tx,
  measure: Omit<Measure, 'since' | 'until'> & {
    unit: string;
    subject: { kind: SubjectKind; key: string };
    criteria: unknown;
    since: Date;
    until: Date | null;
    account: string;
  },
): Promise<void> {
  await sql`
    insert into misuse_measure (id, unit_id, subject_kind, subject_key, kind, reason, criteria, since, until, account_id)
    values (${measure.id}, ${measure.unit}, ${measure.subject.kind}, ${measure.subject.key}, ${measure.kind}, ${measure.reason},
      ${JSON.stringify(measure.criteria)}::jsonb, ${measure.since}, ${measure.until}, ${measure.account})`.execute(tx);
}

export async function listMeasures(tx: Tx, subject: { kind: SubjectKind; key: string }): Promise<Measure[]> {
  const { rows } = await sql<MeasureRow>`
    select * from misuse_measure where subject_kind = ${subject.kind} and subject_key = ${subject.key} order by id`.execute(
    tx,
  );
  return rows.map(toMeasure);
}

/** What a subject provided within a time: how much, how much of it manifestly illegal or unfounded, and how grave. */
export interface Tally {
  key: string;
  name: string | null;
  total: number;
  manifest: number;
  /** Of the manifest ones, those about a finding of high or critical severity. */
  grave: number;
  first: string | null;
  last: string | null;
}

interface TallyRow {
  key: string;
  name: string | null;
  total: number;
  manifest: number;
  grave: number;
  first: Date | null;
  last: Date | null;
}

/** The counts of art. 23(3)(a) to (c) since an instant, those with most manifest items first. */
export async function tally(tx: Tx, kind: SubjectKind, since: Date, key: string | null = null): Promise<Tally[]> {
  const query = {
    // A trader's total is its listings that are known here: what it offers beyond them is not.
    trader: sql<TallyRow>`
      select t.trader_key as key, max(t.trader_name) as name,
        greatest(count(*), (select count(*) from listing l where l.trader = max(t.trader_name)))::int as total,
        count(*) filter (where t.manifest)::int as manifest,
        count(*) filter (where t.manifest and exists (
          select 1 from finding f where f.listing_id = t.listing_id and f.severity in ('high', 'critical')))::int as grave,
        min(t.made_at) filter (where t.manifest) as first, max(t.made_at) filter (where t.manifest) as last
      from statement t where t.reversed_at is null and t.made_at >= ${since} and (${key}::text is null or t.trader_key = ${key})
      group by t.trader_key`,
    notifier: sql<TallyRow>`
      select r.notifier_key as key, max(coalesce(s.name, r.content->'notifier'->>'name')) as name, count(*)::int as total,
        count(*) filter (where r.manifest and r.decision->>'outcome' = 'no-action')::int as manifest, 0 as grave,
        min(r.received_at) filter (where r.manifest and r.decision->>'outcome' = 'no-action') as first,
        max(r.received_at) filter (where r.manifest and r.decision->>'outcome' = 'no-action') as last
      from received_notice r left join sender s on s.id = r.sender_id
      where r.notifier_key is not null and r.received_at >= ${since} and (${key}::text is null or r.notifier_key = ${key})
      group by r.notifier_key`,
    complainant: sql<TallyRow>`
      select c.complainant_key as key, null as name, count(*)::int as total, count(*) filter (where c.manifest)::int as manifest, 0 as grave,
        min(c.made_at) filter (where c.manifest) as first, max(c.made_at) filter (where c.manifest) as last
      from complaint c where c.made_at >= ${since} and (${key}::text is null or c.complainant_key = ${key})
      group by c.complainant_key`,
  }[kind];
  const { rows } =
    await sql<TallyRow>`select * from (${query}) counted order by manifest desc, total desc, key limit 200`.execute(tx);
  return rows.map((row) => ({ ...row, first: instant(row.first), last: instant(row.last) }));
}
