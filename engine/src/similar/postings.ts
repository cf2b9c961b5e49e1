import { grown } from './grown.ts';

const FIRST_BLOCK = 4;
const LARGEST_BLOCK = 1024;
/** Words of a block before its entries: the block before it, how many it has room for, how many it holds. */
const HEADER = 3;

/**
 * Which texts have a term, the newest first: rows of blocks, each twice as large as the one before, so that a text is
 * added without anything being built anew. A term of one text has no block: its head is that text.
 */
export class Postings {
  /** By term: 0, or -1 - text, or a block. */
  heads: Int32Array;
  blocks: Int32Array;
  size: number;

  constructor(heads: Int32Array = new Int32Array(1 << 8), blocks: Int32Array = new Int32Array(1 << 8), size = 1) {
    this.heads = heads;
    this.blocks = blocks;
    this.size = size;
  }

  /** Goes on with arrays of its own. */
  copy(): void {
    this.heads = this.heads.slice();
    this.blocks = this.blocks.slice();
  }

  add(term: number, text: number): void {
    if (term >= this.heads.length) this.heads = grown(this.heads, term + 1);
    const head = this.heads[term] as number;
    if (head === 0) {
      this.heads[term] = -1 - text;
      return;
    }
    let block = head;
    if (head < 0) {
      block = this.#open(0, FIRST_BLOCK);
      this.heads[term] = block;
      this.#push(block, -1 - head);
    } else if (this.blocks[block + 1] === this.blocks[block + 2]) {
      block = this.#open(head, Math.min(LARGEST_BLOCK, (this.blocks[head + 1] as number) * 2));
      this.heads[term] = block;
    }
    this.#push(block, text);
  }

  #push(block: number, text: number): void {
    const used = this.blocks[block + 2] as number;
    this.blocks[block + HEADER + used] = text;
    this.blocks[block + 2] = used + 1;
  }

  #open(before: number, room: number): number {
    const block = this.size;
    this.size += HEADER + room;
    if (this.size > this.blocks.length) this.blocks = grown(this.blocks, this.size);
    this.blocks[block] = before;
    this.blocks[block + 1] = room;
    return block;
  }

  /** Writes the texts of a term into `to`, the newest first, `most` at most. @returns how many. */
  read(term: number, to: Int32Array, most: number): number {
    const head = this.heads[term] as number;
    if (head === 0 || most <= 0) return 0;
    if (head < 0) {
      to[0] = -1 - head;
      return 1;
    }
    const { blocks } = this;
    let count = 0;
    for (let block = head; block !== 0; block = blocks[block] as number) {
      for (let i = block + HEADER + (blocks[block + 2] as number) - 1; i >= block + HEADER; i--) {
        to[count++] = blocks[i] as number;
        if (count === most) return count;
      }
    }
    return count;
  }
}
