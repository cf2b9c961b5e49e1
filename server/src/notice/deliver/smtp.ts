import type SMTPTransport from 'nodemailer/lib/smtp-transport';
import { z } from 'zod';

/** How a mail server is connected to: never a password in the clear across a network. */
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
