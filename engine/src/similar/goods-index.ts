import { Gatherer } from './gather.ts';
import { type Goods, GoodsWords, type WordList } from './goods-words.ts';
import { openIndex, type Parts, writeIndex } from './index-file.ts';
import { GLUED, Lexicon } from './lexicon.ts';
import { Postings } from './postings.ts';
import { type Model, Resemblance } from './resemblance.ts';
import { Rows } from './rows.ts';

/** How much two texts about goods are alike. */
export interface Likeness {
  /** 0 to 1: of what the two say, weighed by how rare it is, the share that both say. From 0.5 on it is the most of it. */
  score: number;
  /** What both say, in bits: 20 tell one from a million, if the words are independent. */
  bits: number;
  model: Model;
  /** Of what the title and brand of the known text say, the share that what is asked has, 0 to 1. */
  ofKnown: number;
}

/** Known goods that are like those asked for. */
export interface SimilarGoods extends Likeness {
  /** What `add` returned for them. */
  id: number;
  /**
   * The score, less where other known goods are more alike: what a person would say of such pairs. On pairs that people
   * matched (bench/texts.ts) about so many of a hundred are the same goods.
   */
  confidence: number;
}

/** A word that two texts have in common, and how rare it is. */
export interface SharedWord {
  /** Folded; a quantity in the unit of its dimension. */
  word: string;
  /** Of so many known texts one has it. */
  oneIn: number;
  /** 1: the same; less: spelled alike, or in the description. */
  share: number;
}

/** Why two texts are alike, and what only one of them says; the rarest words first. */
export interface Explained extends Likeness {
  shared: SharedWord[];
  onlyAsked: string[];
  onlyKnown: string[];
}

/** So many are compared word by word. */
const MOST_COMPARED = 20;
const FOUND = 0.5;

/**
 * Finds goods again that are offered in other words: an index of their words by rarity, of models, quantities and
 * brands, with the price as a weak sign. Texts are added at any time; nothing is built anew.
 *
 * The rarest words are looked up first (the lists of frequent ones are not read), and what is met there is compared
 * whole. All is in typed arrays that are saved and opened as they lie.
 */
export class GoodsIndex {
  readonly #words: GoodsWords;
  readonly #parts: Parts;
  readonly #resemblance: Resemblance;
  /** For questions alone: most indexes of two texts ask none. */
  #gatherer: Gatherer | null = null;
  readonly #removed = new Set<number>();
  /** Its arrays lie in bytes that somebody else has too. */
  #isOpened = false;

  /** Of its parts, and of what reads words, which two indexes may share. */
  constructor(
    parts: Parts = { lexicon: new Lexicon(), postings: new Postings(), rows: new Rows() },
    words: GoodsWords = new GoodsWords(),
  ) {
    this.#parts = parts;
    this.#words = words;
    this.#resemblance = new Resemblance(parts.lexicon, parts.rows, this.#words);
  }

  /**
   * An index that `save` made, of a file for instance: at once, for it is used where it lies. What is added later is
   * added to a copy: neither the bytes nor another index of them change.
   *
   * @throws RangeError where it is none, of another version, cut short, or damaged
   */
  static open(bytes: Uint8Array): GoodsIndex {
    const index = new GoodsIndex(openIndex(bytes));
    index.#isOpened = true;
    return index;
  }

