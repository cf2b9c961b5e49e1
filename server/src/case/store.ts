import type { Score, Severity } from '@vigie/engine';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../base/database/store.ts';
import type { caseSchema, decisionSchema, STAGES, STATES } from './schema.ts';

export type Case = z.infer<typeof caseSchema>;
export type Decision = z.infer<typeof decisionSchema>;
export type State = (typeof STATES)[number];
export type Stage = (typeof STAGES)[number];

export interface CaseKey {
  unit: string;
  platform: string;
  trader: string;
  product: string;
}

/** Opens the case of this platform, trader and product, or finds the open one. A known case takes the worse severity. */
export async function openCase(
  tx: Tx,
  key: CaseKey,
  opened: { id: string; title: string; severity: Severity; now: Date },
): Promise<{ id: string; state: State; isNew: boolean }> {
  const { rows } = await sql<{ id: string; state: State; is_new: boolean }>`
    insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, opened_at, updated_at)
    values (${opened.id}, ${key.unit}, ${key.platform}, ${key.trader}, ${key.product}, ${opened.title}, ${opened.severity}, 'open', 'opened', ${opened.now}, ${opened.now})
    on conflict (unit_id, platform, trader, product) do update set updated_at = excluded.updated_at,
      severity = case when array_position(array['low','medium','high','critical'], excluded.severity)
        > array_position(array['low','medium','high','critical'], "case".severity) then excluded.severity else "case".severity end
    returning id, state, (id = ${opened.id}) as is_new`.execute(tx);
  const row = rows[0];
  if (!row) throw new Error('a case just opened is not found');
  return { id: row.id, state: row.state, isNew: row.is_new };
}

/** Adds a finding to a case. @returns false when it was there. */
export async function addFinding(tx: Tx, unit: string, caseId: string, finding: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into case_finding (unit_id, case_id, finding_id, added_at) values (${unit}, ${caseId}, ${finding}, ${now})
    on conflict do nothing returning finding_id`.execute(tx);
  return rows.length > 0;
}

/** Whether the rule was already before the person who decided this case. */
export async function hasRule(tx: Tx, caseId: string, pack: string, rule: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from case_finding cf join finding f on f.id = cf.finding_id
    where cf.case_id = ${caseId} and f.pack = ${pack} and f.rule = ${rule} limit 1`.execute(tx);
  return rows.length > 0;
}

interface CaseRow {
  id: string;
  platform: string;
  trader: string;
  trader_name: string | null;
  title: string;
  severity: Severity;
  state: State;
  stage: Stage;
  next_step: string | null;
  findings: number;
  listings: number;
  packs: string[] | null;
  opened_at: Date;
  updated_at: Date;
  score: number;
  score_parts: Score['parts'];
}

const CASE_COLUMNS = sql`
  c.id, c.score, c.score_parts, c.platform, c.trader, c.title, c.severity, c.state, c.stage, c.next_step, c.opened_at, c.updated_at,
  (select max(l.trader) from case_finding cf join finding f on f.id = cf.finding_id join listing l on l.id = f.listing_id
    where cf.case_id = c.id) as trader_name,
  (select count(*)::int from case_finding cf where cf.case_id = c.id) as findings,
  (select count(distinct f.listing_id)::int from case_finding cf join finding f on f.id = cf.finding_id where cf.case_id = c.id) as listings,
  (select jsonb_agg(distinct f.pack) from case_finding cf join finding f on f.id = cf.finding_id where cf.case_id = c.id) as packs`;

const toCase = (row: CaseRow): Case => ({
  id: row.id,
  platform: row.platform,
  trader: row.trader_name ?? '',
  title: row.title,
  severity: row.severity,
  state: row.state,
  stage: row.stage,
  nextStep: row.next_step,
  findings: row.findings,
  listings: row.listings,
  packs: row.packs ?? [],
  openedAt: new Date(row.opened_at).toISOString(),
  updatedAt: new Date(row.updated_at).toISOString(),
  score: { points: row.score, parts: row.score_parts },
});

/** The queue: most points first, then oldest; the cursor is the last case's id. With the open ones go those where a return waits for a person. */
export async function listCases(
  tx: Tx,
  page: { state?: State | undefined; cursor?: string | undefined; limit: number },
): Promise<Case[]> {
  const { rows } = await sql<CaseRow>`
    with last as (select score, id from "case" where id = ${page.cursor ?? null})
    select ${CASE_COLUMNS} from "case" c
    where (${page.state ?? null}::text is null or c.state = ${page.state ?? null}
        or (${page.state ?? null} = 'open' and c.next_step = 'decide-return'))
      and (not exists (select from last) or (-c.score, c.id) > (select -score, id from last))
    order by c.score desc, c.id limit ${page.limit}`.execute(tx);
  return rows.map(toCase);
}

export async function findCase(tx: Tx, id: string): Promise<Case | null> {
  const { rows } = await sql<CaseRow>`select ${CASE_COLUMNS} from "case" c where c.id = ${id}`.execute(tx);
  return rows[0] ? toCase(rows[0]) : null;
}

/** Ids of the findings in a case, in the order they came. */
export async function listCaseFindings(tx: Tx, caseId: string): Promise<string[]> {
  const { rows } = await sql<{ finding_id: string }>`
    select finding_id from case_finding where case_id = ${caseId} order by finding_id`.execute(tx);
  return rows.map((row) => row.finding_id);
}

