import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyListing } from '../listing.ts';
import { compile } from '../screen.ts';

const words = (text: string) => ({ en: text, fr: text });
const law = { id: 'law', citation: words('Law'), penalty: null, from: null, to: null, verified: true, note: null };
const screener = compile([
  {
    id: 'sample',
    version: '2026-01-01',
    title: words('Sample'),
    territory: ['FR'],
    legal: [{ ...law, source: 'test' }],
    terms: { hidden: { any: ['кастет', 'нож бабочка', 'шпаг*', 'кот', 'σιδερογροθιά', 'machete'] } },
    rules: [
      { id: 'rule', title: words('Rule'), severity: 'low', legal: ['law'], when: { terms: 'hidden' }, examples: [] },
    ],
  },
]);
const found = (title: string) =>
  screener
    .screen(emptyListing('test', title), { asOf: '2026-01-01' })
    .flatMap(({ matches }) => matches.map(({ text, term, via }) => [text, term, via]));

test('Cyrillic and Greek words are found with Latin letters and digits among theirs, and nothing is made of others', () => {
  const cases: [title: string, ...expected: string[][]][] = [
    ['Kастет, новый', ['Kастет', 'кастет', 'confusable']],
    ['новый кaсtет', ['кaсtет', 'кастет', 'confusable']],
    ['КACTET', ['КACTET', 'кастет', 'confusable']],
    ['Hож-бaбочкa', ['Hож-бaбочкa', 'нож бабочка', 'confusable']],
    ['со шпaгой', ['шпaгой', 'шпаг*', 'confusable']],
    ['σιδερoγροθια', ['σιδερoγροθια', 'σιδερογροθιά', 'confusable']],
    // A Latin word with letters of theirs is read as before.
    ['a mаchеtе', ['mаchеtе', 'machete', 'confusable']],
    // Of few letters most are of another script; one has no like; all are Latin.
    ['Koт'],
    ['kacтfт'],
    ['KACTET'],
    ['USB-кабель и Wi-Fiроутер'],
  ];
  for (const [title, ...expected] of cases) assert.deepEqual(found(title), expected, title);
});
