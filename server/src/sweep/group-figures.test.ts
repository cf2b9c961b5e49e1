import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interval } from './estimate/intervals.ts';
import { estimateGroup, groupFigures } from './group-figures.ts';
import type { Decided } from './item-store.ts';

const item = (platform: string, isProhibited: boolean, more: Partial<Decided> = {}): Decided => ({
  stratum: '',
  packs: isProhibited ? ['toys'] : [],
  platform,
  category: '',
  isSeen: true,
  isFlagged: isProhibited,
  isElusion: false,
  first: isProhibited ? true : null,
  second: null,
  settled: null,
  ...more,
});
const many = (n: number, of: (place: number) => Decided): Decided[] =>
  Array.from({ length: n }, (_, place) => of(place));

test('a pack’s share is one of the frame; a platform’s is one of what was drawn of it', () => {
  const drawn = [
    ...many(40, (n) => item('a.example', n < 8)),
    ...many(60, (n) => item('b.example', n < 3)),
    item('b.example', true, { isSeen: false, packs: ['toys'] }),
    item('b.example', true, { settled: false }),
  ];
  const parts = [{ population: 1_000, drawn }];
  const groups = groupFigures(parts, { packs: ['toys', 'tobacco'], stratifiedBy: null });
  const told = groups.map(({ by, name, seen, confirmed }) => [by, name, seen, confirmed]);
  assert.deepEqual(told, [
    ['pack', 'toys', 101, 11],
    ['pack', 'tobacco', 101, 0],
    ['platform', 'b.example', 61, 3],
    ['platform', 'a.example', 40, 8],
    ['category', '', 101, 11],
  ]);
  assert.deepEqual(groups[0]?.share, interval({ found: 11, drawn: 101, population: 1_000 }));
  assert.deepEqual(groups[3]?.share, interval({ found: 8, drawn: 40 }));
  const byPlatform = groupFigures(parts, { packs: [], stratifiedBy: 'platform' });
  assert.ok(
    byPlatform.every(({ by }) => by === 'category'),
    'strata are told as such',
  );
});

test('of too many groups the smallest are told as one', () => {
  const drawn = many(200, (n) => item(`shop${n % 100}.example`, n === 99));
  const groups = groupFigures([{ population: 1_000, drawn }], { packs: [], stratifiedBy: null });
  const platforms = groups.filter(({ by }) => by === 'platform');
  assert.equal(platforms.length, 61);
  assert.equal(
    platforms.reduce((sum, { seen }) => sum + seen, 0),
    200,
  );
  assert.deepEqual([platforms.at(-1)?.name, platforms.at(-1)?.confirmed], [null, 1]);
});

test('a group across strata that were drawn in other proportions is weighted, and its interval holds', () => {
  // Two strata of 200 and 800 entries, 60 and 40 drawn; the group is half of the one and a fifth of the other.
  const strata = [
    { population: 200, drawn: 60, group: 100, marked: 30 },
    { population: 800, drawn: 40, group: 160, marked: 16 },
  ];
  const truth = 46 / 260;
  let state = 17;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  let held = 0;
  const runs = 400;
  for (let run = 0; run < runs; run++) {
    const cells = strata.map(({ population, drawn, group, marked }) => {
      const left = Array.from({ length: population }, (_, n) => n);
      let [inGroup, found] = [0, 0];
      for (let n = 0; n < drawn; n++) {
        const [taken = 0] = left.splice(Math.floor(random() * left.length), 1);
        if (taken < group) inGroup++;
        if (taken < marked) found++;
      }
      return { drawn: inGroup, found, weight: population / drawn, population: null };
    });
    const { low, high } = estimateGroup(cells.filter(({ drawn }) => drawn > 0));
    if (low <= truth && truth <= high) held++;
  }
  assert.ok(held / runs >= 0.95 - 2.326 * Math.sqrt((0.95 * 0.05) / runs), `${held} of ${runs}`);
});
