import assert from 'node:assert/strict';
import { test } from 'node:test';
import { p256, p256_oprf } from '@noble/curves/nist.js';
import { evaluateMany } from './evaluate-many.ts';
import { evaluateOwn } from './evaluate-own.ts';
import { blind, evaluate, finalize, makeKey } from './suite.ts';
import { bucketOf, isIn, KEPT_BYTES, makeTable } from './table.ts';
import { VECTORS } from './vectors-testing.ts';
import { blindBy, evaluateBy, finalizeAll } from './voprf.ts';

const bytes = (hex: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(hex, 'hex'));
const hex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex');

/** What gives one scalar of the vectors after the other, as a source of randomness that is reduced to it. */
function drawing(scalars: readonly string[]) {
  const left = [...scalars];
  return (length = 32): Uint8Array<ArrayBuffer> => {
    // A scalar is drawn of more octets than it has, less one and modulo the order less one, plus one (FIPS 186-5, A.2.1).
    const value = (BigInt(`0x${left.shift() ?? '0'}`) - 1n) % p256.Point.Fn.ORDER;
    return bytes(value.toString(16).padStart(length * 2, '0'));
  };
}

const { oprf, voprf } = p256_oprf;

for (const { mode, secret, public: publicKey, info, tests } of VECTORS) {
  tests.forEach((vector, number) => {
    test(`RFC 9497, ${mode.toUpperCase()}, vector ${number + 1}, batch of ${vector.inputs.length}`, () => {
      const [key, pub] = [bytes(secret), bytes(publicKey)];
      const poprf = p256_oprf.poprf(bytes(info));
      const inputs = vector.inputs.map(bytes);
      const blinded = vector.inputs.map((input, at) => {
        const rng = drawing([vector.blinds[at] ?? '']);
        if (mode === 'oprf') return oprf.blind(bytes(input), rng);
        return mode === 'voprf' ? voprf.blind(bytes(input), rng) : poprf.blind(bytes(input), pub, rng);
      });
      assert.deepEqual(
        blinded.map((one) => hex(one.blinded)),
        vector.blinded,
      );
      assert.deepEqual(
        blinded.map((one) => hex(one.blind)),
        vector.blinds,
      );
      const elements = vector.blinded.map(bytes);
      const rng = drawing([vector.random]);
      if (mode === 'oprf') {
        assert.deepEqual(
          elements.map((one) => hex(oprf.blindEvaluate(key, one))),
          vector.evaluated,
        );
        const outputs = inputs.map((input, at) =>
          hex(oprf.finalize(input, bytes(vector.blinds[at] ?? ''), bytes(vector.evaluated[at] ?? ''))),
        );
        assert.deepEqual(outputs, vector.outputs);
        return;
      }
      const evaluated =
        mode === 'voprf'
          ? voprf.blindEvaluateBatch(key, pub, elements, rng)
          : poprf.blindEvaluateBatch(key, elements, rng);
      assert.deepEqual(evaluated.evaluated.map(hex), vector.evaluated);
      assert.equal(hex(evaluated.proof), vector.proof);
      const items = inputs.map((input, at) => ({
        input,
        blind: bytes(vector.blinds[at] ?? ''),
        blinded: elements[at] ?? new Uint8Array(),
        evaluated: bytes(vector.evaluated[at] ?? ''),
      }));
      const tweaked = blinded.flatMap((one) =>
        'tweakedKey' in one && one.tweakedKey instanceof Uint8Array ? [one.tweakedKey] : [],
      )[0];
      const outputs =
        mode === 'voprf'
          ? voprf.finalizeBatch(items, pub, bytes(vector.proof))
          : poprf.finalizeBatch(items, bytes(vector.proof), tweaked ?? new Uint8Array());
      assert.deepEqual(outputs.map(hex), vector.outputs);
    });
  });
}

for (const { mode, secret, public: publicKey, tests } of VECTORS) {
  if (mode !== 'voprf') continue;
  tests.forEach((vector, number) => {
    test(`RFC 9497, as Vigie computes it, vector ${number + 1}, batch of ${vector.inputs.length}`, () => {
      const key = { secret: bytes(secret), public: bytes(publicKey) };
      const at = (list: readonly string[], index: number) => bytes(list[index] ?? '');
      const blinded = vector.inputs.map((input, index) => blindBy(bytes(input), at(vector.blinds, index)));
      assert.deepEqual(blinded.map(hex), vector.blinded);
      const { evaluated, proof } = evaluateBy(key, blinded, bytes(vector.random));
      assert.deepEqual(evaluated.map(hex), vector.evaluated);
      assert.equal(hex(proof), vector.proof);
      const items = blinded.map((each, index) => ({
        input: at(vector.inputs, index),
        blind: at(vector.blinds, index),
        blinded: each,
        evaluated: evaluated[index] ?? each,
      }));
      assert.deepEqual(finalizeAll(items, key.public, proof).map(hex), vector.outputs);
      const wrong = Uint8Array.from(proof);
      wrong[63] = (wrong[63] ?? 0) ^ 1;
      const swapped = items.map((item, index) => ({ ...item, evaluated: evaluated.at(index - 1) ?? item.evaluated }));
      assert.throws(() => finalizeAll(items, key.public, wrong));
      if (items.length > 1) assert.throws(() => finalizeAll(swapped, key.public, proof), 'of another element');
      for (const none of [new Uint8Array(64), Buffer.alloc(64, 255), proof.subarray(1)])
        assert.throws(() => finalizeAll(items, key.public, none));
    });
  });
}

