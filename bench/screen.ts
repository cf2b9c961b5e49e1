/**
 * Measures the screening engine against its peers on the real listings of the shared data: one JSON line a measurement.
 *
 * Run: `node --expose-gc bench/screen.ts [--terms 100,1000,10000,100000] [--quick]`. CPU time of this process, medians;
 * needs ../shared/data.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  compile,
  compileTerms,
  emptyListing,
  exampleListing,
  fold,
  Hits,
  type Listing,
  type Pack,
  parsePack,
  TokenBuffer,
  tokenize,
} from '@vigie/engine';
import { median } from './counted/median.ts';
import { hostileTerms, readListings, sharedFolder, textOf } from './screen/corpus.ts';
import { hyperscan, peers } from './screen/peers.ts';

const { values } = parseArgs({
  options: { terms: { type: 'string', default: '100,1000,10000,100000' }, quick: { type: 'boolean', default: false } },
});
if (!existsSync(`${sharedFolder}/data`)) {
  console.error(`bench/screen: no real listings at ${sharedFolder}/data; set VIGIE_SHARED`);
  process.exit(3);
}
const print = (line: object) => console.log(JSON.stringify({ bench: 'screen', ...line }));
const cpuSeconds = () => process.cpuUsage().user / 1e6;
const round = (value: number, digits = 1) => Number(value.toFixed(digits));

/** Runs over the texts again and again for so many megabytes; MB/s of CPU time. */
function rate(
  texts: readonly string[],
  megabytes: number,
  each: (text: string) => number,
): { rate: number; hits: number } {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const rates: number[] = [];
  let hits = 0;
  for (let round = 0; round < 5; round++) {
    const passes = Math.max(1, Math.round((megabytes * 1e6) / 5 / bytes));
    const start = cpuSeconds();
    for (let pass = 0; pass < passes; pass++) {
      hits = 0;
      for (const text of texts) hits += each(text);
    }
    rates.push((bytes * passes) / 1e6 / (cpuSeconds() - start));
  }
  return { rate: median(rates), hits };
}

const listings = readListings();
const texts = listings.map(textOf);
const folded = texts.map((text) => fold(text).text);
const megabytes = values.quick ? 20 : 100;
const limit = hyperscan();
print({
  measure: 'corpus',
  listings: listings.length,
  megabytes: round(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6, 2),
  run: megabytes,
});
if (limit)
  print({
    measure: 'note',
    says: 'hits differ: Hyperscan matches substrings of text folded before, Vigie folds and matches whole words',
  });

const tokens = new TokenBuffer();
const hits = new Hits();
const foldOnly = rate(texts, megabytes, (text) => {
  tokens.reset();
  tokenize(text, tokens);
  return tokens.count;
});
print({ measure: 'fold', engine: 'vigie', megabytesPerSecond: round(foldOnly.rate) });

for (const count of values.terms.split(',').map(Number)) {
  const terms = hostileTerms(texts, count);
  const start = cpuSeconds();
  const matcher = compileTerms(terms);
  const compileSeconds = cpuSeconds() - start;
  const ours = rate(texts, megabytes, (text) => {
    tokens.reset();
    tokenize(text, tokens);
    hits.count = 0;
    matcher.find(tokens, hits);
    return hits.count;
  });
  print({
    measure: 'fold and match',
    engine: 'vigie',
    terms: count,
    megabytesPerSecond: round(ours.rate),
    compileSeconds: round(compileSeconds, 3),
    hits: ours.hits,
  });
  const plain = terms.map((term) => fold(term).text);
  if (limit) {
    const result = limit(plain, folded, (megabytes / 2) * 1e6);
    print({
      measure: 'match',
      engine: 'hyperscan',
      terms: count,
      megabytesPerSecond: result.megabytesPerSecond,
      compileSeconds: result.compileSeconds,
      hits: result.hits,
    });
  }
  for (const peer of peers) {
    if (count > peer.most) continue;
    const begin = cpuSeconds();
    const find = peer.prepare(plain);
    const seconds = cpuSeconds() - begin;
    const few = folded.filter((_, i) => i % Math.ceil(folded.length / (peer.megabytes * 800)) === 0);
    const result = rate(few, Math.min(megabytes, peer.megabytes), find);
    print({
      measure: 'match',
      engine: peer.name,
      terms: count,
      megabytesPerSecond: round(result.rate, 2),
      compileSeconds: round(seconds, 3),
    });
  }
}

