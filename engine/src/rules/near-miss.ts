import { fold } from '../fold/fold.ts';
import { readingWithin } from '../packs/bounds.ts';
import { editDistance } from '../packs/problem.ts';
import { readOpenTerm } from '../terms/open-term.ts';
import type { ListingScan, PlacedMatch } from './listing-scan.ts';
import type { Node } from './node.ts';
import type { Outcome } from './outcome.ts';
import type { Program } from './program.ts';

/** What of a listing came nearest to a condition that is not true. */
export interface NearMiss {
  /**
   * `taken`: an exception takes the term away; `few`: fewer different terms than are asked for; `field`: the term stands
   * where the condition does not look; `bounds`: a quantity outside the bounds; `apart`: further from the other than
   * `near` allows; `word`: a word of the listing like a term.
   */
  why: 'taken' | 'few' | 'field' | 'bounds' | 'apart' | 'word';
  field: string;
  start: number;
  end: number;
  text: string;
  /** The term, or the quantity. */
  term: string;
}

/** More explain nothing more. */
const MOST = 5;
/** So much of a field is compared with the terms, word by word. */
const MOST_TEXT = 4000;
/** Shorter terms are like too many words. */
const LEAST_TERM = 4;

/** A term as it is compared: its folded words, closed up. */
interface FoldedTerm {
  term: string;
  letters: string;
  words: number;
  isPrefix: boolean;
}

/** Finds what came nearest to conditions, over the lists of one program. */
export class NearMisses {
  readonly #program: Program;
  readonly #folded = new Map<number, FoldedTerm[]>();

  constructor(program: Program) {
    this.#program = program;
  }

  /** @param outcome of this node on the listing that the scan has loaded */
  of(node: Node, outcome: Outcome, scan: ListingScan): NearMiss[] {
    if (outcome.value === true) return [];
    if (node.op === 'terms') return this.#ofTerms(node, scan);
    if (node.op === 'measure') return ofMeasure(node, scan);
    if (node.op !== 'near' || !outcome.children.every(({ value }) => value === true)) return [];
    return outcome.children
      .flatMap((child) => child.seen.slice(0, 1))
      .slice(0, MOST)
      .map((placed) => missOf('apart', placed));
  }

  #ofTerms(node: Extract<Node, { op: 'terms' }>, scan: ListingScan): NearMiss[] {
    const found = node.lists.flatMap(({ list, takesAway }) => scan.termsOf(list, takesAway));
    const here = found.filter(({ field }) => scan.fields.selected(field, node.fields));
    const different = new Set(here.map(({ match }) => match.term)).size;
    // Enough terms stand there: what the condition did not count, an exception took away.
    const why = different >= node.min || node.min === 1 ? 'taken' : 'few';
    if (here.length > 0) return here.slice(0, MOST).map((placed) => missOf(why, placed));
    if (found.length > 0) return found.slice(0, MOST).map((placed) => missOf('field', placed));
    return this.#likeWords(node, scan);
  }

  /** The words of the listing that are a letter or two from a term. */
  #likeWords(node: Extract<Node, { op: 'terms' }>, scan: ListingScan): NearMiss[] {
    const terms = node.lists.flatMap(({ list }) => this.#termsOf(list));
    const longest = Math.max(0, ...terms.map(({ words }) => words));
    const near: { distance: number; miss: NearMiss }[] = [];
    for (let field = 0; field < scan.fields.count; field++) {
      if (!scan.fields.selected(field, node.fields)) continue;
      const text = (scan.fields.texts[field] ?? '').slice(0, MOST_TEXT);
      const { words } = fold(text);
      for (let count = 1; count <= longest; count++) {
        const ofCount = terms.filter((term) => term.words === count);
        for (let first = 0; first + count <= words.length; first++) {
          const run = words.slice(first, first + count);
          const letters = run.map((word) => word.text).join('');
          const start = run[0]?.start ?? 0;
          const end = run.at(-1)?.end ?? start;
          for (const { term, letters: wanted, isPrefix } of ofCount) {
            const compared = isPrefix ? letters.slice(0, wanted.length) : letters;
            const limit = wanted.length < 8 ? 1 : 2;
            const distance = editDistance(wanted, compared, limit + 1);
            if (distance > limit) continue;
            const said = { field: scan.fields.name(field), start, end, text: text.slice(start, end), term };
            near.push({ distance, miss: { why: 'word', ...said } });
          }
        }
      }
    }
    return near
      .sort((a, b) => a.distance - b.distance)
      .slice(0, MOST)
      .map(({ miss }) => miss);
  }

  #termsOf(list: number): FoldedTerm[] {
    const known = this.#folded.get(list);
    if (known) return known;
    const terms = new Map<string, FoldedTerm>();
    const { uses } = this.#program;
    for (let pattern = 0; pattern < uses.size; pattern++) {
      for (const use of uses.of(pattern)) {
        if (use.list !== list || readOpenTerm(use.term) !== null || use.term.includes('…')) continue;
        const { words } = fold(use.term.replaceAll('*', ''));
        const letters = words.map(({ text }) => text).join('');
        if (letters.length >= LEAST_TERM)
          terms.set(use.term, { term: use.term, letters, words: words.length, isPrefix: use.term.endsWith('*') });
      }
    }
    const made = [...terms.values()];
    this.#folded.set(list, made);
    return made;
  }
}

function ofMeasure(node: Extract<Node, { op: 'measure' }>, scan: ListingScan): NearMiss[] {
  const missed: NearMiss[] = [];
  for (let field = 0; field < scan.fields.count; field++) {
    const isLookedAt = scan.fields.selected(field, node.fields);
    for (const measure of scan.measuresOf(field)) {
      if (!node.bounds.kinds.includes(measure.kind)) continue;
      if (isLookedAt || readingWithin(measure, node.bounds, true) !== null)
        missed.push(missOf(isLookedAt ? 'bounds' : 'field', scan.placeMeasure(field, measure)));
    }
  }
  return missed.slice(0, MOST);
}

function missOf(why: NearMiss['why'], { match }: PlacedMatch): NearMiss {
  const { field, start, end, text, term } = match;
  return { why, field, start, end, text, term };
}
