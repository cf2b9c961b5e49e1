import { CLOSED_UP, DEOBFUSCATED, Deobfuscator } from '../disguise/deobfuscate.ts';
import { FirstLook } from '../disguise/first-look.ts';
import type { Match, Via } from '../finding.ts';
import { TokenBuffer } from '../fold/token-buffer.ts';
import { tokenizeAll } from '../fold/tokenize.ts';
import { isGtinName } from '../gtin.ts';
import type { Listing } from '../listing.ts';
import { type Allowance, allowance, findMeasures } from '../measures/find-measures.ts';
import type { Measure } from '../measures/measure.ts';
import { canonicalUnits } from '../measures/unit-names.ts';
import { type CelContext, celContext } from '../packs/cel/cel-context.ts';
import { Hits } from '../terms/hits.ts';
import { isOtherWord } from '../terms/marks.ts';
import type { Beside } from '../terms/open-term.ts';
import { Fields } from './fields.ts';
import type { Program, TermUse } from './program.ts';

/** A match with the words that it covers, so that nearness can be told. */
export interface PlacedMatch {
  match: Match;
  field: number;
  first: number;
  last: number;
  /** Languages that have the term. */
  languages?: string[];
  /** Of an open term. */
  beside?: Beside | undefined;
}

/** Of a list's terms this many places are looked at: a page made of nothing else must not take time without end. */
const MOST_OF_LIST = 256;

/**
 * What has been seen of one listing. Its arrays serve one listing after the other, one at a time; what a rule does not
 * ask for is not looked at.
 */
export class ListingScan {
  readonly fields: Fields = new Fields();
  readonly tokens: TokenBuffer = new TokenBuffer();
  readonly hits: Hits = new Hits();
  readonly #program: Program;
  readonly #look: FirstLook;
  /** Tells whether any of the terms sought may stand in the listing in disguise. */
  readonly #suspicion: Deobfuscator | null;
  /** Whether every term has been looked for. */
  #searched = false;
  /** Has the tokens with disguised words in plain letters; the hits from `#plainHits` on are among those. */
  readonly #deobfuscator: Deobfuscator;
  #plainHits = 0;
  /**
   * Whether the hits are sorted by list: each list's as a chain through `#useNext`, valid when its stamp is the current
   * one.
   */
  #listed = false;
  readonly #firstUse: Int32Array;
  readonly #size: Int32Array;
  readonly #stamp: Int32Array;
  #now = 0;
  #useHit: number[] = [];
  #uses: TermUse[] = [];
  #useNext: number[] = [];
  #listing: Listing | null = null;
  #measures: Measure[][] = [];
  #allowed: Allowance | null = null;
  #context: CelContext | null = null;

  constructor(program: Program) {
    this.#program = program;
    const { all, sought } = program;
    this.#look = new FirstLook((sought ?? all).matcher, all.vocabulary);
    this.#suspicion = sought && new Deobfuscator(sought.vocabulary, sought.homes);
    this.#deobfuscator = new Deobfuscator(all.vocabulary, all.homes);
    this.#firstUse = new Int32Array(program.listCount);
    this.#size = new Int32Array(program.listCount);
    this.#stamp = new Int32Array(program.listCount);
  }

