import type { Schemas } from '../../../client/api.ts';
import { askedIn } from './asked.ts';

const DAY_MS = 86_400_000;

/** How time runs in a case: a term to come, one that passed, or an answer that does not come, since when. */
export interface Clock {
  kind: 'due' | 'late' | 'unanswered';
  at: string;
}

/** How time runs in a case. @returns null: no term runs, and none passed */
export function clockOf(
  { dueAt, stage, timeline }: Pick<Schemas['CaseDetail'], 'dueAt' | 'stage' | 'timeline'>,
  now: number,
): Clock | null {
  if (dueAt === null) return null;
  const asked = askedIn(timeline).at(-1)?.at;
  if (stage !== 'overdue' && Date.parse(dueAt) > now) {
    // Who has told their decision is not waited for; the offer is looked at all the same.
    const isDecided = timeline.some(
      ({ act, at, content }) => act === 'notice.answered' && content.outcome && at > (asked ?? ''),
    );
    return isDecided ? null : { kind: 'due', at: dueAt };
  }
  if (asked === undefined || now - Date.parse(asked) < DAY_MS) return { kind: 'late', at: dueAt };
  const isAnswered = timeline.some(({ act, at }) => act === 'notice.answered' && at > asked);
  return isAnswered ? { kind: 'late', at: dueAt } : { kind: 'unanswered', at: asked };
}
