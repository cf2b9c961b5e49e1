import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A message as the mailbox received it. */
export interface ReceivedMessage {
  /** With its angle brackets. */
  readonly messageId: string;
  /** Envelope sender and recipients (SMTP's MAIL FROM and RCPT TO), not the headers. */
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly { readonly filename: string; readonly bytes: Buffer }[];
  /** How often it arrived. */
  readonly deliveries: number;
}

/** A running mailbox. */
export interface Mailbox {
  readonly host: '127.0.0.1';
  readonly port: number;
  /** `smtp://127.0.0.1:<port>` */
  readonly url: string;
  /** One entry a Message-ID, in the order of first arrival. */
  received(): readonly ReceivedMessage[];
  stop(): Promise<void>;
}

/**
 * Starts an SMTP server on loopback that takes every message up to 32 MiB, without sign-in or TLS, and keeps it in
 * memory.
 *
 * A message whose Message-ID came before counts as another delivery of the same. One without a Message-ID is refused
 * (550): it could not be told from its duplicates.
 *
 * @param options `keepIn`: a folder that gets each message as a file, by its Message-ID, before it is said to be taken
 */
export async function startMailbox(
  options: { readonly port?: number; readonly keepIn?: string } = {},
): Promise<Mailbox> {
  const messages = new Map<string, ReceivedMessage>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: 32 * 1024 * 1024,
    logger: false,
    onData(stream, session, done) {
      const octets: Buffer[] = [];
      stream.on('data', (piece: Buffer) => octets.push(piece));
      simpleParser(stream).then((mail) => {
        const messageId = mail.messageId;
        if (stream.sizeExceeded) return done(refusal('the message is larger than 32 MiB', 552));
        if (!messageId) return done(refusal('the message has no Message-ID', 550));
        if (options.keepIn !== undefined) keep(options.keepIn, messageId, Buffer.concat(octets));
        const before = messages.get(messageId);
        const sender = session.envelope.mailFrom;
        messages.set(
          messageId,
          before
            ? { ...before, deliveries: before.deliveries + 1 }
            : {
                messageId,
                from: sender ? sender.address : '',
                to: session.envelope.rcptTo.map(({ address }) => address),
                subject: mail.subject ?? '',
                text: mail.text ?? '',
                attachments: mail.attachments.map(({ filename, content }) => ({
                  filename: filename ?? '',
                  bytes: content,
                })),
                deliveries: 1,
              },
        );
        done();
      }, done);
    },
  });
  const listening = server.listen(options.port ?? 0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('the mailbox has no port');
  return {
    host: '127.0.0.1',
    port: address.port,
    url: `smtp://127.0.0.1:${address.port}`,
    received: () => [...messages.values()],
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** The part before the @ names the notice. */
function keep(folder: string, messageId: string, message: Buffer): void {
  mkdirSync(folder, { recursive: true });
  const [name = ''] = messageId.replace(/[^\w@.-]/g, '').split('@');
  writeFileSync(join(folder, `${name}.eml`), message);
}

function refusal(text: string, responseCode: number): Error {
  return Object.assign(new Error(text), { responseCode });
}
