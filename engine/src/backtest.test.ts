import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startBacktest } from './backtest.ts';
import { emptyListing } from './listing.ts';
import type { Pack } from './packs/pack.ts';
import { compile } from './screen.ts';

const words = (text: string) => ({ en: text, fr: text });
const packOf = (terms: string[]): Pack => ({
  id: 'sample',
  version: '2026-01-01',
  title: words('Sample'),
  territory: ['FR'],
  legal: [
    {
      id: 'law',
      citation: words('Law'),
      penalty: null,
      from: null,
      to: null,
      verified: true,
      note: null,
      source: 'test',
    },
  ],
  terms: { lamp: { en: terms } },
  rules: [
    { id: 'lamps', title: words('Lamps'), severity: 'low', legal: ['law'], when: { terms: 'lamp' }, examples: [] },
  ],
});

test('a backtest counts what a new version newly flags and no longer flags, with samples', () => {
  const corpus = ['desk lamp', 'torch', 'lantern', 'chair'].map((title) => emptyListing('test', title));
  const run = startBacktest(compile([packOf(['lamp', 'torch'])]), compile([packOf(['lamp', 'lantern'])]), {
    asOf: '2026-01-01',
  });
  for (const listing of corpus) run.add(listing);
  const result = run.result();
  assert.equal(result.listings, 4);
  const [change] = result.rules;
  assert.deepEqual([change?.before, change?.after, change?.newlyFlagged, change?.noLongerFlagged], [2, 2, 1, 1]);
  assert.deepEqual([change?.newSamples[0]?.title, change?.goneSamples[0]?.title], ['lantern', 'torch']);
});
