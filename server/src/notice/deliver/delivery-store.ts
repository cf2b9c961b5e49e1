import { sql } from 'kysely';
import { z } from 'zod';
import type { Sentence } from '../../base/core/errors.ts';
import { keepWords, wordsColumn } from '../../base/database/bilingual-column.ts';
import { hasRow, oneRow, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import type { PersonWork } from '../../people/index.ts';
import type { Deadline } from '../compose/deadline.ts';
import type { Receipt } from '../schema.ts';
import { withJoint } from '../store.ts';
import { attemptSchema, sendingSchema } from './delivery-schema.ts';

export type Attempt = z.infer<typeof attemptSchema>;
export type Sending = z.infer<typeof sendingSchema>;

const begunRow = z.object({ number: z.int(), giveUpAt: z.iso.datetime() });

/** Notes that a try begins, before anything leaves. @returns its number, and when a person has to act */
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
  const { number, giveUpAt } = await oneRow(
    tx,
    begunRow,
    sql`
    update notice set attempts = attempts + 1, next_try_at = ${attempt.until}, give_up_at = coalesce(give_up_at, ${attempt.giveUpAt})
    where id = ${attempt.notice} returning attempts as number, give_up_at`,
  );
  await sql`
    insert into notice_attempt (unit_id, notice_id, number, channel, destination, began_at)
    values (${attempt.unit}, ${attempt.notice}, ${number}, ${attempt.channel}, ${attempt.destination}, ${attempt.now})`.execute(
    tx,
  );
  return { number, giveUpAt: new Date(giveUpAt) };
}

/** Notes how a try ended. */
export async function endAttempt(
  tx: Tx,
  attempt: {
    notice: string;
    number: number;
    outcome: 'accepted' | 'ready' | 'temporary' | 'final';
    detail: Sentence;
    now: Date;
  },
): Promise<void> {
  await sql`
    update notice_attempt set ended_at = ${attempt.now}, outcome = ${attempt.outcome}, detail = ${keepWords(attempt.detail)}
    where notice_id = ${attempt.notice} and number = ${attempt.number}`.execute(tx);
}

const sentRow = z.object({ id: z.string(), case: z.string() });

/**
 * Notes that a notice left, and those sent together with it, with the deadline that begins.
 *
 * @returns the records with their cases; none: that was noted before, and nothing was changed
 */
export async function markSent(
  tx: Tx,
  id: string,
  sent: { receipt: Receipt; deadline: Deadline | null; at: Date },
): Promise<z.infer<typeof sentRow>[]> {
  const { channel, at, reference, detail } = sent.receipt;
  return rows(
    tx,
    sentRow,
    sql`
    update notice set state = 'sent', failure = null, next_try_at = null, sent_at = ${sent.at},
      receipt = ${JSON.stringify({ channel, at, reference, detail })}::jsonb,
      deadline = ${sent.deadline && JSON.stringify(sent.deadline)}::jsonb
    where ${withJoint(id)} and state <> 'sent' returning id, case_id as "case"`,
  );
}

/**
 * Puts a notice that a person has to look at back on its way; its job is lost if it is not tried by `until`.
 *
 * @returns false: it is not one of those
 */
export async function requeue(tx: Tx, id: string, until: Date): Promise<boolean> {
  return hasRow(
    tx,
    sql`
    update notice set state = 'queued', next_try_at = ${until}, give_up_at = null
    where ${withJoint(id)} and state in ('failed', 'by-hand', 'bounced') returning id`,
  );
}

/**
 * Takes the notices whose time has come, whose try was broken off, or whose job never came to a try, and gives each
 * until `until` to be tried.
 *
 * @returns their ids, oldest first
 */
export async function takeDue(
  tx: Tx,
  { now, lostBefore, until }: { now: Date; lostBefore: Date; until: Date },
  limit: number,
): Promise<string[]> {
  const due = await rows(
    tx,
    z.object({ id: z.string() }),
    sql`
    update notice set next_try_at = ${until} where id in (
      select id from notice where state = 'queued' and (lead_id is null or lead_id = id) and (next_try_at <= ${now}
        or (next_try_at is null and coalesce(approved_at, made_at) <= ${lostBefore}))
      order by next_try_at limit ${limit} for update skip locked)
    returning id`,
  );
  return due.map(({ id }) => id).sort();
}

const attemptRow = attemptSchema.extend({ detail: wordsColumn.nullable() });

/** The tries of a notice, oldest first. */
export function listAttempts(tx: Tx, notice: string): Promise<Attempt[]> {
  return rows(
    tx,
    attemptRow,
    sql`
    select number, channel, destination, began_at, ended_at, outcome, detail
    from notice_attempt where notice_id = ${notice} order by number`,
  );
}

const nextTryRow = z.object({ nextTryAt: z.iso.datetime().nullable(), giveUpAt: z.iso.datetime().nullable() });

/** When a notice is tried next, and from when on a person has to act. */
export async function findNextTry(tx: Tx, notice: string): Promise<z.infer<typeof nextTryRow>> {
  const found = await row(tx, nextTryRow, sql`select next_try_at, give_up_at from notice where id = ${notice}`);
  return found ?? { nextTryAt: null, giveUpAt: null };
}

/** Keeps what a person says of a sending by hand. */
export async function saveSending({ tx, unit, by, now }: PersonWork, notice: string, sending: Sending): Promise<void> {
  await sql`
    insert into notice_sending (id, unit_id, notice_id, how, recipient, reference, note, proof, sent_at, account_id, made_at)
    values (${sending.id}, ${unit}, ${notice}, ${sending.how}, ${sending.recipient}, ${sending.reference}, ${sending.note},
      ${sending.proof && JSON.stringify(sending.proof)}::jsonb, ${sending.at}, ${by.id}, ${now})`.execute(tx);
}

/** The sendings by hand of a notice, oldest first. */
export function listSendings(tx: Tx, notice: string): Promise<Sending[]> {
  return rows(
    tx,
    sendingSchema,
    sql`
    select id, how, sent_at as at, recipient, reference, note, proof
    from notice_sending where notice_id = ${notice} order by id`,
  );
}

/** How many tries ended how; those that have not are `running`. */
export function countAttempts(tx: Tx): Promise<{ part: string; count: number }[]> {
  return rows(
    tx,
    partSchema,
    sql`select coalesce(outcome, 'running') as part, count(*)::int as count from notice_attempt group by 1`,
  );
}

const partSchema = z.object({ part: z.string(), count: z.int() });