/** Ids of the cases that have a finding on this snapshot. */
export async function listCasesOf(tx: Tx, snapshot: string): Promise<string[]> {
  const { rows } = await sql<{ case_id: string }>`
    select distinct cf.case_id from case_finding cf join finding f on f.id = cf.finding_id where f.snapshot_id = ${snapshot}`.execute(
    tx,
  );
  return rows.map((row) => row.case_id);
}

/** Listings of confirmed cases, with the case: what a relisting is matched against. */
export async function listConfirmedListings(tx: Tx): Promise<{ caseId: string; listing: string; snapshot: string }[]> {
  const { rows } = await sql<{ case_id: string; listing_id: string; snapshot_id: string }>`
    select distinct on (f.listing_id) c.id as case_id, f.listing_id, f.snapshot_id
    from "case" c join case_finding cf on cf.case_id = c.id join finding f on f.id = cf.finding_id
    where c.state = 'confirmed' order by f.listing_id, f.snapshot_id desc`.execute(tx);
  return rows.map((row) => ({ caseId: row.case_id, listing: row.listing_id, snapshot: row.snapshot_id }));
}

export async function saveDecision(
  tx: Tx,
  decision: {
    id: string;
    unit: string;
    caseId: string;
    kind: Decision['kind'];
    state: State;
    reason: string;
    account: string;
    now: Date;
  },
): Promise<void> {
  await sql`
    insert into decision (id, unit_id, case_id, kind, reason, account_id, decided_at)
    values (${decision.id}, ${decision.unit}, ${decision.caseId}, ${decision.kind}, ${decision.reason}, ${decision.account}, ${decision.now})`.execute(
    tx,
  );
  await sql`update "case" set state = ${decision.state}, updated_at = ${decision.now} where id = ${decision.caseId}`.execute(
    tx,
  );
}

export async function listDecisions(tx: Tx, caseId: string): Promise<Decision[]> {
  const { rows } = await sql<{
    id: string;
    kind: Decision['kind'];
    reason: string;
    account_id: string;
    decided_at: Date;
  }>`
    select * from decision where case_id = ${caseId} order by id`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    reason: row.reason,
    by: row.account_id,
    at: new Date(row.decided_at).toISOString(),
  }));
}

/** What people decided on a trader's cases on a platform; a dismissed case says as much as a confirmed one. */
export async function countTrader(
  tx: Tx,
  { id, platform, trader }: { id: string; platform: string; trader: string },
): Promise<{ confirmed: number; dismissed: number }> {
  const { rows } = await sql<{ confirmed: number; dismissed: number }>`
    select count(*) filter (where state = 'confirmed')::int as confirmed, count(*) filter (where state = 'dismissed')::int as dismissed
    from "case" where platform = ${platform} and trader = ${trader} and id <> ${id}`.execute(tx);
  return rows[0] ?? { confirmed: 0, dismissed: 0 };
}

/** Open cases of the trader of a case, on the same platform; none where the offer names no trader. */
export async function listOpenOfTrader(
  tx: Tx,
  caseId: string,
): Promise<{ id: string; platform: string; trader: string }[]> {
  const { rows } = await sql<{ id: string; platform: string; trader: string }>`
    select o.id, o.platform, o.trader from "case" o join "case" c on c.platform = o.platform and c.trader = o.trader
    where c.id = ${caseId} and o.state = 'open' and o.trader <> ''`.execute(tx);
  return rows;
}

export async function saveScore(tx: Tx, caseId: string, score: Score): Promise<void> {
  await sql`update "case" set score = ${score.points}, score_parts = ${JSON.stringify(score.parts)}::jsonb where id = ${caseId}`.execute(
    tx,
  );
}

/** Per rule (`pack/rule`), the cases with a finding of it that stand confirmed and dismissed. */
export async function countReviews(tx: Tx): Promise<Map<string, { confirmed: number; dismissed: number }>> {
  const { rows } = await sql<{ key: string; confirmed: number; dismissed: number }>`
    select f.pack || '/' || f.rule as key,
      count(distinct c.id) filter (where c.state = 'confirmed')::int as confirmed,
      count(distinct c.id) filter (where c.state = 'dismissed')::int as dismissed
    from "case" c join case_finding cf on cf.case_id = c.id join finding f on f.id = cf.finding_id group by 1`.execute(
    tx,
  );
  return new Map(rows.map(({ key, ...counts }) => [key, counts]));
}

export async function reopenCase(tx: Tx, caseId: string, now: Date): Promise<void> {
  await sql`update "case" set state = 'open', updated_at = ${now} where id = ${caseId}`.execute(tx);
}

/**
 * Moves a case along its way. A late seal (of a further snapshot) does not move it back, and a return that waits for a person goes on waiting, whatever else
 * happens, until it is decided.
 */
export async function setStage(
  tx: Tx,
  caseId: string,
  moved: { stage: Stage; nextStep: string | null; ofReturn: boolean; now: Date },
): Promise<void> {
  const { stage, nextStep, ofReturn, now } = moved;
  await sql`update "case" set stage = ${stage}, next_step = ${nextStep}, updated_at = ${now}
    where id = ${caseId} and (${stage} <> 'sealed' or stage = 'opened' or ${ofReturn})
      and (next_step is distinct from 'decide-return' or ${ofReturn})`.execute(tx);
}
