import type { Words } from '@vigie/engine';
import { sql } from 'kysely';
import { z } from 'zod';
import { keepWords, wordsColumn } from '../../base/database/bilingual-column.ts';
import { hasRow, instant, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { type Answer, answerSchema } from '../../notice/index.ts';
import { outgoingSchema, type sendingSchema } from './outgoing-schema.ts';

/** What leaves: a text for people and, where the other side takes data, the answer. */
export interface OutgoingContent {
  subject: string;
  text: string;
  answer: Answer | null;
}

export type OutgoingKind = z.infer<typeof outgoingSchema>['kind'];

export interface Outgoing {
  id: string;
  /** The notice, statement or complaint it is about. */
  subject: string;
  kind: OutgoingKind;
  way: 'exchange' | 'mail' | 'shown';
  /** The URL or the e-mail address it goes to. */
  recipient: string | null;
  content: OutgoingContent;
  state: 'queued' | 'sent' | 'shown' | 'held';
  /** Why it is held. */
  failure?: Words;
}

/** Keeps what is to leave; what was kept before stays as it is. */
export async function saveOutgoing(tx: Tx, unit: string, outgoing: Outgoing, now: Date): Promise<void> {
  const { id, subject, kind, way, recipient, content, state, failure } = outgoing;
  await sql`
    insert into outgoing (id, unit_id, subject_id, kind, way, recipient, content, state, failure, made_at, sent_at)
    values (${id}, ${unit}, ${subject}, ${kind}, ${way}, ${recipient}, ${JSON.stringify(content)}::jsonb, ${state},
      ${failure ? keepWords(failure) : null}, ${now}, ${state === 'sent' ? now : null})
    on conflict do nothing`.execute(tx);
}

/** A decision taken again, after a complaint, replaces the one before. */
export async function dropOutgoing(tx: Tx, subject: string, kind: OutgoingKind): Promise<void> {
  await sql`delete from outgoing where subject_id = ${subject} and kind = ${kind}`.execute(tx);
}

const waitingSchema = z.object({
  id: z.string(),
  way: z.enum(['exchange', 'mail']),
  recipient: z.string(),
  subject: z.string(),
  text: z.string(),
  /** Sent as it was written. */
  answer: z.unknown(),
  /** The key of the sender whose notice was decided; null: none is registered. */
  peerKey: z.string().nullable(),
});

/** A message that waits to leave; null where it left or cannot. */
export function findQueued(tx: Tx, id: string): Promise<z.infer<typeof waitingSchema> | null> {
  return row(
    tx,
    waitingSchema,
    sql`select o.id, o.way, o.recipient, o.content->>'subject' as subject, o.content->>'text' as text,
        o.content->'answer' as answer,
        (select s.key from received_notice r join sender s on s.id = r.sender_id where r.id = o.subject_id) as peer_key
      from outgoing o where o.id = ${id} and o.state = 'queued' and o.recipient is not null`,
  );
}

const shownSchema = outgoingSchema.extend({ failure: wordsColumn.nullable(), sentAt: instant.nullable() });

const SHOWN = sql`
  select id, kind, way, recipient, state, failure, attempts, sent_at, sending, content->>'text' as text from outgoing`;

const withSubject = shownSchema.extend({ subject: z.string(), madeAt: instant });

/** One message that left or waits to, what it is about and when it was written. */
export function findOutgoing(tx: Tx, id: string): Promise<z.output<typeof withSubject> | null> {
  return row(
    tx,
    withSubject,
    sql`select o.*, subject_id as subject, made_at from (${SHOWN} where id = ${id}) o join outgoing using (id)`,
  );
}

/** Notes that a person sent it. @returns false: it left, or waits to leave by itself */
export function markSentByHand(
  tx: Tx,
  id: string,
  sent: { at: Date; sending: z.infer<typeof sendingSchema> },
): Promise<boolean> {
  return hasRow(
    tx,
    sql`
    update outgoing set state = 'sent', failure = null, sent_at = ${sent.at}, sending = ${JSON.stringify(sent.sending)}::jsonb
    where id = ${id} and state in ('by-hand', 'held', 'failed') returning id`,
  );
}

/** What left or waits to, about one notice, statement or complaint: the oldest first. */
export function listOutgoing(tx: Tx, subject: string): Promise<z.output<typeof shownSchema>[]> {
  return rows(tx, shownSchema, sql`${SHOWN} where subject_id = ${subject} order by id`);
}

/** The same of several, by what each is about. */
export async function mapOutgoing(
  tx: Tx,
  subjects: readonly string[],
): Promise<Map<string, z.output<typeof shownSchema>[]>> {
  const found = await rows(
    tx,
    shownSchema.extend({ subject: z.string() }),
    sql`select o.*, subject_id as subject from (${SHOWN} where subject_id = any(${subjects}::text[])) o join outgoing using (id)
      order by o.id`,
  );
  return Map.groupBy(found, ({ subject }) => subject);
}

/** The receipt that was given for a notice. */
export async function findReceipt(tx: Tx, received: string): Promise<Answer | null> {
  const found = await row(
    tx,
    z.object({ answer: answerSchema }),
    sql`select content->'answer' as answer from outgoing where subject_id = ${received} and kind = 'receipt'`,
  );
  return found?.answer ?? null;
}

/** Notes how a try went. */
export async function markOutgoing(
  tx: Tx,
  id: string,
  outcome: { state: 'queued' | 'sent' | 'failed' | 'by-hand'; failure: Words | null; now: Date },
): Promise<void> {
  await sql`
    update outgoing set state = ${outcome.state}, failure = ${outcome.failure && keepWords(outcome.failure)}, attempts = attempts + 1,
      sent_at = ${outcome.state === 'sent' ? outcome.now : null}
    where id = ${id} and state <> 'sent'`.execute(tx);
}

/** Queues what was held back. @returns its id, or null where nothing of this subject is held */
export async function releaseHeld(tx: Tx, subject: string): Promise<string | null> {
  const released = await row(
    tx,
    z.object({ id: z.string() }),
    sql`update outgoing set state = 'queued', failure = null where subject_id = ${subject} and state = 'held' returning id`,
  );
  return released?.id ?? null;
}

/** What still waits, for the hourly look. */
export async function listWaiting(tx: Tx): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ id: z.string() }),
    sql`select id from outgoing where state = 'queued' order by id limit 1000`,
  );
  return found.map(({ id }) => id);
}
