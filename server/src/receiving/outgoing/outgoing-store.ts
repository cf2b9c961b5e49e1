import type { Words } from '@vigie/engine';
import { sql } from 'kysely';
import type { z } from 'zod';
import { keepWords, readWords } from '../../base/database/bilingual-column.ts';
import type { Tx } from '../../base/database/store.ts';
import type { Answer } from '../../notice/index.ts';
import type { outgoingSchema } from '../schema.ts';
import { instant } from '../store.ts';

/** What leaves: a text for people and, where the other side takes data, the answer. */
export interface OutgoingContent {
  subject: string;
  text: string;
  answer: Answer | null;
}

export interface Outgoing {
  id: string;
  /** The notice, statement or complaint it is about. */
  subject: string;
  kind: 'receipt' | 'decision' | 'statement' | 'complaint';
  way: 'exchange' | 'mail' | 'shown';
  /** The URL or the e-mail address it goes to. */
  recipient: string | null;
  content: OutgoingContent;
  state: 'queued' | 'sent' | 'failed' | 'shown';
}

interface OutgoingRow {
  id: string;
  subject_id: string;
  kind: Outgoing['kind'];
  way: Outgoing['way'];
  recipient: string | null;
  content: OutgoingContent;
  state: Outgoing['state'];
  failure: string | null;
  attempts: number;
  sent_at: Date | null;
}

/** Keeps what is to leave. @returns false when it was kept before. */
export async function saveOutgoing(tx: Tx, unit: string, outgoing: Outgoing, now: Date): Promise<boolean> {
  const { id, subject, kind, way, recipient, content, state } = outgoing;
  const { rows } = await sql`
    insert into outgoing (id, unit_id, subject_id, kind, way, recipient, content, state, made_at, sent_at)
    values (${id}, ${unit}, ${subject}, ${kind}, ${way}, ${recipient}, ${JSON.stringify(content)}::jsonb, ${state}, ${now},
      ${state === 'sent' ? now : null})
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** A decision taken again, after a complaint, replaces the one before. */
export async function dropOutgoing(tx: Tx, subject: string, kind: Outgoing['kind']): Promise<void> {
  await sql`delete from outgoing where subject_id = ${subject} and kind = ${kind}`.execute(tx);
}

export async function findOutgoing(tx: Tx, id: string): Promise<Outgoing | null> {
  const { rows } = await sql<OutgoingRow>`select * from outgoing where id = ${id}`.execute(tx);
  const row = rows[0];
  return row ? { ...row, subject: row.subject_id } : null;
}

export async function listOutgoing(tx: Tx, subject: string): Promise<z.infer<typeof outgoingSchema>[]> {
  const { rows } = await sql<OutgoingRow>`select * from outgoing where subject_id = ${subject} order by id`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    way: row.way,
    recipient: row.recipient,
    state: row.state,
    failure: readWords(row.failure),
    attempts: row.attempts,
    sentAt: instant(row.sent_at),
    text: row.content.text,
  }));
}

/** The receipt that was given for a notice. */
export async function findReceipt(tx: Tx, received: string): Promise<Answer | null> {
  const { rows } = await sql<OutgoingRow>`
    select * from outgoing where subject_id = ${received} and kind = 'receipt'`.execute(tx);
  return rows[0]?.content.answer ?? null;
}

/** Notes how a try went. */
export async function markOutgoing(
  tx: Tx,
  id: string,
  outcome: { state: 'queued' | 'sent' | 'failed'; failure: Words | null; now: Date },
): Promise<void> {
  await sql`
    update outgoing set state = ${outcome.state}, failure = ${outcome.failure && keepWords(outcome.failure)}, attempts = attempts + 1,
      sent_at = ${outcome.state === 'sent' ? outcome.now : null}
    where id = ${id} and state <> 'sent'`.execute(tx);
}

/** What still waits, for the hourly look. */
export async function listWaiting(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from outgoing where state = 'queued' order by id limit 1000`.execute(tx);
  return rows.map(({ id }) => id);
}
