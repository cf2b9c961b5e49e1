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

/** An entry of a box, and whether it grows or shrinks with the first one when the box is moved. */
export interface BoxEntry {
  key: string;
  sign: 1 | -1;
}

/** Partners looked at in each dimension, twice: bounds the search to some thousands of boxes for an entry. */
const MAX_PARTNERS = 7;

/** A name for an entry: its coordinates as JSON. */
export function entryKey(at: Coordinates): string {
  return JSON.stringify(at);
}

export interface IndexedTable {
  /** Every cell and every margin. */
  entries: readonly Entry[];
  countAt: (key: string) => number;
  /** What it costs the reader to lose an entry: a margin more than a cell, the total most. */
  cost: (key: string) => number;
  /** Boxes that hold an entry, those first that reuse what is withheld already. */
  boxesOf: (entry: Entry, withheld: ReadonlySet<string>) => Generator<BoxEntry[]>;
}

const indexed = new WeakMap<Table, IndexedTable>();

/** Adds the margins up and makes the table's entries and boxes easy to walk. */
export function indexTable(table: Table): IndexedTable {
  const known = indexed.get(table);
  if (known) return known;
  const [first, second, third] = table.dimensions.map((values): (string | null)[] => [...values, null]);
  const entries: Entry[] = [];
  for (const a of first ?? []) {
    for (const b of second ?? []) {
      for (const c of third ?? []) entries.push({ key: entryKey([a, b, c]), at: [a, b, c] });
    }
  }
  const values = sumUp(table);
  const costs = new Map(
    entries.map(({ key, at }) => {
      const margins = at.filter((value) => value === null).length;
      // The size breaks ties: a large figure is a greater loss.
      return [key, 10 ** margins * (1 + Math.log10(1 + (values.get(key) ?? 0)) / 10)] as const;
    }),
  );
  const index: IndexedTable = {
    entries,
    countAt: (key) => values.get(key) ?? 0,
    cost: (key) => costs.get(key) ?? 0,
    boxesOf: (entry, withheld) => walkBoxes(table, entry, withheld, (key) => values.get(key) ?? 0),
  };
  indexed.set(table, index);
  return index;
}

function sumUp({ dimensions, counts }: Table): Map<string, number> {
  const [first, second, third] = dimensions;
  const values = new Map<string, number>();
  for (const a of first) {
    for (const b of second) {
      for (const c of third) {
        const count = counts.get(entryKey([a, b, c])) ?? 0;
        if (!Number.isSafeInteger(count) || count < 0)
          throw new RangeError(`Not a count: ${count} at ${a}, ${b}, ${c}`);
        for (const x of [a, null]) {
          for (const y of [b, null]) {
            for (const z of [c, null]) {
              const key = entryKey([x, y, z]);
              values.set(key, (values.get(key) ?? 0) + count);
            }
          }
        }
      }
    }
  }
  return values;
}

function* walkBoxes(
  { dimensions }: Table,
  { at }: Entry,
  withheld: ReadonlySet<string>,
  countAt: (key: string) => number,
): Generator<BoxEntry[]> {
  const [first, second, third] = at.map((value, dimension) => {
    // Either the entry is a margin here, and its partner a value; or its partner is another value or the margin.
    const others = [...(dimensions[dimension] ?? []), null].filter((other) => other !== value);
    const scored = others.map((other) => {
      const [x = null, y = null, z = null] = at.map((here, n) => (n === dimension ? other : here));
      const key = entryKey([x, y, z]);
      return { other, size: countAt(key), isWithheld: withheld.has(key) };
    });
    scored.sort((a, b) => b.size - a.size);
    // Withheld ones cost nothing, large ones have room: some of each.
    const free = scored.filter(({ isWithheld }) => isWithheld).slice(0, MAX_PARTNERS);
    const kept = [...new Set([...free, ...scored.slice(0, MAX_PARTNERS)].map(({ other }) => other))];
    if (value !== null && !kept.includes(null)) kept.push(null);
    return kept;
  });
  for (const a of first ?? []) {
    for (const b of second ?? []) {
      for (const c of third ?? []) yield boxOf(at, [a, b, c]);
    }
  }
}

/**
 * The eight entries between two opposite corners. A step between two values changes the sign; a step to the margin
 * keeps it.
 */
function boxOf(from: Coordinates, to: Coordinates): BoxEntry[] {
  const box: BoxEntry[] = [];
  const steps = [0, 1, 2].map((n) => (from[n] === null || to[n] === null ? 1 : -1));
  for (let corner = 0; corner < 8; corner++) {
    const moved = [0, 1, 2].map((n) => (corner & (1 << n)) !== 0);
    const sign = moved.reduce((product, isMoved, n) => (isMoved ? product * (steps[n] ?? 1) : product), 1);
    const [a = null, b = null, c = null] = moved.map((isMoved, n) => (isMoved ? to[n] : from[n]));
    box.push({ key: entryKey([a, b, c]), sign: sign === 1 ? 1 : -1 });
  }
  return box;
}
