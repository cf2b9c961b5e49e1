import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { patchRow, ROW_HEIGHTS, removeRows, weigh } from './rows.ts';

const row = (id: string, stage = 'opened') => ({ id, stage });
const PAGES = [
  { items: [row('a'), row('b')], next: '1' },
  { items: [row('c'), row('a')], next: null },
];

test('rows keep their order and show what is known anew of them; each stands once', () => {
  const { rows, fresh } = weigh(PAGES, [row('c', 'sealed'), row('a'), row('b')]);
  assert.deepEqual(rows, [row('a'), row('b'), row('c', 'sealed')]);
  assert.equal(fresh, 0);
});

test('what came since is counted, not shown', () => {
  const { rows, fresh } = weigh(PAGES, [row('x'), row('y'), row('a')]);
  assert.deepEqual(
    rows.map(({ id }) => id),
    ['a', 'b', 'c'],
  );
  assert.equal(fresh, 2);
  const first = PAGES.slice(0, 1);
  assert.equal(weigh(first, [row('x'), row('b'), row('d')]).fresh, 1, 'd may stand on the next page');
  assert.equal(weigh(PAGES, [row('a'), row('d')]).fresh, 1, 'there is no next page');
  assert.equal(weigh([], [row('x')]).fresh, 0, 'before the list is there nothing is new');
});

test('rows that left are taken out; other pages stay the same objects', () => {
  const left = removeRows(PAGES, new Set(['b']));
  assert.deepEqual(left[0]?.items, [row('a')]);
  assert.equal(left[1], PAGES[1]);
});

test('a row is shown as it is now, where it is', () => {
  const [first, second] = PAGES.map((page) => patchRow(page, row('b', 'sealed')));
  assert.deepEqual(first?.items, [row('a'), row('b', 'sealed')]);
  assert.equal(second, PAGES[1]);
});

test('rows are as high as the style sheet draws them, dense or roomy', () => {
  const css = readFileSync(new URL('../../styles/tokens.css', import.meta.url), 'utf8');
  const heights = [...css.matchAll(/(?<where>:root[^{]*)\{[^}]*--row: (?<rem>[\d.]+)rem/g)].map(({ groups }) => [
    /data-rows="(\w+)"/.exec(groups?.where ?? '')?.[1] ?? 'dense',
    Number(groups?.rem) * 16,
  ]);
  assert.deepEqual(Object.fromEntries(heights), ROW_HEIGHTS);
});
