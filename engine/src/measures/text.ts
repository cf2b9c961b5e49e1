const { charCodeAt, slice, startsWith, endsWith } = String.prototype;

/**
 * A text to read quantities from, with its UTF-16 code units in an array.
 *
 * Strings come in many inner forms, and once V8 has met more than four of them every look-up of a property on one
 * (`length`, `charAt`) costs as much as ten of an array; a reader of numbers looks at each place many times.
 */
export class Text {
  readonly string: string;
  readonly length: number;
  readonly units: Uint16Array;

  /** `units`: the string's code units and room for others, where they have been read already. */
  constructor(string: string, units: Uint16Array = unitsOf(string)) {
    this.string = string;
    this.length = string.length;
    this.units = units;
  }

  /** The code unit at an offset; 0, which is none of any word or number, outside the text. */
  codeAt(at: number): number {
    return at >= 0 && at < this.length ? (this.units[at] as number) : 0;
  }

  charAt(at: number): string {
    return at >= 0 && at < this.length ? String.fromCharCode(this.units[at] as number) : '';
  }

  slice(from: number, to: number): string {
    return slice.call(this.string, from, to);
  }

  startsWith(what: string, at: number): boolean {
    return startsWith.call(this.string, what, at);
  }

  endsWith(what: string, at: number): boolean {
    return endsWith.call(this.string, what, at);
  }
}

function unitsOf(string: string): Uint16Array {
  const { length } = string;
  const units = new Uint16Array(length);
  for (let i = 0; i < length; i++) units[i] = charCodeAt.call(string, i);
  return units;
}

/** An array that serves one text after the other, if they are no longer than most. */
const LONGEST_SHARED = 1 << 16;
const shared = new Uint16Array(LONGEST_SHARED);

/** Room for the code units of a text that is done with before the next one is begun. */
export function roomFor(length: number): Uint16Array {
  return length > LONGEST_SHARED ? new Uint16Array(length) : shared;
}

/** The code units of characters that are looked for at a place. */
export function codesOf(characters: string): Set<number> {
  return new Set(Array.from(characters, (each) => each.charCodeAt(0)));
}