  /** The whole index in one piece, for `open`. The bytes are in the order of the machine (little-endian). */
  save(): Uint8Array<ArrayBuffer> {
    return writeIndex(this.#parts);
  }

  /** Texts in it. */
  get size(): number {
    return this.#parts.rows.count;
  }

  /** Adds goods, known by the number that is returned. */
  add(goods: Goods): number {
    const { lexicon, postings, rows } = this.#parts;
    if (this.#isOpened) {
      lexicon.copy();
      postings.copy();
      this.#isOpened = false;
    }
    const words = this.#words.read(goods);
    const { own, said, pairs, runs } = words;
    const id = rows.count;
    const enter = (hash: number, kind: number, list: WordList, k: number): number => {
      const term = lexicon.enter(hash, kind, list.letters, list.from[k] as number, list.from[k + 1] as number);
      lexicon.met(term);
      postings.add(term, id);
      return term;
    };
    return rows.add(words, {
      own: (k) => enter(own.hash[k] as number, own.kind[k] as number, own, k),
      pair: (k) => (pairs[k] === 0 ? 0 : enter(pairs[k] as number, GLUED, own, k)),
      run: (r) => enter(runs[r * 3] as number, GLUED, own, 0),
      said: (k) => enter(said.hash[k] as number, said.kind[k] as number, said, k),
    });
  }

  /** Finds these goods no more, as long as the index is open: their words stay, and count, and `save` keeps them. */
  remove(id: number): void {
    this.#removed.add(id);
  }

  /** Known goods like those asked for, the most alike first; `most` of them, 64 at most. */
  find(goods: Goods, most = 10): SimilarGoods[] {
    const { lexicon, postings, rows } = this.#parts;
    this.#gatherer ??= new Gatherer();
    this.#ask(goods);
    const found: SimilarGoods[] = [];
    const met = this.#gatherer.gather(this.#words, lexicon, postings, this.#resemblance, this.#removed);
    let before = -1;
    let likeness: Likeness = { score: 0, bits: 0, model: null, ofKnown: 0 };
    for (const id of met.subarray(0, Math.max(most, MOST_COMPARED))) {
      // A title that a catalogue has ten thousand times is compared once.
      if (before < 0 || !rows.isSame(id, before)) likeness = this.#compare(id);
      before = id;
      if (likeness.score > 0) found.push({ id, ...likeness, confidence: 0 });
    }
    found.sort((a, b) => b.score - a.score || a.id - b.id);
    const best = found[0]?.score ?? 0;
    // Another that is more alike speaks against this one, the more the further behind it is.
    for (const each of found) each.confidence = each.score * (each.score / best) ** 2;
    return found.slice(0, most);
  }

  /** How much one known text is like goods, with the words that say so. @throws RangeError where there is none of this id */
  explain(goods: Goods, id: number): Explained {
    if (!(id >= 0 && id < this.size)) throw new RangeError(`there are no known goods of the number ${id}`);
    this.#ask(goods);
    const likeness = this.#compare(id);
    const { lexicon, rows } = this.#parts;
    const { own } = this.#words;
    const { found, otherFound, bits, otherBits } = this.#resemblance;
    const asked = Array.from({ length: own.count }, (_, k) => ({
      word: String.fromCharCode(...own.letters.subarray(own.from[k], own.from[k + 1])),
      bits: bits[k] as number,
      share: found[k] as number,
    })).sort((a, b) => b.bits - a.bits);
    const row = rows.read(id);
    const known = Array.from({ length: row.own }, (_, k) => ({
      word: lexicon.spellingOf(rows.data[row.ownAt + k] as number),
      bits: otherBits[k] as number,
      share: otherFound[k] as number,
    })).sort((a, b) => b.bits - a.bits);
    return {
      ...likeness,
      shared: asked
        .filter(({ share }) => share >= FOUND)
        .map(({ word, bits: said, share }) => ({ word, oneIn: Math.max(1, Math.round(2 ** said)), share })),
      onlyAsked: asked.filter(({ share }) => share < FOUND).map(({ word }) => word),
      onlyKnown: known.filter(({ share }) => share < FOUND).map(({ word }) => word),
    };
  }

  #ask(goods: Goods): void {
    this.#words.read(goods);
    this.#resemblance.ask(this.#words);
  }

  #compare(id: number): Likeness {
    const score = this.#resemblance.compare(id);
    const { sharedBits, model, ofKnown } = this.#resemblance;
    return { score, bits: sharedBits, model, ofKnown };
  }
}

/** Made once: most of what a small index costs is the arrays that words are read into. */
let reader: GoodsWords | undefined;

/**
 * How much two texts about goods are alike by themselves, with no catalogue to say how rare their words are: it is
 * assumed of their kind and length, so that the answer is the same at any time.
 */
export function compareGoods(known: Goods, asked: Goods): Explained {
  reader ??= new GoodsWords();
  const index = new GoodsIndex(undefined, reader);
  return index.explain(asked, index.add(known));
}
