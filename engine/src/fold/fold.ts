import { TokenBuffer } from './token-buffer.ts';
import { tokenize } from './tokenize.ts';

/** A text folded, word by word, with the way back. */
export interface FoldedText {
  /** The folded words, a space between them. */
  text: string;
  words: { text: string; start: number; end: number }[];
}

/** The length of a text, in UTF-16 units, up to which all share one buffer. */
const SHORT = 4096;

/** Names and titles are folded by the thousand: a buffer of its own costs more than folding one. */
const shared = new TokenBuffer();

/**
 * Folds a text as the matcher sees it: case, width (NFKC), marks, invisible characters; traditional Chinese to
 * simplified.
 *
 * `start` and `end` of each word are UTF-16 offsets into the original. For display and tests: the matcher
 * works on the tokens themselves.
 */
export function fold(text: string): FoldedText {
  const tokens = text.length > SHORT ? new TokenBuffer() : shared;
  tokens.reset();
  tokenize(text, tokens);
  const words: FoldedText['words'] = [];
  for (let i = 0; i < tokens.count - 1; i++)
    words.push({ text: tokens.word(i), start: tokens.start[i] ?? 0, end: tokens.end[i] ?? 0 });
  return { text: words.map((word) => word.text).join(' '), words };
}
