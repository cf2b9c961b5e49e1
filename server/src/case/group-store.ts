import { type Score, SEVERITIES, type Severity } from '@vigie/engine';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { rows } from '../base/database/rows.ts';
import type { Tx } from '../base/database/store.ts';
import { worse } from './group.ts';
import { STATES } from './schema.ts';

/** What makes findings one case. */
export interface CaseKey {
  platform: string;
  trader: string;
  product: string;
}

/** A case about to be opened: id and title are used only where it is new. */
export interface NewCase extends CaseKey {
  id: string;
  title: string;
  severity: Severity;
}

const openedSchema = z.object({
  id: z.string(),
  state: z.enum(STATES),
  isClosed: z.boolean(),
  isNew: z.boolean(),
});
export type Opened = z.infer<typeof openedSchema>;
const openedByKeySchema = openedSchema.extend({ platform: z.string(), trader: z.string(), product: z.string() });
const raisedSchema = openedSchema.extend({ compartment: z.string() });

const isWorse = (one: RawBuilder<unknown>, other: RawBuilder<unknown>) => sql`
  array_position(${SEVERITIES}::text[], ${one}) > array_position(${SEVERITIES}::text[], ${other})`;

export const keyOf = ({ platform, trader, product }: CaseKey): string => JSON.stringify([platform, trader, product]);

/**
 * Opens the cases of these platforms, traders and products, each once, or finds those that are there. A known case
 * takes the worse severity. Whoever opens one adds what it is found by, in the same transaction.
 *
 * @returns the cases by `keyOf`
 */
export async function openCases(tx: Tx, unit: string, cases: NewCase[], now: Date): Promise<Map<string, Opened>> {
  if (cases.length === 0) return new Map();
  const opened = await rows(
    tx,
    openedByKeySchema,
    sql`
    insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, opened_at, updated_at, is_text_read)
    select c.id, ${unit}, c.platform, c.trader, c.product, c.title, c.severity, 'open', 'opened', ${now}::timestamptz, ${now}::timestamptz, true
    from jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) as c(
      id text, platform text, trader text, product text, title text, severity text)
    order by c.platform, c.trader, c.product
    on conflict (unit_id, platform, trader, product, compartment) do update set updated_at = excluded.updated_at,
      severity = case when ${isWorse(sql`excluded.severity`, sql`"case".severity`)} then excluded.severity else "case".severity end
    returning id, platform, trader, product, state, closed_at is not null as is_closed, (id = any(${cases.map(({ id }) => id)}::text[])) as is_new`,
  );
  return new Map(opened.map((each) => [keyOf(each), each]));
}

/** Opens a case apart from the others of its platform, trader and product: one that few will see. */
export async function openApart(tx: Tx, unit: string, made: NewCase, now: Date): Promise<void> {
  await sql`insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, opened_at, updated_at, compartment)
    values (${made.id}, ${unit}, ${made.platform}, ${made.trader}, ${made.product}, ${made.title}, ${made.severity}, 'open', 'opened',
      ${now}, ${now}, ${made.id})`.execute(tx);
}

/**
 * The restricted cases in whose own offers more was found: each takes the worst severity.
 *
 * @returns the cases by compartment
 */
export async function raiseCases(
  tx: Tx,
  found: { compartment: string; severity: Severity }[],
  now: Date,
): Promise<Map<string, Opened>> {
  if (found.length === 0) return new Map();
  const worst = new Map<string, Severity>();
  for (const { compartment, severity } of found)
    worst.set(compartment, worse(worst.get(compartment) ?? severity, severity));
  const raised = await rows(
    tx,
    raisedSchema,
    sql`update "case" c set updated_at = ${now},
        severity = case when ${isWorse(sql`r.severity`, sql`c.severity`)} then r.severity else c.severity end
      from jsonb_to_recordset(${JSON.stringify([...worst].map(([compartment, severity]) => ({ compartment, severity })))}::jsonb)
        as r(compartment text, severity text)
      join "case" k on k.id = r.compartment
      where c.id = coalesce(k.joined_to, k.id)
      returning c.id, c.state, c.closed_at is not null as is_closed, false as is_new, r.compartment`,
  );
  return new Map(raised.map((each) => [each.compartment, each]));
}

