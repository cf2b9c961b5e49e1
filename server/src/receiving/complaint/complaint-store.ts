import { sql } from 'kysely';
import type { Language } from '../../base/core/language.ts';
import type { Tx } from '../../base/database/store.ts';
import { instant } from '../store.ts';

export interface Complaint {
  id: string;
  inbox: string;
  received: string | null;
  statement: string | null;
  complainant: 'notifier' | 'trader';
  complainantKey: string;
  email: string | null;
  language: Language;
  reasons: string;
  state: 'open' | 'upheld' | 'rejected' | 'set-aside';
  answer: string | null;
  manifest: boolean | null;
  madeAt: string;
  decidedAt: string | null;
}

interface ComplaintRow {
  id: string;
  inbox_id: string;
  received_id: string | null;
  statement_id: string | null;
  complainant: Complaint['complainant'];
  complainant_key: string;
  email: string | null;
  language: Language;
  reasons: string;
  state: Complaint['state'];
  answer: string | null;
  manifest: boolean | null;
  made_at: Date;
  decided_at: Date | null;
}

const toComplaint = (row: ComplaintRow): Complaint => ({
  id: row.id,
  inbox: row.inbox_id,
  received: row.received_id,
  statement: row.statement_id,
  complainant: row.complainant,
  complainantKey: row.complainant_key,
  email: row.email,
  language: row.language,
  reasons: row.reasons,
  state: row.state,
  answer: row.answer,
  manifest: row.manifest,
  madeAt: new Date(row.made_at).toISOString(),
  decidedAt: instant(row.decided_at),
});

/** Keeps a complaint. @returns the id of the same one where it was there already. */
export async function saveComplaint(
  tx: Tx,
  made: Omit<Complaint, 'answer' | 'manifest' | 'madeAt' | 'decidedAt'> & { unit: string; digest: string; now: Date },
): Promise<string> {
  const { rows } = await sql`
    insert into complaint (id, unit_id, inbox_id, received_id, statement_id, complainant, complainant_key, email, language, reasons, digest, state, made_at)
    values (${made.id}, ${made.unit}, ${made.inbox}, ${made.received}, ${made.statement}, ${made.complainant}, ${made.complainantKey}, ${made.email},
      ${made.language}, ${made.reasons}, ${made.digest}, ${made.state}, ${made.now})
    on conflict (unit_id, digest) do nothing returning id`.execute(tx);
  if (rows.length > 0) return made.id;
  const known = await sql<{ id: string }>`select id from complaint where digest = ${made.digest}`.execute(tx);
  return known.rows[0]?.id ?? made.id;
}

export async function findComplaint(tx: Tx, id: string): Promise<Complaint | null> {
  const { rows } = await sql<ComplaintRow>`select * from complaint where id = ${id}`.execute(tx);
  return rows[0] ? toComplaint(rows[0]) : null;
}

/** Complaints, the oldest first, after the cursor (an id). */
export async function listComplaints(
  tx: Tx,
  page: { state: Complaint['state'] | undefined; cursor: string | undefined; limit: number },
): Promise<Complaint[]> {
  const { rows } = await sql<ComplaintRow>`
    select * from complaint where (${page.state ?? null}::text is null or state = ${page.state ?? null})
      and (${page.cursor ?? null}::text is null or id > ${page.cursor ?? null})
    order by id limit ${page.limit}`.execute(tx);
  return rows.map(toComplaint);
}

export async function saveComplaintDecision(
  tx: Tx,
  decided: { id: string; state: 'upheld' | 'rejected'; answer: string; manifest: boolean; account: string; now: Date },
): Promise<void> {
  await sql`
    update complaint set state = ${decided.state}, answer = ${decided.answer}, manifest = ${decided.manifest}, decided_by = ${decided.account},
      decided_at = ${decided.now}
    where id = ${decided.id}`.execute(tx);
}
