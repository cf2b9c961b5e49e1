import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { instant, instantInJson, row, rows } from '../base/database/rows.ts';
import type { Tx } from '../base/database/store.ts';
import { caseSchema, decisionSchema, type OUTCOMES, type STAGES, type STATES } from './schema.ts';

export type Case = z.infer<typeof caseSchema>;
export type Decision = z.infer<typeof decisionSchema>;
export type State = (typeof STATES)[number];
export type Outcome = (typeof OUTCOMES)[number];
export type Stage = (typeof STAGES)[number];

export const keptCaseSchema = caseSchema.extend({
  openedAt: instant,
  updatedAt: instant,
  heldUntil: instant.nullable(),
  restrictedUntil: instant.nullable(),
  dueAt: instant.nullable(),
  lock: caseSchema.shape.lock.unwrap().extend({ until: instantInJson }).nullable(),
  closed: caseSchema.shape.closed.unwrap().extend({ at: instantInJson }).nullable(),
  undo: caseSchema.shape.undo.unwrap().extend({ until: instantInJson }).nullable(),
});

/**
 * Cases as they are shown, of rows of the table.
 *
 * @param more further columns of them
 */
export const casesFrom = (which: RawBuilder<unknown>, more: RawBuilder<unknown> = sql``) => sql`
  select c.id, c.platform, c.trader_name as trader, c.trader as trader_key, c.product, c.title, c.severity, c.state, c.visibility, c.restricted_until, c.stage, c.next_step, c.findings, c.listings, c.packs,
    c.rules, c.language, c.evidence, c.awaiting, c.unread, c.doubts, c.due_at, c.held_until, c.opened_at, c.updated_at,
    case when c.closed_at is not null then jsonb_build_object('at', c.closed_at, 'outcome', c.closed_as) end as closed,
    jsonb_build_object('points', c.score, 'parts', c.score_parts) as score,
    case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as assignee,
    case when k.case_id is not null then jsonb_build_object('by', jsonb_build_object('id', b.id, 'name', b.name), 'until', k.until) end as lock,
    case when d.id is not null then jsonb_build_object(
      'batch', d.batch, 'until', d.undo_until, 'by', jsonb_build_object('id', u.id, 'name', u.name)) end as undo ${more}
  from (${which}) c left join account a on a.id = c.assignee_id
    left join case_lock k on k.case_id = c.id and k.until > clock_timestamp() left join account b on b.id = k.account_id
    left join decision d on d.case_id = c.id and d.undo_until > clock_timestamp() and d.undone_at is null
    left join account u on u.id = d.account_id`;

export function findCase(tx: Tx, id: string): Promise<Case | null> {
  return row(tx, keptCaseSchema, casesFrom(sql`select * from "case" where id = ${id}`));
}

/** The cases that stand on a platform and are not closed, of one trader where it is named, the oldest first. */
export function listStanding(
  tx: Tx,
  { platform, trader, limit }: { platform: string; trader?: string | undefined; limit: number },
): Promise<Case[]> {
  const named = trader === undefined ? sql`` : sql`and trader_name = ${trader}`;
  return rows(
    tx,
    keptCaseSchema,
    casesFrom(sql`select * from "case" where platform = ${platform} and state in ('confirmed', 'escalated')
      and joined_to is null and closed_at is null ${named} order by id limit ${limit}`),
  );
}

/** Ids of the findings in a case, in the order they came. */
export async function listCaseFindings(tx: Tx, caseId: string): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ findingId: z.string() }),
    sql`select finding_id from case_finding where case_id = ${caseId} order by finding_id`,
  );
  return found.map(({ findingId }) => findingId);
}

/** Ids of the cases that have a finding on this snapshot, of the compartment of one of them. */
export async function listCasesOf(tx: Tx, snapshot: string, caseId: string): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ caseId: z.string() }),
    sql`select distinct cf.case_id from case_finding cf join finding f on f.id = cf.finding_id
      join "case" c on c.id = cf.case_id join "case" o on o.id = ${caseId} and o.compartment is not distinct from c.compartment
      where f.snapshot_id = ${snapshot}`,
  );
  return found.map(({ caseId }) => caseId);
}

const confirmedSchema = z.object({
  caseId: z.string(),
  compartment: z.string().nullable(),
  listing: z.string(),
  snapshot: z.string(),
});

/**
 * Listings of cases that are confirmed for good, with the case, the first of several: what a relisting is matched against.
 *
 * @param among of these listings alone
 */
export function listConfirmedListings(tx: Tx, among?: readonly string[]): Promise<z.infer<typeof confirmedSchema>[]> {
  return rows(
    tx,
    confirmedSchema,
    sql`select distinct on (f.listing_id, c.compartment) c.id as case_id, c.compartment, f.listing_id as listing, f.snapshot_id as snapshot
      from "case" c join case_finding cf on cf.case_id = c.id join finding f on f.id = cf.finding_id
      where c.settled = 'confirmed' and ${among ? sql`f.listing_id = any(${[...among]})` : sql`true`}
      order by f.listing_id, c.compartment, f.snapshot_id desc, c.id`,
  );
}

/** The listings in which cases found something. */
export async function listListingsOf(tx: Tx, cases: readonly string[]): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ listing: z.string() }),
    sql`select distinct f.listing_id as listing from case_finding cf join finding f on f.id = cf.finding_id where cf.case_id = any(${[...cases]})`,
  );
  return found.map(({ listing }) => listing);
}

