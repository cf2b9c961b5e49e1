import { z } from 'zod';
import { sayDay } from '../../base/text/write-day.ts';
import { note, type PersonWork, type Proposal, propose, twoPersonAct, type Work } from '../../people/index.ts';
import { refusal, refuse } from '../refusals.ts';
import { type ObligationChange, obligationChangeSchema } from './obligation-schema.ts';
import { endOwnObligation, holdOwnObligation, withdrawOwnObligation } from './obligation-store.ts';

const KIND = 'obligation.changed';

const contentSchema = z.object({ obligation: z.string(), change: obligationChangeSchema });

/** What may be changed, as it stands: it is looked at when the change is proposed, and again when it is approved. */
async function mustBeChangeable({ tx }: Pick<Work, 'tx'>, id: string, change: ObligationChange) {
  const found = (await holdOwnObligation(tx, id)) ?? refuse('VIGIE_FOLLOWUP_NO_OWN_OBLIGATION', { id });
  if (found.isWithdrawn) throw refusal('VIGIE_FOLLOWUP_OBLIGATION_WITHDRAWN', { id });
  if (change.change === 'end' && (change.until < found.from || (found.until !== null && change.until >= found.until)))
    throw refusal('VIGIE_FOLLOWUP_OBLIGATION_END', {
      from: sayDay(found.from),
      until: found.until === null ? '–' : sayDay(found.until),
    });
  return found;
}

/**
 * Proposes that an order or judgment of the unit's own ends earlier, or is withdrawn: what is counted against a platform
 * rests on it, so a second person decides, as when it was entered.
 *
 * @throws VigieError `VIGIE_FOLLOWUP_NO_OWN_OBLIGATION` (404), `VIGIE_FOLLOWUP_OBLIGATION_WITHDRAWN` (409),
 *   `VIGIE_FOLLOWUP_OBLIGATION_END` (400)
 */
export async function proposeChange(work: PersonWork, id: string, change: ObligationChange): Promise<Proposal> {
  const { platform, title } = await mustBeChangeable(work, id, change);
  const until = change.change === 'end' ? change.until : null;
  return propose(work, {
    kind: KIND,
    summary: { obligation: id, title, platform, change: change.change, until },
    reason: change.reason,
    content: { obligation: id, change },
  });
}

/**
 * Ended, days after its last one have no candidates any more; withdrawn, no day has. What was decided of such days stays in
 * the list as standing no more, and is counted nowhere else.
 */
export const changeObligationAct = twoPersonAct({
  kind: KIND,
  role: 'approver',
  content: contentSchema,
  async approve(work, { obligation, change }, { id: proposal }) {
    await mustBeChangeable(work, obligation, change);
    if (change.change === 'end') {
      const { until, reason } = change;
      await endOwnObligation(work.tx, obligation, { until, proposal });
      await note(work, { act: 'obligation.ended', subject: obligation, reason, content: { until, proposal } });
    } else {
      await withdrawOwnObligation(work.tx, obligation, proposal);
      await note(work, {
        act: 'obligation.withdrawn',
        subject: obligation,
        reason: change.reason,
        content: { proposal },
      });
    }
  },
});
