import { sql } from 'kysely';
import { z } from 'zod';
import { instant, rows } from '../../src/base/database/rows.ts';
import type { Tx } from '../../src/base/database/store.ts';
import { firstGone, shippedSchedule } from '../../src/followup/check/check-schedule.ts';
import { VERDICTS } from '../../src/followup/check/check-schema.ts';
import { FIGURES, type FigureName } from '../../src/followup/index.ts';

const caseSchema = z.object({
  id: z.string(),
  platform: z.string(),
  settled: z.string(),
  compartment: z.string().nullable(),
});
const SEVERITIES = ['critical', 'high', 'medium', 'low'];

/** What there is in a unit, as its tables have it, past all that counts. */
export async function readRecord(tx: Tx) {
  const of = { case: z.string(), listing: z.string() };
  return {
    cases: await rows(tx, caseSchema, sql`select id, platform, settled, compartment from "case"`),
    findings: await rows(
      tx,
      z.object({ ...of, rule: z.string(), severity: z.string(), at: instant }),
      sql`select cf.case_id as case, f.listing_id as listing, f.pack || '/' || f.rule as rule, f.severity, f.made_at as at
        from case_finding cf join finding f on f.id = cf.finding_id order by f.made_at`,
    ),
    decisions: await rows(
      tx,
      z.object({ case: z.string(), at: instant }),
      sql`select case_id as case, max(decided_at) as at from decision where kind = 'confirm' and undo_until is null group by case_id
        order by at, case_id`,
    ),
    documents: await rows(
      tx,
      z.object({ ...of, id: z.string(), kind: z.string(), at: instant }),
      sql`select n.case_id as case, nl.listing_id as listing, n.id, n.kind, n.sent_at as at from notice n join notice_listing nl on nl.notice_id = n.id
        where n.sent_at is not null and n.withdrawn_at is null order by n.sent_at`,
    ),
    notices: await rows(
      tx,
      z.object({ case: z.string(), id: z.string() }),
      sql`select case_id as case, id from notice where sent_at is not null and withdrawn_at is null and kind in ('dsa-16', 'gpsr-22-notice')`,
    ),
    checks: await rows(
      tx,
      z.object({ ...of, verdict: z.enum(VERDICTS), at: instant }),
      sql`select case_id as case, listing_id as listing, verdict, done_at as at from "check" where done_at is not null order by done_at desc, id desc`,
    ),
    relistings: await rows(
      tx,
      z.object({ case: z.string(), id: z.string(), original: z.string(), state: z.string(), at: instant }),
      sql`select r.case_id as case, r.id, r.original_listing_id as original, r.state, l.first_seen as at from relisting r join listing l on l.id = r.listing_id
        where r.state in ('found', 'confirmed')`,
    ),
    reappearances: await rows(
      tx,
      z.object({ ...of, id: z.string(), at: instant }),
      sql`select case_id as case, listing_id as listing, id, seen_at as at from reappearance`,
    ),
  };
}
type UnitRecord = Awaited<ReturnType<typeof readRecord>>;

/** Counts a record anew and slowly, of the cases open to all: by figure, each thing with its platform and its rule. */
export function recount(record: UnitRecord): Record<FigureName, Map<string, { platform: string; rule: string }>> {
  const open = new Map(record.cases.flatMap((one) => (one.compartment === null ? [[one.id, one] as const] : [])));
  const standsOf = (id: string): string => open.get(id)?.settled ?? 'hidden';
  const ruleOf = (id: string): string => {
    const own = record.findings.filter((one) => one.case === id);
    const worst = SEVERITIES.find((severity) => own.some((one) => one.severity === severity));
    return own.find((one) => one.severity === worst)?.rule ?? '–';
  };
  const counted = Object.fromEntries(Object.keys(FIGURES).map((name) => [name, new Map()])) as ReturnType<
    typeof recount
  >;
  const count = (figure: FigureName, thing: string, ofCase: string): void => {
    if (counted[figure].has(thing)) return;
    counted[figure].set(thing, { platform: open.get(ofCase)?.platform ?? '', rule: ruleOf(ofCase) });
  };
  for (const one of record.findings) {
    if (!open.has(one.case)) continue;
    count('findings', one.listing, one.case);
  }
  for (const { case: id } of record.decisions) {
    if (standsOf(id) !== 'confirmed') continue;
    count('confirmed', id, id);
    for (const one of record.findings) if (one.case === id) count('offers', one.listing, id);
  }
  for (const one of record.notices) if (open.has(one.case)) count('notices', one.id, one.case);
  for (const one of record.relistings) if (standsOf(one.case) === 'confirmed') count('relistings', one.id, one.case);
  for (const one of record.documents) {
    const asks = one.kind !== 'reminder' && ['confirmed', 'escalated'].includes(standsOf(one.case));
    if (!asks || counted.asked.has(one.listing)) continue;
    count('asked', one.listing, one.case);
    const history = record.checks
      .filter((check) => check.listing === one.listing && open.has(check.case) && check.at >= one.at)
      .map(({ verdict, at }) => ({ verdict, at: new Date(at) }));
    const gone = firstGone(history, shippedSchedule());
    if (gone) {
      count('removed', one.listing, one.case);
      const backs = [
        ...record.reappearances.filter((back) => back.listing === one.listing),
        ...record.relistings.filter((back) => back.original === one.listing && back.state === 'confirmed'),
      ];
      if (backs.some((back) => open.has(back.case) && new Date(back.at) >= gone))
        count('returned', one.listing, one.case);
    }
    for (const { verdict } of history) if (verdict !== 'removed') count(verdict, one.listing, one.case);
    for (const back of record.reappearances)
      if (back.listing === one.listing && open.has(back.case) && back.at >= one.at)
        count('reappearances', back.id, one.case);
  }
  return counted;
}

export const sizes = (counted: ReturnType<typeof recount>): Record<string, number> =>
  Object.fromEntries(Object.entries(counted).map(([figure, things]) => [figure, things.size]));
