import { TokenBuffer } from '../fold/token-buffer.ts';
import { tokenize } from '../fold/tokenize.ts';

/** A step of a pattern: a word, and how many other words may stand before it. */
export interface Step {
  letters: Uint16Array;
  hash: number;
  /** The word may go on after these letters. */
  prefix: boolean;
  /** Words that may stand between this step and the one before; 0: none. */
  gap: number;
}

/** A term as the matcher looks for it. */
export interface Pattern {
  steps: Step[];
}

/** Longest gap that a term may ask for. */
const LONGEST_GAP = 10;
/** A prefix of fewer letters would match half a dictionary. */
export const SHORTEST_PREFIX = 3;
const MOST_STEPS = 64;

const scratch = new TokenBuffer();

export type PatternResult = { pattern: Pattern } | { problem: string };

/**
 * Reads a term: words as in text, `word*` for a prefix, `…` (or `...`) between words for up to three words between,
 * `…5` for up to five.
 *
 * A term of a script without spaces is looked for wherever it stands.
 */
export function readPattern(term: string): PatternResult {
  const steps: Step[] = [];
  const tokens = scratch;
  let gap = 0;
  for (const piece of term.split(/\s+/u)) {
    if (piece === '') continue;
    const gapSize = /^(?:…|\.\.\.)(\d{0,2})$/u.exec(piece);
    if (gapSize) {
      if (steps.length === 0 || gap > 0) return { problem: 'a gap stands between two words' };
      gap = gapSize[1] ? Number(gapSize[1]) : 3;
      if (gap < 1 || gap > LONGEST_GAP) return { problem: `a gap is of 1 to ${LONGEST_GAP} words` };
      continue;
    }
    const prefix = piece.endsWith('*');
    tokens.reset();
    tokenize(prefix ? piece.slice(0, -1) : piece, tokens);
    const words = tokens.count - 1;
    for (let i = 0; i < words; i++) {
      const letters = tokens.letters.slice(tokens.from[i], tokens.from[i + 1]);
      const isLast = i === words - 1;
      if (prefix && isLast && letters.length < SHORTEST_PREFIX)
        return { problem: `a prefix has at least ${SHORTEST_PREFIX} letters` };
      steps.push({ letters, hash: tokens.hash[i] ?? 0, prefix: prefix && isLast, gap });
      gap = 0;
    }
  }
  if (gap > 0) return { problem: 'a gap stands between two words' };
  if (steps.length === 0) return { problem: 'nothing is left of it after folding' };
  if (steps.length > MOST_STEPS) return { problem: `a term has at most ${MOST_STEPS} words` };
  return { pattern: { steps } };
}
