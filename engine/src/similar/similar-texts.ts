import { ALONE } from '../fold/classes.ts';
import { TokenBuffer } from '../fold/token-buffer.ts';
import { tokenize } from '../fold/tokenize.ts';

/** A known text that shares much with the one asked for. */
export interface SimilarText {
  /** What `add` returned for it. */
  id: number;
  /** Of all words of the two, the share that both have: 0 to 1 (Jaccard). */
  jaccard: number;
  /** Of the words of the shorter one, the share that the other has: 1 where one is a part of the other. */
  containment: number;
}

/**
 * Bands of rows: two texts meet where they agree in all rows of a band. At a Jaccard of 0.7 they do in 98.8 of 100
 * cases, at 0.3 in 12.
 */
const BANDS = 16;
const ROWS = 4;
const HASHES = BANDS * ROWS;
/** Of a long text these many of its words are looked at, those with the lowest hashes: the same ones in every copy. */
const MOST_SHINGLES = 512;
/** Texts that meet in one band: beyond these a text is of a mass that says nothing more. */
const LONGEST_CHAIN = 256;
/** Below this two texts are not alike. */
const LEAST_JACCARD = 0.5;

const factors = new Uint32Array(HASHES);
const shifts = new Uint32Array(HASHES);
for (let i = 0, state = 0x9e3779b9; i < HASHES; i++) {
  state = mix(state + 0x6d2b79f5);
  factors[i] = state | 1;
  state = mix(state + 0x6d2b79f5);
  shifts[i] = state;
}

function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return (h ^ (h >>> 15)) >>> 0;
}

/**
 * The folded words of a text as a sorted set of hashes; of scripts without spaces, each two characters that follow one
 * another. The order of words does not count, nor how often one stands.
 */
export function shinglesOf(text: string, tokens = new TokenBuffer()): Uint32Array {
  tokens.reset();
  tokenize(text, tokens);
  const set = new Set<number>();
  const words = tokens.count - 1;
  for (let i = 0; i < words; i++) {
    const hash = tokens.hash[i] as number;
    const isAlone = ((tokens.flags[i] as number) & ALONE) !== 0;
    const goesOn = i + 1 < words && ((tokens.flags[i + 1] as number) & ALONE) !== 0;
    if (!isAlone) set.add(mix(hash));
    else if (goesOn) set.add(mix(Math.imul(hash, 31) + (tokens.hash[i + 1] as number)));
  }
  const sorted = Uint32Array.from(set).sort();
  return sorted.length > MOST_SHINGLES ? sorted.slice(0, MOST_SHINGLES) : sorted;
}

/**
 * Finds among known texts those that are nearly the same: MinHash signatures (Broder 1997) met by bands (Indyk and
 * Motwani 1998), then compared word by word, so that what is given is exact and only a small part of what there is can
 * be missed.
 */
export class SimilarTexts {
  readonly #tokens = new TokenBuffer();
  readonly #sets: Uint32Array[] = [];
  /** By band and hash of its rows, the newest text with it; then from text to text. */
  #heads = new Int32Array(1 << 16).fill(-1);
  #keys = new Uint32Array(1 << 12);
  #next = new Int32Array(1 << 12);
  /** The search in which a text was looked at last. */
  #seen = new Uint32Array(1 << 8);
  #search = 0;
  readonly #signature = new Uint32Array(HASHES);

  /** Texts in it. */
  get size(): number {
    return this.#sets.length;
  }

  /** Adds a text, known by the number that is returned. */
  add(text: string): number {
    const set = shinglesOf(text, this.#tokens);
    const id = this.#sets.push(set) - 1;
    this.#grow();
    if (set.length === 0) return id;
    this.#sign(set);
    for (let band = 0; band < BANDS; band++) this.#enter(id * BANDS + band, this.#keyOf(band));
    return id;
  }

  /** Known texts of a Jaccard of at least `least` (0.5 or more), the most alike first. */
  find(text: string, least = 0.7): SimilarText[] {
    if (!(least >= LEAST_JACCARD && least <= 1)) throw new RangeError(`from ${LEAST_JACCARD} to 1, not ${least}`);
    const set = shinglesOf(text, this.#tokens);
    const found: SimilarText[] = [];
    if (set.length === 0) return found;
    this.#search += 1;
    this.#sign(set);
    for (let band = 0; band < BANDS; band++) {
      const key = this.#keyOf(band);
      let at = this.#heads[key & (this.#heads.length - 1)] as number;
      for (let steps = 0; at >= 0 && steps < LONGEST_CHAIN; steps++, at = this.#next[at] as number) {
        const id = Math.floor(at / BANDS);
        if (this.#keys[at] !== key || this.#seen[id] === this.#search) continue;
        this.#seen[id] = this.#search;
        const each = { id, ...compareShingles(set, this.#sets[id] as Uint32Array) };
        if (each.jaccard >= least) found.push(each);
      }
    }
    return found.sort((a, b) => b.jaccard - a.jaccard || a.id - b.id);
  }

  #sign(set: Uint32Array): void {
    const signature = this.#signature.fill(0xffffffff);
    for (const shingle of set) {
      for (let i = 0; i < HASHES; i++) {
        const h = Math.imul(shingle ^ (shifts[i] as number), factors[i] as number);
        const value = (h ^ (h >>> 15)) >>> 0;
        if (value < (signature[i] as number)) signature[i] = value;
      }
    }
  }

  #keyOf(band: number): number {
    let key = band + 1;
    for (let row = 0; row < ROWS; row++) key = mix(Math.imul(key, 31) + (this.#signature[band * ROWS + row] as number));
    return key;
  }

  #enter(posting: number, key: number): void {
    const head = key & (this.#heads.length - 1);
    this.#keys[posting] = key;
    this.#next[posting] = this.#heads[head] as number;
    this.#heads[head] = posting;
  }

  /** Room for the newest text; with more heads, every posting is entered anew. */
  #grow(): void {
    const texts = this.#sets.length;
    if (texts > this.#seen.length) {
      this.#seen = grown(this.#seen, new Uint32Array(this.#seen.length * 2));
      this.#keys = grown(this.#keys, new Uint32Array(this.#seen.length * BANDS));
      this.#next = grown(this.#next, new Int32Array(this.#seen.length * BANDS));
    }
    if (texts * BANDS <= this.#heads.length) return;
    this.#heads = new Int32Array(this.#heads.length * 4).fill(-1);
    for (let posting = 0; posting < (texts - 1) * BANDS; posting++) {
      if ((this.#sets[Math.floor(posting / BANDS)] as Uint32Array).length > 0)
        this.#enter(posting, this.#keys[posting] as number);
    }
  }
}

function grown<T extends Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** How alike two texts are by their shingles (of `shinglesOf`); both 0 where one has none. */
export function compareShingles(a: Uint32Array, b: Uint32Array): Omit<SimilarText, 'id'> {
  let both = 0;
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    const [x, y] = [a[i] as number, b[k] as number];
    if (x === y) both += 1;
    if (x <= y) i += 1;
    if (y <= x) k += 1;
  }
  if (both === 0) return { jaccard: 0, containment: 0 };
  return { jaccard: both / (a.length + b.length - both), containment: both / Math.min(a.length, b.length) };
}
