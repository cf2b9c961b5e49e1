import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { noticeAnswerSchema } from './answer-input-schema.ts';

export type NoticeAnswer = z.infer<typeof noticeAnswerSchema>;

/** @returns false when it was there before: the same id, or the same content */
export function insertAnswer(
  tx: Tx,
  answer: NoticeAnswer & { unit: string; notice: string; account: string | null; digest: string },
): Promise<boolean> {
  const json = (value: object | null): string | null => value && JSON.stringify(value);
  return hasRow(
    tx,
    sql`
    insert into notice_answer (unit_id, notice_id, id, kind, via, at, received_at, reference, decision, message, found_in,
      signed_by, proof, account_id, digest)
    values (${answer.unit}, ${answer.notice}, ${answer.id}, ${answer.kind}, ${answer.via}, ${answer.at}, ${answer.receivedAt},
      ${answer.reference}, ${json(answer.decision)}::jsonb, ${json(answer.message)}::jsonb, ${answer.foundIn},
      ${answer.signedBy}, ${json(answer.proof)}::jsonb, ${answer.account}, ${answer.digest})
    on conflict do nothing returning id`,
  );
}

/** The digest of what an answer said; null: there is no such answer. */
export async function findAnswerDigest(tx: Tx, notice: string, id: string): Promise<string | null> {
  const found = await row(
    tx,
    z.object({ digest: z.string() }),
    sql`select digest from notice_answer where notice_id = ${notice} and id = ${id}`,
  );
  return found?.digest ?? null;
}

/** What was answered to a notice, in the order in which it came. */
export function listAnswers(tx: Tx, notice: string): Promise<NoticeAnswer[]> {
  return rows(
    tx,
    noticeAnswerSchema,
    sql`
    select id, kind, via, at, received_at, reference, decision, message, found_in, signed_by, proof
    from notice_answer where notice_id = ${notice} order by received_at, id`,
  );
}
