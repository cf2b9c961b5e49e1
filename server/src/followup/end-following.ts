import { findNotice } from '../notice/index.ts';
import type { Work } from '../people/index.ts';
import { endFollowUp } from './check/check-store.ts';
import { standOf } from './relisting/relisting-store.ts';

/** Ends what follows a notice that was withdrawn, and says where its case stands by what is left. */
export async function endFollowing({ context, tx, unit, now }: Work, id: string): Promise<void> {
  const notice = await findNotice(tx, id);
  if (!notice) return;
  await endFollowUp(tx, id, now);
  const { case: caseId } = notice;
  const { stage, undecided, nextStep } = await standOf(tx, caseId);
  await context.jobs.emit(tx, unit, 'follow-up.ended', caseId, {
    ...{ case: caseId, notice: id, stage, nextStep: undecided ? 'decide-relisting' : nextStep },
  });
}
