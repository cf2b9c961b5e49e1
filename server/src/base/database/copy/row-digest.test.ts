import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRowDigest, linesOf, type RowDigest } from './row-digest.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);

function digestOf(rows: string[]): RowDigest {
  const digest = createRowDigest();
  for (const row of rows) digest.add(bytes(row));
  return digest.value();
}

test('rows are told by what they are and how often, not by their order', () => {
  const some = Array.from({ length: 50 }, (_, n) => `row ${n}\n`);
  assert.deepEqual(digestOf(some), digestOf(some.toReversed()));
  assert.notDeepEqual(digestOf(some), digestOf([...some.slice(1), 'row 0 \n']));
  assert.notEqual(digestOf(['a\n', 'a\n']).digest, digestOf(['b\n', 'b\n']).digest, 'equal rows do not cancel out');
  // The sum of SHA-256("a\n") and SHA-256("b\n"), by hand.
  const [a, b] = ['a\n', 'b\n'].map((row) => BigInt(`0x${digestOf([row]).digest}`));
  const sum = (((a ?? 0n) + (b ?? 0n)) % 2n ** 256n).toString(16).padStart(64, '0');
  assert.equal(digestOf(['b\n', 'a\n']).digest, sum);
});

test('lines are cut out of pieces, wherever these end', async () => {
  async function* pieces() {
    for (const piece of ['on', 'e\ntwo\n', '', 'thr', 'ee', '\n']) yield bytes(piece);
  }
  const lines: string[] = [];
  for await (const some of linesOf(pieces())) lines.push(...some.map((line) => Buffer.from(line).toString()));
  assert.deepEqual(lines, ['one\n', 'two\n', 'three\n']);
  async function* cut() {
    yield bytes('one\ntw');
  }
  await assert.rejects(async () => {
    for await (const _ of linesOf(cut()));
  }, /without an end/);
});
