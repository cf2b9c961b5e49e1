import { Socket } from 'node:net';
import type { SendMailOptions } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport';
import { z } from 'zod';

/** How a mail server is connected to: never a password in the clear across a network. */
function connectionOf(url: URL, timeoutMs: number): SMTPTransport.Options {
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

/**
 * Sends one mail over a connection of its own, which is ended whatever becomes of it: also when the server goes on for
 * ever, after four times what a single step is given.
 *
 * @throws what nodemailer throws; `isTemporary` says whether to try again
 */
export async function sendOver(
  url: URL,
  timeoutMs: number,
  mail: SendMailOptions,
): Promise<SMTPTransport.SentMessageInfo> {
  const { createTransport } = await import('nodemailer');
  // Our own: nodemailer leaves a connection open whose sending nobody waits for any more.
  const socket = new Socket();
  const transport = createTransport({ ...connectionOf(url, timeoutMs), socket });
  let timer: NodeJS.Timeout | undefined;
  try {
    const overall = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no end after ${timeoutMs * 4} ms`)), timeoutMs * 4);
    });
    const sending = transport.sendMail(mail);
    sending.catch(() => {}); // The race is decided; a later failure of the closed connection says nothing new.
    return await Promise.race([sending, overall]);
  } finally {
    clearTimeout(timer);
    transport.close();
    socket.destroy();
  }
}

/**
 * Whether a mail server takes addresses in UTF-8 (`SMTPUTF8`, RFC 6531), asked over a connection of its own: a mailer
 * that is not told so sends them all the same.
 *
 * @throws what nodemailer throws
 */
export async function takesUtf8(url: URL, timeoutMs: number): Promise<boolean> {
  const { default: SMTPConnection } = await import('nodemailer/lib/smtp-connection');
  const connection = new SMTPConnection(connectionOf(url, timeoutMs));
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject);
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    return /^250[ -]SMTPUTF8\b/im.test(connection.lastServerResponse || '');
  } finally {
    connection.on('error', () => {});
    connection.close();
  }
}

/** Connects to a mail server and signs in, without a mail. @throws what nodemailer throws */
export async function tryServer(url: URL, timeoutMs: number): Promise<void> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport(connectionOf(url, timeoutMs));
  await transport.verify().finally(() => transport.close());
}

/** What nodemailer puts on its errors. */
const answered = z.object({
  responseCode: z.number().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
});

/** RFC 5321, 4.2.1: 4yz, try again; 5yz, do not. Without an answer of the server: a network that may come back. */
export function isTemporary(error: unknown): boolean {
  const { responseCode, code } = answered.safeParse(error).data ?? {};
  if (responseCode !== undefined) return responseCode < 500;
  return code !== 'EAUTH' && code !== 'ETLS' && code !== 'EMESSAGE';
}
