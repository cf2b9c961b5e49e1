import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stateAfter } from './decide.ts';
import { DECISIONS, STATES } from './schema.ts';

const AFTER = { confirm: 'confirmed', dismiss: 'dismissed', escalate: 'escalated' } as const;

test('a decision brings every other state to its own, and a person may think again', () => {
  for (const state of STATES)
    for (const kind of DECISIONS)
      if (AFTER[kind] !== state) assert.equal(stateAfter(state, kind), AFTER[kind], `${state}, ${kind}`);
});

test('the same decision twice is refused in both languages, so that two people on one case notice each other', () => {
  for (const kind of DECISIONS)
    assert.throws(
      () => stateAfter(AFTER[kind], kind),
      (error: { code: string; status: number }) => error.code === 'VIGIE_CASE_DECIDED' && error.status === 409,
    );
  assert.throws(() => stateAfter('confirmed', 'confirm'), {
    words: { en: 'This case is already confirmed.', fr: 'Cette affaire est déjà confirmée.' },
  });
});
