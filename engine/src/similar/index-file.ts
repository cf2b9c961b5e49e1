import { Lexicon } from './lexicon.ts';
import { Postings } from './postings.ts';
import { Rows } from './rows.ts';

const MAGIC = 0x56474f44;
/** Counts up when the folding of words, their hashes or the arrays change: an older file is then read no more. */
const VERSION = 3;
/** Words of the header: magic, version, five counts, the lengths of the ten arrays, and the sum of all that follows. */
const COUNTS = 5;
const ARRAYS = 10;
const SUM = 2 + COUNTS + ARRAYS;
const HEADER = SUM + 1;

/** The arrays of an index. */
export interface Parts {
  lexicon: Lexicon;
  postings: Postings;
  rows: Rows;
}

type Section = Int32Array | Uint32Array | Uint16Array | Uint8Array;

/** The index in one piece: a header, then the arrays as they lie in memory, each on a word of four bytes. */
export function writeIndex({ lexicon, postings, rows }: Parts): Uint8Array<ArrayBuffer> {
  const { slots, hash, stat, letterAt, letterCount, letters } = lexicon.arrays;
  const terms = lexicon.size;
  const sections: Section[] = [
    slots,
    hash.subarray(0, terms),
    stat.subarray(0, terms),
    letterAt.subarray(0, terms),
    postings.heads.subarray(0, terms),
    postings.blocks.subarray(0, postings.size),
    rows.starts.subarray(0, rows.count),
    rows.data.subarray(0, rows.size),
    letters.subarray(0, lexicon.letterSize),
    letterCount.subarray(0, terms),
  ];
  const header = new Uint32Array(HEADER);
  header.set([MAGIC, VERSION, terms, lexicon.letterSize, postings.size, rows.count, rows.size]);
  header.set(
    sections.map(({ length }) => length),
    2 + COUNTS,
  );
  const length = header.byteLength + sections.reduce((sum, { byteLength }) => sum + padded(byteLength), 0);
  const bytes = new Uint8Array(length);
  let at = header.byteLength;
  for (const section of sections) {
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), at);
    at += padded(section.byteLength);
  }
  header[SUM] = sumOf(header, bytes);
  bytes.set(new Uint8Array(header.buffer));
  return bytes;
}

/**
 * A sum over the header and what follows it, by words of four bytes (as FNV-1a, Fowler, Noll, Vo 1991, over bytes): any
 * one word that changed changes it. A damaged index would answer wrongly, or never.
 */
function sumOf(header: Uint32Array, bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (let k = 0; k < SUM; k++) sum = Math.imul(sum ^ (header[k] as number), 0x01000193);
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + HEADER * 4, bytes.length / 4 - HEADER);
  for (let k = 0; k < words.length; k++) sum = Math.imul(sum ^ (words[k] as number), 0x01000193);
  return sum >>> 0;
}

const padded = (bytes: number): number => (bytes + 3) & ~3;

/**
 * An index as `writeIndex` wrote it: views on the same memory, nothing is read twice. What is added later moves the
 * arrays that grow.
 *
 * @throws RangeError where the bytes are none, of another version, cut short, or damaged
 */
export function openIndex(given: Uint8Array): Parts {
  // Views on words need an address that four divides.
  const bytes = given.byteOffset % 4 === 0 ? given : given.slice();
  const size = HEADER * 4;
  if (bytes.length < size) throw new RangeError('this is no index of goods: it is shorter than its header');
  const header = new Uint32Array(bytes.buffer, bytes.byteOffset, HEADER);
  if (header[0] !== MAGIC) throw new RangeError('this is no index of goods');
  if (header[1] !== VERSION)
    throw new RangeError(`an index of goods of version ${header[1]}, not ${VERSION}: build it anew`);
  if (bytes.length % 4 !== 0 || sumOf(header, bytes) !== header[SUM])
    throw new RangeError('this index of goods is cut short or damaged: build it anew');
  const [terms = 0, letterSize = 0, blocks = 0, texts = 0, data = 0] = header.subarray(2, 2 + COUNTS);
  const lengths = header.subarray(2 + COUNTS);
  let at = bytes.byteOffset + size;
  const next = (section: number, width: number): [ArrayBufferLike, number, number] => {
    const length = lengths[section] as number;
    const from = at;
    at += padded(length * width);
    return [bytes.buffer, from, length];
  };
  const slots = new Int32Array(...next(0, 4));
  const hash = new Int32Array(...next(1, 4));
  const stat = new Uint32Array(...next(2, 4));
  const letterAt = new Uint32Array(...next(3, 4));
  const postings = new Postings(new Int32Array(...next(4, 4)), new Int32Array(...next(5, 4)), blocks);
  const rows = new Rows(texts, new Uint32Array(...next(6, 4)), new Int32Array(...next(7, 4)), data);
  const letters = new Uint16Array(...next(8, 2));
  const letterCount = new Uint8Array(...next(9, 1));
  const lexicon = new Lexicon({ slots, hash, stat, letterAt, letterCount, letters }, terms, letterSize);
  return { lexicon, postings, rows };
}