test('the nine elements of a picture: one side as Vigie computes it, the other as a library does, either way', () => {
  const key = makeKey();
  const asked = Array.from({ length: 9 }, (_, at) => blind(`picture\n${at}`));
  const elements = asked.map(({ element }) => Uint8Array.from(element));
  const ours = evaluate(key, elements);
  const theirs = voprf.blindEvaluateBatch(Uint8Array.from(key.secret), Uint8Array.from(key.public), elements);
  assert.deepEqual(ours.elements.map(hex), theirs.evaluated.map(hex));
  const items = asked.map((one, at) => ({
    input: Uint8Array.from(one.input),
    blind: Uint8Array.from(one.blind),
    blinded: elements[at] ?? new Uint8Array(),
    evaluated: Uint8Array.from(ours.elements[at] ?? []),
  }));
  assert.deepEqual(
    voprf.finalizeBatch(items, Uint8Array.from(key.public), Uint8Array.from(ours.proof)).map(hex),
    finalize(asked, key.public, { elements: theirs.evaluated, proof: theirs.proof }).map(hex),
  );
});

test('what the asker finalizes is what the holder computes by itself, in threads or not', async () => {
  const key = makeKey();
  const inputs = Array.from({ length: 1_100 }, (_, at) => `vat\nFR${at}`);
  const asked = inputs.slice(0, 3).map(blind);
  const outputs = finalize(
    asked,
    key.public,
    evaluate(
      key,
      asked.map(({ element }) => element),
    ),
  );
  const own = evaluateOwn(key.secret, inputs);
  assert.deepEqual(outputs.map(hex), own.slice(0, 3).map(hex));
  const kept = await evaluateMany(key.secret, inputs, 2);
  assert.deepEqual(
    own.map((output) => hex(output.subarray(0, KEPT_BYTES))),
    inputs.map((_, at) => hex(kept.subarray(at * KEPT_BYTES, (at + 1) * KEPT_BYTES))),
  );
  const voprfOutputs = VECTORS[1].tests[2];
  assert.deepEqual(
    evaluateOwn(bytes(VECTORS[1].secret), ['\0', 'Z'.repeat(17)]).map(hex),
    [...voprfOutputs.outputs],
    'as the RFC has it',
  );
});

test('a proof of another key is refused, and so is an element that is none', () => {
  const [key, other] = [makeKey(), makeKey()];
  const asked = [blind('a')];
  const elements = asked.map(({ element }) => element);
  assert.throws(() => finalize(asked, key.public, evaluate(other, elements)));
  const { proof, elements: evaluated } = evaluate(key, elements);
  assert.throws(() =>
    finalize(asked, key.public, { proof, elements: [evaluate(other, elements).elements[0] ?? evaluated[0] ?? proof] }),
  );
  assert.throws(() => evaluate(key, [new Uint8Array(33)]));
  assert.throws(() => evaluate(key, [new Uint8Array([2, ...new Array(32).fill(255)])]));
});

test('two questions of one subject look different', () => {
  const seen = new Set(Array.from({ length: 50 }, () => hex(blind('vat\nFR40303265045').element)));
  assert.equal(seen.size, 50);
});

test('a table is as wide as one of many more, and has what was put in', () => {
  const outputs = (n: number, from = 0) => Array.from({ length: n }, (_, at) => outputOf(from + at));
  const few = outputs(3);
  const table = makeTable(Buffer.concat(few));
  assert.deepEqual([table.bits, table.width, table.buckets.length, table.buckets[0]?.length], [0, 256, 1, 2048]);
  assert.ok(few.every((one) => isIn(table.buckets[bucketOf(one, 0)] ?? Buffer.alloc(0), one)));
  assert.ok(!isIn(table.buckets[0] ?? Buffer.alloc(0), outputOf(9)));
  assert.deepEqual(makeTable(new Uint8Array()).width, 256, 'nothing is known: it looks the same');
  const many = outputs(20_000);
  const wide = makeTable(Buffer.concat(many));
  assert.deepEqual([wide.bits, wide.buckets.length], [2, 4], '4,096 in each at least');
  assert.ok(wide.buckets.every(({ length }) => length === wide.width * 8));
  assert.ok(many.every((one) => isIn(wide.buckets[bucketOf(one, 2)] ?? Buffer.alloc(0), one)));
  assert.ok(!outputs(200, 30_000).some((one) => wide.buckets.some((bucket) => isIn(bucket, one))));
});

/** Octets that spread as outputs do. */
function outputOf(number: number): Buffer {
  const spread = (BigInt(number + 1) * 0x9e3779b97f4a7c15_f39cc0605cedc835n) & ((1n << 96n) - 1n);
  return Buffer.from(spread.toString(16).padStart(24, '0'), 'hex');
}
