import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { asciiDomain } from '../../base/core/email-address.ts';
import { oneRow, row, rows } from '../../base/database/rows.ts';
import type { Db, Tx } from '../../base/database/store.ts';
import {
  type Inbox,
  type InboxInput,
  inboxSchema,
  type Sender,
  type SenderInput,
  senderSchema,
} from './inbox-schema.ts';

const INBOX = sql`i.id, i.platform, i.name, i.language, i.open_form`;

const publicInboxSchema = inboxSchema.extend({ unit: z.string() });
export type PublicInbox = z.infer<typeof publicInboxSchema>;

const savedInboxSchema = inboxSchema.extend({ isNew: z.boolean() });

/** Keeps an inbox, or finds the unit's inbox of that name as it is. */
export function saveInbox(
  tx: Tx,
  inbox: InboxInput & { id: string; unit: string; now: Date },
): Promise<z.infer<typeof savedInboxSchema>> {
  return oneRow(
    tx,
    savedInboxSchema,
    sql`insert into inbox as i (id, unit_id, platform, name, language, open_form, made_at)
      values (${inbox.id}, ${inbox.unit}, ${inbox.platform}, ${inbox.name}, ${inbox.language}, ${inbox.openForm}, ${inbox.now})
      on conflict (unit_id, name) do update set name = excluded.name
      returning ${INBOX}, i.id = ${inbox.id} as is_new`,
  );
}

/** The unit's inboxes, the oldest first. */
export function listInboxes(tx: Tx): Promise<Inbox[]> {
  return rows(tx, inboxSchema, sql`select ${INBOX} from inbox i order by i.id`);
}

/** The inbox of an address, in any unit: its address is public. */
export function findPublicInbox(db: Db, id: string): Promise<PublicInbox | null> {
  return row(db, publicInboxSchema, sql`select ${INBOX}, i.unit_id as unit from public_inbox(${id}) i`);
}

/** Art. 22: the status was awarded, has begun, has not ended and is not suspended. */
export const isTrusted = (day: string | RawBuilder<unknown>) => sql`coalesce(
  s.trusted_since <= ${day}::date and (s.trusted_until is null or s.trusted_until >= ${day}::date)
    and (s.trusted_suspended_since is null or s.trusted_suspended_since > ${day}::date), false)`;

const senderColumns = (today: string) => sql`s.id, s.name, s.key, s.email_domain, ${isTrusted(today)} as is_trusted,
  case when s.trusted_by is not null and s.trusted_since is not null then jsonb_build_object('by', s.trusted_by,
    'since', s.trusted_since, 'until', s.trusted_until, 'suspendedSince', s.trusted_suspended_since) end as trusted`;

/** Adds a sender, or replaces what is known of the one with this id. */
export function saveSender(
  tx: Tx,
  sender: SenderInput & { id: string; unit: string; now: Date },
  today: string,
): Promise<Sender> {
  const { trusted } = sender;
  return oneRow(
    tx,
    senderSchema,
    sql`insert into sender as s (id, unit_id, name, key, email_domain,
        trusted_by, trusted_since, trusted_until, trusted_suspended_since, made_at)
      values (${sender.id}, ${sender.unit}, ${sender.name}, ${sender.key}, ${sender.emailDomain && asciiDomain(sender.emailDomain)},
        ${trusted?.by ?? null}, ${trusted?.since ?? null}, ${trusted?.until ?? null}, ${trusted?.suspendedSince ?? null}, ${sender.now})
      on conflict (id) do update set name = excluded.name, key = excluded.key, email_domain = excluded.email_domain,
        trusted_by = excluded.trusted_by, trusted_since = excluded.trusted_since, trusted_until = excluded.trusted_until,
        trusted_suspended_since = excluded.trusted_suspended_since
      returning ${senderColumns(today)}`,
  );
}

/** The unit's registered senders, the oldest first. */
export function listSenders(tx: Tx, today: string): Promise<Sender[]> {
  return rows(tx, senderSchema, sql`select ${senderColumns(today)} from sender s order by s.id`);
}

/** One registered sender, as it stands today. */
export function findSenderById(tx: Tx, id: string, today: string): Promise<Sender | null> {
  return row(tx, senderSchema, sql`select ${senderColumns(today)} from sender s where s.id = ${id}`);
}

const knownSchema = z.object({ id: z.string(), name: z.string() });

/** The registered sender with this key, or of this e-mail domain. */
export function findSender(
  tx: Tx,
  by: { key: string } | { emailDomain: string },
): Promise<z.infer<typeof knownSchema> | null> {
  const found = 'key' in by ? sql`key = ${by.key}` : sql`email_domain = ${by.emailDomain}`;
  return row(tx, knownSchema, sql`select id, name from sender where ${found} order by id limit 1`);
}
