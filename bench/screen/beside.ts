/**
 * Measures this checkout beside another one, each in processes of its own, in turns, with the other's packs: how many
 * times as fast this one is, by the median of the turns, with the least and the most. One JSON line a measurement.
 *
 * Run: `node bench/screen/beside.ts CHECKOUT [--turns 5]`, a minute a turn. Processor time; needs ../shared/data.
 */
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { emptyListing, type Listing, type Pack, type Screener } from '@vigie/engine';
import { median } from '../counted/median.ts';
import { hostileTerms, readListings, textOf } from './corpus.ts';

/** What is asked of either engine; the words of a text had another name once. */
interface Words {
  reset(): void;
}
interface Found {
  count: number;
}
interface Engine {
  TokenBuffer?: new () => Words;
  Tape?: new () => Words;
  tokenize?: (text: string, words: Words) => void;
  readWords?: (text: string, words: Words) => void;
  Hits: new () => Found;
  compileTerms(terms: readonly string[]): { find(words: Words, hits: Found): void };
  parsePack(text: string, file: string): { pack: Pack } | { problems: unknown };
  compile(packs: readonly Pack[]): Screener;
}

const { values, positionals } = parseArgs({
  options: { turns: { type: 'string', default: '5' }, packs: { type: 'string' } },
  allowPositionals: true,
});
const [root] = positionals;
if (root === undefined) {
  console.error('usage: node bench/screen/beside.ts CHECKOUT [--turns 5]');
  process.exit(2);
}

const LONG = 20_000;
/** A set of fewer characters is screened again and again. */
const MANY = 2e6;
/** Processor time, in microseconds: to get warm, and in all. */
const WARM = 250_000;
const ENOUGH = 600_000;

/** Runs a second of processor time: the median of those after it got warm. */
function rate(run: () => void): number {
  const rates: number[] = [];
  for (let spent = 0; spent < ENOUGH || rates.length < 5; ) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    spent += user + system;
    if (spent > WARM) rates.push(1e6 / (user + system));
  }
  return median(rates);
}

/** What one checkout does, by what is measured. */
async function measure(checkout: string, packsOf: string): Promise<Record<string, number>> {
  const engine: Engine = await import(`${checkout}/engine/src/index.ts`);
  const read = engine.tokenize ?? engine.readWords;
  const OfWords = engine.TokenBuffer ?? engine.Tape;
  if (!read || !OfWords) throw new Error(`${checkout}: an engine that reads words by neither name`);
  const words = new OfWords();
  const hits = new engine.Hits();
  const listings = readListings();
  const texts = listings.map(textOf);
  const measured: Record<string, number> = {};
  measured.fold = rate(() => {
    for (const text of texts) {
      words.reset();
      read(text, words);
    }
  });
  for (const count of [100, 1000, 10_000, 100_000]) {
    const matcher = engine.compileTerms(hostileTerms(texts, count));
    measured[`fold and match, ${count} terms`] = rate(() => {
      for (const text of texts) {
        words.reset();
        read(text, words);
        hits.count = 0;
        matcher.find(words, hits);
      }
    });
  }
  const packs = globSync('packs/*/*/*.yaml', { cwd: packsOf })
    .sort()
    .flatMap((file) => {
      const parsed = engine.parsePack(readFileSync(`${packsOf}/${file}`, 'utf8'), file);
      return 'pack' in parsed ? [parsed.pack] : [];
    });
  const screener = engine.compile(packs);
  const all = texts.join('\n');
  const long = Array.from({ length: Math.floor(all.length / LONG) }, (_, i): Listing => {
    const description = all.slice(i * LONG, (i + 1) * LONG);
    return { ...emptyListing('bench', 'x'), description };
  });
  const sets = Object.entries({
    'all listings': listings,
    ...Object.groupBy(listings, ({ platform }) => platform),
    'texts of 20,000 characters': long,
  });
  for (const [name, those = []] of sets) {
    const passes = Math.ceil(MANY / those.reduce((sum, listing) => sum + textOf(listing).length, 0));
    measured[`screen, ${name}`] = rate(() => {
      for (let pass = 0; pass < passes; pass++)
        for (const listing of those) screener.screen(listing, { asOf: '2026-01-01' });
    });
  }
  return measured;
}

if (values.packs !== undefined) console.log(JSON.stringify(await measure(root, values.packs)));
else {
  const here = fileURLToPath(new URL('../..', import.meta.url));
  const ratios = new Map<string, number[]>();
  for (let turn = 0; turn < Number(values.turns); turn++) {
    const [before = {}, now = {}] = [root, here].map((checkout): Record<string, number> => {
      const args = [fileURLToPath(import.meta.url), checkout, '--packs', root];
      return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
    });
    for (const [name, runs] of Object.entries(now))
      ratios.set(name, [...(ratios.get(name) ?? []), runs / (before[name] ?? Number.NaN)]);
  }
  for (const [name, all] of ratios) {
    const [times, least, most] = [median(all), Math.min(...all), Math.max(...all)].map((each) =>
      Number(each.toFixed(2)),
    );
    console.log(JSON.stringify({ bench: 'screen/beside', measure: name, times, least, most }));
  }
}
