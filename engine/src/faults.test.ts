import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { SHARED_DATA, unlessShared } from '../../tools/shared-data.ts';
import { emptyListing, type Listing } from './listing.ts';
import { withUnit } from './measures/attribute.ts';
import { parsePack } from './packs/parse-pack.ts';
import { compile } from './screen.ts';

const folder = `${SHARED_DATA}/faults`;
const skip = unlessShared(folder);

/** Titles that others met in work like this, and the rules that are right for each. */
const right: [input: string, rules: string[][]][] = [
  ['21-fractions', [['xx-lamp']]],
  ['22-tolerance', [['xx-lamp']]],
  ['23-list-of-sizes', [['xx-lamp', 'xx-low']]],
  [
    '24-units-of-other-scripts',
    [
      ['xx-lamp', 'xx-low'],
      ['xx-lamp', 'xx-low'],
    ],
  ],
  ['26-arabic-spelling', [['xx-lamp'], ['xx-lamp']]],
  ['27-hangul-nfd', [['xx-lamp']]],
  ['28-signs-between-letters', [['xx-lamp'], ['xx-lamp'], ['xx-lamp']]],
];

function screen(title: string, attributes: Listing['attributes'] = []): string[] {
  const file = `${folder}/packs/xx/test/2025-01-01.yaml`;
  const parsed = parsePack(readFileSync(file, 'utf8'), file);
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
  const listing = { ...emptyListing('shop.example', title), attributes };
  return compile([parsed.pack])
    .screen(listing, { asOf: '2026-01-01' })
    .map((each) => each.rule);
}

interface Line {
  title: string;
  attributes?: { name: string; value: string; unit: string }[];
}

function linesOf(input: string): Line[] {
  const lines = readFileSync(`${folder}/${input}`, 'utf8').trim().split('\n');
  return lines.map((line): Line => JSON.parse(line));
}

for (const [input, rules] of right) {
  test(`what is right for ${input} is found`, { skip }, () => {
    assert.deepEqual(
      linesOf(`${input}/m.jsonl`).map(({ title }) => screen(title)),
      rules,
    );
  });
}

test('a unit beside the value or in the name of a column is read', { skip }, () => {
  for (const { title, attributes } of linesOf('25-unit-apart/attributes.jsonl')) {
    const joined = attributes?.map(({ name, value, unit }) => ({ name, value: withUnit(value, unit) }));
    assert.deepEqual(screen(title, joined), ['xx-lamp', 'xx-low']);
  }
  const [names = '', values = ''] = readFileSync(`${folder}/25-unit-apart/header.csv`, 'utf8').split('\n');
  const [name = '', value = ''] = [names.split(',')[1], values.split(',')[1]];
  assert.deepEqual(screen('Desk lamp', [{ name, value }]), ['xx-lamp', 'xx-low']);
});
