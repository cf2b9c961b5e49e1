import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { emptyListing } from './listing.ts';
import { findMeasures } from './measures/find-measures.ts';
import type { Measure } from './measures/measure.ts';
import { compile } from './screen.ts';
import { ENGINE_VERSION } from './version.ts';

const words = { en: 'Sample', fr: 'Exemple' };
const screener = compile([
  {
    id: 'sample',
    version: '2026-01-01',
    title: words,
    territory: ['FR'],
    legal: [
      { id: 'law', citation: words, penalty: null, from: null, to: null, verified: true, note: null, source: 'test' },
    ],
    terms: { goods: { any: ['desk lamp', 'lamp', 'lampe*', 'brass', 'مصباح', '台灯', '램프'] } },
    rules: [{ id: 'rule', title: words, severity: 'low', legal: ['law'], when: { terms: 'goods' }, examples: [] }],
  },
]);

/** What the engine finds in a text: its terms, each with how it was found, and its quantities. */
function found(text: string): string {
  const [finding] = screener.screen(emptyListing('test', text), { asOf: '2026-01-01' });
  const terms = (finding?.matches ?? []).map((match) => `${match.via} [${match.text}]`);
  const show = ({ kind, min, max, start, end }: Measure) => {
    const value = max === null ? `${min}+` : max === min ? String(min) : `${min}-${max}`;
    return `${kind} ${value} [${text.slice(start, end)}]`;
  };
  const measures = findMeasures(text).map((each) => [each, ...(each.others ?? [])].map(show).join(' or '));
  return [...terms, ...measures].join('; ');
}

/**
 * A finding names the version that made it, and an offer is screened anew by another version alone: what the engine
 * finds may not change under a version that was released. Where it has to change, the version goes up, and the file
 * takes its name.
 */
test('what the engine finds is what its version found', () => {
  const file = new URL(`../testdata/findings/${ENGINE_VERSION}.tsv`, import.meta.url);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  assert.ok(lines.length > 20);
  assert.deepEqual(
    lines.map((line) => {
      const [text = ''] = line.split('\t');
      return `${text}\t${found(text)}`;
    }),
    lines,
  );
});
