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
  from: Int32Array = new Int32Array(2049);
  /** What the word is made of: the flags of its letters, together. */
  flags: Int32Array = new Int32Array(2048);
  count = 0;
  /** Whether any word could be another in disguise; see `Deobfuscator`. */
  suspicious = false;
  /** Index of the first word of each field. */
  fieldFirst: Int32Array = new Int32Array(64);
  fieldCount = 0;

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
   * Makes room for a field of `length` UTF-16 units, a letter and a word each; `reserveLetters` for those that fold to
   * more.
   */
  reserve(length: number): void {
    this.reserveLetters(this.letterCount + length);
    const words = this.count + length + 2;
    if (words > this.hash.length) {
      this.hash = grown(this.hash, words);
      this.start = grown(this.start, words);
      this.end = grown(this.end, words);
      this.flags = grown(this.flags, words);
      this.from = grown(this.from, words + 1);
    }
    if (this.fieldCount + 2 > this.fieldFirst.length) this.fieldFirst = grown(this.fieldFirst, this.fieldCount + 2);
  }

  /** Makes room for letters up to a count and some: a unit folds to 18 at most (U+FDFA). Moves no words. */
  reserveLetters(count: number): Uint16Array {
    if (count + 64 > this.letters.length) this.letters = grown(this.letters, count + 64);
    return this.letters;
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

function grown<A extends Uint16Array | Int32Array>(array: A, length: number): A {
  const size = Math.max(length, array.length * 2);
  const larger = array instanceof Uint16Array ? new Uint16Array(size) : new Int32Array(size);
  larger.set(array);
  return larger as A;
}
