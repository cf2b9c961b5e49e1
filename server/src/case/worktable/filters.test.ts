import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listQuery } from './filters.ts';

test('a name that is no filter is refused, a value that is given once is a list of one', () => {
  for (const query of [
    { stat: 'open' },
    { state: 'opened' },
    { view: 'all' },
    { evidence: '-1' },
    { dueBefore: 'today' },
  ])
    assert.equal(listQuery.safeParse(query).success, false, JSON.stringify(query));
  assert.deepEqual(listQuery.parse({ state: 'open', rule: ['a/b', 'c/d'] }), {
    state: ['open'],
    rule: ['a/b', 'c/d'],
    sort: 'points',
    limit: 50,
  });
});
