import type { z } from 'zod';
import { plainDate } from '../../base/core/clock.ts';
import { newId } from '../../base/core/ids.ts';
import { sayDay } from '../../base/text/write-day.ts';
import { note, type PersonWork } from '../../people/index.ts';
import type { Proof } from '../proof-files.ts';
import { refusal } from '../refusals.ts';
import type { SentNotice } from '../schema.ts';
import { leadOf, mustFindNotice, mustSeeParts } from '../store.ts';
import { TRY_LASTS_MS } from './back-off.ts';
import { mightLeave } from './choose-channel.ts';
import type { sendingInputSchema } from './delivery-schema.ts';
import { requeue, saveSending } from './delivery-store.ts';
import { noteSent } from './note-sent.ts';

/**
 * States of a notice that a person may send, or has sent again, by hand. A proposed one needs its second pair of eyes
 * first.
 */
const MAY_BE_SENT: SentNotice['state'][] = ['by-hand', 'failed', 'bounced', 'sent'];

/**
 * Records that a person sent a notice outside of this software, with what proves it.
 *
 * @throws VigieError `VIGIE_NOTICE_NOT_TO_SEND` (409), `VIGIE_NOTICE_SENT_BEFORE_WRITTEN` (400): on a day before the document's own
 */
export async function recordSending(
  work: PersonWork,
  noticeId: string,
  { how, at, recipient, ...said }: z.infer<typeof sendingInputSchema>,
  proof: Proof | null,
): Promise<void> {
  const notice = await mustFindNotice(work.tx, noticeId);
  if (!MAY_BE_SENT.includes(notice.state)) throw refusal('VIGIE_NOTICE_NOT_TO_SEND');
  const sentAt = new Date(at);
  const { date } = notice.content;
  if (plainDate(sentAt, work.context.config.home.timeZone) < date)
    throw refusal('VIGIE_NOTICE_SENT_BEFORE_WRITTEN', { date: sayDay(date) });
  const id = newId('sdg', work.now);
  const { reference = null, note: remark = null } = said;
  const sending = { id, how, recipient, reference, note: remark, proof, at: sentAt.toISOString() };
  const parts = await mustSeeParts(work.tx, notice);
  await saveSending(work, leadOf(notice), sending);
  for (const { id: part, case: subject } of parts)
    await note(work, {
      act: 'notice.sent-by-hand',
      subject,
      content: { notice: part, sending: id, how, proof: proof?.digest ?? null },
    });
  const detail = [how, proof && `sha256:${proof.digest}`].filter(Boolean).join(', ');
  const receipt = { channel: 'by-hand', at: sending.at, reference: reference ?? recipient, detail } as const;
  await noteSent(work, notice, receipt, sentAt);
}

/**
 * Puts a notice that stopped back on its way.
 *
 * @throws VigieError `VIGIE_NOTICE_NOT_STOPPED`, `VIGIE_NOTICE_NO_WAY` (409)
 */
export async function tryAgain(work: PersonWork, noticeId: string): Promise<void> {
  const { context, tx, unit, now } = work;
  const found = await mustFindNotice(tx, noticeId);
  const parts = await mustSeeParts(tx, found);
  const notice = leadOf(found);
  if (found.state === 'by-hand' && !mightLeave(context, found)) throw refusal('VIGIE_NOTICE_NO_WAY');
  if (!(await requeue(tx, notice, new Date(now.getTime() + TRY_LASTS_MS)))) throw refusal('VIGIE_NOTICE_NOT_STOPPED');
  for (const { id, case: subject } of parts)
    await note(work, { act: 'notice.tried-again', subject, content: { notice: id } });
  await context.jobs.send(tx, 'notice.send', { unit, notice });
}
