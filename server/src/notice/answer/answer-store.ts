import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../base/database/store.ts';
import type { TakenDecision, takenAnswerSchema } from '../deliver/delivery-schema.ts';
import type { Proof } from '../deliver/delivery-store.ts';

export type TakenAnswer = z.infer<typeof takenAnswerSchema>;

/** @returns false when it was there before: the same id, or the same content */
export async function insertAnswer(
  tx: Tx,
  answer: TakenAnswer & { unit: string; notice: string; account: string | null; digest: string },
): Promise<boolean> {
  const json = (value: object | null): string | null => value && JSON.stringify(value);
  const { rows } = await sql`
    insert into notice_answer (unit_id, notice_id, id, kind, via, at, received_at, reference, decision, message, found_in, signed_by, proof, account_id, digest)
    values (${answer.unit}, ${answer.notice}, ${answer.id}, ${answer.kind}, ${answer.via}, ${answer.at}, ${answer.receivedAt}, ${answer.reference},
      ${json(answer.decision)}::jsonb, ${json(answer.message)}::jsonb, ${answer.foundIn}, ${answer.signedBy}, ${json(answer.proof)}::jsonb,
      ${answer.account}, ${answer.digest})
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** The digest of what an answer said; null: there is no such answer. */
export async function findAnswerDigest(tx: Tx, notice: string, id: string): Promise<string | null> {
  const { rows } = await sql<{ digest: string }>`
    select digest from notice_answer where notice_id = ${notice} and id = ${id}`.execute(tx);
  return rows[0]?.digest ?? null;
}

interface AnswerRow {
  id: string;
  kind: TakenAnswer['kind'];
  via: TakenAnswer['via'];
  at: Date;
  received_at: Date;
  reference: string | null;
  decision: TakenDecision | null;
  message: TakenAnswer['message'];
  found_in: string | null;
  signed_by: string | null;
  proof: Proof | null;
}

/** What was answered to a notice, in the order in which it came. */
export async function listAnswers(tx: Tx, notice: string): Promise<TakenAnswer[]> {
  const { rows } = await sql<AnswerRow>`
    select * from notice_answer where notice_id = ${notice} order by received_at, id`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    via: row.via,
    at: new Date(row.at).toISOString(),
    receivedAt: new Date(row.received_at).toISOString(),
    reference: row.reference,
    decision: row.decision,
    message: row.message,
    foundIn: row.found_in,
    signedBy: row.signed_by,
    proof: row.proof,
  }));
}
