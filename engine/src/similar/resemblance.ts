import { CODE, type GoodsWords, NUMBER, QUANTITY } from './goods-words.ts';
import type { Lexicon } from './lexicon.ts';
import { bitsOf, classOf, kindOfClass, weightOfClass } from './rarity.ts';
import type { Rows } from './rows.ts';
import { spelledAlike } from './spelled-alike.ts';

/** A word of the one that stands in the description of the other is less than one in its title. */
const IN_DESCRIPTION = 0.6;
/** From here on a word counts as found: it is not looked for among those spelled like it. */
const FOUND = 0.8;
/** Both name a model, and neither has the other's. */
const OTHER_MODEL = 0.7;
/** A model in common takes away this much of what is missing: the rest may be said in other words. */
const SAME_MODEL = 0.3;
/** Both name a quantity of one dimension, and neither has the other's. */
const OTHER_QUANTITY = 0.85;
/** Nearly a model, or one in a description: see `IN_DESCRIPTION`, kept in 32 bits. */
const LIKE_MODEL = 0.59;
/** A price four times as high, or more, takes this much away; one twice as high half of it. */
const PRICE_SAYS = 0.15;
/** What both texts have weighs as much as what only one has (Dice 1945): half is missed on each side. */
const MISSING = 0.5;
/** Descriptions of fewer words say too little to be compared as a whole. */
const LEAST_SAID = 12;

const OWN = 1;
const PAIR = 2;
const RUN = 3;
const SAID = 4;
/** Of what is asked, the terms: own, pairs, runs, said; a power of two that is at least twice as many. */
const TABLE = 1024;
const MOST = 64;

/**
 * The models that two texts name: one is the same, or nearly (a colour behind it, a series in front, in the description
 * alone); or both name one and neither has the other's. Null: not both name one.
 */
export type Model = 'same' | 'alike' | 'other' | null;

/**
 * How much one text about goods, which is asked for, resembles others: the share of what both say, by how rare it is,
 * that both have in common.
 */
export class Resemblance {
  /** Of the last comparison: how alike, 0 to 1; what is in common, in bits; what of models. */
  score = 0;
  sharedBits = 0;
  model: Model = null;
  ofKnown = 0;
  /** By own word of what is asked, and of the other, the share of it that the other has. */
  readonly found = new Float32Array(MOST);
  readonly otherFound = new Float32Array(MOST);
  readonly bits = new Float32Array(MOST);
  readonly weights = new Float32Array(MOST);
  /** By own word, its term in the lexicon; 0: there is none. */
  readonly terms = new Int32Array(MOST);
  readonly otherBits = new Float32Array(MOST);

  readonly #keys = new Int32Array(TABLE);
  readonly #places = new Int32Array(TABLE);
  #words: GoodsWords;
  readonly #lexicon: Lexicon;
  readonly #rows: Rows;
  readonly #asked = new Tally();
  readonly #other = new Tally();
  #saidTotal = 0;

  constructor(lexicon: Lexicon, rows: Rows, words: GoodsWords) {
    this.#lexicon = lexicon;
    this.#rows = rows;
    this.#words = words;
  }

