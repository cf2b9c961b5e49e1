import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { placeAt } from './path-at.ts';
import { suggest } from './suggest.ts';

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../../packs/pack.schema.json'), 'utf8'));
const PACK = {
  id: 'p',
  version: '2026-01-01',
  title: { en: 'P', fr: 'P' },
  territory: ['FR'],
  legal: [
    {
      id: 'law-1',
      citation: { en: 'A', fr: 'A' },
      penalty: null,
      from: null,
      to: null,
      verified: true,
      note: null,
      source: 's',
    },
  ],
  terms: { lamp: { en: ['lamp'] }, gift: { en: ['gift'] } },
  rules: [],
};

// `|` is the cursor.
const CASES: [text: string, path: string, word: string, some: string[]][] = [
  ['|', '', '', ['id: ', 'rules: ']],
  ['id: p\nru|', '', 'ru', ['rules: ']],
  ['rules:\n  - id: x\n    |', 'rules.0', '', ['severity: ', 'when: ']],
  ['rules:\n  - |', 'rules.0', '', ['id: ', 'when: ']],
  ['rules:\n- |', 'rules.0', '', ['id: ']],
  ['rules:\n  - id: x\n    severity: h|', 'rules.0.severity', 'h', ['low', 'critical']],
  ['rules:\n  - id: x\n    legal: [|', 'rules.0.legal.0', '', ['law-1']],
  ['rules:\n  - id: x\n    legal:\n      - l|', 'rules.0.legal.0', 'l', []],
  ['rules:\n  - id: x\n    when:\n      |', 'rules.0.when', '', ['all: ', 'measure: ']],
  ['rules:\n  - id: x\n    when:\n      all:\n        - |', 'rules.0.when.all.0', '', ['terms: ']],
  ['rules:\n  - id: x\n    when:\n      all:\n        - terms: |', 'rules.0.when.all.0.terms', '', ['lamp', 'gift']],
  ['rules:\n  - id: x\n    when: { terms: lamp, |', 'rules.0.when', '', ['except: ', 'fields: ']],
  ['rules:\n  - id: x\n    when: { not: { terms: g|', 'rules.0.when.not.terms', 'g', ['lamp', 'gift']],
  [
    'rules:\n  - id: x\n    when:\n      all: [{ terms: lamp }, { measure: |',
    'rules.0.when.all.0.measure',
    '',
    ['height'],
  ],
  ['terms:\n  lamp:\n    en: [lamp]\n    # a comment\nrules:\n  - |', 'rules.0', '', ['id: ']],
  ['rules:\n  - id: x\n    examples:\n      - match: |', 'rules.0.examples.0.match', '', ['true', 'false']],
  ['legal:\n  - id: x\n    verified: t|', 'legal.0.verified', 't', ['true']],
  ['nothing:\n  |', 'nothing', '', []],
];

for (const [text, path, word, some] of CASES) {
  test(`at ${JSON.stringify(text)} may stand ${some.join(', ') || 'nothing that is known'}`, () => {
    const cursor = text.indexOf('|');
    const place = placeAt(text.replace('|', ''), cursor);
    assert.deepEqual([place.path.join('.'), place.word, place.from], [path, word, cursor - word.length]);
    const labels = suggest(schema, place, PACK).map(({ label }) => label);
    for (const label of some) assert.ok(labels.includes(label), `${label}: ${labels}`);
  });
}
