import type { Match, Via } from '../finding.ts';
import { readWords } from '../fold/read-words.ts';
import { Tape } from '../fold/tape.ts';
import type { Listing } from '../listing.ts';
import { findMeasures } from '../measures/find-measures.ts';
import type { Measure } from '../measures/measure.ts';
import { canonicalUnits } from '../measures/units.ts';
import { type CelContext, celContext } from '../packs/cel.ts';
import { Hits } from '../terms/matcher.ts';
import { Fields } from './fields.ts';
import type { Program } from './program.ts';

/** A match with the words it covers on the tape, so that nearness can be told. */
export interface Seen {
  match: Match;
  field: number;
  first: number;
  last: number;
}

/** What has been seen of one listing. Its arrays serve one listing after the other; what a rule does not ask for is not looked at. */
export class Sight {
  readonly fields: Fields = new Fields();
  readonly tape: Tape = new Tape();
  readonly hits: Hits = new Hits();
  readonly #program: Program;
  /** Hits of each list, as a chain through `#chain`; valid when the list's stamp is the current one. */
  readonly #firstUse: Int32Array;
  readonly #stamp: Int32Array;
  #now = 0;
  #useHit: number[] = [];
  #useTerm: string[] = [];
  #useNext: number[] = [];
  #listing: Listing | null = null;
  #measures: (Measure[] | undefined)[] = [];
  #context: CelContext | null = null;

  constructor(program: Program) {
    this.#program = program;
    this.#firstUse = new Int32Array(program.listCount);
    this.#stamp = new Int32Array(program.listCount);
  }

  /** Folds a listing and looks for every term; returns the rules that may match, in the packs' order. */
  load(listing: Listing): number[] {
    this.#listing = listing;
    this.#measures.length = 0;
    this.#context = null;
    this.fields.load(listing);
    this.tape.reset();
    this.hits.count = 0;
    for (let i = 0; i < this.fields.count; i++) readWords(this.fields.texts[i] ?? '', this.tape);
    this.#program.matcher.find(this.tape, this.hits);
    if (this.hits.count === 0) return this.#program.always;
    return this.#candidates();
  }

  #candidates(): number[] {
    const { uses, rulesOfList, always } = this.#program;
    this.#now += 1;
    this.#useHit.length = 0;
    this.#useTerm.length = 0;
    this.#useNext.length = 0;
    const found = new Set(always);
    for (let hit = 0; hit < this.hits.count; hit++) {
      for (const use of uses[this.hits.pattern[hit] ?? 0] ?? []) {
        const isFirst = this.#stamp[use.list] !== this.#now;
        const previous = isFirst ? -1 : (this.#firstUse[use.list] ?? -1);
        this.#stamp[use.list] = this.#now;
        this.#firstUse[use.list] = this.#useHit.length;
        this.#useHit.push(hit);
        this.#useTerm.push(use.term);
        this.#useNext.push(previous);
        if (isFirst) for (const rule of rulesOfList[use.list] ?? []) found.add(rule);
      }
    }
    return [...found].sort((a, b) => a - b);
  }

  /** The listing being looked at. */
  get listing(): Listing {
    if (!this.#listing) throw new Error('no listing loaded');
    return this.#listing;
  }

  /** Where the terms of a list stand, from the first word on. */
  termsOf(list: number): Seen[] {
    const seen: Seen[] = [];
    if (this.#stamp[list] !== this.#now || this.hits.count === 0) return seen;
    for (let use = this.#firstUse[list] ?? -1; use >= 0; use = this.#useNext[use] ?? -1) {
      const hit = this.#useHit[use] ?? 0;
      const first = this.hits.first[hit] ?? 0;
      const last = this.hits.last[hit] ?? 0;
      const field = this.tape.fieldOf(first);
      const start = this.tape.start[first] ?? 0;
      const end = this.tape.end[last] ?? 0;
      const text = (this.fields.texts[field] ?? '').slice(start, end);
      const term = this.#useTerm[use] ?? '';
      seen.push({
        match: { field: this.fields.name(field), start, end, text, term, via: viaOf(text, term) },
        field,
        first,
        last,
      });
    }
    return seen.reverse();
  }

  /** The quantities in a field. */
  measuresOf(field: number): Measure[] {
    let measures = this.#measures[field];
    if (!measures) {
      measures = findMeasures(this.fields.texts[field] ?? '', this.fields.attributeName(field));
      this.#measures[field] = measures;
    }
    return measures;
  }

  /** A quantity as a match. */
  seeMeasure(field: number, measure: Measure): Seen {
    const { start, end } = measure;
    const match: Match = {
      field: this.fields.name(field),
      start,
      end,
      text: (this.fields.texts[field] ?? '').slice(start, end),
      term: nameMeasure(measure),
      via: 'measure',
    };
    const first = this.#wordAt(field, start);
    return { match, field, first, last: Math.max(first, this.#wordAt(field, end - 1)) };
  }

  /** The last word of a field that begins at or before an offset. */
  #wordAt(field: number, offset: number): number {
    let low = this.tape.fieldFirst[field] ?? 0;
    let high = (field + 1 < this.tape.fieldCount ? (this.tape.fieldFirst[field + 1] ?? 0) : this.tape.count) - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.tape.start[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  get celContext(): CelContext {
    this.#context ??= celContext(this.listing);
    return this.#context;
  }
}

function viaOf(text: string, term: string): Via {
  if (text === term) return 'literal';
  return term.endsWith('*') && text.startsWith(term.slice(0, -1)) ? 'literal' : 'folded';
}

/** `height 100 cm`, `age 3–5 year`, `age ≥ 3 year`. */
function nameMeasure(measure: Measure): string {
  const unit = canonicalUnits[measure.dimension];
  if (measure.max === null) return `${measure.kind} ≥ ${measure.min} ${unit}`;
  const range = measure.max === measure.min ? String(measure.min) : `${measure.min}–${measure.max}`;
  return `${measure.kind} ${range} ${unit}`;
}
