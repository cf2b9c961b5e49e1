import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillCategories } from './fill-categories.ts';
import { loadReportTemplate, openReport } from './template.ts';

const UNSAFE = 'STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS';

/** Part 4 with so many notices: in all, in the category of products, and under its keywords. */
function fill(total: number, inCategory: number, keywords: readonly [string, string | null, number][]) {
  const part = openReport(loadReportTemplate()).find((each) => each.part === 4);
  assert.ok(part);
  const group = { category: null, keyword: null, other: null };
  const unplaced = fillCategories(
    part,
    [
      { ...group, level: 'total', notices: total },
      { ...group, level: 'category', category: UNSAFE, notices: inCategory },
      ...keywords.map(([keyword, other, notices]) => ({
        level: 'keyword' as const,
        category: UNSAFE,
        keyword,
        other,
        notices,
      })),
    ],
    [{ title: 'Number of notices received', of: ({ notices }) => notices }],
  );
  const at = part.rows.findIndex((row) => row[3] === UNSAFE);
  return {
    unplaced,
    rows: part.rows.slice(at, at + 5).map((row) => [row[3], row[4], row[5]]),
    count: part.rows.length,
  };
}

test('“other” has a row for each description, and what is in no row leaves no row at 0', () => {
  const whole = fill(5, 5, [
    ['KEYWORD_UNSAFE_PRODUCTS', null, 2],
    ['KEYWORD_OTHER', 'Laser pointers', 2],
    ['KEYWORD_OTHER', 'Jammers', 1],
  ]);
  assert.deepEqual(whole.rows, [
    [UNSAFE, null, 5],
    ['KEYWORD_PROHIBITED_PRODUCTS', null, 0],
    ['KEYWORD_UNSAFE_PRODUCTS', null, 2],
    ['KEYWORD_OTHER', 'Laser pointers', 2],
    ['KEYWORD_OTHER', 'Jammers', 1],
  ]);
  assert.deepEqual(whole.unplaced, { categories: 0, keywords: 0 });
  assert.equal(whole.count, fill(0, 0, []).count + 1);

  const left = fill(6, 5, [
    ['KEYWORD_UNSAFE_PRODUCTS', null, 2],
    ['KEYWORD_OTHER', null, 3],
  ]);
  assert.deepEqual(left.rows.slice(0, 4), [
    [UNSAFE, null, 5],
    ['KEYWORD_PROHIBITED_PRODUCTS', null, null],
    ['KEYWORD_UNSAFE_PRODUCTS', null, 2],
    ['KEYWORD_OTHER', null, null],
  ]);
  assert.deepEqual(left.unplaced, { categories: 1, keywords: 3 });
});
