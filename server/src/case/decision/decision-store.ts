import { sql } from 'kysely';
import { z } from 'zod';
import { instant, oneRow, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { whoSchema } from '../desk/lock-store.ts';
import { DECISIONS, STATES } from '../schema.ts';
import { type Decision, hasUnnamed, type State } from '../store.ts';

const heldSchema = z.object({
  id: z.string(),
  state: z.enum(STATES),
  isClosed: z.boolean(),
  joinedTo: z.string().nullable(),
});
export type Held = z.infer<typeof heldSchema>;
const waitingSchema = z.object({ caseId: z.string(), by: whoSchema, until: instant });
export type Waiting = z.infer<typeof waitingSchema>;

/** Cases by their ids, held until the transaction ends: in the order of their ids, so that nobody waits in a circle. */
export async function holdCases(tx: Tx, ids: readonly string[]): Promise<Map<string, Held>> {
  const held = await rows(
    tx,
    heldSchema,
    sql`select id, state, closed_at is not null as is_closed, joined_to from "case" where id = any(${ids}::text[]) order by id for update`,
  );
  return new Map(held.map((each) => [each.id, each]));
}

/** Of these cases, the decisions that may still be undone or that nothing has followed from yet, by case. */
export async function listWaiting(tx: Tx, ids: readonly string[]): Promise<Map<string, Waiting>> {
  const waiting = await rows(
    tx,
    waitingSchema,
    sql`select d.case_id, d.undo_until as until, jsonb_build_object('id', d.account_id, 'name', coalesce(a.name, d.account_id)) as by
      from decision d left join account a on a.id = d.account_id
      where d.case_id = any(${ids}::text[]) and d.undo_until is not null and d.undone_at is null`,
  );
  return new Map(waiting.map((each) => [each.caseId, each]));
}

/** The end of the time in which a decision made now may be undone, by the database's clock. */
export async function undoEnds(tx: Tx, seconds: number): Promise<string> {
  const { until } = await oneRow(
    tx,
    z.object({ until: instant }),
    sql`select clock_timestamp() + make_interval(secs => ${seconds}) as until`,
  );
  return until;
}

/** A decision on one of several cases. */
export interface Decided {
  id: string;
  case: string;
  from: State;
  to: State;
}

/** What is next in a case that is dismissed: what was proposed to ask of a platform is not, a relisting still waits for a person. */
const stepOfDismissed = sql`case when c.next_step = 'decide-relisting' then c.next_step end`;

/** What is next in a case that is confirmed: a document of each of its offers, or it would be on nobody's table. */
const stepOfConfirmed = sql`coalesce(c.next_step, case when ${hasUnnamed} then 'notice' end)`;

/** Keeps decisions made at once; each case stands as decided. @param made.until null: they are final */
export async function saveDecisions(
  tx: Tx,
  decided: readonly Decided[],
  made: {
    unit: string;
    batch: string;
    kind: Decision['kind'];
    reason: string;
    account: string;
    until: string | null;
    now: Date;
  },
): Promise<void> {
  const { unit, batch, kind, reason, account, until, now } = made;
  const all = sql`jsonb_to_recordset(${JSON.stringify(decided)}::jsonb) as d(id text, "case" text, "from" text, "to" text)`;
  await sql`insert into decision (id, unit_id, case_id, kind, reason, account_id, decided_at, batch, undo_until)
    select d.id, ${unit}, d."case", ${kind}, ${reason}, ${account}, ${now}::timestamptz, ${batch}, ${until}::timestamptz
    from ${all}`.execute(tx);
  await sql`update "case" c set state = d."to", updated_at = ${now}::timestamptz,
      undo_state = case when ${until}::timestamptz is not null then d."from" end,
      next_step = case when ${until}::timestamptz is not null then c.next_step
        when ${kind} = 'dismiss' then ${stepOfDismissed} when ${kind} = 'confirm' then ${stepOfConfirmed} else c.next_step end
    from ${all} where c.id = d."case"`.execute(tx);
}

const settledSchema = z.object({ caseId: z.string(), kind: z.enum(DECISIONS) });

/** Makes decisions on held cases final. @param which `due`: those alone whose time is out. @returns them, oldest first */
export async function saveSettled(
  tx: Tx,
  cases: readonly string[],
  which: 'all' | 'due',
): Promise<z.infer<typeof settledSchema>[]> {
  const settled = await rows(
    tx,
    settledSchema.extend({ id: z.string() }),
    sql`update decision set undo_until = null
      where case_id = any(${cases}::text[]) and undo_until is not null and undone_at is null
        and (${which} = 'all' or undo_until <= clock_timestamp())
      returning id, case_id, kind`,
  );
  const ids = (of: typeof settled): string[] => of.map(({ caseId }) => caseId);
  await sql`update "case" set undo_state = null where id = any(${ids(settled)}::text[])`.execute(tx);
  const settledAs = (one: Decision['kind']) => ids(settled.filter(({ kind }) => kind === one));
  await sql`update "case" c set next_step = ${stepOfDismissed} where next_step is not null
    and id = any(${settledAs('dismiss')}::text[])`.execute(tx);
  await sql`update "case" c set next_step = ${stepOfConfirmed} where next_step is null
    and id = any(${settledAs('confirm')}::text[])`.execute(tx);
  return settled.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The cases of decisions whose time is out and that are not final yet, the oldest first. */
export async function listDue(tx: Tx, limit: number): Promise<string[]> {
  const due = await rows(
    tx,
    z.object({ caseId: z.string() }),
    sql`select case_id from decision where undo_until <= clock_timestamp() and undone_at is null order by undo_until limit ${limit}`,
  );
  return due.map(({ caseId }) => caseId);
}

const ofBatchSchema = z.object({ caseId: z.string(), account: z.string() });

/** The decisions made at once, by the cases that they are on. */
export function listBatch(tx: Tx, batch: string): Promise<z.infer<typeof ofBatchSchema>[]> {
  return rows(
    tx,
    ofBatchSchema,
    sql`select case_id, account_id as account from decision where batch = ${batch} order by case_id`,
  );
}

const undoneSchema = z.object({ caseId: z.string(), kind: z.enum(DECISIONS) });

/** Undoes what still may be of decisions made at once, on cases that are held: each stands as it did before. */
export async function saveUndone(tx: Tx, batch: string, now: Date): Promise<z.infer<typeof undoneSchema>[]> {
  const undone = await rows(
    tx,
    undoneSchema,
    sql`update decision set undone_at = ${now}
      where batch = ${batch} and undone_at is null and undo_until > clock_timestamp() returning case_id, kind`,
  );
  await sql`update "case" set state = undo_state, undo_state = null, updated_at = ${now}
    where id = any(${undone.map(({ caseId }) => caseId)}::text[]) and undo_state is not null`.execute(tx);
  return undone.toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1));
}
