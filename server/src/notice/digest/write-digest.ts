import type { Language } from '../../base/core/language.ts';
import { digestWords } from './digest-words.ts';

/** What waits for a second person: documents and page phrases of cases, and what else takes two people. */
export interface Waiting {
  documents: number;
  phrases: number;
  proposals: number;
}

/**
 * The mail that tells somebody how much waits for their approval: counts and where to look. What the documents and the
 * goods are called stays in the house: a mail is read on the way, and on any screen.
 *
 * @param url the console's address; null: not known
 */
export function writeDigest(
  { documents, phrases, proposals }: Waiting,
  { language, url }: { language: Language; url: string | null },
): { subject: string; text: string } {
  const all = documents + phrases + proposals;
  const say = (words: { en: string; fr: string }): string => words[language];
  return {
    subject: say(digestWords('subject', { count: all })),
    text: [
      say(digestWords('waiting', { count: all })),
      '',
      ...(documents > 0 ? [say(digestWords('documents', { count: documents }))] : []),
      ...(phrases > 0 ? [say(digestWords('phrases', { count: phrases }))] : []),
      ...(proposals > 0 ? [say(digestWords('proposals', { count: proposals }))] : []),
      '',
      url === null ? say(digestWords('look')) : `${url}/?view=approve`,
      '',
      say(digestWords('often')),
      '',
    ].join('\n'),
  };
}

/** The least time between two mails to one person. */
export const APART_MS = 3_600_000;

/** Whether to tell: something waits that they were not told of, and the last mail is an hour old. */
export function isToTell(
  waiting: readonly string[],
  before: { toldAt: Date | null; told: readonly string[] },
  now: Date,
): boolean {
  const isNew = waiting.some((id) => !before.told.includes(id));
  return isNew && (before.toldAt === null || now.getTime() - before.toldAt.getTime() >= APART_MS);
}
