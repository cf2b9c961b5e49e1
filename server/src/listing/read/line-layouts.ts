import { type Cell, copyOf } from '../values/read-cells.ts';
import { findEnd, type JsonRow, parseJson } from './read-jsonl.ts';

/** How lines are laid out: what stands before the value of each key and after the last, signs and spaces included. */
interface Layout {
  before: string[];
  after: string;
  /** The columns of the keys. */
  indexes: number[];
}

/** So many are known at a time: a file has a few, each in many lines. */
const MOST_LAYOUTS = 8;
/** A file of which so many lines brought a layout that no other had is read without. */
const MOST_LEARNT = 256;

const QUOTE = 34;
const BRACKET = 91;
/** In a text they make a line that is no JSON. One at the end is a line end of two characters. */
const CONTROL = /[^ -\uffff]./s;
const KEY = /\s*[{,]\s*("(?:[^"\\]|\\.)*")\s*:\s*/y;
const TEXT = /"(?:[^"\\]|\\.)*"/y;
/** A number that a double holds as it is written, and the three words. */
const PLAIN = /(?:-?(?:0|[1-9]\d{0,14})(?:\.\d{1,20})?(?:[eE][+-]?\d{1,2})?|true|false|null)(?=[,}\s])/y;

/** Where a value ends, and what it is; false where it is an object or nothing that is known. */
interface Value {
  end: number;
  cell: Cell;
}

function at(pattern: RegExp, text: string, from: number): string | null {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0] ?? null;
}

/**
 * Reads lines of JSON that have the keys of a line before in its order and its signs, as an export writes them: only the
 * values are looked at. What it gives is what `JSON.parse` gives; of any other line it gives nothing.
 */
export class LineLayouts {
  readonly #known: Layout[] = [];
  #learnt = 0;

  /** The values of a line, by column; null where it is laid out as none that is known. */
  read(line: string): Cell[] | null {
    if (this.#known.length === 0 || CONTROL.test(line)) return null;
    for (const [place, layout] of this.#known.entries()) {
      const cells = readBy(layout, line);
      if (cells === null) continue;
      if (place > 0) {
        this.#known.splice(place, 1);
        this.#known.unshift(layout);
      }
      return cells;
    }
    return null;
  }

  /** Learns from a line that was read, if each of its keys is a column. */
  learn(line: string, { entries, cuts }: JsonRow, indexOf: (name: string) => number): void {
    if (this.#learnt >= MOST_LEARNT || cuts.length > 0) return;
    const layout: Layout = { before: [], after: '', indexes: [] };
    let place = 0;
    for (const [name] of entries) {
      KEY.lastIndex = place;
      const found = KEY.exec(line);
      // What these say depends on other keys, or is read in part.
      if (found?.[1] === undefined || JSON.parse(found[1]) !== name || name === 'file' || name === 'offers') return;
      layout.before.push(copyOf(found[0]));
      layout.indexes.push(indexOf(name));
      const value = valueAt(line, KEY.lastIndex);
      if (!value) return;
      place = value.end;
    }
    layout.after = copyOf(line.slice(place));
    if (!/^\s*\}\s*$/.test(layout.after)) return;
    this.#learnt += 1;
    this.#known.unshift(layout);
    if (this.#known.length > MOST_LAYOUTS) this.#known.pop();
  }
}

function readBy({ before, after, indexes }: Layout, line: string): Cell[] | null {
  const cells: Cell[] = [];
  let place = 0;
  let slash = -2;
  for (let key = 0; key < before.length; key++) {
    const signs = before[key] as string;
    if (!line.startsWith(signs, place)) return null;
    place += signs.length;
    if (line.charCodeAt(place) === QUOTE) {
      const end = line.indexOf('"', place + 1);
      if (end === -1) return null;
      if (slash !== -1 && slash < place) slash = line.indexOf('\\', place);
      if (slash === -1 || slash > end) {
        cells[indexes[key] as number] = line.slice(place + 1, end);
        place = end + 1;
        continue;
      }
    }
    const value = valueAt(line, place);
    if (!value) return null;
    cells[indexes[key] as number] = value.cell;
    place = value.end;
  }
  return line.length - place === after.length && line.endsWith(after) ? cells : null;
}

function valueAt(line: string, place: number): Value | null {
  const sign = line.charCodeAt(place);
  if (sign === BRACKET) {
    const search = { at: place, depth: 0, inText: false };
    if (!findEnd(line, search)) return null;
    const cell = parseJson(line.slice(place, search.at));
    return cell === undefined ? null : { end: search.at, cell };
  }
  const written = at(sign === QUOTE ? TEXT : PLAIN, line, place);
  if (written === null) return null;
  const cell = parseJson(written);
  return cell === undefined ? null : { end: place + written.length, cell };
}
