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
    .map(({ digest }) => ({ digest, key: hash('sha256', `${name}:${digest}`) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const marked = new Set(order.slice(0, Math.round(share * entries.length)).map(({ digest }) => digest));
  const flagged = entries
    .filter(({ digest }) => chanceOf(`flag:${digest}`) < (marked.has(digest) ? 0.8 : 0.01))
    .map(({ digest }) => digest);
  return { name, marked, flagged: new Set(flagged) };
}

/** What a sweep of this planting counts: in one stratum, or in each. */
function count(
  planting: Planting,
  entries: readonly CommittedEntry[],
  drawn: readonly CommittedEntry[],
  seed: string,
  isStratified: boolean,
) {
  const partOf = ({ stratum }: { stratum: string }): string => (isStratified ? stratum : '');
  const sizes = Map.groupBy(entries, partOf);
  const parts = Map.groupBy(drawn, partOf);
  const others = drawn.filter(({ digest }) => !planting.flagged.has(digest));
  const othersOf = Map.groupBy(others, partOf);
  const names = [...parts.keys()];
  const numbers = allocate(
    REVIEWED,
    names.map((name) => ({ population: othersOf.get(name)?.length ?? 0 })),
  );
  const elusion: Design = isStratified
    ? { kind: 'stratified', draw: Object.fromEntries(names.map((name, i) => [name, numbers[i] ?? 0])) }
    : { kind: 'simple', draw: REVIEWED };
  const reviewed = Map.groupBy(draw(others, elusion, seed, 'elusion'), partOf);
  const markedOf = (some: readonly CommittedEntry[] = []) => some.filter(({ digest }) => planting.marked.has(digest));
  return names.map((name): ScreenedStratum & Stratum => {
    const part = parts.get(name) ?? [];
    const flagged = part.filter(({ digest }) => planting.flagged.has(digest));
    return {
      population: sizes.get(name)?.length ?? 0,
      drawn: part.length,
      found: markedOf(part).length,
      flagged: flagged.length,
      confirmed: markedOf(flagged).length,
      reviewed: reviewed.get(name)?.length ?? 0,
      missed: markedOf(reviewed.get(name)).length,
    };
  });
}

const holds = ({ low, high }: Interval, truth: number): boolean => low <= truth + 1e-12 && truth <= high + 1e-12;
const seedAt = (n: number): string => hash('sha256', `seed ${n}`);

test(`over ${SEEDS} seeds of each design, the intervals hold the truth as often as they say`, { skip }, async (t) => {
  const { entries, strata } = await readFrame();
  assert.ok(entries.length >= 12_000, String(entries.length));
  const plantings = [0.001, 0.01, 0.05].flatMap((share) => [
    plant(entries, share),
    plant(entries, share, 'wish/listings.csv'),
  ]);
  const names = Object.keys(strata);
  const inProportion = allocate(
    DRAWN,
    names.map((name) => ({ population: strata[name] ?? 0 })),
  );
  const stratified = (numbers: readonly number[]): Design => ({
    kind: 'stratified',
    draw: Object.fromEntries(names.map((name, i) => [name, numbers[i] ?? 0])),
  });
  const designs: [string, Design][] = [
    ['all', { kind: 'all' }],
    ['simple', { kind: 'simple', draw: DRAWN }],
    ['systematic', { kind: 'systematic', draw: DRAWN }],
    ['in proportion', stratified(inProportion)],
    ['220 of each', stratified(names.map(() => 220))],
  ];
  t.diagnostic(
    `${entries.length} offers of ${names.length} sources; at least ${leastOf(SEEDS).toFixed(4)} have to hold`,
  );
  const tooFew: string[] = [];
  for (const [name, design] of designs) {
    const held = plantings.map(() => ({ share: 0, elusion: 0, total: 0, width: 0 }));
    const known = new Map<string, Elusion & { share: Interval }>();
    for (let i = 0; i < SEEDS; i++) {
      const drawn = draw(entries, design, seedAt(i), 'sample');
      for (const [at, planting] of plantings.entries()) {
        const counts = count(planting, entries, drawn, seedAt(i), design.kind === 'stratified');
        const key = JSON.stringify(counts);
        const figures = known.get(key) ?? {
          share: estimateShare({ strata: counts }),
          ...estimateElusion({ strata: counts }),
        };
        known.set(key, figures);
        const missed = [...planting.marked].filter((digest) => !planting.flagged.has(digest)).length;
        const truth = planting.marked.size / entries.length;
        const mine = held[at];
        if (!mine) continue;
        mine.share += Number(holds(figures.share, truth)) / SEEDS;
        mine.elusion +=
          Number(
            figures.elusion !== null && holds(figures.elusion, missed / (entries.length - planting.flagged.size)),
          ) / SEEDS;
        mine.total += Number(holds(figures.total, truth)) / SEEDS;
        mine.width += (figures.total.high - figures.total.low) / SEEDS;
      }
    }
    for (const [at, { share, elusion, total, width }] of held.entries()) {
      const line = `${name}, ${plantings[at]?.name}: share ${share.toFixed(4)}, elusion ${elusion.toFixed(4)}, total ${total.toFixed(4)} (mean width ${(100 * width).toFixed(2)} points)`;
      t.diagnostic(line);
      if (Math.min(share, elusion, total) < leastOf(SEEDS)) tooFew.push(line);
    }
  }
  assert.deepEqual(tooFew, []);
});

test('where review errs, the corrected interval holds the truth as often as it says', { skip }, async (t) => {
  const { entries } = await readFrame();
  const runs = 300;
  for (const [share, sensitivity, specificity] of [
    [0.01, 0.9, 0.995],
    [0.05, 0.95, 0.99],
  ] as const) {
    const { marked } = plant(entries, share);
    let held = 0;
    for (let i = 0; i < runs; i++) {
      const seed = seedAt(i);
      const drawn = draw(entries, { kind: 'systematic', draw: DRAWN }, seed, 'sample');
      const right = (rate: number, of: number, what: string) =>
        Array.from({ length: of }, (_, k) => chanceOf(`${what}:${k}:${seed}`)).filter((chance) => chance < rate).length;
      const found = drawn.filter(
        ({ digest }) =>
          marked.has(digest) === chanceOf(`${digest}:${seed}`) < (marked.has(digest) ? sensitivity : specificity),
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