  /**
   * Folds a listing and looks for the terms that alone may make a rule true; for every other only where one of those may
   * stand, or a rule asks. Returns the rules that may match, in the packs' order.
   */
  load(listing: Listing): number[] {
    this.#listing = listing;
    // Setting a length calls into the runtime.
    if (this.#measures.length > 0) this.#measures = [];
    this.#allowed = null;
    this.#context = null;
    this.fields.load(listing);
    this.tokens.reset();
    this.hits.count = 0;
    tokenizeAll(this.fields.texts, this.fields.count, this.tokens);
    this.#look.look(this.tokens);
    this.#listed = false;
    this.#searched = false;
    if (this.#mayTrigger()) this.#search();
    return this.#candidates();
  }

  /** Whether a term that alone may make a rule true may stand in the listing: in 97 of 100 none does. */
  #mayTrigger(): boolean {
    const { sought } = this.#program;
    const look = this.#look;
    if (!sought || !this.#suspicion) return true;
    if (sought.matcher.findFirstAmong(look.heads, look.headCount, this.tokens, this.hits)) return true;
    if (!this.tokens.suspicious) return false;
    return this.#suspicion.deobfuscate(this.tokens, look, this.fields.texts, true) || this.#suspicion.isCutShort;
  }

  /** Looks for every term. */
  #search(): void {
    const { all, sought } = this.#program;
    const { matcher } = all;
    const look = this.#look;
    this.#searched = true;
    this.hits.count = 0;
    if (sought) matcher.find(this.tokens, this.hits);
    else matcher.findAmong(look.heads, look.headCount, this.tokens, this.hits);
    this.#plainHits = this.hits.count;
    if (this.tokens.suspicious && this.#deobfuscator.deobfuscate(this.tokens, look, this.fields.texts)) {
      const { tokens, via } = this.#deobfuscator;
      // What has none of the words in plain letters was found above.
      let looked = 0;
      for (const word of via.keys()) {
        matcher.findFrom(Math.max(looked, word - matcher.reach), word + 1, tokens, this.hits);
        looked = word + 1;
      }
      this.hits.keep(this.#plainHits, (first, last) => {
        for (let i = first; i <= last; i++) {
          const flags = tokens.flags[i] as number;
          if (flags === DEOBFUSCATED || (i > first && (flags & CLOSED_UP) !== 0)) return true;
        }
        return false;
      });
    }
  }

  /** The rules that a found term can make true, and those that no missing term makes false. */
  #candidates(): number[] {
    const { triggered, always, ofGtin } = this.#program;
    let found: Set<number> | null = null;
    if (ofGtin.length > 0 && this.#givesGtin()) found = new Set([...always, ...ofGtin]);
    for (let hit = 0; hit < this.hits.count; hit++) {
      const pattern = this.hits.pattern[hit] as number;
      const end = triggered.from[pattern + 1] as number;
      for (let at = triggered.from[pattern] as number; at < end; at++) {
        found ??= new Set(always);
        found.add(triggered.rules[at] as number);
      }
    }
    return found ? [...found].sort((a, b) => a - b) : always;
  }

