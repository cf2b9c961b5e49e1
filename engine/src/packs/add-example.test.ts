import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { addExample } from './add-example.ts';
import type { Example } from './pack.ts';
import { parsePack } from './parse-pack.ts';

const root = new URL('../../../', import.meta.url).pathname;
const example: Example = { match: false, note: 'seen: "by" a person', listing: { title: 'Lamp: 30 cm # [red]' } };

const pack = (examples: string, tail = '') => `id: test
version: 2026-01-01
title: { en: T, fr: T }
territory: [FR]
legal:
  - { id: law, citation: { en: A, fr: A }, penalty: null, from: null, to: null, verified: true, note: null, source: t }
terms: { lamp: { en: [lamp] } }
rules:
  - id: lamp
    title: { en: L, fr: L }
    severity: low
    legal: [law]
    when: { terms: lamp }
    examples:${examples}
${tail}`;

const SHAPES: [string, string][] = [
  ['in a block', pack('\n      - match: true # as it is\n        listing: { title: A lamp } # end', '# the end\n')],
  ['in a block of flows', pack('\n      - { match: true, listing: { title: A lamp } } # end')],
  ['dashes at the margin of their key', pack('\n    - match: true\n      listing:\n        title: A lamp')],
  ['a text of several lines', pack('\n      - match: true\n        listing:\n          title: |\n            A lamp')],
  ['none yet', pack(' []')],
  ['in brackets', pack(' [{ match: true, listing: { title: "[lamp]" } }]')],
  ['a dash on its own line', pack('\n      -\n        match: true\n        listing: { title: A lamp }')],
  [
    'a rule behind',
    pack(
      '\n      - match: true\n        listing: { title: A lamp }',
      `  - { id: next, title: { en: L, fr: L }, severity: low, legal: [law], when: { terms: lamp }, examples: [] }\n`,
    ),
  ],
];

for (const [name, text] of SHAPES) {
  test(`an example is put behind the last, and nothing else changes: ${name}`, () => {
    const before = parsePack(text, 'a.yaml');
    assert.ok('pack' in before, JSON.stringify(before));
    const after = parsePack(addExample(text, 'lamp', example) ?? '', 'a.yaml');
    assert.ok('pack' in after, JSON.stringify(after));
    before.pack.rules[0]?.examples.push(example);
    assert.deepEqual(after.pack, before.pack);
  });
}

test('comments stay, and a rule that is not there, or what is no pack, takes none', () => {
  assert.match(addExample(SHAPES[0]?.[1] ?? '', 'lamp', example) ?? '', /# as it is\n.*# end\n {6}- match: false/);
  assert.equal(addExample(pack(' []'), 'none', example), null);
  assert.equal(addExample('id: [', 'lamp', example), null);
});

test('the packs of the house take one into each of their rules', () => {
  for (const file of globSync('packs/eu/*/*.yaml', { cwd: root })) {
    const text = readFileSync(root + file, 'utf8');
    const before = parsePack(text, file);
    assert.ok('pack' in before);
    const [rule] = before.pack.rules;
    const written = addExample(text, rule?.id ?? '', example) ?? '';
    const after = parsePack(written, file);
    rule?.examples.push(example);
    assert.deepEqual(after, before, file);
    assert.ok(written.split('\n').length - text.split('\n').length <= 4, file);
  }
});
