/** Counts by three dimensions. A combination without a count is zero. */
export interface Table {
  /** The values of each dimension, margins apart: platforms, rules, months. */
  dimensions: readonly [readonly string[], readonly string[], readonly string[]];
  /** By key of the cell (`entryKey`). Whole numbers from 0. */
  counts: ReadonlyMap<string, number>;
}

/** Coordinates of a cell or margin; `null`: all values of that dimension. */
export type Coordinates = readonly [string | null, string | null, string | null];

export interface Entry {
  key: string;
  at: Coordinates;
}

/** Partners looked at in each dimension, twice: bounds the search to some thousands of boxes for an entry. */
const MAX_PARTNERS = 7;

/** A name for an entry: its coordinates as JSON. */
export function entryKey(at: Coordinates): string {
  return JSON.stringify(at);
}

export interface IndexedTable {
  /** Every cell and every margin. An entry's number is its place here. */
  entries: readonly Entry[];
  countAt: (key: string) => number;
  /** By number, what it costs the reader to lose an entry: a margin more than a cell, the total most. */
  costs: Float64Array;
  /**
   * The eight numbers of the box that holds an entry, can be moved by `room` one way or the other, and costs least to
   * withhold beside what is (`1`) in `withheld`. `null`: there is none. No entry falls under zero, or passes its `limits`.
   */
  cheapestBox: (entry: number, withheld: Uint8Array, room: number, limits?: Limits) => readonly number[] | null;
}

/** By number, how far each entry can be moved up and down. */
export interface Limits {
  up: Float64Array;
  down: Float64Array;
}

const indexed = new WeakMap<Table, IndexedTable>();

/** Adds the margins up and makes the table's entries and boxes quick to walk: an export has twenty thousand of them. */
export function indexTable(table: Table): IndexedTable {
  const known = indexed.get(table);
  if (known) return known;
  const lines = table.dimensions.map((values): (string | null)[] => [...values, null]);
  const [first = [], second = [], third = []] = lines;
  const entries: Entry[] = [];
  for (const a of first) {
    for (const b of second) for (const c of third) entries.push({ key: entryKey([a, b, c]), at: [a, b, c] });
  }
  const strides = [second.length * third.length, third.length, 1];
  const lengths = lines.map(({ length }) => length);
  const counts = sumUp(table, entries, { lengths, strides });
  // The size breaks ties: a large figure is a greater loss.
  const costs = Float64Array.from(
    entries,
    ({ at }, n) => 10 ** at.filter((value) => value === null).length * (1 + Math.log10(1 + (counts[n] ?? 0)) / 10),
  );
  const numbers = new Map(entries.map(({ key }, n) => [key, n]));
  const shape = { lengths, strides, counts, costs };
  const noLimits = { up: new Float64Array(entries.length).fill(Number.POSITIVE_INFINITY), down: counts };
  const index: IndexedTable = {
    entries,
    countAt: (key) => counts[numbers.get(key) ?? -1] ?? 0,
    costs,
    cheapestBox: (entry, withheld, room, limits = noLimits) => findCheapestBox(shape, entry, withheld, room, limits),
  };
  indexed.set(table, index);
  return index;
}

function lineOf(entry: number, length: number, stride: number): number {
  return Math.floor(entry / stride) % length;
}

function sumUp(
  table: Table,
  entries: readonly Entry[],
  { lengths, strides }: Pick<Shape, 'lengths' | 'strides'>,
): Float64Array {
  const counts = new Float64Array(entries.length);
  for (const [number, { key, at }] of entries.entries()) {
    if (at.includes(null)) continue;
    const count = table.counts.get(key) ?? 0;
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`Not a count: ${count} at ${at.join(', ')}`);
    if (count === 0) continue;
    // From the cell to the margin of a dimension: its last line.
    const toMargin = lengths.map(
      (length, n) => (length - 1 - lineOf(number, length, strides[n] ?? 1)) * (strides[n] ?? 1),
    );
    for (let corner = 0; corner < 8; corner++) {
      const covered = number + cornerOf(corner, toMargin);
      counts[covered] = (counts[covered] ?? 0) + count;
    }
  }
  return counts;
}