  /** Whether the offer gives a GTIN, a variant of it does, which an attribute then says, or a code in a picture may. */
  #givesGtin(): boolean {
    const { gtin, attributes, pictures = [] } = this.listing;
    if (gtin !== null) return true;
    for (const { name } of attributes) if (isGtinName(name)) return true;
    return pictures.some(({ codes }) => codes.length > 0);
  }

  /** Sorts the hits by list, for the rules that ask. */
  #listHits(): void {
    const { uses } = this.#program;
    if (!this.#searched) this.#search();

    this.#listed = true;
    this.#now += 1;
    this.#useHit.length = 0;
    this.#uses.length = 0;
    this.#useNext.length = 0;
    for (let hit = 0; hit < this.hits.count; hit++) {
      for (const use of uses.of(this.hits.pattern[hit] as number)) {
        const isFirst = this.#stamp[use.list] !== this.#now;
        if (isFirst) {
          this.#stamp[use.list] = this.#now;
          this.#size[use.list] = 0;
        }
        const size = this.#size[use.list] as number;
        if (size >= MOST_OF_LIST) continue;
        this.#size[use.list] = size + 1;
        this.#useNext.push(isFirst ? -1 : (this.#firstUse[use.list] as number));
        this.#firstUse[use.list] = this.#useHit.length;
        this.#useHit.push(hit);
        this.#uses.push(use);
      }
    }
  }

  /** The listing being looked at. */
  get listing(): Listing {
    if (!this.#listing) throw new Error('no listing loaded');
    return this.#listing;
  }

  /** Where the terms of a list stand, from the first word on; `takesAway`: without other words that read the same. */
  termsOf(list: number, takesAway = false): PlacedMatch[] {
    const seen: PlacedMatch[] = [];
    if (!this.#listed) this.#listHits();
    if (this.#stamp[list] !== this.#now) return seen;
    for (let use = this.#firstUse[list] ?? -1; use >= 0; use = this.#useNext[use] ?? -1) {
      const ofList = this.#uses[use];
      if (!ofList) continue;
      const placed = this.#placeHit(this.#useHit[use] ?? 0, ofList);
      const isOther = takesAway && ofList.spellings.every((term) => isOtherWord(placed.match.text, term));
      if (!isOther) seen.push(placed);
    }
    return seen.reverse();
  }

  /**
   * A hit with its place among the listing's own tokens, whether it was found there or among those in plain letters.
   */
  #placeHit(hit: number, { term, unreviewed, languages, beside }: TermUse): PlacedMatch {
    const hidden = hit >= this.#plainHits;
    const tokens = hidden ? this.#deobfuscator.tokens : this.tokens;
    let first = this.hits.first[hit] ?? 0;
    let last = this.hits.last[hit] ?? 0;
    const start = tokens.start[first] ?? 0;
    const end = tokens.end[last] ?? 0;
    let via: Via | null = null;
    if (hidden) {
      via = strongest(this.#deobfuscator.via, first, last);
      first = this.#deobfuscator.firstOf[first] ?? 0;
      last = this.#deobfuscator.lastOf[last] ?? 0;
    }
    const field = this.tokens.fieldOf(first);
    const text = (this.fields.texts[field] ?? '').slice(start, end);
    const match: Match = { field: this.fields.name(field), start, end, text, term, via: via ?? viaOf(text, term) };
    if (unreviewed) match.unreviewed = unreviewed;
    return { match, field, first, last, languages, beside };
  }

  /** The quantities in a field. Those before it are read first, so that what is left for it depends on no rule. */
  measuresOf(field: number): Measure[] {
    this.#allowed ??= allowance();
    for (let i = this.#measures.length; i <= field; i++)
      this.#measures.push(findMeasures(this.fields.texts[i] ?? '', this.fields.attributeName(i), this.#allowed));
    return this.#measures[field] ?? [];
  }

  /** A quantity as a match. */
  placeMeasure(field: number, measure: Measure): PlacedMatch {
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

  /** The word after a field's last. */
  endOfField(field: number): number {
    return field + 1 < this.tokens.fieldCount ? (this.tokens.fieldFirst[field + 1] ?? 0) : this.tokens.count;
  }

  /** The last word of a field that begins at or before an offset. */
  #wordAt(field: number, offset: number): number {
    let low = this.tokens.fieldFirst[field] ?? 0;
    let high = this.endOfField(field) - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.tokens.start[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  get celContext(): CelContext {
    this.#context ??= celContext(this.listing);
    return this.#context;
  }
}

/** From as written to most disguised. */
const viaOrder: Via[] = ['literal', 'folded', 'spaced', 'confusable', 'leet'];

/** The strongest disguise of the words of a match. */
function strongest(via: ReadonlyMap<number, Via>, first: number, last: number): Via {
  let order = 1;
  for (let i = first; i <= last; i++) {
    const each = via.get(i);
    if (each) order = Math.max(order, viaOrder.indexOf(each));
  }
  return viaOrder[order] ?? 'folded';
}

/**
 * Mathematical, circled, squared and regional letters: their plain form is a compatibility form, and nobody writes
 * words with them.
 */
const fancyLetter = /[\u2460-\u24ff\u{1d400}-\u{1d7ff}\u{1f100}-\u{1f1ff}]/u;
/** Between letters these hide a word; a soft hyphen does not. */
const hiddenBetween =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: a class of marks and controls
  /[\u034f\u0334-\u0338\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u20d0-\u20e5\u{e0000}-\u{e007f}]/u;

/** How a match that is not disguised was reached. */
function viaOf(text: string, term: string): Via {
  if (text === term) return 'literal';
  if (term.endsWith('*') && text.startsWith(term.slice(0, -1))) return 'literal';
  if (fancyLetter.test(text)) return 'confusable';
  return hiddenBetween.test(text) ? 'spaced' : 'folded';
}

/** `height 100 cm`, `age 3–5 year`, `age ≥ 3 year`. */
function nameMeasure(measure: Measure): string {
  const unit = canonicalUnits[measure.dimension];
  if (measure.max === null) return `${measure.kind} ≥ ${measure.min} ${unit}`;
  const range = measure.max === measure.min ? String(measure.min) : `${measure.min}–${measure.max}`;
  return `${measure.kind} ${range} ${unit}`;
}
