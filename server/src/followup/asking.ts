import { leadOf, listNotices, type SentNotice } from '../notice/index.ts';
import type { Work } from '../people/index.ts';

/** Documents that ask for something to be done about an offer: a reminder recalls one, a report asks somebody else. */
export const ASKING = ['dsa-16', 'dsa-9', 'gpsr-22-notice', 'gpsr-22-order'];

/** Whether a document is a reminder of another of its case. */
export const recalls = ({ content }: SentNotice, other: SentNotice): boolean =>
  content.kind === 'reminder' && content.reminds?.id === leadOf(other);

/** Whether a document asks for nothing any more: it was withdrawn, or what it recalls was. */
export async function isOver({ tx }: Pick<Work, 'tx'>, notice: SentNotice): Promise<boolean> {
  if (notice.withdrawnAt !== null) return true;
  if (notice.content.kind !== 'reminder') return false;
  const others = await listNotices(tx, notice.case);
  return others.some((other) => other.withdrawnAt !== null && recalls(notice, other));
}
