import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { THRESHOLD } from './disclose.ts';
import { type Coordinates, entryKey, indexTable, type Table } from './disclose-table.ts';
import { discloseAtOnce } from './histories.ts';

type Shown = ReadonlyMap<string, number | null>;

const names = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}${n}`);

function makeTable(sizes: readonly [number, number, number], cells: readonly number[]): Table {
  const dimensions: Table['dimensions'] = [names('p', sizes[0]), names('r', sizes[1]), names('m', sizes[2])];
  const counts = new Map<string, number>();
  let index = 0;
  for (const a of dimensions[0]) {
    for (const b of dimensions[1]) for (const c of dimensions[2]) counts.set(entryKey([a, b, c]), cells[index++] ?? 0);
  }
  return { dimensions, counts };
}

/** Mostly small counts, some large, as a sparse table of findings has them. */
const count = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 6 }) },
  { weight: 2, arbitrary: fc.integer({ min: 5, max: 40 }) },
  { weight: 1, arbitrary: fc.integer({ min: 100, max: 2000 }) },
);

const anyTable = (max: number) =>
  fc
    .tuple(fc.integer({ min: 1, max }), fc.integer({ min: 1, max }), fc.integer({ min: 1, max }))
    .chain(([a, b, c]) =>
      fc.array(count, { minLength: a * b * c, maxLength: a * b * c }).map((cells) => makeTable([a, b, c], cells)),
    );

/** Every sum the attacker knows to hold: a margin, and what it is the sum of. */
function linesOf({ dimensions }: Table): { sum: string; parts: string[] }[] {
  const lines: { sum: string; parts: string[] }[] = [];
  for (const dimension of [0, 1, 2]) {
    const [a, b] = [0, 1, 2].filter((n) => n !== dimension);
    for (const x of [...(dimensions[a ?? 0] ?? []), null]) {
      for (const y of [...(dimensions[b ?? 0] ?? []), null]) {
        const at = (value: string | null): Coordinates => {
          const place: (string | null)[] = [];
          place[dimension] = value;
          place[a ?? 0] = x;
          place[b ?? 0] = y;
          return [place[0] ?? null, place[1] ?? null, place[2] ?? null];
        };
        lines.push({
          sum: entryKey(at(null)),
          parts: (dimensions[dimension] ?? []).map((value) => entryKey(at(value))),
        });
      }
    }
  }
  return lines;
}

/** An attacker who narrows every withheld entry by each sum and by non-negativity, until nothing moves any more. */
function narrow(table: Table, shown: Shown): Map<string, [number, number]> {
  const bounds = new Map<string, [number, number]>();
  for (const [key, figure] of shown)
    bounds.set(key, figure === null ? [0, Number.POSITIVE_INFINITY] : [figure, figure]);
  const lines = linesOf(table);
  const tighten = (key: string, low: number, high: number): boolean => {
    const [before, after] = bounds.get(key) ?? [0, 0];
    if (low <= before && high >= after) return false;
    bounds.set(key, [Math.max(low, before), Math.min(high, after)]);
    return true;
  };
  for (let moves = true, round = 0; moves && round < 200; round++) {
    moves = false;
    for (const { sum, parts } of lines) {
      const low = parts.reduce((total, part) => total + (bounds.get(part)?.[0] ?? 0), 0);
      const high = parts.reduce((total, part) => total + (bounds.get(part)?.[1] ?? 0), 0);
      moves = tighten(sum, low, high) || moves;
      const [sumLow, sumHigh] = bounds.get(sum) ?? [0, 0];
      for (const part of parts) {
        const [partLow, partHigh] = bounds.get(part) ?? [0, 0];
        const restHigh = Number.isFinite(partHigh)
          ? high - partHigh
          : parts.filter((one) => one !== part).reduce((total, one) => total + (bounds.get(one)?.[1] ?? 0), 0);
        moves = tighten(part, sumLow - restHigh, sumHigh - (low - partLow)) || moves;
      }
    }
  }
  return bounds;
}

/**
 * An attacker who solves the sums as linear equations over the withheld entries (Gauss, exact on small whole numbers):
 * the entries that have one solution only.
 */
function solve(table: Table, shown: Shown): string[] {
  const unknown = [...shown].filter(([, figure]) => figure === null).map(([key]) => key);
  const column = new Map(unknown.map((key, index) => [key, index]));
  const rows = linesOf(table).map(({ sum, parts }) => {
    const row = new Array<number>(unknown.length).fill(0);
    for (const [key, sign] of [[sum, -1] as const, ...parts.map((part) => [part, 1] as const)]) {
      const index = column.get(key);
      if (index !== undefined) row[index] = (row[index] ?? 0) + sign;
    }
    return row;
  });
  const pivots: { row: number[]; at: number }[] = [];
  for (const start of rows) {
    const row = [...start];
    for (const { row: pivot, at } of pivots) {
      const factor = row[at] ?? 0;
      if (Math.abs(factor) > 1e-9)
        for (let i = 0; i < row.length; i++) row[i] = (row[i] ?? 0) - factor * (pivot[i] ?? 0);
    }
    const at = row.findIndex((value) => Math.abs(value) > 1e-9);
    if (at < 0) continue;
    const lead = row[at] ?? 1;
    const scaled = row.map((value) => value / lead);
    for (const other of pivots) {
      const factor = other.row[at] ?? 0;
      if (Math.abs(factor) > 1e-9) other.row = other.row.map((value, i) => value - factor * (scaled[i] ?? 0));
    }
    pivots.push({ row: scaled, at });
  }
  return pivots
    .filter(({ row }) => row.filter((value) => Math.abs(value) > 1e-9).length === 1)
    .map(({ at }) => unknown[at] ?? '');
}

/**
 * Tries every table of counts, of the values given for each cell, that agrees with what is shown: the values each cell
 * has in them. For tables of up to 8 cells.
 */
function enumerate(table: Table, shown: Shown, choices: (cell: string) => number[]): Map<string, Set<number>> {
  const [first, second, third] = table.dimensions;
  const cells = first.flatMap((a) => second.flatMap((b) => third.map((c) => [a, b, c] as const)));
  const left = new Map<string, number>();
  for (const [key, figure] of shown) if (figure !== null) left.set(key, figure);
  const affected = cells.map(([a, b, c]) =>
    [a, null].flatMap((x) => [b, null].flatMap((y) => [c, null].map((z) => entryKey([x, y, z])))),
  );
  const sums = affected.map((keys) => keys.filter((key) => left.has(key)));
  const lastOf = new Map(sums.flatMap((keys, index) => keys.map((key) => [key, index] as const)));
  const found = new Map(cells.map((at) => [entryKey(at), new Set<number>()]));
  const chosen: number[] = [];
  const walk = (index: number): void => {
    const cell = cells[index];
    if (!cell) {
      for (const [n, at] of cells.entries()) found.get(entryKey(at))?.add(chosen[n] ?? 0);
      return;
    }
    const keys = sums[index] ?? [];
    for (const value of choices(entryKey(cell))) {
      for (const key of keys) left.set(key, (left.get(key) ?? 0) - value);
      const fits = keys.every((key) => {
        const rest = left.get(key) ?? 0;
        return rest >= 0 && (lastOf.get(key) !== index || rest === 0);
      });
      if (fits) {
        chosen[index] = value;
        walk(index + 1);
      }
      for (const key of keys) left.set(key, (left.get(key) ?? 0) + value);
    }
  };
  walk(0);
  return found;
}

test('no figure under 5 is shown, and what is shown is right', () => {
  fc.assert(
    fc.property(anyTable(4), (table) => {
      const shown = discloseAtOnce(table);
      const { entries, countAt } = indexTable(table);
      assert.equal(shown.size, entries.length);
      for (const { key } of entries) {
        const figure = shown.get(key);
        if (figure === null) continue;
        assert.equal(figure, countAt(key));
        assert(countAt(key) >= THRESHOLD);
      }
    }),
    { numRuns: 200 },
  );
});

test('sums and bounds do not narrow a withheld figure to fewer than six values, nor do equations', () => {
  fc.assert(
    fc.property(anyTable(4), (table) => {
      const shown = discloseAtOnce(table);
      const bounds = narrow(table, shown);
      for (const [key, figure] of shown) {
        const [low, high] = bounds.get(key) ?? [0, 0];
        if (figure === null) assert(high - low >= THRESHOLD, `${key} lies between ${low} and ${high}`);
      }
      assert.deepEqual(solve(table, shown), []);
    }),
    { numRuns: 300 },
  );
});

test('trying every possible table does not pin a withheld cell', () => {
  const small = fc
    .constantFrom<[number, number, number]>([2, 2, 1], [3, 2, 1], [2, 2, 2], [1, 3, 2], [1, 1, 3], [4, 1, 1])
    .chain((sizes) =>
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 }).map((cells) => makeTable(sizes, cells)),
    );
  fc.assert(
    fc.property(small, (table) => {
      const shown = discloseAtOnce(table);
      // Whatever agrees with the shown figures is a table the attacker has to reckon with; steps of 5 keep their number
      // low.
      const { countAt } = indexTable(table);
      const steps = (key: string) => [-5, 0, 5].map((step) => countAt(key) + step).filter((value) => value >= 0);
      const possible = enumerate(table, shown, steps);
      for (const [key, values] of possible) {
        if (shown.get(key) === null) assert(values.size > 1, `${key} can only be ${[...values].join()}`);
      }
    }),
    { numRuns: 60 },
  );
});

test('the attackers of these tests find what primary suppression alone would leave open', () => {
  const table = makeTable([3, 3, 1], [3, 20, 30, 40, 50, 60, 70, 80, 90]);
  const { entries, countAt } = indexTable(table);
  const shown = new Map(entries.map(({ key }) => [key, countAt(key) < THRESHOLD ? null : countAt(key)] as const));
  const cell = entryKey(['p0', 'r0', 'm0']);
  assert.deepEqual(narrow(table, shown).get(cell), [3, 3]);
  assert(solve(table, shown).includes(cell));
  const pair = makeTable([2, 1, 1], [3, 9]);
  const open = new Map<string, number | null>([
    [entryKey([null, null, null]), 12],
    [cell, null],
    [entryKey(['p1', 'r0', 'm0']), 9],
  ]);
  const upTo15 = Array.from({ length: 16 }, (_, n) => n);
  assert.deepEqual([...(enumerate(pair, open, () => upTo15).get(cell) ?? [])], [3]);
});

test('a large table with one small cell loses little', () => {
  const cells = Array.from({ length: 5 * 5 * 3 }, (_, n) => (n === 7 ? 2 : 40 + n));
  const table = makeTable([5, 5, 3], cells);
  const shown = discloseAtOnce(table);
  const withheld = [...shown].filter(([, figure]) => figure === null);
  assert.equal(withheld.length, 8, withheld.join('\n'));
  assert.notEqual(shown.get(entryKey([null, null, null])), null);
});

test('two releases never differ by fewer than 5 events, and what was withheld stays so', () => {
  const pair = anyTable(3).chain((table) =>
    fc
      .array(
        fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: -3, max: 12 }) }),
        {
          minLength: 27,
          maxLength: 27,
        },
      )
      .map((changes) => ({ table, changes })),
  );
  fc.assert(
    fc.property(pair, ({ table, changes }) => {
      const first = discloseAtOnce(table);
      const counts = new Map([...table.counts].map(([key, value], n) => [key, Math.max(0, value + (changes[n] ?? 0))]));
      const later = { ...table, counts };
      const second = discloseAtOnce(later, first);
      const { countAt } = indexTable(later);
      for (const [key, before] of first) {
        const after = second.get(key) ?? null;
        if (before === null) assert.equal(after, null, key);
        if (before === null || after === null || before === after) continue;
        assert(Math.abs(after - before) >= THRESHOLD, `${key}: ${before} → ${after}`);
        assert.equal(after, countAt(key));
      }
      // The change is not to be had either: what was not told anew cannot be computed from what was.
      const toldAnew = new Map(
        [...second].map(([key, figure]) => [key, figure !== first.get(key) ? figure : null] as const),
      );
      const bounds = narrow(later, toldAnew);
      for (const [key, figure] of second) {
        const [low, high] = bounds.get(key) ?? [0, 0];
        if (figure !== countAt(key)) assert(high > low, `${key} is ${low}`);
      }
    }),
    { numRuns: 300 },
  );
});

test('after one more event in any cell, the next release says the same as the last', () => {
  fc.assert(
    fc.property(anyTable(3), fc.nat(), (table, which) => {
      const first = discloseAtOnce(table);
      const keys = [...table.counts.keys()];
      const key = keys[which % keys.length] ?? '';
      const counts = new Map(table.counts).set(key, (table.counts.get(key) ?? 0) + 1);
      assert.deepEqual(discloseAtOnce({ ...table, counts }, first), first);
    }),
    { numRuns: 200 },
  );
});

test('a change that could be had from two others is not told', () => {
  // p0 grows by 5 and p1 by 1: told p0 = 55 and total = 106, anyone would have p1 = 51 and its one event.
  const first = discloseAtOnce(makeTable([2, 1, 1], [50, 50]));
  assert.equal(first.get(entryKey(['p1', 'r0', 'm0'])), 50);
  const second = discloseAtOnce(makeTable([2, 1, 1], [55, 51]), first);
  const total = second.get(entryKey([null, null, null])) ?? null;
  const grown = second.get(entryKey(['p0', null, null])) ?? null;
  assert([50, null].includes(second.get(entryKey(['p1', null, null])) ?? null), 'held, or withheld');
  assert(total === null || grown === null || total - grown !== 51, `${total} - ${grown}`);
});
