import { ImapFlow } from 'imapflow';
import type { Context } from '../base/context.ts';
import { VigieError } from '../base/errors.ts';
import { newId } from '../base/ids.ts';
import { record } from '../people/audit-store.ts';
import { saveAnswer } from './answer.ts';
import { findOwner, markNotSent } from './delivery-store.ts';
import { readPosition, savePosition } from './mailbox-store.ts';
import { type Mail, readMail } from './read-mail.ts';

/** A mail that is longer is read as far as this: enough for whose it is and what it begins with. */
const MAIL_BYTES = 10 * 1024 * 1024;
/** Mails of one reading; the next reading takes the next. */
const MAILS_AT_ONCE = 500;
const TIMEOUT_MS = 30_000;

/**
 * Reads the new mails of the house's mailbox, oldest first, and takes in those that are about a notice. The mailbox is left as it is: how far it was read is kept here, by UID
 * and UIDVALIDITY (RFC 3501, section 2.3.1.1), and moved on after each mail, so that a reading that is broken off loses nothing and takes nothing in twice.
 *
 * @throws VigieError `VIGIE_NOTICE_MAILBOX` when the server does not let in or answer
 */
export async function readMailbox(context: Context, imapUrl: string): Promise<void> {
  const { store, clock, log } = context;
  const url = new URL(imapUrl);
  const name = `${url.username}@${url.host}${url.pathname}`;
  const client = new ImapFlow(connectionOf(url));
  // Also thrown where it is waited for.
  client.on('error', () => {});
  try {
    await client.connect();
    const mailbox = await client.mailboxOpen(decodeURIComponent(url.pathname.slice(1)) || 'INBOX', { readOnly: true });
    const uidValidity = Number(mailbox.uidValidity);
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
      // Gone between the list and now.
      if (fetched && fetched.source !== undefined) {
        const mail = await readMail(fetched.source, (fetched.size ?? 0) > MAIL_BYTES).catch((error: unknown) => {
          log.warn({ mailbox: name, uid, why: String(error).slice(0, 200) }, 'a mail cannot be read');
          return null;
        });
        if (mail) await takeMail(context, mail);
      }
      await savePosition(store.db, { name, uidValidity, lastUid: uid, now: clock() });
    }
  } catch (error) {
    if (error instanceof VigieError) throw error;
    const why = error instanceof Error ? error.message.slice(0, 200) : 'no answer';
    throw new VigieError(
      'VIGIE_NOTICE_MAILBOX',
      `The mailbox ${url.host} cannot be read (${why}). Check VIGIE_IMAP_URL.`,
      { status: 502, exit: 3, cause: error },
    );
  } finally {
    client.close();
  }
}

/** Links a mail to its notice. One that names a notice of nobody here is left to who reads the mailbox. */
async function takeMail(context: Context, mail: Mail): Promise<void> {
  const { store, clock } = context;
  const owner = await findOwner(store.db, mail.notice);
  if (!owner) return;
  const { unit, case: caseId } = owner;
  const now = clock();
  const coming = {
    unit,
    case: caseId,
    notice: mail.notice,
    id: newId('ans', now),
    via: 'e-mail',
    at: now.toISOString(),
    reference: null,
    decision: null,
    signedBy: null,
    account: null,
    source: mail.digest,
  } as const;
  await store.inUnit(unit, async (tx) => {
    if (mail.kind === 'answer') {
      const { id, kind, at, reference, decision } = mail.answer;
      await saveAnswer(context, tx, { ...coming, id, kind, at, reference, decision });
      return;
    }
    if (mail.kind === 'message') {
      const { from, subject, text, cut } = mail;
      await saveAnswer(context, tx, { ...coming, kind: 'message', message: { from, subject, text, cut } });
      return;
    }
    const message = { from: '', subject: '', text: mail.detail, cut: false };
    if (!(await saveAnswer(context, tx, { ...coming, kind: 'bounce', message }))) return;
    await markNotSent(tx, mail.notice, `The mail came back: ${mail.detail}`, { state: 'bounced' });
    await record(tx, {
      unit,
      account: null,
      act: 'notice.bounced',
      subject: caseId,
      content: { notice: mail.notice, why: mail.detail },
      now,
    });
  });
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
