import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { z } from 'zod';
import { SHARED_DATA, unlessShared } from '../../tools/shared-data.ts';
import { emptyListing } from './listing.ts';
import { parsePack } from './packs/parse-pack.ts';
import { compile } from './screen.ts';

const folder = `${SHARED_DATA}/faults`;
const skip = unlessShared(folder);

/** Titles that others met in work like this, and the rules that are right for each. */
const right: [input: string, rules: string[][]][] = [
  ['26-arabic-spelling', [['xx-lamp'], ['xx-lamp']]],
  ['27-hangul-nfd', [['xx-lamp']]],
  ['28-signs-between-letters', [['xx-lamp'], ['xx-lamp'], ['xx-lamp']]],
];

function screenTitles(input: string): string[][] {
  const file = `${folder}/packs/xx/test/2025-01-01.yaml`;
  const parsed = parsePack(readFileSync(file, 'utf8'), file);
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
  const screener = compile([parsed.pack]);
  const lines = readFileSync(`${folder}/${input}/m.jsonl`, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { title } = z.object({ title: z.string() }).parse(JSON.parse(line));
    return screener.screen(emptyListing('shop.example', title), { asOf: '2026-01-01' }).map((each) => each.rule);
  });
}

for (const [input, rules] of right) {
  test(`what is right for ${input} is found`, { skip }, () => {
    assert.deepEqual(screenTitles(input), rules);
  });
}
