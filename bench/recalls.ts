// Recalled products among offers: the pairs that people matched (Abt and Buy, see ../shared/data/matching), those of
// the one side taken as recalls by brand and model, those of the other as offers. A JSON line. node bench/recalls.ts
import { existsSync, readFileSync } from 'node:fs';
import { compile, emptyListing, parsePack, productsOf, readNotices, withProducts } from '@vigie/engine';
import Papa from 'papaparse';
import { z } from 'zod';

const folder = `${process.env.VIGIE_SHARED ?? '../shared'}/data/matching/abt_buy`;
if (!existsSync(folder)) throw new Error(`no pairs at ${folder}: set VIGIE_SHARED to where they are`);
const rowSchema = z.object({ id: z.string(), name: z.string(), description: z.string() });
const read = <T>(schema: z.ZodType<T>, file: string): T[] =>
  Papa.parse(readFileSync(`${folder}/${file}`, 'utf8'), {
    header: true,
    delimiter: '|',
    quoteChar: '\u0000',
    skipEmptyLines: true,
  }).data.map((row) => schema.parse(row));

const known = read(rowSchema, 'abt.csv');
const offers = read(rowSchema, 'buy.csv');
const pairs = new Set(read(z.object({ D1: z.string(), D2: z.string() }), 'gt.csv').map(({ D1, D2 }) => `${D1} ${D2}`));

// "Sony Turntable - PSLX350H": the brand first, the model last.
const notices = readNotices(
  known.flatMap(({ id, name }) => {
    const [, brand, model] = /^(\S+) .* - (\S+)$/.exec(name) ?? [];
    return brand && model ? [{ reference: id, brand, model }] : [];
  }),
);
const file = 'packs/eu/recalled-products/2024-12-13.yaml';
const parsed = parsePack(readFileSync(file, 'utf8'), file);
if (!('pack' in parsed)) throw new Error(`${file} is no pack`);
const screener = compile([withProducts(parsed.pack, 'recalled', notices.flatMap(productsOf))]);
let [right, wrong] = [0, 0];
const began = performance.now();
for (const { id, name, description } of offers) {
  const findings = screener.screen({ ...emptyListing('buy', name), description }, { asOf: '2026-01-01' });
  const references = new Set(findings.flatMap(({ matches }) => matches.map(({ term }) => term.split(':')[0])));
  for (const reference of references) {
    if (pairs.has(`${reference} ${id}`)) right += 1;
    else wrong += 1;
  }
}
const seconds = (performance.now() - began) / 1000;
const possible = [...pairs].filter((pair) =>
  notices.some(({ reference, models }) => models.length > 0 && pair.startsWith(`${reference} `)),
).length;
console.log(
  JSON.stringify({
    bench: 'recalls',
    recalls: notices.length,
    offers: offers.length,
    pairs: pairs.size,
    pairsWithBrandAndModel: possible,
    found: right,
    recall: Number((right / possible).toFixed(3)),
    precision: Number((right / (right + wrong)).toFixed(3)),
    offersPerSecond: Math.round(offers.length / seconds),
  }),
);
