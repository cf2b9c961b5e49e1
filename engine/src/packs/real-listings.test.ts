import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import Papa from 'papaparse';
import { SHARED_DATA, unlessShared } from '../../../tools/shared-data.ts';
import { shippedScreener } from '../../testing/shipped-packs.ts';
import { emptyListing, type Listing } from '../listing.ts';

const skip = unlessShared(SHARED_DATA);
const files = [
  'shein-products.csv',
  ...['aliexpress', 'aliexpress_pt', 'ebay', 'wish', 'jumia_ma', 'mercadolibre_mx', 'toys_pt', 'wildlife_leather'].map(
    (name) => `${name}/listings.csv`,
  ),
  ...['abt_buy/abt', 'abt_buy/buy', 'amazon_google/amazon', 'amazon_google/gp'].map((name) => `matching/${name}.csv`),
  // Names of products as an authority wrote them.
  'rappelconso_v1/rappelconso_v1_9k.csv',
];
const delimiters: Record<string, string> = { abt_buy: '|', amazon_google: '#' };

/** Every row of the shared files, its columns as attributes, so that nothing in it goes unseen. */
function readListings(): Listing[] {
  return files.flatMap((file) =>
    Papa.parse<Record<string, string>>(readFileSync(`${SHARED_DATA}/${file}`, 'utf8'), {
      header: true,
      skipEmptyLines: true,
      delimiter: delimiters[file.split('/')[1] ?? ''] ?? '',
    }).data.map((row) => ({
      ...emptyListing(file, row.product_name ?? row.title ?? row.name ?? ''),
      description: row.description ?? null,
      attributes: Object.entries(row).map(([name, value]) => ({ name, value: value ?? '' })),
      ageGate: 'none' as const,
    })),
  );
}

test('of more than twenty thousand real listings none is flagged by the doll, weapon and medicine packs', {
  skip,
}, () => {
  const screener = shippedScreener();
  const listings = readListings();
  assert.ok(listings.length > 20_000, String(listings.length));
  const found = listings.flatMap((listing) =>
    screener.screen(listing, { asOf: '2026-11-01' }).map((finding) => ({ ...finding, listing: listing.title })),
  );
  const flagged = found
    .filter((finding) => /dolls|weapons|medicines/u.test(finding.pack))
    .map(
      ({ rule, listing, matches }) =>
        `${rule}: ${listing.slice(0, 100)}: ${matches.map((match) => match.text).join(', ')}`,
    );
  assert.deepEqual(flagged, []);
  assert.deepEqual(
    found
      .filter(({ rule }) => rule === 'toys-small-magnets' || rule === 'toys-water-beads')
      .map(({ listing }) => listing),
    ['Bolas magnéticas coloridas 15 mm Ø 100un', 'Bolas magnéticas coloridas 15 mm Ø 20un'],
  );
});
