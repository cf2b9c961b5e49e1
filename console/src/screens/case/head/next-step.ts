import type { Schemas } from '../../../client/api.ts';
import { mayApprove, mayWork } from '../../../parts/account.ts';
import type { Tab } from '../tabs.ts';
import { askedIn } from './asked.ts';

type Found = Pick<
  Schemas['CaseDetail'],
  'state' | 'stage' | 'nextStep' | 'undo' | 'unread' | 'doubts' | 'awaiting' | 'closed' | 'timeline'
>;
type Notice = Schemas['SentNotice'];
type NoticeState = Notice['state'];

/** What is to be done in a case next, and on which tab; `decide`, `close` and `reopen` are done in the head itself. */
export interface Step {
  does:
    | 'decide'
    | 'relisting'
    | 'approve'
    | 'answer'
    | 'check'
    | 'send'
    | 'take'
    | 'write'
    | 'reply'
    | 'close'
    | 'reopen';
  tab: Tab;
  /** false: nothing waits for a person; this is what they can do all the same. */
  isDue: boolean;
}

const STOPPED: readonly NoticeState[] = ['by-hand', 'failed', 'bounced'];

/** The documents that say how a case stands: those that were withdrawn, and letters about others, only where they wait. */
export const standing = (notices: readonly Notice[]): Notice[] =>
  notices.filter(
    ({ state, withdrawnAt, content }) => STOPPED.includes(state) || (withdrawnAt === null && !content.amendment),
  );

/** Whether documents may be written of a case. */
export const canWrite = ({ state, closed }: Pick<Found, 'state' | 'closed'>): boolean =>
  (state === 'confirmed' || state === 'escalated') && !closed;

/** Whether the platform says, to what was sent last, that it has acted. */
function isDone(timeline: Found['timeline']): boolean {
  const sent = askedIn(timeline).at(-1);
  const answers = timeline
    .slice(sent ? timeline.lastIndexOf(sent) + 1 : 0)
    .filter(({ act, content }) => act === 'notice.answered' && content.outcome);
  return answers.at(-1)?.content.outcome === 'acted';
}

/**
 * The one next step of a case, for whoever reads it.
 *
 * @param notices the states of its documents; undefined: not known yet
 * @returns null: there is none
 */
export function nextStepOf(
  found: Found,
  notices: readonly NoticeState[] | undefined,
  account: Schemas['Account'] | undefined,
): Step | null {
  if (!mayWork(account)) return null;
  if (found.undo !== null) return canWrite(found) ? { does: 'write', tab: 'documents', isDue: true } : null;
  if (found.nextStep === 'decide-relisting') return { does: 'relisting', tab: 'goods', isDue: true };
  if (found.state === 'open') return { does: 'decide', tab: 'evidence', isDue: true };
  if (!canWrite(found) && !found.closed) return null;
  const awaitsMe = mayApprove(account) && found.awaiting.some((author) => author !== account?.id);
  if (awaitsMe) return { does: 'approve', tab: 'documents', isDue: true };
  if (found.unread > 0) return { does: 'answer', tab: 'documents', isDue: true };
  if (found.doubts > 0) return { does: 'check', tab: 'follow-up', isDue: true };
  if (found.closed) return { does: 'reopen', tab: 'follow-up', isDue: false };
  if (notices === undefined) return null;
  if (notices.some((state) => STOPPED.includes(state))) return { does: 'send', tab: 'documents', isDue: true };
  // Another of the unit looks at it first.
  if (found.awaiting.length > 0) return null;
  if (found.nextStep === 'notice' || found.nextStep === 'reminder' || notices.every((state) => state === 'rejected'))
    return { does: 'write', tab: 'documents', isDue: true };
  if (found.nextStep !== null) return { does: 'take', tab: 'follow-up', isDue: true };
  if (!notices.includes('sent')) return null;
  if (found.stage === 'removed' || isDone(found.timeline)) return { does: 'close', tab: 'follow-up', isDue: true };
  return { does: 'reply', tab: 'documents', isDue: false };
}
