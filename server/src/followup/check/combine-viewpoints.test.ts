import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Verdict } from '../verdict/judgement.ts';
import { combineViews, type View } from './combine-viewpoints.ts';

const view = (verdict: Verdict, territory: string | null = null): View => ({
  viewpoint: territory?.toLowerCase() ?? 'here',
  territory,
  language: 'fr',
  verdict,
  reasons: [{ code: 'decided-by-person', params: { reason: verdict } }],
  evidence: null,
});
const verdictOf = (...verdicts: Verdict[]): Verdict =>
  combineViews(verdicts.map((verdict, at) => view(verdict, at === 0 ? null : 'NL'))).verdict;

test('what two viewpoints make together, whichever saw it first', () => {
  for (const [a, b, together] of [
    ['removed', 'removed', 'removed'],
    ['removed', 'online', 'restricted'],
    ['removed', 'restricted', 'restricted'],
    ['removed', 'indeterminate', 'indeterminate'],
    ['online', 'online', 'online'],
    ['online', 'restricted', 'restricted'],
    ['online', 'indeterminate', 'online'],
    ['restricted', 'indeterminate', 'restricted'],
    ['restricted', 'restricted', 'restricted'],
    ['indeterminate', 'indeterminate', 'indeterminate'],
  ] as const) {
    assert.equal(verdictOf(a, b), together, `${a} + ${b}`);
    assert.equal(verdictOf(b, a), together, `${b} + ${a}`);
  }
  assert.equal(verdictOf('removed', 'removed', 'online'), 'restricted');
  assert.equal(verdictOf('removed', 'removed', 'indeterminate'), 'indeterminate');
});

test('the territories are named; one viewpoint alone speaks for itself', () => {
  const { reasons } = combineViews([view('removed'), view('online', 'NL'), view('removed', 'DE')]);
  assert.deepEqual(reasons[0], {
    code: 'seen-from',
    params: { views: { online: ['NL (nl)'], removed: ['here', 'DE (de)'] } },
  });
  assert.deepEqual(combineViews([view('removed')]).reasons, [
    { code: 'decided-by-person', params: { reason: 'removed' } },
  ]);
});
