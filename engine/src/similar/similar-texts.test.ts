import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SimilarTexts, shinglesOf } from './similar-texts.ts';

/** The share of words in common, by the sets themselves. */
function jaccard(a: string, b: string): number {
  const [x, y] = [new Set(shinglesOf(a)), new Set(shinglesOf(b))];
  const both = x.intersection(y).size;
  return both / (x.size + y.size - both);
}

test('a text is found again whatever the order, case, accents or width of its words', () => {
  const known = new SimilarTexts();
  const id = known.add('Lampe de bureau pliable, métal noir, 40 cm, avec variateur');
  known.add('Chaise de jardin pliante en bois');
  for (const text of [
    'Lampe de bureau pliable, métal noir, 40 cm, avec variateur',
    'LAMPE DE BUREAU PLIABLE METAL NOIR 40 CM AVEC VARIATEUR',
    'Variateur avec lampe de bureau noir, métal pliable (40 cm)',
    'Ｌａｍｐｅ de bu\u00adreau pliable, métal noir, 40 cm, avec variateur',
  ]) {
    assert.deepEqual(known.find(text), [{ id, jaccard: 1, containment: 1 }], text);
  }
  const [part] = known.find('Lampe de bureau pliable, métal noir, 40 cm', 0.7);
  assert.deepEqual([part?.id, part?.containment], [id, 1]);
  assert.deepEqual(known.find('Lampe de chevet blanche 30 cm'), []);
  assert.deepEqual(known.find(''), []);
  assert.throws(() => known.find('x', 0.3), RangeError);
});

test('scripts without spaces are compared by pairs of characters', () => {
  const known = new SimilarTexts();
  const id = known.add('可折叠金属台灯黑色四十厘米带调光器');
  assert.equal(known.find('可折叠金属台灯黑色四十厘米带调光')[0]?.id, id);
  assert.deepEqual(known.find('灯台属金叠折可色黑'), []);
});

test('of near-duplicates of a Jaccard of 0.7 or more at least 95 of 100 are found, and nothing below it', () => {
  let state = 11;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  const word = (): string => `w${random(5_000)}`;
  const texts = Array.from({ length: 5_000 }, () => Array.from({ length: 8 + random(30) }, word));
  const known = new SimilarTexts();
  for (const text of texts) known.add(text.join(' '));
  let alike = 0;
  let found = 0;
  for (let n = 0; n < 3_000; n++) {
    const id = random(texts.length);
    const edited = (texts[id] ?? []).map((each) => (random(100) < 9 ? word() : each)).sort(() => random(3) - 1);
    const text = edited.join(' ');
    const near = known.find(text);
    for (const each of near) assert.ok(each.jaccard >= 0.7);
    const exact = jaccard(text, (texts[id] ?? []).join(' '));
    const hit = near.find((each) => each.id === id);
    if (hit) assert.equal(hit.jaccard, exact);
    if (exact < 0.7) assert.equal(hit, undefined);
    else {
      alike += 1;
      if (hit) found += 1;
    }
  }
  assert.ok(alike > 1_000 && found / alike >= 0.95, `${found} of ${alike}`);
});

test('any text is found again by itself, and adding is all that changes an answer', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 40 }), (texts) => {
      const known = new SimilarTexts();
      const ids = texts.map((text) => known.add(text));
      assert.equal(known.size, texts.length);
      for (const [n, text] of texts.entries()) {
        const answer = known.find(text, 1);
        assert.deepEqual(answer, known.find(text, 1));
        assert.equal(
          answer.some(({ id }) => id === ids[n]),
          shinglesOf(text).length > 0,
          text,
        );
      }
    }),
    { numRuns: 200 },
  );
});
