import { decodeEntities } from './decode-entities.ts';

/** What opens or closes a wrapping outside of texts: comments of JavaScript and HTML, and CDATA, escaped or not. */
const WRAPPING = /<!\[CDATA\[|\]\](?:>|&gt;)|<!--|-->|\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n\r]*/y;
/** A comment that opens or closes CDATA may share its line with the data. */
const CDATA_COMMENT = /\/[/*]\s*(?:<!\[CDATA\[|\]\](?:>|&gt;))\s*(?:\*\/)?/y;
const WORD = /[^\s"'{}[\],:/<]+/y;
/** No script holds more values: what follows is left. */
const MOST_VALUES = 500;

/**
 * The values of JSON as pages write it: one or several after the other; in comments, CDATA or comments of HTML, with a
 * variable's name before or a semicolon behind; with comments inside, commas too many, values left out, raw line ends
 * and quotes in texts, texts in single quotes, needless escapes, or all of it with its quotes as entities.
 *
 * @returns the values that are whole, and how many are not
 */
export function parseLooseJson(text: string): { values: unknown[]; broken: number } {
  try {
    return { values: [JSON.parse(text)], broken: 0 };
  } catch {
    const isEscaped = /^[^"]*[{[,]\s*&(?:quot|#34|#x22);/i.test(text);
    return new Repair(isEscaped ? decodeEntities(text) : text).read();
  }
}

/** Writes strict JSON from loose, value by value. */
class Repair {
  readonly #text: string;
  #at = 0;
  #out = '';
  #depth = 0;
  /** The last mark outside of texts that was written, and whether a comma waits for something to follow it. */
  #last = '';
  #comma = false;

  constructor(text: string) {
    this.#text = text;
  }

  read(): { values: unknown[]; broken: number } {
    const values: unknown[] = [];
    let broken = 0;
    while (this.#at < this.#text.length && values.length + broken < MOST_VALUES) {
      if (!this.#step()) continue;
      try {
        values.push(JSON.parse(this.#out));
      } catch {
        broken += 1;
      }
      this.#out = '';
      this.#last = '';
    }
    return { values, broken: broken + (this.#depth > 0 ? 1 : 0) };
  }

  /** Reads on by a mark, a text, a word or a comment; true where that ends a value. */
  #step(): boolean {
    const mark = this.#text[this.#at] ?? '';
    if (this.#skip(CDATA_COMMENT) || this.#skip(WRAPPING)) return false;
    if (this.#depth === 0) {
      this.#at += 1;
      if (mark === '{' || mark === '[') this.#open(mark);
      return false;
    }
    if (mark === '"' || mark === "'") this.#write(this.#quoted(mark), '"');
    else if (mark === '{' || mark === '[') {
      this.#at += 1;
      this.#open(mark);
    } else if (mark === '}' || mark === ']') {
      this.#at += 1;
      if (this.#last === ':') this.#write('null', 'null');
      this.#comma = false;
      this.#write(mark, mark);
      this.#depth -= 1;
      return this.#depth === 0;
    } else if (mark === ',') {
      this.#at += 1;
      if (this.#last === ':') this.#write('null', 'null');
      this.#comma = this.#last !== '{' && this.#last !== '[';
    } else {
      WORD.lastIndex = this.#at;
      const word = WORD.exec(this.#text)?.[0];
      this.#at += word?.length ?? 1;
      if (mark === ':') this.#write(':', ':');
      else if (word) this.#write(/^(?:undefined|NaN)$/.test(word) ? 'null' : word, word);
    }
    return false;
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at += found[0].length;
    return found !== null;
  }

  #open(mark: string): void {
    this.#write(mark, mark);
    this.#depth += 1;
  }

  #write(written: string, last: string): void {
    if (this.#comma) this.#out += ',';
    this.#comma = false;
    this.#out += written;
    this.#last = last;
  }

  /** The text that opens here, with its quotes, as JSON writes it. */
  #quoted(quote: string): string {
    const text = this.#text;
    let written = '"';
    let at = this.#at + 1;
    for (; at < text.length; at += 1) {
      const letter = text[at] ?? '';
      if (letter === '\\') {
        const next = text[at + 1] ?? '';
        const isEscape =
          /["\\/bfnrt]/.test(next) || (next === 'u' && /^[0-9a-f]{4}$/i.test(text.slice(at + 2, at + 6)));
        written += isEscape ? letter + next : JSON.stringify(next).slice(1, -1);
        at += 1;
      } else if (letter === quote && closes(text, at + 1)) break;
      else written += letter === '"' ? '\\"' : letter < ' ' ? ' ' : letter;
    }
    this.#at = at + 1;
    return `${written}"`;
  }
}

/** Whether what follows a quote is what follows a text: one that is not is a quote inside the text. */
function closes(text: string, from: number): boolean {
  let at = from;
  while (at < text.length && at < from + 200 && /\s/.test(text[at] ?? '')) at += 1;
  return at >= text.length || /[,:}\]]|\/[/*]|<!--/y.test(text.slice(at, at + 4));
}