/** How far from the first a corner of a box lies: a bit of its number for each dimension that is stepped along. */
function cornerOf(corner: number, steps: readonly number[]): number {
  return (corner & 1 ? (steps[0] ?? 0) : 0) + (corner & 2 ? (steps[1] ?? 0) : 0) + (corner & 4 ? (steps[2] ?? 0) : 0);
}

interface Shape {
  /** Lines of each dimension, the margin last. */
  lengths: readonly number[];
  /** By how much an entry's number grows from one line of a dimension to the next. */
  strides: readonly number[];
  counts: Float64Array;
  costs: Float64Array;
}

/** A line opposite to the entry's own, in one dimension. */
interface Partner {
  /** From the entry's number to the one there. */
  step: number;
  /** What an alternating sign becomes along it: a step between two values changes it; one from or to a margin does not. */
  sign: 1 | -1;
}

function partnersOf(shape: Shape, entry: number, dimension: number, withheld: Uint8Array): Partner[] {
  const { lengths, strides, counts } = shape;
  const [length, stride] = [lengths[dimension] ?? 0, strides[dimension] ?? 0];
  const here = lineOf(entry, length, stride);
  const margin = length - 1;
  // Withheld ones cost nothing, large ones have room: some of each, the largest first.
  const free: number[] = [];
  const large: number[] = [];
  const sizeOf = (line: number) => counts[entry + (line - here) * stride] ?? 0;
  const keep = (kept: number[], line: number): void => {
    let place = kept.length;
    while (place > 0 && sizeOf(kept[place - 1] ?? 0) < sizeOf(line)) place--;
    if (place >= MAX_PARTNERS) return;
    kept.splice(place, 0, line);
    if (kept.length > MAX_PARTNERS) kept.pop();
  };
  for (let line = 0; line < length; line++) {
    if (line === here) continue;
    if (withheld[entry + (line - here) * stride]) keep(free, line);
    keep(large, line);
  }
  const lines = new Set([...free, ...large]);
  if (here !== margin) lines.add(margin);
  return [...lines].map((line) => ({
    step: (line - here) * stride,
    sign: line === margin || here === margin ? 1 : -1,
  }));
}

function findCheapestBox(
  shape: Shape,
  entry: number,
  withheld: Uint8Array,
  room: number,
  limits: Limits,
): readonly number[] | null {
  const { costs } = shape;
  const [first = [], second = [], third = []] = [0, 1, 2].map((n) => partnersOf(shape, entry, n, withheld));
  let best: readonly number[] | null = null;
  let least = Number.POSITIVE_INFINITY;
  let price = 0;
  // How far the box can be moved one way and the other.
  let down = 0;
  let up = 0;
  const add = (number: number, sign: number): void => {
    const [less, more] = [limits.down[number] ?? 0, limits.up[number] ?? 0];
    down = Math.min(down, sign === 1 ? less : more);
    up = Math.min(up, sign === 1 ? more : less);
    if (!withheld[number]) price += costs[number] ?? 0;
  };
  for (const a of first) {
    for (const b of second) {
      price = 0;
      down = Number.POSITIVE_INFINITY;
      up = Number.POSITIVE_INFINITY;
      add(entry, 1);
      add(entry + a.step, a.sign);
      add(entry + b.step, b.sign);
      add(entry + a.step + b.step, a.sign * b.sign);
      if (price >= least || Math.max(down, up) < room) continue;
      const half = { price, down, up };
      for (const c of third) {
        ({ price, down, up } = half);
        const opposite = entry + c.step;
        add(opposite, c.sign);
        add(opposite + a.step, a.sign * c.sign);
        add(opposite + b.step, b.sign * c.sign);
        add(opposite + a.step + b.step, a.sign * b.sign * c.sign);
        if (price >= least || Math.max(down, up) < room) continue;
        least = price;
        best = Array.from({ length: 8 }, (_, corner) => entry + cornerOf(corner, [a.step, b.step, c.step]));
        if (price === 0) return best;
      }
    }
  }
  return best;
}
