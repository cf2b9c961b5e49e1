import { sql } from 'kysely';
import { hasRow, instant, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { type Measure, measureSchema, type SubjectKind, type Tally, tallySchema } from './misuse-schema.ts';

/** Whether a suspension holds now. */
export function isSuspended(tx: Tx, kind: SubjectKind, key: string, now: Date): Promise<boolean> {
  return hasRow(
    tx,
    sql`select 1 from misuse_measure where subject_kind = ${kind} and subject_key = ${key} and kind = 'suspension'
      and since <= ${now} and until > ${now} limit 1`,
  );
}

/** Keeps a measure with the criteria on which it was taken. */
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

/** The measures taken against a subject, the oldest first. */
export function listMeasures(tx: Tx, subject: { kind: SubjectKind; key: string }): Promise<Measure[]> {
  return rows(
    tx,
    measureSchema.extend({ since: instant, until: instant.nullable() }),
    sql`select id, kind, reason, since, until from misuse_measure
      where subject_kind = ${subject.kind} and subject_key = ${subject.key} order by id`,
  );
}

/** The counts of art. 23(3)(a) to (c) since an instant, those with most misuses first. */
export function tally(tx: Tx, kind: SubjectKind, since: Date, key: string | null = null): Promise<Tally[]> {
  const query = {
    // A trader's total is its listings that are known here: what it offers beyond them is not.
    trader: sql`
      select t.trader_key as key, max(t.trader_name) as name,
        greatest(count(*), (select count(*) from listing l where l.trader = max(t.trader_name)))::int as total,
        count(*) filter (where t.manifestly_illegal)::int as misuses,
        count(*) filter (where t.manifestly_illegal and exists (
          select 1 from finding f where f.listing_id = t.listing_id and f.severity in ('high', 'critical')))::int as grave,
        min(t.made_at) filter (where t.manifestly_illegal) as first, max(t.made_at) filter (where t.manifestly_illegal) as last
      from statement t where t.reversed_at is null and t.made_at >= ${since} and (${key}::text is null or t.trader_key = ${key})
      group by t.trader_key`,
    notifier: sql`
      select r.notifier_key as key, max(coalesce(s.name, r.content->'notifier'->>'name')) as name, count(*)::int as total,
        count(*) filter (where r.manifestly_unfounded)::int as misuses, 0 as grave,
        min(r.received_at) filter (where r.manifestly_unfounded) as first,
        max(r.received_at) filter (where r.manifestly_unfounded) as last
      from received_notice r left join sender s on s.id = r.sender_id
      where r.notifier_key is not null and r.received_at >= ${since} and (${key}::text is null or r.notifier_key = ${key})
      group by r.notifier_key`,
    complainant: sql`
      select c.complainant_key as key, null::text as name, count(*)::int as total,
        count(*) filter (where c.manifestly_unfounded)::int as misuses, 0 as grave,
        min(c.made_at) filter (where c.manifestly_unfounded) as first, max(c.made_at) filter (where c.manifestly_unfounded) as last
      from complaint c where c.made_at >= ${since} and (${key}::text is null or c.complainant_key = ${key})
      group by c.complainant_key`,
  }[kind];
  return rows(
    tx,
    tallySchema.extend({ first: instant.nullable(), last: instant.nullable() }),
    sql`select * from (${query}) counted order by misuses desc, total desc, key limit 200`,
  );
}
