import { readFileSync } from 'node:fs';
import { emptyListing, type Listing } from '@vigie/engine';
import Papa from 'papaparse';
import { seededRandom } from '../disguise/kinds.ts';

/** Where the real listings are: beside the repository, never in it. */
export const sharedFolder = process.env.VIGIE_SHARED ?? new URL('../../../shared', import.meta.url).pathname;

const files = [
  'shein-products.csv',
  'aliexpress',
  'aliexpress_pt',
  'ebay',
  'wish',
  'jumia_ma',
  'mercadolibre_mx',
  'toys_pt',
];
const notText = /url|image|hash|price|id$|rating|count|sold|shipping|date|day|ean/iu;

/** The real listings of the shared data: title, description, and every other text column as an attribute. */
export function readListings(): Listing[] {
  return files.flatMap((name) => {
    const path = `${sharedFolder}/data/${name.endsWith('.csv') ? name : `${name}/listings.csv`}`;
    const { data } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
      header: true,
      skipEmptyLines: true,
    });
    return data.map((row) => {
      const { title, product_name, description, brand, ...others } = row;
      const listing = emptyListing(name, product_name ?? title ?? '');
      listing.description = description || null;
      listing.brand = brand || null;
      listing.attributes = Object.entries(others)
        .filter(([key, value]) => value && !notText.test(key))
        .map(([key, value]) => ({ name: key, value: value ?? '' }));
      return listing;
    });
  });
}

/** A listing's text in one piece, for matchers that take a string. */
export function textOf(listing: Listing): string {
  return [
    listing.title,
    listing.description ?? '',
    listing.brand ?? '',
    ...listing.attributes.map((each) => each.value),
  ].join('\n');
}

/**
 * Terms that are hard on purpose: words of the corpus with one letter changed, and phrases of two or three of its
 * words. One in two hundred is a word of the corpus as it stands.
 */
export function hostileTerms(texts: readonly string[], count: number): string[] {
  const vocabulary = [...new Set(texts.flatMap((text) => text.toLowerCase().match(/\p{L}{3,}/gu) ?? []))].sort();
  const random = seededRandom(20_251_123);
  const pick = () => vocabulary[Math.floor(random() * vocabulary.length)] ?? '';
  const terms = new Set<string>();
  while (terms.size < count) {
    const kind = random();
    if (kind < 0.005) terms.add(pick());
    else if (kind < 0.35) {
      const word = pick();
      const at = Math.floor(random() * word.length);
      terms.add(word.slice(0, at) + String.fromCharCode(0x61 + Math.floor(random() * 26)) + word.slice(at + 1));
    } else if (kind < 0.75) terms.add(`${pick()} ${pick()}`);
    else terms.add(`${pick()} ${pick()} ${pick()}`);
  }
  return [...terms];
}
