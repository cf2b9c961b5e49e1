import type { z } from 'zod';
import { mustFindCase, settleDecision } from '../case/index.ts';
import { mustHaveRole, note, type PersonWork } from '../people/index.ts';
import { takeEffect } from './amend/take-effect.ts';
import { refusal } from './refusals.ts';
import type { approvalInputSchema, SentNotice } from './schema.ts';
import { leadOf, markDecided, mustFindNotice, mustSeeParts } from './store.ts';

/**
 * The second pair of eyes: an approver or admin of the unit who is not the author lets a proposed document go on its
 * way, or rejects it, with a reason. One about several cases is decided on once, for all of them.
 *
 * @throws VigieError `VIGIE_NOTICE_OWN_APPROVAL` (403) for the author, `VIGIE_PEOPLE_ROLE_APPROVER` (403) for an
 *   analyst, `VIGIE_NOTICE_NOT_PROPOSED` (409) when it was decided before, `VIGIE_NOTICE_NOT_CONFIRMED` (409) when a
 *   case no longer stands, `VIGIE_NOTICE_PARTLY_HIDDEN` (403).
 */
export async function approveNotice(
  work: PersonWork,
  id: string,
  { decision, reason }: z.infer<typeof approvalInputSchema>,
): Promise<SentNotice> {
  const { context, tx, unit, by, now } = work;
  const notice = await mustFindNotice(tx, id);
  if (notice.author.id === by.id) throw refusal('VIGIE_NOTICE_OWN_APPROVAL');
  mustHaveRole(by, 'approver');
  const parts = await mustSeeParts(tx, notice);
  for (const { case: subject } of parts) {
    await settleDecision(work, subject);
    const { state } = await mustFindCase(tx, subject);
    // What was wrong is taken back whatever became of the case.
    const isAmending = notice.content.amendment !== undefined;
    if (decision === 'approve' && !isAmending && state !== 'confirmed' && state !== 'escalated') {
      throw refusal('VIGIE_NOTICE_NOT_CONFIRMED');
    }
  }
  if (!(await markDecided(tx, id, { decision, reason, account: by.id, now }))) {
    throw refusal('VIGIE_NOTICE_NOT_PROPOSED');
  }
  for (const { id: part, case: subject, kind } of parts) {
    await note(work, {
      act: decision === 'approve' ? 'notice.approved' : 'notice.rejected',
      subject,
      reason,
      content: { notice: part, kind },
      event: { case: subject, notice: part },
    });
  }
  if (decision === 'approve') {
    await context.jobs.send(tx, 'notice.send', { unit, notice: leadOf(notice) });
    await takeEffect(work, notice.content);
  }
  return mustFindNotice(tx, id);
}
