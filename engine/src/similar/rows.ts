import type { GoodsWords } from './goods-words.ts';
import { grown } from './grown.ts';

/** Words of a row before its terms: how many there are, and the price. */
const HEADER = 3;

/** Where a text's terms lie in `Rows.data`. */
export interface Row {
  own: number;
  runs: number;
  said: number;
  ownAt: number;
  pairAt: number;
  runAt: number;
  saidAt: number;
  price: number;
}

/** The terms of each text, one text behind the other. */
export class Rows {
  count: number;
  starts: Uint32Array;
  data: Int32Array;
  size: number;
  #prices: Float32Array;
  readonly #row: Row = { own: 0, runs: 0, said: 0, ownAt: 0, pairAt: 0, runAt: 0, saidAt: 0, price: 0 };

  constructor(
    count = 0,
    starts: Uint32Array = new Uint32Array(1 << 4),
    data: Int32Array = new Int32Array(1 << 9),
    size = 0,
  ) {
    this.count = count;
    this.starts = starts;
    this.data = data;
    this.size = size;
    this.#prices = pricesOf(data);
  }

  /** Adds a row for words whose terms are given as they are entered. @returns its number */
  add(
    words: GoodsWords,
    enter: { own(k: number): number; pair(k: number): number; run(r: number): number; said(k: number): number },
  ): number {
    const { own, said, runCount } = words;
    const length = HEADER + own.count * 2 + runCount * 2 + said.count;
    const id = this.count++;
    if (this.count > this.starts.length) this.starts = grown(this.starts, this.count);
    if (this.size + length > this.data.length) {
      this.data = grown(this.data, this.size + length);
      this.#prices = pricesOf(this.data);
    }
    let at = this.size;
    this.starts[id] = at;
    this.data[at] = own.count | (runCount << 8);
    this.data[at + 1] = said.count;
    this.#prices[at + 2] = words.price;
    at += HEADER;
    for (let k = 0; k < own.count; k++) this.data[at++] = enter.own(k);
    for (let k = 0; k < own.count; k++) this.data[at++] = enter.pair(k);
    for (let r = 0; r < runCount; r++) {
      this.data[at++] = enter.run(r);
      this.data[at++] = ((words.runs[r * 3 + 1] as number) << 8) | (words.runs[r * 3 + 2] as number);
    }
    for (let k = 0; k < said.count; k++) this.data[at++] = enter.said(k);
    this.size = at;
    return id;
  }

  /** Whether two texts are the same to whoever compares them: in their words, runs and price. */
  isSame(one: number, other: number): boolean {
    const { data, starts } = this;
    const [from, at] = [starts[one] as number, starts[other] as number];
    const counts = data[from] as number;
    const length = HEADER + (counts & 0xff) * 2 + (counts >> 8) * 2 + (data[from + 1] as number);
    for (let i = 0; i < length; i++) if (data[from + i] !== data[at + i]) return false;
    return true;
  }

  /** Where a text's terms lie; the answer is used again by the next call. */
  read(id: number): Row {
    const row = this.#row;
    const at = this.starts[id] as number;
    const counts = this.data[at] as number;
    row.own = counts & 0xff;
    row.runs = counts >> 8;
    row.said = this.data[at + 1] as number;
    row.price = this.#prices[at + 2] as number;
    row.ownAt = at + HEADER;
    row.pairAt = row.ownAt + row.own;
    row.runAt = row.pairAt + row.own;
    row.saidAt = row.runAt + row.runs * 2;
    return row;
  }
}

/** The same memory as numbers with a point, for the prices in it. */
const pricesOf = (data: Int32Array): Float32Array => new Float32Array(data.buffer, data.byteOffset, data.length);
