import { CAPITAL_I, KIND_MASK, SIGN } from './classes.ts';
import { foldTable } from './table.ts';
import { wordsModule } from './words.generated.ts';

/** UTF-16 units that words.wat takes at once: all that it works on stays near. */
const PIECE = 8160;
/** What lies where in the memory, as words.wat has it. */
const STATE = 0x31000;
/** In the state: where several fields that are read at once end. */
const FIELD_ENDS = 8;
/** So many fields are read at once. */
const MOST_FIELDS = 512;
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

/** The arrays of a `TokenBuffer`, in a memory that words.wat writes. */
export class Kernel {
  readonly hash: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly from: Int32Array;
  readonly flags: Int32Array;
  readonly letters: Uint16Array;
  /** After `read`: the words and letters that there are then, and whether any of a text's is suspicious. */
  count = 0;
  letterCount = 0;
  suspicious = false;
  readonly #write: Writer;
  readonly #state: Int32Array;
  readonly #read: (...numbers: number[]) => number;

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
    this.#state = new Int32Array(buffer, STATE, FIELD_ENDS + MOST_FIELDS);
    this.#write = writerInto(buffer);
    const arrays = [0, 1, 2, 3, 4].map((place) => new Int32Array(buffer, ROOM + place * size * 4, size));
    const [hash, start, end, from, flags] = arrays as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];
    this.hash = hash;
    this.start = start;
    this.end = end;
    this.from = from;
    this.flags = flags;
    this.letters = new Uint16Array(buffer, ROOM + size * 20, letters);
    const instance = new WebAssembly.Instance<'open' | 'read'>(module, { kernel: { memory } });
    instance.exports.open(...[hash, start, end, from, flags, this.letters].map((array) => array.byteOffset));
    this.#read = instance.exports.read;
  }

  /**
   * Reads a text's words as those from `word` on, their letters from `out` on; false where it has what words.wat leaves
   * to `tokenize`, and what lies there is no more.
   */
  read(text: string, word: number, out: number): boolean {
    const state = this.#open(word, out);
    for (let at = 0; ; ) {
      const piece = text.length <= PIECE ? text : text.slice(at, at + PIECE);
      this.#write(piece);
      const isLast = at + piece.length === text.length;
      const done = this.#read(piece.length, isLast ? 1 : 0, at, state[3] as number, state[4] as number, 0);
      if (done < 0) return false;
      if (isLast) break;
      at += done;
    }
    this.#close();
    return true;
  }

  /**
   * The same for the first so many texts at once, with a word of no hash after each: a call for all costs less than one
   * for each. `firsts` gets the first word of each from `place` on. False also where there is too much of them.
   */
  readAll(
    texts: readonly string[],
    count: number,
    word: number,
    out: number,
    firsts: Int32Array,
    place: number,
  ): boolean {
    if (count > MOST_FIELDS) return false;
    const state = this.#open(word, out);
    let all = '';
    for (let i = 0; i < count; i++) {
      all += texts[i];
      state[FIELD_ENDS + i] = all.length;
      all += ' ';
    }
    if (all.length > PIECE) return false;
    this.#write(all);
    if (this.#read(all.length, 1, 0, word, out, count) < 0) return false;
    for (let i = 0; i < count; i++) firsts[place + i] = i === 0 ? word : (state[FIELD_ENDS + i - 1] as number);
    this.#close();
    return true;
  }

  #open(word: number, out: number): Int32Array {
    const state = this.#state;
    state[0] = -1;
    state[1] = 0;
    state[2] = 0;
    state[3] = word;
    state[4] = out;
    return state;
  }

  #close(): void {
    const state = this.#state;
    this.suspicious = state[2] !== 0;
    this.count = state[3] as number;
    this.letterCount = state[4] as number;
  }
}
