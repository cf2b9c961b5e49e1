import { Kernel } from './kernel.ts';

/** From so many units on in all, a buffer is worth a kernel of its own. */
const WORTH_KERNEL = 4096;

/** A word is told from the next field's first by this hash: no term has it. */
export const NO_HASH = 0;

/**
 * The folded text of a listing as a row of words, in arrays that are used again for the next listing.
 *
 * Each word keeps where it stood in its field (UTF-16 offsets of the original) and where its folded letters stand in
 * `letters`. Between two fields stands a word with `NO_HASH`, which no term matches, so that no phrase reaches over.
 */
export class TokenBuffer {
  letters: Uint16Array = new Uint16Array(8192);
  /** The first two letters are no word's: see `tokenize`. */
  letterCount = 2;
  hash: Int32Array = new Int32Array(2048);
  /** Offsets into the original text of the word's field. */
  start: Int32Array = new Int32Array(2048);
  end: Int32Array = new Int32Array(2048);
  /** Offsets into `letters`; the word ends where the next begins. */
  from: Int32Array = new Int32Array(2048);
  /** What the word is made of: the flags of its letters, together. */
  flags: Int32Array = new Int32Array(2048);
  count = 0;
  /** Whether any word could be another in disguise; see `Deobfuscator`. */
  suspicious = false;
  /** Index of the first word of each field. */
  fieldFirst: Int32Array = new Int32Array(64);
  fieldCount = 0;
  /** While a field is read: words of one letter running. */
  singles = 0;
  /** What the arrays lie in once the buffer has seen enough text. */
  #kernel: Kernel | null = null;
  #seen = 0;

  reset(): void {
    this.letterCount = 2;
    this.count = 0;
    this.fieldCount = 0;
    this.suspicious = false;
  }

  /** Writes a word, for which there is room. */
  set(word: number, hash: number, start: number, end: number, from: number, flags: number): void {
    this.hash[word] = hash;
    this.start[word] = start;
    this.end[word] = end;
    this.from[word] = from;
    this.flags[word] = flags;
  }

  /**
   * Makes room for fields of `length` UTF-16 units in all, a letter and a word each; `reserveLetters` for those that fold
   * to more.
   */
  reserve(length: number, fields = 1): void {
    const words = this.count + length + 2;
    const letters = this.letterCount + length + 64;
    if (words >= this.hash.length || letters > this.letters.length) {
      this.#grow(
        words < this.hash.length ? this.hash.length : Math.max(words + 1, this.hash.length * 2),
        letters <= this.letters.length ? this.letters.length : Math.max(letters, this.letters.length * 2),
      );
    }
    if (this.fieldCount + fields + 1 > this.fieldFirst.length) {
      const larger = new Int32Array(Math.max(this.fieldCount + fields + 1, this.fieldFirst.length * 2));
      larger.set(this.fieldFirst);
      this.fieldFirst = larger;
    }
  }

  /** Makes room for letters up to a count and some: a unit folds to 18 at most (U+FDFA). Moves no words. */
  reserveLetters(count: number): Uint16Array {
    const least = count + 64;
    if (least > this.letters.length) {
      const larger = new Uint16Array(Math.max(least, this.letters.length * 2));
      larger.set(this.letters);
      this.letters = larger;
      // No longer with the words; the next text makes another.
      this.#kernel = null;
    }
    return this.letters;
  }

  /**
   * The kernel that the arrays lie in, to read a text of `length` units; null where there is none, or not yet enough to
   * read.
   */
  kernel(length: number): Kernel | null {
    if (this.#kernel !== null) return this.#kernel;
    this.#seen += length;
    if (this.#seen > WORTH_KERNEL) {
      this.#seen = 0;
      this.#move(Kernel.withRoom(this.hash.length, this.letters.length));
    }
    return this.#kernel;
  }

  #grow(words: number, letters: number): void {
    const kernel = this.#kernel && Kernel.withRoom(words, letters);
    this.#move(
      kernel ?? {
        hash: new Int32Array(words),
        start: new Int32Array(words),
        end: new Int32Array(words),
        from: new Int32Array(words),
        flags: new Int32Array(words),
        letters: new Uint16Array(letters),
      },
    );
  }

  #move(to: Pick<TokenBuffer, 'hash' | 'start' | 'end' | 'from' | 'flags' | 'letters'> | null): void {
    if (to === null) return;
    this.#kernel = to instanceof Kernel ? to : null;
    for (const name of ['hash', 'start', 'end', 'from', 'flags'] as const) {
      to[name].set(this[name]);
      this[name] = to[name];
    }
    to.letters.set(this.letters);
    this.letters = to.letters;
  }

  /** The field that a word stands in, as the index of its `tokenize` call. */
  fieldOf(word: number): number {
    let low = 0;
    let high = this.fieldCount - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.fieldFirst[middle] ?? 0) <= word) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The folded letters of a word. */
  word(index: number): string {
    let text = '';
    for (let i = this.from[index] ?? 0; i < (this.from[index + 1] ?? 0); i++)
      text += String.fromCharCode(this.letters[i] ?? 0);
    return text;
  }
}
