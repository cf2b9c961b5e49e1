import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomnessOfRound } from './quicknet.ts';

/** A published round: README of github.com/mcdcam/python-drand-verify, `verify_quicknet`. */
const ROUND = 657_413;
const SIGNATURE = 'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b';
const RANDOMNESS = 'fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587';

test('a published round of quicknet has its randomness', () => {
  assert.equal(randomnessOfRound(ROUND, SIGNATURE), RANDOMNESS);
});

test('another round, another signature, and what is no point have none', () => {
  assert.equal(randomnessOfRound(ROUND + 1, SIGNATURE), null);
  // The point's negative: on the curve, of the subgroup, and no signature of this round.
  assert.equal(randomnessOfRound(ROUND, `97${SIGNATURE.slice(2)}`), null);
  const infinity = `c0${'00'.repeat(47)}`;
  for (const wrong of ['', SIGNATURE.slice(2), SIGNATURE.toUpperCase(), '00'.repeat(48), 'ff'.repeat(48), infinity])
    assert.equal(randomnessOfRound(ROUND, wrong), null, wrong);
  for (const round of [0, -1, 1.5, Number.NaN, 2 ** 53]) assert.equal(randomnessOfRound(round, SIGNATURE), null);
});
