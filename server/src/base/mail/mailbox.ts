import type { Context } from '../context.ts';
import { VigieError } from '../core/errors.ts';
import { type LeftReason, readPosition, savePosition } from './mailbox-store.ts';
import { refusal } from './refusals.ts';

/** A mail that is longer is read as far as this: enough for whose it is and what it begins with. */
const MAIL_BYTES = 25 * 1024 * 1024;
/** Mails of one reading; the next reading takes the next. */
const MAILS_AT_ONCE = 500;
const TIMEOUT_MS = 30_000;

/**
 * Hands on the new mails of a mailbox, oldest first. The mailbox is left as it is: how far it was read is kept here, by
 * UID and UIDVALIDITY (RFC 3501, section 2.3.1.1), and moved on after each mail, so that a reading that is broken off
 * loses nothing; one that is cut off within a mail hands that mail on again.
 *
 * @param mailbox its IMAP URL, and the setting it comes from
 * @param take a mail's octets; `cut`: it was longer. It says why it passes a mail over; null: it does not. That, and
 *   what it refuses, is counted (`listLeft`) and named in the log, and the next ones are read.
 * @throws VigieError `VIGIE_MAILBOX_UNREADABLE` when the server does not let in or answer
 */
export async function readMailbox(
  { store, clock, log }: Context,
  mailbox: { url: string; setting: string },
  take: (source: Buffer, cut: boolean) => Promise<LeftReason | null>,
): Promise<void> {
  const url = new URL(mailbox.url);
  // Who reads the same mailbox for something else has a position of its own.
  const name = `${url.username}@${url.host}${url.pathname}${url.hash}`;
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow(connectionOf(url));
  // Also thrown where it is waited for.
  client.on('error', () => {});
  try {
    await client.connect();
    const opened = await client.mailboxOpen(decodeURIComponent(url.pathname.slice(1)) || 'INBOX', { readOnly: true });
    const uidValidity = Number(opened.uidValidity);
    const before = await readPosition(store.db, name);
    const first = before?.uidValidity === uidValidity ? before.lastUid + 1 : 1;
    // `n:*` always names the last mail, even when its number is lower.
    const found = (await client.search({ uid: `${first}:*` }, { uid: true })) || [];
    const uids = found.filter((uid) => uid >= first).sort((a, b) => a - b);
    for (const uid of uids.slice(0, MAILS_AT_ONCE)) {
      const fetched = await client.fetchOne(
        String(uid),
        { size: true, source: { maxLength: MAIL_BYTES } },
        { uid: true },
      );
      let left: LeftReason | null = null;
      let why = '';
      // Gone between the list and now.
      if (fetched && fetched.source !== undefined) {
        left = await take(fetched.source, (fetched.size ?? 0) > MAIL_BYTES).catch((error: unknown) => {
          if (!(error instanceof VigieError) || error.status >= 500) throw error;
          why = error.message.slice(0, 200);
          return error.code === 'VIGIE_MAIL_UNREADABLE' ? 'unreadable' : 'refused';
        });
      }
      if (left !== null)
        log[why ? 'warn' : 'info']({ mailbox: name, uid, left, why }, 'a mail is left to who reads the mailbox');
      await savePosition(store.db, { name, uidValidity, lastUid: uid, left, now: clock() });
    }
  } catch (error) {
    if (error instanceof VigieError) throw error;
    const why = error instanceof Error ? error.message.slice(0, 200) : 'no answer';
    throw refusal('VIGIE_MAILBOX_UNREADABLE', { host: url.host, why, setting: mailbox.setting }, { cause: error });
  } finally {
    client.close();
  }
}

function connectionOf(url: URL) {
  const isLoopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  const secure = url.protocol === 'imaps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    // As for SMTP: a password never crosses a network in the clear.
    doSTARTTLS: secure || isLoopback ? undefined : true,
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    maxResponseSize: 2 * MAIL_BYTES,
    maxLineLength: 1024 * 1024,
  } as const;
}
