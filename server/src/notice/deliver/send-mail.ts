import { createHash, createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Words } from '@vigie/engine';
import { createTransport } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport';
import { type Clock, systemClock } from '../../base/core/clock.ts';
import type { Config } from '../../base/core/config.ts';
import { makeVisible } from '../../base/text/show-invisible.ts';
import { type Notice, noticeSchema } from '../compose/notice-schema.ts';
import { keepInFolder } from './write-folder.ts';
import { type NoticeMessage, writeMessage } from './write-message.ts';

/** That the notice left: shown on the case. */
export interface Receipt {
  failed: false;
  channel: 'exchange' | 'smtp' | 'folder' | 'by-hand';
  /** Instant, ISO 8601. */
  at: string;
  /** Message-ID of the e-mail; in a folder, the path of the message; of the exchange, the platform's file number. */
  reference: string;
  /** The server's answer; in a folder, the message's SHA-256. */
  detail: string;
}

/** That it did not. `temporary`: the caller tries again later, with back-off; otherwise a person has to act. */
export interface DeliveryFailure {
  failed: true;
  temporary: boolean;
  detail: Words;
  /** How long the other side asks to be left alone. */
  patienceMs?: number | null;
}

export interface DeliveryOptions {
  /** `smtp://user:password@host:port` or `smtps://…`; null: write to the folder. */
  smtpUrl: string | null;
  outboxDir: string;
  /** The house's own address, which sends. */
  from: string;
  /** The house reads the mailbox of `from`, and wants the replies there too. */
  readsReplies?: boolean;
  /** Signs the mail (RFC 6376). */
  dkim?: Config['dkim'];
  clock?: Clock;
  /** For a connection to answer; the whole delivery may take four times as long. */
  timeoutMs?: number;
}

/**
 * Delivers a notice by SMTP, or into the outbox folder where no server is configured. Failures are values: nothing is thrown that a retry or
 * a person could mend, and nobody is told "sent" before the server, or the disk, has said so.
 *
 * Safe to repeat: the Message-ID stays the same, and a file that is already there is left as it is.
 */
export async function deliver(notice: Notice, options: DeliveryOptions): Promise<Receipt | DeliveryFailure> {
  const checked = noticeSchema.safeParse(notice);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const place = issue?.path.join('.');
    return fail(
      false,
      `The notice is not complete: ${place}: ${issue?.message}`,
      `L’acte n’est pas complet : ${place}.`,
    );
  }
  const message = await writeMessage(checked.data, options.from, options.readsReplies);
  if ('en' in message) {
    const { en, fr } = message;
    return fail(
      false,
      `Not sent: ${en}. Correct it and send again.`,
      `Non envoyé : ${fr}. Corrigez-le et envoyez de nouveau.`,
    );
  }
  return options.smtpUrl === null
    ? await deliverToFolder(checked.data, message, options)
    : await deliverBySmtp(message, options.smtpUrl, options);
}

async function deliverToFolder(
  notice: Notice,
  message: NoticeMessage,
  { outboxDir, clock = systemClock }: DeliveryOptions,
): Promise<Receipt | DeliveryFailure> {
  try {
    // Same notice, same bytes: date and MIME boundary come from the notice.
    const baseBoundary = createHash('sha256').update(notice.id).digest('hex').slice(0, 32);
    const mail = { ...message.mail, date: new Date(notice.at), baseBoundary };
    const written = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(mail);
    const eml = Buffer.isBuffer(written.message) ? written.message : Buffer.alloc(0);
    const kept = await keepInFolder(outboxDir, [
      { name: `${notice.id}.json`, bytes: Buffer.from(message.json) },
      { name: `${notice.id}.pdf`, bytes: message.pdf },
      // Last: where the message is, the rest is too.
      { name: `${notice.id}.eml`, bytes: eml },
    ]);
    if ('conflict' in kept) {
      return fail(
        false,
        `${kept.conflict} is already there with another content. Two notices cannot have one id.`,
        `${kept.conflict} existe déjà avec un autre contenu. Deux actes ne peuvent avoir un même identifiant.`,
      );
    }
    const digest = createHash('sha256').update(eml).digest('hex');
    return {
      failed: false,
      channel: 'folder',
      at: clock().toISOString(),
      reference: kept.path,
      detail: `sha256:${digest}`,
    };
  } catch (error) {
    return fail(
      true,
      `The outbox folder ${outboxDir} cannot be written: ${reasonOf(error)}`,
      `Le dossier de départ ${outboxDir} ne peut être écrit : ${reasonOf(error)}`,
    );
  }
}

