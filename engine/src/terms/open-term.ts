/** A term of which one end is open: what comes along stands there. */
export interface OpenTerm {
  /** The term's words, without the gap. */
  words: string;
  beside: Beside;
}

/** On which side of the words the thing stands, with at most so many words between. */
export interface Beside {
  side: 'before' | 'after';
  within: number;
}

/**
 * Reads an open term: `with …` (the thing follows the words at once), `… included` (it stands before them), `free …2` (up
 * to two words between).
 *
 * @returns null where no end, or each, is open
 */
export function readOpenTerm(term: string): OpenTerm | null {
  const [, before, words, after] = /^(?:…(\d?)\s+)?([^…]*[^…\s])(?:\s+…(\d?))?$/u.exec(term) ?? [];
  if (words === undefined || (before === undefined) === (after === undefined)) return null;
  return { words, beside: { side: before === undefined ? 'after' : 'before', within: Number(before ?? after) } };
}
