import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, instant, oneRow, rows } from '../base/database/rows.ts';
import type { Tx } from '../base/database/store.ts';
import { caseReadersSchema, VISIBILITIES } from './schema.ts';

export type CaseReaders = z.infer<typeof caseReadersSchema>;
export type Visibility = CaseReaders['visibility'];

const readerSchema = caseReadersSchema.shape.readers.element.extend({ addedAt: instant });

/** How long a case is restricted: until an instant, or (null) until a keeper changes it; and whether it then opens by itself. */
export type Term = Pick<CaseReaders, 'until' | 'opens'>;
const levelSchema = caseReadersSchema.pick({ visibility: true, opens: true }).extend({ until: instant.nullable() });

/** Who may see a case now; how it came to be is in the audit log. */
export async function readReaders(tx: Tx, caseId: string): Promise<Omit<CaseReaders, 'history'>> {
  const level = await oneRow(
    tx,
    levelSchema,
    sql`select visibility, restricted_until as until, opens_then as opens from "case" where id = ${caseId}`,
  );
  const readers = await rows(
    tx,
    readerSchema,
    sql`select r.account_id as account, a.name, r.is_keeper, b.name as added_by, r.added_at
      from case_reader r join account a on a.id = r.account_id join account b on b.id = r.added_by
      where r.case_id = ${caseId} order by a.name, a.id`,
  );
  return { ...level, readers };
}

/** Locks a case until the transaction ends, so that what is decided on who may see it still holds. */
export async function lockCase(tx: Tx, caseId: string): Promise<void> {
  await sql`select from "case" where id = ${caseId} for update`.execute(tx);
}

export function isKeeper(tx: Tx, caseId: string, account: string): Promise<boolean> {
  return hasRow(tx, sql`select from case_reader where case_id = ${caseId} and account_id = ${account} and is_keeper`);
}

/**
 * Names who may see a case and those joined to it, in the place of those named before; whoever was named stays so since
 * when they were.
 */
export async function saveReaders(
  tx: Tx,
  caseId: string,
  named: { unit: string; by: string; readers: readonly { account: string; isKeeper: boolean }[]; now: Date },
): Promise<void> {
  const wanted = JSON.stringify(named.readers.map(({ account, isKeeper }) => ({ account, keeper: isKeeper })));
  await sql`
    insert into case_reader (unit_id, case_id, account_id, is_keeper, added_by, added_at)
    select ${named.unit}, c.id, r.account, r.keeper, ${named.by}, ${named.now}
    from jsonb_to_recordset(${wanted}::jsonb) as r(account text, keeper boolean), "case" c
    where c.id = ${caseId} or c.joined_to = ${caseId}
    on conflict (case_id, account_id) do update set is_keeper = excluded.is_keeper`.execute(tx);
  // One's own name goes last: without it, the others could not be taken away.
  for (const isOwn of [false, true])
    await sql`
      delete from case_reader r using "case" c
      where c.id = r.case_id and (c.id = ${caseId} or c.joined_to = ${caseId}) and (r.account_id = ${named.by}) = ${isOwn}
        and r.account_id not in (select w.account from jsonb_to_recordset(${wanted}::jsonb) as w(account text))`.execute(
      tx,
    );
}

/** Names one keeper more of a case and those joined to it. */
export async function addKeeper(
  tx: Tx,
  caseId: string,
  named: { unit: string; account: string; by: string; now: Date },
): Promise<void> {
  await sql`
    insert into case_reader (unit_id, case_id, account_id, is_keeper, added_by, added_at)
    select ${named.unit}, c.id, ${named.account}, true, ${named.by}, ${named.now}
    from "case" c where c.id = ${caseId} or c.joined_to = ${caseId}
    on conflict (case_id, account_id) do update set is_keeper = true`.execute(tx);
}

/**
 * Changes who may see a case and those joined to it. What is told of it in other tables moves with it, by the
 * database's own triggers (`case/migrations/0004-visibility.sql`).
 */
export async function saveVisibility(tx: Tx, caseId: string, visibility: Visibility, term: Term): Promise<void> {
  // It first: of two of one product, it is the one that new offers join again.
  await sql`update "case" set visibility = ${visibility}, restricted_until = ${term.until}, opens_then = ${term.opens},
    restriction_due = false where id = ${caseId}`.execute(tx);
  await sql`update "case" set visibility = ${visibility} where joined_to = ${caseId}`.execute(tx);
}

const endedSchema = z.object({ id: z.string(), visibility: z.enum(VISIBILITIES), opens: z.boolean() });

/** Holds cases whose restriction ended by an instant, and of which nobody was reminded yet; one that is given away stays as it is. */
export function holdEnded(tx: Tx, now: Date, most: number): Promise<z.infer<typeof endedSchema>[]> {
  return rows(
    tx,
    endedSchema,
    sql`select id, visibility, opens_then as opens from "case"
      where restricted_until <= ${now} and not restriction_due and vigie_is_here(id) order by id limit ${most} for update`,
  );
}

/** The readers of a case are reminded that its restriction ended. */
export async function markDue(tx: Tx, caseId: string, now: Date): Promise<void> {
  await sql`update "case" set restriction_due = true, updated_at = ${now} where id = ${caseId}`.execute(tx);
}

/** Whether a case can be joined to another: open to its unit, undecided, nothing sent of it. */
export function isToJoin(tx: Tx, caseId: string): Promise<boolean> {
  return hasRow(
    tx,
    sql`select from "case" c where c.id = ${caseId} and c.visibility = 'unit' and c.joined_to is null and c.state = 'open'
      and c.stage in ('opened', 'sealed') and not exists (select from decision d where d.case_id = c.id and d.undone_at is null)`,
  );
}

/** Moves the findings of a case into another. */
export async function moveFindings(tx: Tx, from: string, to: string): Promise<void> {
  await sql`update "case" set joined_to = ${to} where id = ${from} or joined_to = ${from}`.execute(tx);
  await sql`update case_finding set case_id = ${to} where case_id = ${from}`.execute(tx);
}
