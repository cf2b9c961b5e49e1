import { sql } from 'kysely';
import { z } from 'zod';
import { ALL_CASES } from '../../base/database/reader.ts';
import { readingAs } from '../../base/database/reader-store.ts';
import { rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';

/** Of findings and their snapshots: that of the newest which has one. */
const LANGUAGE = sql`(array_agg(s.language order by f.id desc) filter (where s.language <> 'und'))[1]`;

/**
 * Writes into cases what their findings and the offers of those say, so that a filter over many cases reads no other
 * table. Whoever asks: it is of all of a case's findings.
 */
export async function describeCases(tx: Tx, cases: readonly string[]): Promise<void> {
  if (cases.length === 0) return;
  // Case by case: of all at once, the plan reads whole tables where little is known of them.
  const described = sql`update "case" c set findings = of.findings, listings = of.listings, trader_name = of.trader_name, packs = of.packs,
      rule_keys = of.rule_keys, rules = of.rules, language = of.language
    from unnest(${[...cases]}::text[]) ids(id) cross join lateral (
      select count(*)::int as findings, count(distinct f.listing_id)::int as listings, coalesce(max(l.trader), '') as trader_name,
        coalesce(array_agg(distinct f.pack), '{}') as packs, coalesce(array_agg(distinct f.pack || '/' || f.rule), '{}') as rule_keys,
        coalesce((select jsonb_agg(jsonb_build_object('pack', r.pack, 'rule', r.rule, 'title', r.title) order by r.pack, r.rule)
          from (select distinct on (n.pack, n.rule) n.pack, n.rule, n.content -> 'title' as title
            from case_finding o join finding n on n.id = o.finding_id where o.case_id = ids.id order by n.pack, n.rule, n.id desc) r), '[]') as rules,
        ${LANGUAGE} as language
      from case_finding cf join finding f on f.id = cf.finding_id join listing l on l.id = f.listing_id
        join snapshot s on s.id = f.snapshot_id
      where cf.case_id = ids.id) of
    where c.id = ids.id`;
  await readingAs(tx, ALL_CASES, () => described.execute(tx));
}

/** Writes into cases the language of the newest of their offers, where one of these snapshots was told. */
export async function describeLanguages(tx: Tx, snapshots: readonly string[]): Promise<void> {
  // Two statements, and lists in the second: of a join nobody can say beforehand how many there are.
  const cases = await rows(
    tx,
    z.object({ id: z.string() }),
    sql`select distinct cf.case_id as id from unnest(${[...snapshots]}::text[]) told(id)
      cross join lateral (select f.id from finding f where f.snapshot_id = told.id offset 0) f
      cross join lateral (select o.case_id from case_finding o where o.finding_id = f.id offset 0) cf order by 1`,
  );
  await sql`update "case" c set language = of.language
    from unnest(${cases.map(({ id }) => id)}::text[]) ids(id) cross join lateral (
      select ${LANGUAGE} as language
      from case_finding cf join finding f on f.id = cf.finding_id join snapshot s on s.id = f.snapshot_id where cf.case_id = ids.id) of
    where c.id = ids.id and c.language is distinct from of.language`.execute(tx);
}
