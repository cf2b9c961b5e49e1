import { existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { z } from 'zod';

/** Real data of others, beside the repository. */
export const DATA = `${process.env.VIGIE_SHARED ?? '../shared'}/data`;

/** A reproducible row of numbers below a bound (xorshift). */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Tables of real offers, the columns that hold a title, and what parts their cells where it is no comma. */
const TABLES: [file: string, columns: string[], delimiter?: string][] = [
  ['aliexpress/listings.csv', ['title']],
  ['aliexpress_pt/listings.csv', ['title']],
  ['ebay/listings.csv', ['title']],
  ['jumia_ma/listings.csv', ['title']],
  ['mercadolibre_mx/listings.csv', ['title']],
  ['wish/listings.csv', ['title', 'title_orig']],
  ['toys_pt/listings.csv', ['title']],
  ['wildlife_leather/listings.csv', ['title']],
  ['shein-products.csv', ['product_name']],
  ['matching/abt_buy/abt.csv', ['name'], '|'],
  ['matching/abt_buy/buy.csv', ['name'], '|'],
  ['matching/amazon_google/amazon.csv', ['title'], '#'],
  ['matching/amazon_google/gp.csv', ['title'], '#'],
];

const rowSchema = z.record(z.string(), z.string());

/** The rows of a table as it lies there. */
export function readTable(file: string, delimiter?: string): Record<string, string>[] {
  if (!existsSync(`${DATA}/${file}`)) throw new Error(`no table ${DATA}/${file}: set VIGIE_SHARED to where it is`);
  return Papa.parse(readFileSync(`${DATA}/${file}`, 'utf8'), {
    header: true,
    skipEmptyLines: true,
    // Where another sign parts the cells, quotes are inches.
    ...(delimiter ? { delimiter, quoteChar: '\u0000' } : {}),
  }).data.map((row) => rowSchema.catch({}).parse(row));
}

/** Real titles by the table they come from, each once. */
export function readTitles(): string[][] {
  return TABLES.map(([file, columns, delimiter]) => {
    const titles = readTable(file, delimiter).flatMap((row) => columns.map((column) => (row[column] ?? '').trim()));
    return [...new Set(titles.filter((title) => title.length > 8 && title.length < 300))];
  });
}

/**
 * Goods of their own, made from real titles: digits are others, and of the words some are those of a second title of
 * the same table.
 */
export function* makeTitles(tables: string[][], count: number, random: (below: number) => number): Generator<string> {
  const real = tables.flatMap((titles) => titles.map((title) => ({ title, titles })));
  yield* real.slice(0, count).map(({ title }) => title);
  for (let made = real.length; made < count; made++) {
    const { title, titles } = real[random(real.length)] ?? { title: '', titles: [] };
    const words = title.split(/\s+/u);
    const others = (titles[random(titles.length)] ?? '').split(/\s+/u);
    const changed = words.map((word) => {
      if (/\d/u.test(word)) return word.replaceAll(/\d/gu, () => String(random(10)));
      return random(3) === 0 ? (others[random(others.length)] ?? word) : word;
    });
    yield changed.join(' ');
  }
}

const OFFERED = ['New', 'Free shipping', 'Neuf', 'Promo', '2024', 'Original', 'livraison gratuite', 'Hot sale'];

/** The same goods as another trader would offer them: a quarter of the words left out, others first, one misspelt. */
export function offerAgain(title: string, random: (below: number) => number): string {
  const words = title.split(/\s+/u).filter((_word, _place, all) => all.length < 4 || random(4) > 0);
  const at = random(words.length);
  const word = words[at] ?? '';
  if (word.length > 5 && !/\d/u.test(word)) {
    const letter = 1 + random(word.length - 2);
    words[at] = word.slice(0, letter) + word.slice(letter + 1);
  }
  const turn = random(words.length);
  const turned = [...words.slice(turn), ...words.slice(0, turn)];
  const changed = turned.map((each) =>
    /\d[-/]|[-/]\d/u.test(each) && random(2) === 0 ? each.replaceAll(/[-/]/gu, '') : each,
  );
  return `${OFFERED[random(OFFERED.length)] ?? ''} ${changed.join(' ')}`.toUpperCase();
}
