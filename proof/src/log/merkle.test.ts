import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  consistencyProof,
  EMPTY_ROOT,
  type Hash,
  leafHash,
  nodeHash,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts';

const [a, b, c] = [leafHash(Buffer.of(1)), leafHash(Buffer.of(2)), leafHash(Buffer.of(3))];
const ab = nodeHash(a, b);
const abc = nodeHash(ab, c);
const NO_HASH: Hash = new Uint8Array();
const SHORT = a.subarray(0, 31);

/** From, to, proof, both roots, and whether the one grew to the other: RFC 6962, 2.1 and 2.1.2; RFC 9162, 2.1.4.2. */
const CONSISTENCIES: [string, number, number, Hash[], Hash, Hash, boolean][] = [
  ['nothing to something', 0, 3, [], EMPTY_ROOT, abc, true],
  ['nothing to nothing', 0, 0, [], EMPTY_ROOT, EMPTY_ROOT, true],
  ['one to three', 1, 3, [b, c], a, abc, true],
  ['two to three', 2, 3, [c], ab, abc, true],
  ['three to three', 3, 3, [], abc, abc, true],
  ['nothing with a root of something', 0, 3, [], a, abc, false],
  ['nothing with another root, to itself', 0, 0, [], a, a, false],
  ['nothing to something, with a proof', 0, 3, [abc], EMPTY_ROOT, abc, false],
  ['nothing to nothing, with a proof', 0, 0, [a], EMPTY_ROOT, EMPTY_ROOT, false],
  ['nothing with a root of no bytes', 0, 3, [], NO_HASH, abc, false],
  ['something to a root of no bytes', 0, 3, [], EMPTY_ROOT, NO_HASH, false],
  ['roots of no bytes', 3, 3, [], NO_HASH, NO_HASH, false],
  ['a proof of no bytes', 2, 3, [NO_HASH], ab, abc, false],
  ['a proof a byte short', 2, 3, [SHORT], ab, abc, false],
  ['a proof a byte long', 2, 3, [Buffer.concat([c, Buffer.of(0)])], ab, abc, false],
  ['no proof', 2, 3, [], ab, abc, false],
  ['a shorter tree', 3, 2, [c], abc, ab, false],
  ['less than nothing', -1, 3, [], EMPTY_ROOT, abc, false],
  ['half a leaf', 0.5, 3, [], EMPTY_ROOT, abc, false],
  ['no number', Number.NaN, 3, [], EMPTY_ROOT, abc, false],
];

test('a tree grows from nothing by an empty proof, and from nothing else so', () => {
  for (const [name, from, to, proof, first, second, holds] of CONSISTENCIES)
    assert.equal(verifyConsistency(from, to, proof, first, second), holds, name);
  assert.deepEqual(
    consistencyProof(0, 3, () => a),
    [],
  );
});

/** Index, size, leaf, proof, root, and whether it is there. */
const INCLUSIONS: [string, number, number, Hash, Hash[], Hash, boolean][] = [
  ['the only leaf', 0, 1, a, [], a, true],
  ['the last of three', 2, 3, c, [ab], abc, true],
  ['no leaf in no tree', 0, 0, a, [], EMPTY_ROOT, false],
  ['a leaf of no bytes', 0, 1, NO_HASH, [], NO_HASH, false],
  ['a leaf a byte short', 0, 1, SHORT, [], SHORT, false],
  ['a proof of no bytes', 2, 3, c, [NO_HASH], abc, false],
  ['half an index', 0.5, 1, a, [], a, false],
];

test('what is no hash is in no tree', () => {
  for (const [name, index, size, leaf, proof, root, holds] of INCLUSIONS)
    assert.equal(verifyInclusion(index, size, leaf, proof, root), holds, name);
});
