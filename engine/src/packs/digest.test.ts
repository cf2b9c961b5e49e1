import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson, sha256 } from './digest.ts';

test('the digest is SHA-256 of the UTF-8, at every length around a block', () => {
  const reference = (text: string) => createHash('sha256').update(text).digest('hex');
  for (const text of ['', 'abc', ...Array.from({ length: 130 }, (_, i) => 'x'.repeat(i))])
    assert.equal(sha256(text), reference(text), String(text.length));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      assert.equal(sha256(text), reference(text));
    }),
  );
});

test('canonical JSON has one text for one content', () => {
  assert.equal(
    canonicalJson({ b: [1, { d: null, c: 'é' }], a: true, z: undefined }),
    '{"a":true,"b":[1,{"c":"é","d":null}]}',
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), (content) => {
      const shuffled = Object.fromEntries(Object.entries(content).reverse());
      assert.equal(canonicalJson(shuffled), canonicalJson(content));
      assert.deepEqual(JSON.parse(canonicalJson(content)), JSON.parse(JSON.stringify(content)));
    }),
  );
});
