import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyListing } from '../listing.ts';
import type { Condition, Pack } from '../packs/pack.ts';
import { compile } from '../screen.ts';
import { isOtherWord } from './marks.ts';

for (const [text, term, isOther] of [
  ['livré', 'livre', true],
  ['LIVRÉ', 'livre', true],
  ['livre\u0301', 'livre', true],
  ['livre', 'livre', false],
  ['LIVRE', 'livre', false],
  ['etui', 'étui', false],
  ['sløv', 'slov', true],
  ['livrés', 'livr*', false],
  ['lívres', 'livr*', true],
  ['кни́га', 'книга', false],
  ['ＬＩＶＲＥ', 'livre', false],
  ['kıtap', 'kitap', false],
] as const) {
  test(`${text} is ${isOther ? 'another word than' : 'the word'} ${term}`, () => {
    assert.equal(isOtherWord(text, term), isOther);
  });
}

const words = (text: string) => ({ en: text, fr: text });

function isFound(when: Condition, title: string, taken: string[] = ['livre']): boolean {
  const pack: Pack = {
    id: 'sample',
    version: '2026-01-01',
    title: words('Sample'),
    territory: ['FR'],
    legal: [
      {
        id: 'law',
        citation: words('law'),
        penalty: null,
        from: null,
        to: null,
        verified: true,
        note: null,
        source: 't',
      },
    ],
    terms: { goods: { fr: ['lampe'] }, taken: { fr: taken } },
    rules: [{ id: 'rule', title: words('Rule'), severity: 'low', legal: ['law'], when, examples: [] }],
  };
  return compile([pack]).screen(emptyListing('test', title), { asOf: '2026-01-01' }).length > 0;
}

test('a word with marks that an exclusion has not takes no goods away; goods are found with any marks', () => {
  const when: Condition = { all: [{ terms: 'goods' }, { not: { near: [{ terms: 'goods' }, { terms: 'taken' }] } }] };
  assert.equal(isFound(when, 'Lampe, livre'), false);
  assert.equal(isFound(when, 'Lampe, livré en 48 h'), true);
  assert.equal(isFound(when, 'Làmpe, livré en 48 h'), true);
  assert.equal(isFound(when, 'Làmpe, livre'), false);
  assert.equal(isFound(when, 'Lampe, livré en 48 h', ['livre', 'livré']), false);
  const except: Condition = { terms: 'goods', except: 'taken' };
  assert.equal(isFound(except, 'Lampe', ['lampe']), false);
  assert.equal(isFound(except, 'Lampé', ['lampe']), true);
});
