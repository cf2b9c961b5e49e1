import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { test } from 'node:test';
import { SHARED_DATA, unlessShared } from '../../../tools/shared-data.ts';
import { readListings } from '../listing/read/read.ts';
import { draw } from './draw/draw.ts';
import { type CommittedEntry, commitFrame, type FrameEntry } from './draw/frame.ts';
import type { Design } from './draw/plan.ts';
import { correctReview } from './estimate/correct-review.ts';
import { type Elusion, estimateElusion, type ScreenedStratum } from './estimate/elusion.ts';
import { estimateShare, type Stratum } from './estimate/estimate-share.ts';
import type { Interval } from './estimate/intervals.ts';
import { allocate } from './estimate/size.ts';

const SEEDS = 2000;
const LEVEL = 0.95;
const DRAWN = 2000;
const REVIEWED = 600;
/** Fewer than this hold the truth in one of a hundred runs, where each holds it with the chance that it says. */
const leastOf = (runs: number): number => LEVEL - 2.326 * Math.sqrt((LEVEL * (1 - LEVEL)) / runs);

const SOURCES = [
  'shein-products.csv',
  'aliexpress/listings.csv',
  'aliexpress_pt/listings.csv',
  'ebay/listings.csv',
  'jumia_ma/listings.csv',
  'mercadolibre_mx/listings.csv',
  'toys_pt/listings.csv',
  'wish/listings.csv',
  'wildlife_leather/listings.csv',
].map((name) => ({ name, path: join(SHARED_DATA, name) }));
const skip = SOURCES.map(({ path }) => unlessShared(path)).find(Boolean) || false;

async function readFrame() {
  const entries: FrameEntry[] = [];
  // Many rows have no address, some share one.
  for (const { name, path } of SOURCES)
    for (const [row, read] of (await Array.fromAsync(readListings(path, {}))).entries())
      if ('listing' in read) entries.push({ stratum: name, address: `${read.listing.url ?? name}#${row}` });
  return commitFrame(entries, Buffer.alloc(32, 1));
}

/** A number from 0 to 1 that a text always gives. */
const chanceOf = (text: string): number => Number.parseInt(hash('sha256', text).slice(0, 12), 16) / 2 ** 48;

interface Planting {
  name: string;
  marked: Set<string>;
  /** Four of five planted ones, and one of a hundred others. */
  flagged: Set<string>;
}

