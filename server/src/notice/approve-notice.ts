import type { Words } from '@vigie/engine';
import type { Context } from '../base/context.ts';
import { VigieError } from '../base/core/errors.ts';
import type { Tx } from '../base/database/store.ts';
import { mustFindCase } from '../case/index.ts';
import { record } from '../people/audit-store.ts';
import type { Account } from '../people/store.ts';
import { findNotice, markDecided, type SentNotice } from './store.ts';

/**
 * The second pair of eyes: an approver or admin of the unit who is not the author lets a proposed act go on its way, or rejects it, with a reason.
 *
 * @throws VigieError `VIGIE_NOTICE_OWN_APPROVAL` (403) for the author, `VIGIE_NOTICE_NOT_APPROVER` (403) for an analyst, `VIGIE_NOTICE_NOT_PROPOSED` (409) when it
 * was decided before, `VIGIE_NOTICE_NOT_CONFIRMED` (409) when the case no longer stands.
 */
export async function decideAct(
  { clock, jobs }: Context,
  tx: Tx,
  account: Account,
  id: string,
  { decision, reason }: { decision: 'approve' | 'reject'; reason: string },
): Promise<SentNotice> {
  const notice = await findNotice(tx, id);
  if (!notice)
    throw new VigieError(
      'VIGIE_NOTICE_UNKNOWN',
      { en: `There is no notice ${id}.`, fr: `Il n’y a pas d’acte ${id}.` },
      { status: 404 },
    );
  const refuse = (code: string, message: Words, status: number) => new VigieError(code, message, { status });
  if (notice.author.id === account.id) {
    throw refuse(
      'VIGIE_NOTICE_OWN_APPROVAL',
      {
        en: 'Whoever wrote an act does not approve it: ask another account.',
        fr: 'Qui a rédigé un acte ne l’approuve pas : demandez à un autre compte.',
      },
      403,
    );
  }
  if (account.role === 'analyst') {
    throw refuse(
      'VIGIE_NOTICE_NOT_APPROVER',
      {
        en: 'An approver or an admin of the unit decides on a proposed act.',
        fr: 'Un approbateur ou un administrateur de l’unité décide d’un acte proposé.',
      },
      403,
    );
  }
  const { state } = await mustFindCase(tx, notice.case);
  if (decision === 'approve' && state !== 'confirmed' && state !== 'escalated') {
    throw refuse(
      'VIGIE_NOTICE_NOT_CONFIRMED',
      {
        en: 'The case is no longer confirmed, so its act cannot be approved.',
        fr: 'L’affaire n’est plus confirmée : son acte ne peut être approuvé.',
      },
      409,
    );
  }
  const now = clock();
  if (!(await markDecided(tx, id, { decision, reason, account: account.id, now }))) {
    throw refuse(
      'VIGIE_NOTICE_NOT_PROPOSED',
      {
        en: 'This act does not wait for an approval (any more).',
        fr: 'Cet acte n’attend pas, ou plus, d’approbation.',
      },
      409,
    );
  }
  const unit = account.unit.id;
  await record(tx, {
    unit,
    account: account.id,
    act: decision === 'approve' ? 'notice.approved' : 'notice.rejected',
    subject: notice.case,
    reason,
    content: { notice: id, kind: notice.kind },
    now,
  });
  if (decision === 'approve') await jobs.send(tx, 'notice.send', { unit, notice: id });
  return (await findNotice(tx, id)) ?? notice;
}
