import type { Words } from '@vigie/engine';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Sentence } from '../../base/core/errors.ts';
import { keepWords, readWords } from '../../base/database/bilingual-column.ts';
import type { Db, Tx } from '../../base/database/store.ts';
import type { Deadline } from '../compose/deadline.ts';
import type { attemptSchema, proofSchema, sendingSchema } from './delivery-schema.ts';
import type { Receipt } from './send-mail.ts';

export type Attempt = z.infer<typeof attemptSchema>;
export type Sending = z.infer<typeof sendingSchema>;
export type Proof = z.infer<typeof proofSchema>;

const toIso = (date: Date | null): string | null => (date ? new Date(date).toISOString() : null);

/** Whose notice it is, asked by its id alone; null: there is none that has gone out. */
export async function findOwner(
  db: Db,
  notice: string,
): Promise<{ unit: string; case: string; platform: string } | null> {
  const { rows } = await sql<{ unit_id: string; case_id: string; platform: string }>`
    select * from notice_owner(${notice})`.execute(db);
  const [row] = rows;
  return row ? { unit: row.unit_id, case: row.case_id, platform: row.platform } : null;
}

/** Notes that a try begins, before anything leaves the house. @returns its number */
export async function beginAttempt(
  tx: Tx,
  attempt: {
    unit: string;
    notice: string;
    channel: string;
    destination: string;
    now: Date;
    until: Date;
    giveUpAt: Date;
  },
): Promise<{ number: number; giveUpAt: Date }> {
  const { rows } = await sql<{ attempts: number; give_up_at: Date }>`
    update notice set attempts = attempts + 1, next_try_at = ${attempt.until}, give_up_at = coalesce(give_up_at, ${attempt.giveUpAt})
    where id = ${attempt.notice} returning attempts, give_up_at`.execute(tx);
  const number = rows[0]?.attempts ?? 1;
  await sql`
    insert into notice_attempt (unit_id, notice_id, number, channel, destination, began_at)
    values (${attempt.unit}, ${attempt.notice}, ${number}, ${attempt.channel}, ${attempt.destination}, ${attempt.now})`.execute(
    tx,
  );
  return { number, giveUpAt: new Date(rows[0]?.give_up_at ?? attempt.giveUpAt) };
}

export async function endAttempt(
  tx: Tx,
  attempt: { notice: string; number: number; outcome: 'taken' | 'temporary' | 'final'; detail: Sentence; now: Date },
): Promise<void> {
  await sql`
    update notice_attempt set ended_at = ${attempt.now}, outcome = ${attempt.outcome}, detail = ${keepWords(attempt.detail)}
    where notice_id = ${attempt.notice} and number = ${attempt.number}`.execute(tx);
}

/** Notes that a notice left, with the deadline that begins. @returns false when that was noted before, and nothing was changed */
export async function markSent(
  tx: Tx,
  id: string,
  sent: { receipt: Receipt; deadline: Deadline | null; at: Date },
): Promise<boolean> {
  const { failed: _, channel, at, reference, detail } = sent.receipt;
  const { rows } = await sql`
    update notice set state = 'sent', failure = null, next_try_at = null, receipt = ${JSON.stringify({ channel, at, reference, detail })}::jsonb,
      deadline = ${sent.deadline && JSON.stringify(sent.deadline)}::jsonb, sent_at = ${sent.at}
    where id = ${id} and state <> 'sent' returning id`.execute(tx);
  return rows.length > 0;
}

/** Notes why a notice is not out, and when it is tried again; null: a person has to act. */
export async function markNotSent(
  tx: Tx,
  id: string,
  failure: Words,
  next: Date | { state: 'failed' | 'by-hand' | 'bounced' },
): Promise<void> {
  const state = next instanceof Date ? 'queued' : next.state;
  const from = state === 'bounced' ? 'sent' : 'queued';
  await sql`
    update notice set state = ${state}, failure = ${keepWords(failure)}, next_try_at = ${next instanceof Date ? next : null}
    where id = ${id} and state = ${from}`.execute(tx);
}

/** Puts a notice that a person has to look at back on its way; its job is lost if it is not tried by `until`. @returns false: it is not one of those */
export async function requeue(tx: Tx, id: string, until: Date): Promise<boolean> {
  const { rows } = await sql`
    update notice set state = 'queued', next_try_at = ${until}, give_up_at = null
    where id = ${id} and state in ('failed', 'by-hand', 'bounced') returning id`.execute(tx);
  return rows.length > 0;
}

/**
 * Takes the notices whose time has come, whose try was broken off, or whose job never came to a try, and gives each until `until` to be tried.
 *
 * @returns their ids, oldest first
 */
export async function takeDue(
  tx: Tx,
  { now, lostBefore, until }: { now: Date; lostBefore: Date; until: Date },
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update notice set next_try_at = ${until} where id in (
      select id from notice where state = 'queued' and (next_try_at <= ${now} or (next_try_at is null and coalesce(approved_at, made_at) <= ${lostBefore}))
      order by next_try_at limit ${limit} for update skip locked)
    returning id`.execute(tx);
  return rows.map(({ id }) => id).sort();
}

interface AttemptRow {
  number: number;
  channel: Attempt['channel'];
  destination: string;
  began_at: Date;
  ended_at: Date | null;
  outcome: Attempt['outcome'];
  detail: string | null;
}

export async function listAttempts(tx: Tx, notice: string): Promise<Attempt[]> {
  const { rows } =
    await sql<AttemptRow>`select * from notice_attempt where notice_id = ${notice} order by number`.execute(tx);
  return rows.map(({ number, channel, destination, began_at, ended_at, outcome, detail }) => ({
    number,
    channel,
    destination,
    beganAt: new Date(began_at).toISOString(),
    endedAt: toIso(ended_at),
    outcome,
    detail: readWords(detail),
  }));
}

export async function findNextTry(
  tx: Tx,
  notice: string,
): Promise<{ nextTryAt: string | null; giveUpAt: string | null }> {
  const { rows } = await sql<{ next_try_at: Date | null; give_up_at: Date | null }>`
    select next_try_at, give_up_at from notice where id = ${notice}`.execute(tx);
  return { nextTryAt: toIso(rows[0]?.next_try_at ?? null), giveUpAt: toIso(rows[0]?.give_up_at ?? null) };
}

export async function saveSending(
  tx: Tx,
  sending: Sending & { unit: string; notice: string; account: string; now: Date },
): Promise<void> {
  await sql`
    insert into notice_sending (id, unit_id, notice_id, how, recipient, reference, note, proof, sent_at, account_id, made_at)
    values (${sending.id}, ${sending.unit}, ${sending.notice}, ${sending.how}, ${sending.recipient}, ${sending.reference}, ${sending.note},
      ${sending.proof && JSON.stringify(sending.proof)}::jsonb, ${sending.at}, ${sending.account}, ${sending.now})`.execute(
    tx,
  );
}

interface SendingRow {
  id: string;
  how: Sending['how'];
  recipient: string;
  reference: string | null;
  note: string | null;
  proof: Proof | null;
  sent_at: Date;
}

export async function listSendings(tx: Tx, notice: string): Promise<Sending[]> {
  const { rows } = await sql<SendingRow>`select * from notice_sending where notice_id = ${notice} order by id`.execute(
    tx,
  );
  return rows.map(({ id, how, recipient, reference, note, proof, sent_at }) => ({
    id,
    how,
    recipient,
    reference,
    note,
    proof,
    at: new Date(sent_at).toISOString(),
  }));
}