/** What people decided on a case and did not undo, oldest first. @param which `final`: none that may still be undone */
export function listDecisions(tx: Tx, caseId: string, which: 'all' | 'final' = 'all'): Promise<Decision[]> {
  return rows(
    tx,
    decisionSchema.extend({ at: instant }),
    sql`select id, kind, reason, account_id as by, decided_at as at from decision
      where case_id = ${caseId} and undone_at is null
        and (${which} = 'all' or undo_until is null) order by id`,
  );
}

/**
 * How a case stands for whatever builds on it by itself: as decided last, save where that may still be undone; null:
 * there is none.
 */
export async function findSettled(tx: Tx, caseId: string): Promise<State | null> {
  const found = await row(
    tx,
    caseSchema.pick({ state: true }),
    sql`select settled as state from "case" where id = ${caseId}`,
  );
  return found?.state ?? null;
}

const countsSchema = z.object({ confirmed: z.int(), dismissed: z.int() });

/** Ids of the open cases of the trader of a case, on the same platform; none where the offer names no trader. */
export async function listOpenOfTrader(tx: Tx, caseId: string): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ id: z.string() }),
    sql`select o.id from "case" o join "case" c on c.platform = o.platform and c.trader = o.trader
      where c.id = ${caseId} and o.settled = 'open' and o.trader <> ''`,
  );
  return found.map(({ id }) => id);
}

/** Per rule (`pack/rule`), the cases with a finding of it that stand confirmed and dismissed. */
export async function countReviews(tx: Tx): Promise<Map<string, { confirmed: number; dismissed: number }>> {
  const counted = await rows(
    tx,
    countsSchema.extend({ key: z.string() }),
    // By what its row says of a case: what was found in it is not read.
    sql`select of.key, count(*) filter (where of.settled = 'confirmed')::int as confirmed, count(*) filter (where of.settled = 'dismissed')::int as dismissed
    from (select unnest(c.rule_keys) as key, c.settled from "case" c where c.settled <> 'open') of group by 1`,
  );
  return new Map(counted.map(({ key, ...counts }) => [key, counts]));
}

const reviewedSchema = z.object({
  id: z.string(),
  case: z.string(),
  state: z.enum(['confirmed', 'dismissed']),
  pack: z.string(),
  rule: z.string(),
  terms: z.array(z.string()),
});

/** Findings of cases that stand confirmed or dismissed, with the terms they rest on, by id after the cursor. */
export function listReviewed(
  tx: Tx,
  page: { cursor: string; limit: number },
): Promise<z.infer<typeof reviewedSchema>[]> {
  return rows(
    tx,
    reviewedSchema,
    sql`select f.id, c.id as case, c.settled as state, f.pack, f.rule,
        jsonb_path_query_array(f.content, '$.matches[*].term') as terms
      from finding f join case_finding cf on cf.finding_id = f.id join "case" c on c.id = cf.case_id
      where c.settled in ('confirmed', 'dismissed') and f.id > ${page.cursor} order by f.id limit ${page.limit}`,
  );
}

/** Stages that say that what a case was closed with does not hold: the offer is back, or still there when a term ends. */
const REOPENING: readonly Stage[] = ['relisted', 'overdue'];

/** Whether an offer of a case `c` is in none of its documents. (Rows of a later link.) */
export const hasUnnamed = sql`exists (select from case_finding cf join finding f on f.id = cf.finding_id where cf.case_id = c.id and not exists (
  select from notice n join notice_listing nl on nl.notice_id = n.id
  where n.case_id = c.id and n.state <> 'rejected' and nl.listing_id = f.listing_id))`;

/**
 * Moves a case along its way. An event that came before the one that moved it last does not move it back, nor does a
 * late seal (of a further snapshot); and a relisting that waits for a person goes on waiting, whatever else happens,
 * until it is decided. A document that is asked for (of an offer found since) stays asked for, whatever becomes of other
 * offers, until all of them are named in one.
 *
 * @returns whether it was closed, and is open again
 */
export async function setStage(
  tx: Tx,
  caseId: string,
  moved: {
    stage: Stage;
    nextStep: string | null;
    /** It says where all that follows the case stands: it may lead back, and past a relisting that waits. */
    mayGoBack: boolean;
    /** It is new: what it says opens a closed case again. */
    mayReopen: boolean;
    event: number;
    now: Date;
  },
): Promise<boolean> {
  const { stage, nextStep, mayGoBack, mayReopen, event, now } = moved;
  const reopens = mayReopen && REOPENING.includes(stage);
  const found = await row(
    tx,
    z.object({ wasClosed: z.boolean() }),
    sql`with was as (select id, closed_at is not null as is_closed from "case" where id = ${caseId} for update)
      update "case" c set stage = ${stage}, stage_event = ${event}, updated_at = ${now},
        next_step = case when ${nextStep}::text is null and c.next_step = 'notice' and not ${mayGoBack}
          and (${stage} <> 'noticed' or ${hasUnnamed}) then c.next_step else ${nextStep} end,
        closed_at = case when not ${reopens} then c.closed_at end, closed_as = case when not ${reopens} then c.closed_as end
      from was where c.id = was.id and c.stage_event < ${event} and (${stage} <> 'sealed' or c.stage = 'opened' or ${mayGoBack})
        and (c.next_step is distinct from 'decide-relisting' or ${mayGoBack})
      returning was.is_closed as was_closed`,
  );
  return reopens && found?.wasClosed === true;
}
