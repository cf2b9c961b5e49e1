import { sql } from 'kysely';
import { z } from 'zod';
import { rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';

/** What a later link tells of a case by an event. */
export interface Told {
  kind: 'package' | 'term' | 'approval' | 'answer' | 'doubt';
  /** What it is of: the package's id, the notice's, the answer's. */
  of: string;
  stands: boolean;
  /** Until when a term runs; left out: it stays. */
  at?: string | null;
  /** Who wrote what waits for a second person; left out: it stays. */
  account?: string | null;
}

/**
 * Keeps what events told of a case and counts it anew in the case's row, once: what a later event said of the same
 * thing stays.
 */
export async function keepTold(
  tx: Tx,
  unit: string,
  caseId: string,
  { told, event, now }: { told: readonly Told[]; event: number; now: Date },
): Promise<void> {
  // One after the other, so that each counts what the other wrote.
  await sql`select from "case" where id = ${caseId} for update`.execute(tx);
  await sql`insert into case_told (unit_id, case_id, kind, of, stands, at, account_id, event)
    select ${unit}, ${caseId}, t.kind, t.of, t.stands, t.at, t.account, ${event}
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as t(kind text, of text, stands boolean, at timestamptz, account text)
    on conflict (case_id, kind, of) do update set stands = excluded.stands, event = excluded.event,
      at = coalesce(excluded.at, case_told.at), account_id = coalesce(excluded.account_id, case_told.account_id)
    where case_told.event < excluded.event`.execute(tx);
  await countTold(tx, caseId, now);
}

/** Every answer on a case has been read. */
export async function markAnswersRead(tx: Tx, caseId: string, now: Date): Promise<void> {
  await sql`select from "case" where id = ${caseId} for update`.execute(tx);
  await sql`update case_told set stands = false where case_id = ${caseId} and kind = 'answer' and stands`.execute(tx);
  await countTold(tx, caseId, now);
}

async function countTold(tx: Tx, caseId: string, now: Date): Promise<void> {
  await sql`update "case" c set evidence = of.evidence, due_at = of.due_at, awaiting = of.awaiting, unread = of.unread, doubts = of.doubts
    from (select count(*) filter (where kind = 'package')::int as evidence,
        coalesce(min(at) filter (where kind = 'term' and at > ${now}::timestamptz), max(at) filter (where kind = 'term')) as due_at,
        coalesce(array_agg(coalesce(account_id, '')) filter (where kind = 'approval'), '{}') as awaiting,
        count(*) filter (where kind = 'answer')::int as unread, count(*) filter (where kind = 'doubt')::int as doubts
      from case_told where case_id = ${caseId} and stands) of
    where c.id = ${caseId} and (c.evidence, c.due_at, c.awaiting, c.unread, c.doubts)
      is distinct from (of.evidence, of.due_at, of.awaiting, of.unread, of.doubts)`.execute(tx);
}

const awaitingRow = z.object({ of: z.string(), account: z.string().nullable() });

/** What waits for a second person on the cases that the reader may see: its id, and who wrote it. */
export function listAwaiting(tx: Tx): Promise<z.infer<typeof awaitingRow>[]> {
  return rows(
    tx,
    awaitingRow,
    sql`select of, account_id as account from case_told where kind = 'approval' and stands order by of`,
  );
}