async function deliverBySmtp(
  message: NoticeMessage,
  smtpUrl: string,
  { clock = systemClock, timeoutMs = 30_000, dkim = null }: DeliveryOptions,
): Promise<Receipt | DeliveryFailure> {
  const { from, to, mail } = message;
  if (to === null) {
    return fail(
      false,
      'Not sent: no address for notices is known. Fill it in for this platform, or send the notice by hand.',
      'Non envoyé : aucune adresse n’est connue. Indiquez-la pour cette plateforme, ou envoyez l’acte à la main.',
    );
  }
  if (!URL.canParse(smtpUrl))
    return fail(false, 'Not sent: VIGIE_SMTP_URL is not a URL.', 'Non envoyé : VIGIE_SMTP_URL n’est pas une URL.');
  const signing = dkim && (await readSigning(dkim));
  if (signing && 'unread' in signing) {
    const { unread } = signing;
    return fail(
      true,
      `Not sent: ${unread} holds no private key in PEM. Correct VIGIE_DKIM_KEY.`,
      `Non envoyé : ${unread} ne contient pas de clé privée PEM. Corrigez VIGIE_DKIM_KEY.`,
    );
  }
  const transport = createTransport(connectionOf(new URL(smtpUrl), timeoutMs));
  let timer: NodeJS.Timeout | undefined;
  try {
    const overall = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no end after ${timeoutMs * 4} ms`)), timeoutMs * 4);
    });
    const sending = transport.sendMail({
      ...mail,
      ...(signing ? { dkim: signing } : {}),
      date: clock(),
      envelope: { from, to: [to] },
    });
    sending.catch(() => {}); // The race is decided; a later failure of the closed connection says nothing new.
    const sent = await Promise.race([sending, overall]);
    const reached = sent.accepted.join();
    if (sent.envelope.to.join() !== to || reached !== to) {
      return fail(
        false,
        `The server took the message for ${makeVisible(reached)} where ${to} was approved.`,
        `Le serveur a pris le message pour ${makeVisible(reached)} alors que ${to} était approuvé.`,
      );
    }
    return {
      failed: false,
      channel: 'smtp',
      at: clock().toISOString(),
      reference: sent.messageId,
      detail: reasonOf(sent.response),
    };
  } catch (error) {
    return fail(
      isTemporary(error),
      `The mail server did not take the message: ${reasonOf(error)}`,
      `Le serveur de courriel n’a pas pris le message : ${reasonOf(error)}`,
    );
  } finally {
    clearTimeout(timer);
    transport.close();
  }
}

/** @returns `unread`, the file, when the key cannot be read: a mail without the signature that the domain promises is thrown away elsewhere */
async function readSigning(dkim: { domain: string; selector: string; keyFile: string }) {
  try {
    const privateKey = await readFile(dkim.keyFile, 'utf8');
    createPrivateKey(privateKey);
    return { domainName: dkim.domain, keySelector: dkim.selector, privateKey };
  } catch {
    return { unread: dkim.keyFile };
  }
}

export function connectionOf(url: URL, timeoutMs: number): SMTPTransport.Options {
  const isLoopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  const secure = url.protocol === 'smtps:';
  const auth = url.username
    ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
    : undefined;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    ...(auth ? { auth } : {}),
    // A password never crosses a network in the clear, whatever the server (or somebody between) says it can do.
    requireTLS: auth !== undefined && !isLoopback,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** RFC 5321, 4.2.1: 4yz, try again; 5yz, do not. Without an answer of the server: a network that may come back. */
export function isTemporary(error: unknown): boolean {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  if (typeof responseCode === 'number') return responseCode < 500;
  return code !== 'EAUTH' && code !== 'ETLS' && code !== 'EMESSAGE';
}

/** What a server or the system said: hostile, so one line and bounded. */
export function reasonOf(error: unknown): string {
  return makeVisible(error instanceof Error ? error.message : String(error)).slice(0, 500);
}

function fail(temporary: boolean, en: string, fr: string): DeliveryFailure {
  return { failed: true, temporary, detail: { en, fr } };
}
