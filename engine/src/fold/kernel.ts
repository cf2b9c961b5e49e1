import { CAPITAL_I, KIND_MASK, SIGN } from './classes.ts';
import { foldTable } from './table.ts';
import { wordsModule } from './words.generated.ts';

/** UTF-16 units that words.wat takes at once: all that it works on stays near. */
export const PIECE = 8160;
/** What lies where in the memory, as words.wat has it. */
const STATE = 0x31000;
/** What is in the state, by words of four bytes: `STATE_OF` and where the fields of a piece end. */
const FIELD_ENDS = 64;
/** So many fields are read at once. */
const MOST_FIELDS = 512;
/** Sixteen bytes full, then none: what of eight letters is a word's. */
const MASK = 0x31a00;
const UNITS = 0x32000;
const ROOM = 0x50000;
const PAGE = 1 << 16;

/** Kinds of a unit: those of words.wat. */
const OF_WORD = 0x80;
const SPACE = 1;
const SIGNS = 2;
const UNKNOWN = 4;

/** The tables of words.wat: a kind a unit, then what each folds to. */
let tables: Uint8Array | undefined;

function tablesOfUnits(): Uint8Array {
  if (tables) return tables;
  const { units } = foldTable();
  const kinds = new Uint8Array(3 << 16);
  const folded = new Uint16Array(kinds.buffer, 1 << 16);
  units.forEach((entry, unit) => {
    folded[unit] = entry;
    if (entry > 0) kinds[unit] = OF_WORD | ((entry >>> 16) & 0x1f) | ((entry & CAPITAL_I) >>> 23);
    else if (entry < 0) kinds[unit] = (entry & KIND_MASK) === SIGN ? SIGNS : UNKNOWN;
    else if (unit <= 0x20 || unit === 0xa0 || unit === 0x3000) kinds[unit] = SPACE;
  });
  tables = kinds;
  return tables;
}

let compiled: WebAssembly.Module | null | undefined;

/** words.wat; null where WebAssembly or its SIMD is missing or forbidden. */
function moduleOfWords(): WebAssembly.Module | null {
  if (compiled !== undefined) return compiled;
  try {
    compiled = new WebAssembly.Module(Uint8Array.from(atob(wordsModule), (byte) => byte.charCodeAt(0)));
  } catch {
    compiled = null;
  }
  return compiled;
}

/** Writes a text's units; Node's own way takes a tenth of the time. */
type Writer = (text: string) => void;

function writerInto(buffer: ArrayBuffer): Writer {
  if (typeof Buffer === 'function') {
    const bytes = Buffer.from(buffer, UNITS, PIECE * 2);
    return (text) => void bytes.write(text, 0, 'utf16le');
  }
  const units = new Uint16Array(buffer, UNITS, PIECE);
  return (text) => {
    for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  };
}

/** What is told and asked between words.wat and TypeScript, by its place in the state. */
export const STATE_OF = {
  /** Where a word begins that one character that is no space parts from the last; -1: none. */
  joined: 0,
  /** Words of one letter running. */
  singles: 1,
  suspicious: 2,
  /** How many words and letters there are. */
  word: 3,
  out: 4,
  /** Four times the number of the field in the piece, and what added to a place in the piece is the place in the field. */
  field: 9,
  offset: 10,
  /** What is left to `tokenize`: from a place of the piece to the first space from another on. */
  leftFrom: 11,
  leftUntil: 12,
  /** Whether a space or nothing is before the piece. */
  isClear: 13,
} as const;

/** The arrays of a `TokenBuffer`, in a memory that words.wat writes; `readByKernel` has it do so. */
export class Kernel {
  readonly hash: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly from: Int32Array;
  readonly flags: Int32Array;
  readonly letters: Uint16Array;
  readonly state: Int32Array;
  /** Where fields end in the piece; of those that have been read the number of the word after. */
  readonly fieldEnds: Int32Array;
  readonly #write: Writer;
  readonly #begin: (...numbers: number[]) => number;
  /**
   * Goes on from a place of the piece with so many fields, four times: 0 where all is read, 1 where some is left to
   * `tokenize`, -1 where that begins before the piece.
   */
  readonly go: (...numbers: number[]) => number;

  /** With room for so many words and letters; null where there can be none. */
  static withRoom(words: number, letters: number): Kernel | null {
    const module = moduleOfWords();
    try {
      return module && new Kernel(module, words, letters);
    } catch (error) {
      // Too much of it, or a process that has no addresses left for another.
      if (error instanceof RangeError) return null;
      throw error;
    }
  }

  private constructor(module: WebAssembly.Module, words: number, letters: number) {
    // A word more, for where the last one's letters end; and room to write eight letters at once.
    const size = (words + 4) & ~3;
    const pages = Math.ceil((ROOM + size * 20 + letters * 2 + 64) / PAGE);
    const memory = new WebAssembly.Memory<ArrayBuffer>({ initial: pages, maximum: pages });
    const { buffer } = memory;
    new Uint8Array(buffer).set(tablesOfUnits());
    new Uint8Array(buffer).fill(0xff, MASK, MASK + 16);
    this.state = new Int32Array(buffer, STATE, FIELD_ENDS);
    this.fieldEnds = new Int32Array(buffer, STATE + FIELD_ENDS * 4, MOST_FIELDS);
    this.#write = writerInto(buffer);
    const arrays = [0, 1, 2, 3, 4].map((place) => new Int32Array(buffer, ROOM + place * size * 4, size));
    const [hash, start, end, from, flags] = arrays as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];
    this.hash = hash;
    this.start = start;
    this.end = end;
    this.from = from;
    this.flags = flags;
    this.letters = new Uint16Array(buffer, ROOM + size * 20, letters);
    const instance = new WebAssembly.Instance<'open' | 'begin' | 'go'>(module, { kernel: { memory } });
    instance.exports.open(...[hash, start, end, from, flags, this.letters].map((array) => array.byteOffset));
    this.#begin = instance.exports.begin;
    this.go = instance.exports.go;
  }

  /** Several texts in one, a space between them, and where each ends noted; null where there is too much of them. */
  join(texts: readonly string[], count: number): string | null {
    if (count > MOST_FIELDS) return null;
    let all = '';
    for (let i = 0; i < count; i++) {
      all += texts[i];
      this.fieldEnds[i] = all.length;
      all += ' ';
    }
    return all.length > PIECE ? null : all;
  }

  /**
   * Takes a piece that stands so far in its text, up to `PIECE` units: how many of them are read before the next piece;
   * -1 where there is nothing to part them at.
   */
  begin(piece: string, offset: number, isLast: boolean): number {
    this.#write(piece);
    this.state[STATE_OF.field] = 0;
    this.state[STATE_OF.offset] = offset;
    return this.#begin(piece.length, isLast ? 1 : 0);
  }
}
