import { sql } from 'kysely';
import type { z } from 'zod';
import type { Language } from '../base/core/language.ts';
import type { Db, Tx } from '../base/database/store.ts';
import type { Inbox, inboxInputSchema, Sender, senderInputSchema } from './schema.ts';

export type PublicInbox = Inbox & { unit: string };

interface InboxRow {
  id: string;
  unit_id: string;
  platform: string;
  name: string;
  language: Language;
  open_form: boolean;
}

const toInbox = (row: InboxRow): Inbox => ({
  id: row.id,
  platform: row.platform,
  name: row.name,
  language: row.language,
  openForm: row.open_form,
});

export async function saveInbox(
  tx: Tx,
  inbox: z.infer<typeof inboxInputSchema> & { id: string; unit: string; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into inbox (id, unit_id, platform, name, language, open_form, made_at)
    values (${inbox.id}, ${inbox.unit}, ${inbox.platform}, ${inbox.name}, ${inbox.language}, ${inbox.openForm}, ${inbox.now})
    on conflict (unit_id, name) do nothing returning id`.execute(tx);
  return rows.length > 0;
}

export async function listInboxes(tx: Tx): Promise<Inbox[]> {
  const { rows } = await sql<InboxRow>`select * from inbox order by id`.execute(tx);
  return rows.map(toInbox);
}

/** The inbox of an address, in any unit: its address is public. */
export async function findPublicInbox(db: Db, id: string): Promise<PublicInbox | null> {
  const { rows } = await sql<InboxRow>`select * from public_inbox(${id})`.execute(db);
  return rows[0] ? { ...toInbox(rows[0]), unit: rows[0].unit_id } : null;
}

interface SenderRow {
  id: string;
  name: string;
  key: string | null;
  email_domain: string | null;
  trusted_by: string | null;
  trusted_since: string | null;
  trusted_until: string | null;
  trusted_suspended_since: string | null;
  is_trusted: boolean;
}

/** Art. 22: the status was awarded, has begun, has not ended and is not suspended. */
export const isTrusted = (today: string) => sql<boolean>`coalesce(
  s.trusted_since <= ${today}::date and (s.trusted_until is null or s.trusted_until >= ${today}::date)
    and (s.trusted_suspended_since is null or s.trusted_suspended_since > ${today}::date), false)`;

const toSender = (row: SenderRow): Sender => ({
  id: row.id,
  name: row.name,
  key: row.key,
  emailDomain: row.email_domain,
  trusted:
    row.trusted_by === null || row.trusted_since === null
      ? null
      : {
          by: row.trusted_by,
          since: row.trusted_since,
          until: row.trusted_until,
          suspendedSince: row.trusted_suspended_since,
        },
  isTrusted: row.is_trusted,
});

/** Adds a sender, or replaces what is known of the one with this id. */
export async function saveSender(
  tx: Tx,
  sender: z.infer<typeof senderInputSchema> & { id: string; unit: string; now: Date },
): Promise<void> {
  const { trusted } = sender;
  await sql`
    insert into sender (id, unit_id, name, key, email_domain, trusted_by, trusted_since, trusted_until, trusted_suspended_since, made_at)
    values (${sender.id}, ${sender.unit}, ${sender.name}, ${sender.key}, ${sender.emailDomain}, ${trusted?.by ?? null}, ${trusted?.since ?? null},
      ${trusted?.until ?? null}, ${trusted?.suspendedSince ?? null}, ${sender.now})
    on conflict (id) do update set name = excluded.name, key = excluded.key, email_domain = excluded.email_domain, trusted_by = excluded.trusted_by,
      trusted_since = excluded.trusted_since, trusted_until = excluded.trusted_until, trusted_suspended_since = excluded.trusted_suspended_since`.execute(
    tx,
  );
}

export async function listSenders(tx: Tx, today: string): Promise<Sender[]> {
  const { rows } =
    await sql<SenderRow>`select s.*, ${isTrusted(today)} as is_trusted from sender s order by s.id`.execute(tx);
  return rows.map(toSender);
}

export async function findSenderById(tx: Tx, id: string, today: string): Promise<Sender | null> {
  const { rows } =
    await sql<SenderRow>`select s.*, ${isTrusted(today)} as is_trusted from sender s where s.id = ${id}`.execute(tx);
  return rows[0] ? toSender(rows[0]) : null;
}

/** The registered sender with this key, or of this e-mail domain. */
export async function findSender(
  tx: Tx,
  by: { key: string } | { emailDomain: string },
): Promise<{ id: string; name: string } | null> {
  const { rows } =
    'key' in by
      ? await sql<{ id: string; name: string }>`select id, name from sender where key = ${by.key}`.execute(tx)
      : await sql<{ id: string; name: string }>`
          select id, name from sender where email_domain = ${by.emailDomain} order by id limit 1`.execute(tx);
  return rows[0] ?? null;
}