/** Marks a share of all, spread over the frame, or all of it among the offers of one source. */
function plant(entries: readonly CommittedEntry[], share: number, source?: string): Planting {
  const name = `${share * 100} % ${source ? 'in one source' : 'spread'}`;
  const order = entries
    .filter(({ stratum }) => source === undefined || stratum === source)
    .map(({ address }) => ({ address, key: hash('sha256', `${name}:${address}`) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const marked = new Set(order.slice(0, Math.round(share * entries.length)).map(({ address }) => address));
  const flagged = entries
    .filter(({ address }) => chanceOf(`flag:${address}`) < (marked.has(address) ? 0.8 : 0.01))
    .map(({ address }) => address);
  return { name, marked, flagged: new Set(flagged) };
}

/** What people review of a sweep: all that is flagged, and of the others an elusion sample, in its order. */
function elusionDesign(others: readonly CommittedEntry[], isStratified: boolean): Design {
  if (!isStratified) return { kind: 'simple', draw: REVIEWED };
  const parts = [...Map.groupBy(others, ({ stratum }) => stratum)];
  const numbers = allocate(
    REVIEWED,
    parts.map(([, part]) => ({ population: part.length })),
  );
  return { kind: 'stratified', draw: Object.fromEntries(parts.map(([name], i) => [name, numbers[i] ?? 0])) };
}

/**
 * What a sweep counts, in one stratum or in each.
 *
 * @param order what was drawn, in the order in which the elusion sample is drawn from a part of it
 */
function count(
  { marked, flagged }: Planting,
  strata: Record<string, number>,
  order: readonly CommittedEntry[],
  design: Design,
): (ScreenedStratum & Stratum)[] {
  const isStratified = design.kind === 'stratified';
  const size = Object.values(strata).reduce((sum, n) => sum + n, 0);
  const elusion = elusionDesign(
    order.filter(({ address }) => !flagged.has(address)),
    isStratified,
  );
  const parts = new Map<string, ScreenedStratum & Stratum>();
  for (const { stratum, address } of order) {
    const name = isStratified ? stratum : '';
    const part = parts.get(name) ?? {
      ...{ population: isStratified ? (strata[name] ?? 0) : size, drawn: 0, found: 0 },
      ...{ flagged: 0, confirmed: 0, reviewed: 0, missed: 0 },
    };
    parts.set(name, part);
    const isMarked = Number(marked.has(address));
    part.drawn++;
    part.found += isMarked;
    if (flagged.has(address)) {
      part.flagged++;
      part.confirmed += isMarked;
    } else if (part.reviewed < (elusion.kind === 'stratified' ? (elusion.draw[name] ?? 0) : REVIEWED)) {
      part.reviewed++;
      part.missed += isMarked;
    }
  }
  return [...parts.values()];
}

const holds = ({ low, high }: Interval, truth: number): boolean => low <= truth + 1e-12 && truth <= high + 1e-12;
const seedAt = (n: number): string => hash('sha256', `seed ${n}`);

const { entries, strata } = skip ? { entries: [], strata: {} } : await readFrame();
/** The frame in the order that another secret would give it: a systematic sample takes its chance from there too. */
const saltedAgain = (n: number): CommittedEntry[] =>
  Object.values(Object.groupBy(entries, ({ stratum }) => stratum)).flatMap((part = []) =>
    part
      .map((entry) => ({ ...entry, digest: hash('sha256', `${n}:${entry.digest}`) }))
      .sort((a, b) => (a.digest < b.digest ? -1 : 1)),
  );
const sources = Object.entries(strata);
const plantings = [0.001, 0.01, 0.05].flatMap((share) => [
  plant(entries, share),
  plant(entries, share, 'wish/listings.csv'),
]);
const stratified = (numbers: readonly number[]): Design => ({
  kind: 'stratified',
  draw: Object.fromEntries(sources.map(([name], i) => [name, numbers[i] ?? 0])),
});
const inProportion = (): number[] =>
  allocate(
    DRAWN,
    sources.map(([, population]) => ({ population })),
  );
const designs: [string, Design][] = skip
  ? [['any', { kind: 'all' }]]
  : [
      ['all', { kind: 'all' }],
      ['simple', { kind: 'simple', draw: DRAWN }],
      ['systematic', { kind: 'systematic', draw: DRAWN }],
      ['stratified in proportion', stratified(inProportion())],
      ['stratified, 220 of each', stratified(sources.map(() => 220))],
    ];

test('an elusion sample is the same, whether its order is drawn of all or of those that no rule flagged', {
  skip,
}, () => {
  const seed = seedAt(0);
  const drawn = draw(entries, { kind: 'simple', draw: DRAWN }, seed, 'sample');
  const order = draw(drawn, { kind: 'simple', draw: DRAWN }, seed, 'elusion');
  const others = (some: CommittedEntry[]) => some.filter(({ address }) => !plantings[0]?.flagged.has(address));
  const sample = draw(others(drawn), { kind: 'simple', draw: REVIEWED }, seed, 'elusion');
  assert.deepEqual(sample, others(order).slice(0, REVIEWED));
});

for (const [name, design] of designs)
  test(`${name}: over ${SEEDS} seeds the intervals hold the truth as often as they say`, { skip }, (t) => {
    assert.ok(entries.length >= 12_000, String(entries.length));
    const held = plantings.map(() => ({ share: 0, elusion: 0, total: 0, width: 0 }));
    const known = new Map<string, Elusion & { share: Interval }>();
    for (let i = 0; i < SEEDS; i++) {
      const drawn = draw(design.kind === 'systematic' ? saltedAgain(i) : entries, design, seedAt(i), 'sample');
      const order = draw(drawn, { kind: 'simple', draw: drawn.length }, seedAt(i), 'elusion');
      for (const [at, planting] of plantings.entries()) {
        const counts = count(planting, strata, order, design);
        const key = JSON.stringify(counts);
        const figures = known.get(key) ?? {
          share: estimateShare({ strata: counts }),
          ...estimateElusion({ strata: counts }),
        };
        known.set(key, figures);
        const missed = [...planting.marked].filter((address) => !planting.flagged.has(address)).length;
        const truth = planting.marked.size / entries.length;
        const eluded = missed / (entries.length - planting.flagged.size);
        const mine = held[at];
        if (!mine) continue;
        mine.share += Number(holds(figures.share, truth));
        mine.elusion += Number(figures.elusion !== null && holds(figures.elusion, eluded));
        mine.total += Number(holds(figures.total, truth));
        mine.width += figures.total.high - figures.total.low;
      }
    }
    const tooFew: string[] = [];
    for (const [at, { share, elusion, total, width }] of held.entries()) {
      const [s, e, all] = [share, elusion, total].map((n) => (n / SEEDS).toFixed(4));
      const points = ((100 * width) / SEEDS).toFixed(2);
      const line = `${plantings[at]?.name}: share ${s}, elusion ${e}, total ${all}, which is ${points} points wide`;
      t.diagnostic(line);
      if (Math.min(share, elusion, total) < leastOf(SEEDS) * SEEDS) tooFew.push(line);
    }
    assert.deepEqual(tooFew, []);
  });

test('where review errs, the corrected interval holds the truth as often as it says', { skip }, (t) => {
  const runs = 300;
  for (const [share, sensitivity, specificity] of [
    [0.01, 0.9, 0.995],
    [0.05, 0.95, 0.99],
  ] as const) {
    const { marked } = plant(entries, share);
    let held = 0;
    for (let i = 0; i < runs; i++) {
      const seed = seedAt(i);
      const drawn = draw(saltedAgain(i), { kind: 'systematic', draw: DRAWN }, seed, 'sample');
      const right = (rate: number, of: number, what: string) =>
        Array.from({ length: of }, (_, k) => chanceOf(`${what}:${k}:${seed}`)).filter((chance) => chance < rate).length;
      const found = drawn.filter(
        ({ address }) =>
          marked.has(address) === chanceOf(`${address}:${seed}`) < (marked.has(address) ? sensitivity : specificity),
      ).length;
      const corrected = correctReview({
        strata: [{ population: entries.length, drawn: drawn.length, found }],
        sensitivity: { right: right(sensitivity, 60, 'sensitivity'), of: 60 },
        specificity: { right: right(specificity, 600, 'specificity'), of: 600 },
      });
      held += Number(corrected !== null && holds(corrected, marked.size / entries.length)) / runs;
    }
    t.diagnostic(`${share * 100} % of offers, review right ${sensitivity}, ${specificity}: ${held.toFixed(4)} hold`);
    assert.ok(held >= leastOf(runs), String(held));
  }
});
