import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { systemClock } from '../../base/core/clock.ts';
import { wireAddress } from '../../base/core/email-address.ts';
import { makeVisible } from '../../base/text/show-invisible.ts';
import { type Notice, noticeSchema } from '../compose/notice-schema.ts';
import { say } from '../words.ts';
import { type DeliveryOptions, failForGood, failForNow, type Outcome, reasonOf } from './outcome.ts';
import { deliverToFolder } from './send-folder.ts';
import { isTemporary, sendOver } from './smtp.ts';
import { refuseUtf8 } from './utf8-mail.ts';
import { type NoticeMessage, writeMessage } from './write-message.ts';

/**
 * Delivers a notice by SMTP, or into the outbox folder where no server is configured. Failures are values: nothing is
 * thrown that a retry or a person could mend, and nobody is told "sent" before the server, or the disk, has said so.
 *
 * Safe to repeat: the Message-ID stays the same, and a file that is already there is left as it is.
 */
export async function deliver(notice: Notice, options: DeliveryOptions): Promise<Outcome> {
  const checked = noticeSchema.safeParse(notice);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    return failForGood(say('incomplete', { place: issue?.path.join('.') ?? '', why: issue?.message ?? '' }));
  }
  const message = await writeMessage(checked.data, options.from, options.readsReplies);
  if ('en' in message) return failForGood(say('notSent', { why: message }));
  return options.smtpUrl === null
    ? deliverToFolder(checked.data, message, options)
    : deliverBySmtp(message, options.smtpUrl, options);
}

async function deliverBySmtp(
  message: NoticeMessage,
  smtpUrl: string,
  { clock = systemClock, timeoutMs = 30_000, dkim = null }: DeliveryOptions,
): Promise<Outcome> {
  const { from, mail } = message;
  if (message.to === null) return failForGood(say('noAddress'));
  const to = wireAddress(message.to);
  if (!URL.canParse(smtpUrl)) return failForGood(say('noSmtpUrl'));
  const signing = dkim && (await readSigning(dkim));
  if (signing && 'unread' in signing) return failForNow(say('noDkimKey', { file: signing.unread }));
  const server = new URL(smtpUrl);
  try {
    const unreached = await refuseUtf8(server, timeoutMs, [from, to]);
    if (unreached) return failForGood(unreached);
    const sent = await sendOver(server, timeoutMs, {
      ...mail,
      ...(signing ? { dkim: signing } : {}),
      date: clock(),
      envelope: { from: wireAddress(from), to: [to] },
      dsn: askForReport(message.id),
    });
    const reached = sent.accepted.join();
    if (sent.envelope.to.join() !== to || reached !== to) {
      return failForGood(say('otherRecipient', { reached: makeVisible(reached), to }));
    }
    return {
      failed: false,
      channel: 'smtp',
      at: clock().toISOString(),
      reference: sent.messageId,
      detail: reasonOf(sent.response),
    };
  } catch (error) {
    const refused = say('mailRefused', { why: reasonOf(error) });
    return isTemporary(error) ? failForNow(refused) : failForGood(refused);
  }
}

/**
 * What a server that reports on deliveries is asked for (RFC 3461): a report that names the notice, whatever becomes of
 * the mail's own header on the way. Others are not asked.
 */
const askForReport = (notice: string) => ({ id: notice, return: 'headers', notify: ['failure', 'delay'] });

/**
 * @returns `unread`, the file, when the key cannot be read: a mail without the signature that the domain promises is
 *   thrown away elsewhere
 */
async function readSigning(dkim: { domain: string; selector: string; keyFile: string }) {
  try {
    const privateKey = await readFile(dkim.keyFile, 'utf8');
    createPrivateKey(privateKey);
    return { domainName: dkim.domain, keySelector: dkim.selector, privateKey };
  } catch {
    return { unread: dkim.keyFile };
  }
}