const root = new URL('../', import.meta.url).pathname;
const packs = globSync('packs/*/*/*.yaml', { cwd: root })
  .sort()
  .flatMap((file) => {
    const parsed = parsePack(readFileSync(`${root}${file}`, 'utf8'), file);
    return 'pack' in parsed ? [parsed.pack] : [];
  });
const screener = compile(packs);
const asOf = '2026-01-01';

/** Listings a second of CPU, and what they gave. */
function screenAll(measure: string, those: readonly Listing[], passes: number): void {
  const rates: number[] = [];
  let findings = 0;
  for (let round = 0; round < 7; round++) {
    const start = cpuSeconds();
    for (let pass = 0; pass < passes; pass++) {
      findings = 0;
      for (const listing of those) findings += screener.screen(listing, { asOf }).length;
    }
    rates.push((passes * those.length) / (cpuSeconds() - start));
  }
  print({
    measure,
    engine: 'vigie',
    packs: packs.length,
    listings: those.length,
    listingsPerSecond: Math.round(median(rates)),
    findings,
  });
}

screenAll('screen', listings, values.quick ? 2 : 8);
// One in twenty is an example of a pack that must match.
const examples = packs.flatMap(({ rules }) =>
  rules.flatMap((rule) => rule.examples.filter(({ match }) => match).map(exampleListing)),
);
screenAll(
  'screen with findings',
  listings.map((listing, i) => (i % 20 === 0 ? (examples[(i / 20) % examples.length] ?? listing) : listing)),
  values.quick ? 2 : 8,
);
const LONG = 20_000;
const all = texts.join('\n');
screenAll(
  'screen texts of 20,000 characters',
  Array.from({ length: Math.floor(all.length / LONG) }, (_, i) => {
    const listing = emptyListing('bench', 'x');
    listing.description = all.slice(i * LONG, (i + 1) * LONG);
    return listing;
  }),
  values.quick ? 1 : 4,
);

/** A pack of so many rules of ten terms each, of which the first ten rules' are met and the others' are not. */
function packOfRules(count: number): Pack {
  const words = (text: string) => ({ en: text, fr: text });
  const met = hostileTerms(texts, 100);
  const unmet = hostileTerms(texts, count * 10 + 100)
    .slice(100)
    .map((term) => `${term} qx`);
  const names = Array.from({ length: count }, (_, i) => `list-${i}`);
  return {
    id: 'bench',
    version: '2026-01-01',
    title: words('Bench'),
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
        source: 'bench',
      },
    ],
    terms: Object.fromEntries(
      names.map((name, i) => [
        name,
        { any: i < 10 ? met.slice(i * 10, i * 10 + 10) : unmet.slice(i * 10, i * 10 + 10) },
      ]),
    ),
    rules: names.map((name) => ({
      id: `rule-${name}`,
      title: words(name),
      severity: 'low',
      legal: ['law'],
      when: { all: [{ terms: name }, { not: { measure: 'voltage' } }] },
      examples: [],
    })),
  };
}

for (const count of [10, 100, 1000, 5000]) {
  const many = compile([packOfRules(count)]);
  const rates: number[] = [];
  for (let round = 0; round < 5; round++) {
    const start = cpuSeconds();
    for (const listing of listings) many.screen(listing, { asOf });
    rates.push(listings.length / (cpuSeconds() - start));
  }
  print({
    measure: 'rules',
    engine: 'vigie',
    rules: count,
    terms: count * 10,
    listingsPerSecond: Math.round(median(rates)),
  });
}

globalThis.gc?.();
const before = process.memoryUsage().heapUsed;
for (const listing of listings.slice(0, 2000)) screener.screen(listing, { asOf });
print({
  measure: 'allocation',
  engine: 'vigie',
  bytesPerListing: Math.max(0, Math.round((process.memoryUsage().heapUsed - before) / 2000)),
});

const huge = emptyListing('bench', 'x');
for (const [name, unit] of Object.entries({
  words: 'sex doll 100 cm ',
  letters: 'd o l l ',
  leet: 'd0ll 5ex ',
  dots: 'd.o.l.l.',
  digits: '1,2 x 3-4 ',
  same: 'a',
  han: '成人娃娃',
})) {
  huge.description = unit.repeat(Math.ceil(2 ** 20 / Buffer.byteLength(unit)));
  const times: number[] = [];
  for (let run = 0; run < 3; run++) {
    const start = cpuSeconds();
    screener.screen(huge, { asOf });
    times.push((cpuSeconds() - start) * 1000);
  }
  print({ measure: 'one megabyte', of: name, milliseconds: round(median(times)) });
}
