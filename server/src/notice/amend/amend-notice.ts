import type { z } from 'zod';
import { plainDate } from '../../base/core/clock.ts';
import { newId } from '../../base/core/ids.ts';
import { note, type PersonWork } from '../../people/index.ts';
import { listAnswers } from '../answer/answer-store.ts';
import { documentOf } from '../compose/document-kinds.ts';
import { type Notice, noticeSchema } from '../compose/notice-schema.ts';
import { listSendings } from '../deliver/delivery-store.ts';
import { readSender, toPastDocument } from '../draft-notice.ts';
import { refusal } from '../refusals.ts';
import type { SentNotice } from '../schema.ts';
import { leadOf, listNotices, mustFindNotice, saveNotice } from '../store.ts';
import type { amendmentInputSchema, Reached } from './amend-schema.ts';
import { hasProposedLetter, holdNotice, saveAmendment } from './amend-store.ts';
import { listReached } from './reached.ts';
import { takeEffect } from './take-effect.ts';

type AmendmentInput = z.infer<typeof amendmentInputSchema>;

/** Whom a document of a case has reached. @throws VigieError `VIGIE_NOTICE_UNKNOWN` (404) */
export async function readReached({ tx }: Pick<PersonWork, 'tx'>, notice: SentNotice): Promise<Reached[]> {
  const sendings = await listSendings(tx, leadOf(notice));
  return listReached(
    notice,
    sendings.map(({ recipient }) => recipient),
    await listNotices(tx, notice.case),
  );
}

/**
 * Withdraws or corrects a document that was sent: a second letter to everybody whom it has reached. Of one about
 * several cases, as far as this case's offers go. It takes effect with the letter to whom the document went: at once,
 * or with the second pair of eyes where the document took two.
 *
 * @returns the letters
 * @throws VigieError `VIGIE_NOTICE_NOT_SENT` (409), `VIGIE_NOTICE_AMENDED` (409)
 */
export async function amendNotice(work: PersonWork, id: string, input: AmendmentInput): Promise<SentNotice[]> {
  const { context, tx, unit, by, now } = work;
  await holdNotice(tx, id);
  const notice = await mustFindNotice(tx, id);
  const { case: subject, content, sentAt } = notice;
  if (sentAt === null || notice.withdrawnAt !== null || content.amendment) throw refusal('VIGIE_NOTICE_NOT_SENT');
  if (await hasProposedLetter(tx, id)) throw refusal('VIGIE_NOTICE_AMENDED');
  const amendment = newId('amd', now);
  const { kind, cause } = input;
  await saveAmendment(tx, { id: amendment, unit, notice: id, kind, cause, account: by.id, now });
  const isProposed = documentOf(content.kind).approval === 'two';
  await note(work, { act: 'notice.found-wrong', subject, reason: input.wrong, content: { notice: id, kind, cause } });
  const letters: SentNotice[] = [];
  for (const reached of await readReached(work, notice)) {
    const letter = await writeLetter(work, notice, input, reached);
    const state = isProposed ? 'proposed' : 'queued';
    await saveNotice(tx, { unit, account: by.id, content: letter, state, listings: [], now, amendment });
    const noted = { subject, content: { notice: letter.id, kind } };
    if (isProposed)
      await note(work, {
        act: 'notice.proposed',
        ...noted,
        event: { case: subject, notice: letter.id, author: by.id },
      });
    else {
      await note(work, { act: 'notice.written', ...noted });
      await context.jobs.send(tx, 'notice.send', { unit, notice: letter.id });
      await takeEffect(work, letter);
    }
    letters.push(await mustFindNotice(tx, letter.id));
  }
  return letters;
}

/** The second letter: in the language of the first, on the same offers, with what was wrong. */
async function writeLetter(
  work: PersonWork,
  notice: SentNotice,
  { kind, cause, wrong, right }: AmendmentInput,
  { name, address, citedBy }: Reached,
): Promise<Notice> {
  const { context, tx, now } = work;
  const { format, caseId, language, governing, platform, replyTo, trader, listings, reasons, evidence } =
    notice.content;
  const { notifier } = await readSender(work, documentOf(kind));
  return noticeSchema.parse({
    ...{ format, caseId, language, platform, trader, listings, reasons, evidence },
    ...(governing ? { governing } : {}),
    id: newId('ntc', now),
    kind,
    at: now.toISOString(),
    date: plainDate(now, context.config.home.timeZone),
    recipient: { name, address },
    replyTo: citedBy === null ? replyTo : null,
    amendment: { cause, wrong, right: right ?? null, citedBy },
    reminds: toPastDocument(notice, await listAnswers(tx, notice.id)),
    notifier,
    statement: null,
  });
}
