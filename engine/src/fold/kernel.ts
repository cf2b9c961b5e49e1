import { KIND_MASK, SIGN } from './classes.ts';
import { codeUnitAt } from './code-unit.ts';
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
/** What of eight letters is a word's, by how many it has; the same of their kinds. */
const LETTER_MASKS = 0x31a00;
const KIND_MASKS = 0x31b00;
const UNITS = 0x32000;
const ROOM = 0x50000;
const PAGE = 1 << 16;

/** Kinds of a unit: those of words.wat. */
const OF_WORD = 0x80;
const SPACE = 1;
const SIGNS = 0x40;
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
    if (entry > 0) kinds[unit] = OF_WORD | ((entry >>> 16) & 0x1f);
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

/** Writes a text's units from a place on. */
type Writer = (text: string, at: number) => void;

/** Shorter texts are written sooner than handed over. */
const SHORT_TEXT = 14;

function writerInto(buffer: ArrayBuffer, units: Uint16Array): Writer {
  const write = (text: string, at: number): void => {
    for (let i = 0; i < text.length; i++) units[at + i] = codeUnitAt(text, i);
  };
  if (typeof Buffer !== 'function') return write;
  // Node's own way takes a tenth of the time.
  const bytes = Buffer.from(buffer, UNITS, PIECE * 2);
  return (text, at) => {
    if (text.length < SHORT_TEXT) write(text, at);
    else bytes.write(text, at * 2, 'utf16le');
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
  readonly #units: Uint16Array;
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
    for (let letters = 1; letters <= 8; letters++) {
      new Uint8Array(buffer, LETTER_MASKS + letters * 16, letters * 2).fill(0xff);
      new Uint8Array(buffer, KIND_MASKS + letters * 8, letters).fill(0xff);
    }
    this.state = new Int32Array(buffer, STATE, FIELD_ENDS);
    this.fieldEnds = new Int32Array(buffer, STATE + FIELD_ENDS * 4, MOST_FIELDS);
    this.#units = new Uint16Array(buffer, UNITS, PIECE);
    this.#write = writerInto(buffer, this.#units);
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

  /**
   * Takes a piece that stands so far in its text, up to `PIECE` units: how many of them are read before the next piece;
   * -1 where there is nothing to part them at.
   */
  begin(piece: string, offset: number, isLast: boolean): number {
    this.#write(piece, 0);
    this.fieldEnds[0] = piece.length;
    return this.#take(piece.length, offset, isLast);
  }

  /** Takes several texts as one piece, with a space after each; false where they are too much. */
  beginAll(texts: readonly string[], count: number): boolean {
    if (count > MOST_FIELDS) return false;
    const units = this.#units;
    let size = 0;
    for (let i = 0; i < count; i++) {
      const text = texts[i] as string;
      const end = size + text.length;
      if (end >= PIECE) return false;
      this.#write(text, size);
      units[end] = 0x20;
      this.fieldEnds[i] = end;
      size = end + 1;
    }
    this.#take(size, 0, true);
    return true;
  }

  #take(size: number, offset: number, isLast: boolean): number {
    this.state[STATE_OF.field] = 0;
    this.state[STATE_OF.offset] = offset;
    return this.#begin(size, isLast ? 1 : 0);
  }
}
