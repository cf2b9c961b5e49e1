/** How a word that no term finds stands to one: it goes on, it comes before, or one letter is another. */
export type Nearness = 'begins' | 'ends' | 'letter';

/** A word of a corpus near a term. */
export interface NearWord {
  word: string;
  term: string;
  how: Nearness;
  /** Listings that have it. */
  listings: number;
}

/** Shorter terms are near too many words. */
const SHORTEST = 5;

/** The word without each of its letters in turn: two words a letter apart share one of these, or are one of the other's. */
function* withoutOne(word: string): Generator<string> {
  for (let i = 0; i < word.length; i++) yield word.slice(0, i) + word.slice(i + 1);
}

/** Whether of two words of one length one letter is another, or two neighbours have changed places. */
function isOneApart(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  if (a.slice(i + 1) === b.slice(i + 1)) return true;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

/** Folded words of terms, found from words near them. */
export class NearIndex {
  readonly #terms = new Set<string>();
  readonly #withoutOne = new Map<string, string[]>();
  #shortest = Number.POSITIVE_INFINITY;

  constructor(terms: Iterable<string>) {
    for (const term of terms) {
      if (term.length < SHORTEST || this.#terms.has(term)) continue;
      this.#terms.add(term);
      this.#shortest = Math.min(this.#shortest, term.length);
      for (const rest of withoutOne(term)) this.#withoutOne.set(rest, [...(this.#withoutOne.get(rest) ?? []), term]);
    }
  }

  /** The term that a word is nearest to; null where it is one, or near none. */
  nearest(word: string): { term: string; how: Nearness } | null {
    if (this.#terms.has(word) || word.length < SHORTEST) return null;
    for (let length = word.length - 1; length >= this.#shortest; length--) {
      const begins = word.slice(0, length);
      if (this.#terms.has(begins)) return { term: begins, how: 'begins' };
      const ends = word.slice(word.length - length);
      if (this.#terms.has(ends)) return { term: ends, how: 'ends' };
    }
    const missing = this.#withoutOne.get(word)?.[0];
    if (missing !== undefined) return { term: missing, how: 'letter' };
    for (const rest of withoutOne(word)) {
      if (this.#terms.has(rest)) return { term: rest, how: 'letter' };
      const other = this.#withoutOne.get(rest)?.find((term) => isOneApart(term, word));
      if (other !== undefined) return { term: other, how: 'letter' };
    }
    return null;
  }
}
