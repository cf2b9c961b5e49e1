import { createHash } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import { systemClock } from '../../base/core/clock.ts';
import type { Notice } from '../compose/notice-schema.ts';
import { keepInFolder } from '../keep-in-folder.ts';
import { say } from '../words.ts';
import { type DeliveryOptions, failForGood, failForNow, type Outcome, reasonOf } from './outcome.ts';
import type { NoticeMessage } from './write-message.ts';

/** A mail as a file (RFC 5322), as a server would send it. */
export async function writeMailFile(mail: SendMailOptions): Promise<Buffer> {
  const { createTransport } = await import('nodemailer');
  const written = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(mail);
  return Buffer.isBuffer(written.message) ? written.message : Buffer.alloc(0);
}

/** A notice's message as a file; date and MIME boundary come from the notice, so that it is always the same one. */
export function writeNoticeFile(notice: Notice, message: NoticeMessage): Promise<Buffer> {
  const baseBoundary = createHash('sha256').update(notice.id).digest('hex').slice(0, 32);
  return writeMailFile({ ...message.mail, date: new Date(notice.at), baseBoundary });
}

/** Delivers a notice into the outbox folder, from where a person sends it. Safe to repeat: same notice, same bytes. */
export async function deliverToFolder(
  notice: Notice,
  message: NoticeMessage,
  { outboxDir, clock = systemClock }: DeliveryOptions,
): Promise<Outcome> {
  try {
    const eml = await writeNoticeFile(notice, message);
    const kept = await keepInFolder(outboxDir, [
      { name: `${notice.id}.json`, bytes: Buffer.from(message.json) },
      { name: `${notice.id}.pdf`, bytes: message.pdf },
      // Last: where the message is, the rest is too.
      { name: `${notice.id}.eml`, bytes: eml },
    ]);
    if ('conflict' in kept) return failForGood(say('folderConflict', { path: kept.conflict }));
    const digest = createHash('sha256').update(eml).digest('hex');
    return {
      failed: false,
      channel: 'folder',
      at: clock().toISOString(),
      reference: kept.path,
      detail: `sha256:${digest}`,
    };
  } catch (error) {
    return failForNow(say('folderUnwritable', { folder: outboxDir, why: reasonOf(error) }));
  }
}