/** What was before the person who decided a case, or closed it: offers, and rules as `pack/rule`. */
export interface Seen {
  listings: Set<string>;
  rules: Set<string>;
}

/** What was seen in cases, by case. */
export async function listSeenIn(tx: Tx, cases: string[]): Promise<Map<string, Seen>> {
  const seenIn = new Map<string, Seen>();
  if (cases.length === 0) return seenIn;
  const found = await rows(
    tx,
    z.object({ caseId: z.string(), listing: z.string(), rule: z.string() }),
    sql`select distinct cf.case_id, f.listing_id as listing, f.pack || '/' || f.rule as rule
      from case_finding cf join finding f on f.id = cf.finding_id where cf.case_id = any(${cases}::text[])`,
  );
  for (const { caseId, listing, rule } of found) {
    const seen = seenIn.get(caseId) ?? { listings: new Set(), rules: new Set() };
    seen.listings.add(listing);
    seen.rules.add(rule);
    seenIn.set(caseId, seen);
  }
  return seenIn;
}

/** Adds findings to their cases. @returns the ids of those that were not there. */
export async function addFindings(
  tx: Tx,
  unit: string,
  added: { caseId: string; finding: string }[],
  now: Date,
): Promise<Set<string>> {
  const kept = await rows(
    tx,
    z.object({ findingId: z.string() }),
    sql`insert into case_finding (unit_id, case_id, finding_id, added_at)
      select ${unit}, a."caseId", a.finding, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as a("caseId" text, finding text)
      on conflict do nothing returning finding_id`,
  );
  return new Set(kept.map(({ findingId }) => findingId));
}

/**
 * Opens cases again: a dismissed one is decided anew; of a closed one what was decided stands, and a document that names
 * the new offer is what is next, where nothing else is.
 */
export async function reopenCases(tx: Tx, cases: string[], now: Date): Promise<void> {
  if (cases.length === 0) return;
  await sql`update "case" set state = case when state = 'dismissed' then 'open' else state end,
      next_step = case when closed_at is not null then coalesce(next_step, 'notice') else next_step end,
      closed_at = null, closed_as = null, updated_at = ${now}
    where id = any(${cases}::text[])`.execute(tx);
}

/** A document is what is next in these cases, where nothing else is. */
export async function askForDocument(tx: Tx, cases: string[]): Promise<void> {
  if (cases.length === 0) return;
  await sql`update "case" set next_step = 'notice' where id = any(${cases}::text[]) and next_step is null`.execute(tx);
}

const recordSchema = z.object({ id: z.string(), confirmed: z.int(), dismissed: z.int() });

/**
 * What people decided on the other cases of a trader on a platform that are open to the unit, by case; a dismissed case
 * says as much as a confirmed one. An offer that names no trader has no record.
 */
export async function countTraders(tx: Tx, cases: string[]): Promise<Map<string, z.infer<typeof recordSchema>>> {
  const counted = await rows(
    tx,
    recordSchema,
    sql`select c.id, count(*) filter (where o.settled = 'confirmed')::int as confirmed,
        count(*) filter (where o.settled = 'dismissed')::int as dismissed
      from "case" c left join "case" o on o.platform = c.platform and o.trader = c.trader and o.id <> c.id
        and o.visibility = 'unit'
      where c.id = any(${cases}::text[]) and c.trader <> '' group by c.id`,
  );
  return new Map(counted.map((each) => [each.id, each]));
}

/** The findings of cases, by case, in the order they came. */
export async function listFindingsOf(tx: Tx, cases: string[]): Promise<{ caseId: string; findingId: string }[]> {
  return rows(
    tx,
    z.object({ caseId: z.string(), findingId: z.string() }),
    sql`select case_id, finding_id from case_finding where case_id = any(${cases}::text[]) order by finding_id`,
  );
}

/** Puts cases in their places in the queue. */
export async function saveScores(tx: Tx, scores: { id: string; score: Score }[]): Promise<void> {
  await sql`update "case" set score = (s.score ->> 'points')::int, score_parts = s.score -> 'parts'
    from jsonb_to_recordset(${JSON.stringify(scores)}::jsonb) as s(id text, score jsonb)
    where "case".id = s.id`.execute(tx);
}
