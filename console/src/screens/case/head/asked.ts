import type { Schemas } from '../../../client/api.ts';

type Entry = Schemas['CaseDetail']['timeline'][number];

const LETTERS: readonly unknown[] = ['withdrawal', 'correction'];

/** What was sent that asks for something, oldest first: a letter that takes a document back or corrects it does not. */
export function askedIn(timeline: readonly Entry[]): Entry[] {
  const letters = new Set(
    timeline
      .filter(({ act, content }) => /^notice\.(?:written|proposed)$/.test(act) && LETTERS.includes(content.kind))
      .map(({ content }) => content.notice),
  );
  return timeline.filter(
    ({ act, content }) => (act === 'notice.sent' || act === 'notice.sent-by-hand') && !letters.has(content.notice),
  );
}