  /** Takes what is asked: once for all that it is compared with. */
  ask(words: GoodsWords): void {
    this.#words = words;
    const { own, said, pairs, runs, runCount } = words;
    this.#keys.fill(0);
    for (let k = 0; k < own.count; k++) {
      const term = this.#lexicon.find(own.hash[k] as number);
      const [from, to] = [own.from[k] as number, own.from[k + 1] as number];
      const number = classOf(own.kind[k] as number, to - from, own.letters[from] as number);
      this.terms[k] = term;
      // What nobody has said yet is in one text now.
      this.bits[k] = bitsOf(term === 0 ? 1 : this.#lexicon.countOf(term), this.#rows.count, number);
      this.weights[k] = weightOfClass(number) * (this.bits[k] as number);
      this.#note(term, OWN, k, 1);
    }
    for (let k = 0; k < own.count; k++)
      if (pairs[k] !== 0) this.#note(this.#lexicon.find(pairs[k] as number), PAIR, k, 2);
    for (let r = 0; r < runCount; r++)
      this.#note(this.#lexicon.find(runs[r * 3] as number), RUN, runs[r * 3 + 1] as number, runs[r * 3 + 2] as number);
    this.#saidTotal = 0;
    for (let k = 0; k < said.count; k++) {
      const term = this.#lexicon.find(said.hash[k] as number);
      const bits = term === 0 ? 0 : this.bitsOf(term);
      this.#saidTotal += bits;
      this.#note(term, SAID, k, 1);
    }
  }

  /** What a term says, in bits. */
  bitsOf(term: number): number {
    const stat = this.#lexicon.arrays.stat[term] as number;
    return bitsOf(stat >>> 4, this.#rows.count, stat & 15);
  }

  #note(term: number, kind: number, first: number, length: number): void {
    if (term === 0) return;
    let at = term & (TABLE - 1);
    for (; this.#keys[at] !== 0; at = (at + 1) & (TABLE - 1)) if (this.#keys[at] === term) return;
    this.#keys[at] = term;
    this.#places[at] = (kind << 16) | (first << 8) | length;
  }

  /** Where what is asked has a term; 0: nowhere. */
  #placeOf(term: number): number {
    if (term === 0) return 0;
    for (let at = term & (TABLE - 1); ; at = (at + 1) & (TABLE - 1)) {
      const key = this.#keys[at] as number;
      if (key === term) return this.#places[at] as number;
      if (key === 0) return 0;
    }
  }

  /**
   * Roughly how much of what is asked a known text has, by one look at each of its words: `sum` is what was met of it by
   * rare terms, `left` says what each own word counts that was not looked for. What it has besides is taken to be as
   * rare, on the average, as what is asked.
   */
  roughly(id: number, sum: number, left: Float32Array): number {
    const { data } = this.#rows;
    const { ownAt, own } = this.#rows.read(id);
    let shared = sum;
    for (let at = ownAt; at < ownAt + own; at++) {
      const place = this.#placeOf(data[at] as number);
      if (place >> 16 === OWN) shared += left[(place >> 8) & 0xff] as number;
    }
    return shared / (this.#words.own.count + own);
  }

  /** Compares with a known text, word by word. @returns the score, 0 to 1 */
  compare(id: number): number {
    const { found, otherFound, otherBits } = this;
    const { data } = this.#rows;
    const row = this.#rows.read(id);
    const own = this.#words.own;
    found.fill(0, 0, own.count);
    otherFound.fill(0, 0, row.own);
    for (let k = 0; k < row.own; k++) {
      const term = data[row.ownAt + k] as number;
      otherBits[k] = this.bitsOf(term);
      this.#meet(this.#placeOf(term), k, 1);
      // Two words of the other are one here.
      if (k + 1 < row.own) this.#meetWord(data[row.pairAt + k] as number, k, 2);
    }
    for (let r = 0; r < row.runs; r++) {
      const place = data[row.runAt + r * 2 + 1] as number;
      this.#meetWord(data[row.runAt + r * 2] as number, place >> 8, place & 0xff);
    }
    let saidShared = 0;
    let saidOther = 0;
    for (let k = 0; k < row.said; k++) {
      const term = data[row.saidAt + k] as number;
      const place = this.#placeOf(term);
      const kind = place >> 16;
      const first = (place >> 8) & 0xff;
      if (kind === OWN) found[first] = Math.max(found[first] as number, IN_DESCRIPTION);
      if (this.#words.said.count < LEAST_SAID) continue;
      const said = this.bitsOf(term);
      saidOther += said;
      if (kind === OWN || kind === SAID) saidShared += said;
    }
    this.#alignLeft(row.own, row.ownAt);
    return this.#sum(row.own, row.ownAt, row.price, row.said >= LEAST_SAID ? [saidShared, saidOther] : null);
  }

  /** A word of the other, alone, where what is asked has it. */
  #meet(place: number, k: number, length: number): void {
    const kind = place >> 16;
    if (kind === 0) return;
    if (kind === SAID) {
      this.otherFound[k] = Math.max(this.otherFound[k] as number, IN_DESCRIPTION);
      return;
    }
    const first = (place >> 8) & 0xff;
    for (let i = 0; i < (place & 0xff); i++) this.found[first + i] = 1;
    for (let i = 0; i < length; i++) this.otherFound[k + i] = 1;
  }

  /** Words of the other in one, where what is asked has them in one word or in a designation. */
  #meetWord(term: number, k: number, length: number): void {
    const place = this.#placeOf(term);
    if (place >> 16 === OWN || place >> 16 === RUN) this.#meet(place, k, length);
  }

  /** Words that are left on both sides, and spelled alike: an ending, a slip, a colour behind a model. */
  #alignLeft(count: number, ownAt: number): void {
    const { own } = this.#words;
    const { letters, letterAt, letterCount } = this.#lexicon.arrays;
    for (let k = 0; k < own.count; k++) {
      if ((this.found[k] as number) >= FOUND) continue;
      const kind = own.kind[k] as number;
      if (kind === NUMBER || kind === QUANTITY) continue;
      const from = own.from[k] as number;
      const length = (own.from[k + 1] as number) - from;
      for (let i = 0; i < count; i++) {
        if ((this.otherFound[i] as number) >= FOUND) continue;
        const term = this.#rows.data[ownAt + i] as number;
        const at = letterAt[term] as number;
        // Slips are seldom made in the first letter, and most words are told apart by it.
        if (kind !== CODE && letters[at] !== own.letters[from]) continue;
        const otherKind = kindOfClass(this.#lexicon.classOf(term));
        if ((kind === CODE) !== (otherKind === CODE) || otherKind === NUMBER || otherKind === QUANTITY) continue;
        const share = spelledAlike(kind === CODE, own.letters, from, length, letters, at, letterCount[term] as number);
        if (share > (this.found[k] as number)) this.found[k] = share;
        if (share > (this.otherFound[i] as number)) this.otherFound[i] = share;
      }
    }
  }

  /** The score, from what was found of each side. */
  #sum(count: number, ownAt: number, price: number, said: [number, number] | null): number {
    const { own } = this.#words;
    const { letters, letterAt, letterCount } = this.#lexicon.arrays;
    const [asked, other] = [this.#asked, this.#other];
    asked.clear();
    for (let k = 0; k < own.count; k++) {
      const unit = own.letters[(own.from[k + 1] as number) - 1] as number;
      asked.add(
        own.kind[k] as number,
        this.weights[k] as number,
        this.bits[k] as number,
        this.found[k] as number,
        unit,
      );
    }
    other.clear();
    for (let k = 0; k < count; k++) {
      const term = this.#rows.data[ownAt + k] as number;
      const number = this.#lexicon.classOf(term);
      const bits = this.otherBits[k] as number;
      const unit = letters[(letterAt[term] as number) + (letterCount[term] as number) - 1] as number;
      other.add(kindOfClass(number), weightOfClass(number) * bits, bits, this.otherFound[k] as number, unit);
    }
    const shared = (asked.shared + other.shared) / 2;
    let score = shared === 0 ? 0 : shared / (shared + MISSING * (asked.missing + other.missing));
    this.sharedBits = asked.sharedBits;
    const saidByOther = other.shared + other.missing;
    this.ofKnown = saidByOther === 0 ? 0 : other.shared / saidByOther;
    this.model = modelOf(asked, other);
    if (this.model === 'other') score *= OTHER_MODEL;
    else if (this.model !== null) score += (1 - score) * SAME_MODEL;
    if ((asked.looseUnits & other.looseUnits) !== 0) score *= OTHER_QUANTITY;
    const apart = Math.abs(this.#words.price - price);
    if (apart > 0) score *= 1 - PRICE_SAYS * Math.min(1, apart / 2);
    // A description that was copied tells as much as a title.
    const whole = said ? (2 * (asked.sharedBits + said[0])) / (asked.bits + other.bits + this.#saidTotal + said[1]) : 0;
    if (said && whole > score) {
      score = whole;
      this.sharedBits += said[0];
    }
    this.score = score;
    return score;
  }
}

/** What one side says and the other has of it. */
class Tally {
  shared = 0;
  missing = 0;
  bits = 0;
  sharedBits = 0;
  /** The other has a model of this side: as it is, or nearly; and one that it has not. */
  sameModel = false;
  likeModel = false;
  looseModel = false;
  /** By the last letter of their units, quantities that the other does not have. */
  looseUnits = 0;

  clear(): void {
    this.shared = 0;
    this.missing = 0;
    this.bits = 0;
    this.sharedBits = 0;
    this.sameModel = false;
    this.likeModel = false;
    this.looseModel = false;
    this.looseUnits = 0;
  }

  add(kind: number, weight: number, bits: number, share: number, unit: number): void {
    this.shared += weight * share;
    this.missing += weight * (1 - share);
    this.bits += bits;
    this.sharedBits += bits * share;
    if (kind === QUANTITY && share === 0) this.looseUnits |= 1 << (unit & 31);
    if (kind !== CODE) return;
    if (share === 1) this.sameModel = true;
    else if (share >= LIKE_MODEL) this.likeModel = true;
    else this.looseModel = true;
  }
}

function modelOf(asked: Tally, other: Tally): Model {
  if (asked.sameModel || other.sameModel) return 'same';
  if (asked.likeModel || other.likeModel) return 'alike';
  return asked.looseModel && other.looseModel ? 'other' : null;
}
