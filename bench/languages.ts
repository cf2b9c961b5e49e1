// The language of real listings whose language is known: how many are told, how many otherwise, and the cost beside
// screening the same listings with all packs (CPU time of this process). JSON lines. node bench/languages.ts
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, type Listing, parsePack } from '@vigie/engine';
import { tellLanguage } from '../server/src/listing/language/tell-language.ts';
import { readListings } from '../server/src/listing/read/read.ts';

const shared = process.env.VIGIE_SHARED ?? join(import.meta.dirname, '../../shared');
if (!existsSync(join(shared, 'data'))) {
  console.error(`bench/languages: no real listings at ${shared}/data; set VIGIE_SHARED`);
  process.exit(3);
}
// A few titles of the first two are in English, whatever the shop speaks.
const sets: [file: string, language: string][] = [
  ['jumia_ma/listings.csv', 'fr'],
  ['aliexpress_pt/listings.csv', 'pt'],
  ['toys_pt/listings.csv', 'pt'],
  ['mercadolibre_mx/listings.csv', 'es'],
  ['shein-products.csv', 'en'],
  ['aliexpress/listings.csv', 'en'],
];
const root = join(import.meta.dirname, '..');
const packs = globSync('packs/*/*/*.yaml', { cwd: root }).flatMap((file) => {
  const parsed = parsePack(readFileSync(join(root, file), 'utf8'), file);
  return 'pack' in parsed ? [parsed.pack] : [];
});
const screener = compile(packs);
const cpu = () => process.cpuUsage().user / 1000;
const print = (line: object) => console.log(JSON.stringify({ bench: 'languages', ...line }));

const before = { cpu: cpu(), rss: process.memoryUsage().rss };
await tellLanguage({ title: 'Desk lamp with a wooden foot and a shade of brushed brass', description: null });
print({
  measure: 'opening both identifiers',
  milliseconds: Math.round(cpu() - before.cpu),
  megabytes: Math.round((process.memoryUsage().rss - before.rss) / 2 ** 20),
});

for (const [file, language] of sets) {
  const listings = new Map<string, Listing>();
  for await (const read of readListings(join(shared, 'data', file)))
    if ('listing' in read) listings.set(`${read.listing.title}\n${read.listing.description}`, read.listing);
  const all = [...listings.values()].slice(0, 2000);
  for (const withText of [false, true]) {
    const texts = all.map(({ title, description }) => ({ title, description: withText ? description : null }));
    if (withText && texts.every(({ description }) => description === null)) continue;
    const told = new Map<string, number>();
    const began = cpu();
    for (const text of texts) {
      const found = await tellLanguage(text);
      told.set(found, (told.get(found) ?? 0) + 1);
    }
    const telling = cpu() - began;
    const started = cpu();
    for (let round = 0; round < 10; round++)
      for (const listing of all) screener.screen(listing, { asOf: '2026-01-01' });
    const screening = (cpu() - started) / 10;
    const doubt = told.get('und') ?? 0;
    print({
      file,
      language,
      of: withText ? 'title and description' : 'title',
      listings: all.length,
      told: all.length - doubt,
      otherwise: all.length - doubt - (told.get(language) ?? 0),
      as: Object.fromEntries([...told].filter(([each]) => each !== 'und').sort(([, a], [, b]) => b - a)),
      microseconds: Math.round((telling * 1000) / all.length),
      timesScreening: Number((telling / screening).toFixed(1)),
    });
  }
}
