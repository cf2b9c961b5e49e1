import { findNotice, listNotices } from '../notice/index.ts';
import type { Work } from '../people/index.ts';
import { recalls } from './asking.ts';
import { endFollowUp } from './check/check-store.ts';
import { standOf } from './relisting/relisting-store.ts';

/** Ends what follows a notice that was withdrawn, and what recalled it, and says where its case stands by what is left. */
export async function endFollowing({ context, tx, unit, now }: Work, id: string): Promise<void> {
  const notice = await findNotice(tx, id);
  if (!notice) return;
  const { case: caseId } = notice;
  await endFollowUp(tx, id, now);
  for (const other of await listNotices(tx, caseId)) if (recalls(other, notice)) await endFollowUp(tx, other.id, now);
  const { stage, undecided, nextStep } = await standOf(tx, caseId);
  await context.jobs.emit(tx, unit, 'follow-up.ended', caseId, {
    ...{ case: caseId, notice: id, stage, nextStep: undecided ? 'decide-relisting' : nextStep },
  });
}
