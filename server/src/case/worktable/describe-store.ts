import { sql } from 'kysely';
import { z } from 'zod';
import { ALL_CASES } from '../../base/database/reader.ts';
import { readingAs } from '../../base/database/reader-store.ts';
import { rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';

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
        (array_agg(s.language order by f.id desc) filter (where s.language <> 'und'))[1] as language
      from case_finding cf join finding f on f.id = cf.finding_id join listing l on l.id = f.listing_id
        join snapshot s on s.id = f.snapshot_id
      where cf.case_id = ids.id) of
    where c.id = ids.id`;
  await readingAs(tx, ALL_CASES, () => described.execute(tx));
}

/** The cases that have a finding in one of these snapshots. */
export async function listCasesWith(tx: Tx, snapshots: readonly string[]): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ caseId: z.string() }),
    sql`select distinct cf.case_id from finding f join case_finding cf on cf.finding_id = f.id
      where f.snapshot_id = any(${[...snapshots]}::text[]) order by cf.case_id`,
  );
  return found.map(({ caseId }) => caseId);
}
