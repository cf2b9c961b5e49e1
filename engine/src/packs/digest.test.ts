import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { compile } from '../screen.ts';
import { sha256 } from './digest.ts';
import { parsePack } from './parse-pack.ts';

test('the digest is SHA-256 of the UTF-8, at every length around a block', () => {
  const reference = (text: string) => createHash('sha256').update(text).digest('hex');
  for (const text of ['', 'abc', '\ud800', ...Array.from({ length: 130 }, (_, i) => 'x'.repeat(i))])
    assert.equal(sha256(text), reference(text), String(text.length));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      assert.equal(sha256(text), reference(text));
    }),
  );
});

test('a pack keeps its digest for ever: findings name it', () => {
  const parsed = parsePack(
    readFileSync(new URL('../../testdata/lint/unsaid-review.yaml', import.meta.url), 'utf8'),
    'clean',
  );
  assert.ok('pack' in parsed);
  assert.equal(
    compile([parsed.pack]).packs[0]?.digest,
    '0f0512e7d21f99c3c7edd0ffd9d2303a7bce7c72a89c33211910dd0de331bed6',
  );
});
