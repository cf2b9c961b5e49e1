import { type Language, languages } from './catalogue/sample.ts';
import { labels } from './words-labels.ts';
import { statements } from './words-statements.ts';

const rows = { ...labels, ...statements };

/** A sentence or label of the sample marketplace's own pages. */
export type Word = keyof typeof rows;

/** The words of the sample marketplace's pages in a language. */
export function say(word: Word, language: Language): string {
  return rows[word][languages.indexOf(language)] ?? word;
}
