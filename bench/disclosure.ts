// How long at a time the disclosure control of a release keeps others from being answered: a year of so many cases, alone,
// then after a release of each of its months; and what is done with the release in one piece. One JSON line, in milliseconds
// of processor time of this thread. node bench/disclosure.ts [cases]
import { setImmediate } from 'node:timers/promises';
import { canonicalJson } from '@vigie/engine';
import {
  type Count,
  discloseRelease,
  type Release,
  releaseSchema,
} from '../server/src/publication/disclose/disclose-release.ts';
import { random } from '../server/testing/random.ts';

const [cases = 100_000] = process.argv.slice(2).map(Number);
const months = Array.from({ length: 12 }, (_, n) => `2026-${String(n + 1).padStart(2, '0')}`);
const platforms = Array.from({ length: 20 }, (_, n) => `market-${n}.example`);
const rules = Array.from({ length: 60 }, (_, n) => `pack-${n % 8}/rule-${n}`);
const MEASURES = [
  'findings',
  'confirmed',
  'notices',
  'removed',
  'restricted',
  'online',
  'indeterminate',
  'relistings',
] as const;

/** A few platforms and rules have most of the cases, as in the field; each measure is a part of the one before. */
function countCases(): Count[] {
  const next = random(17);
  const few = (length: number): number => Math.floor(length * next() ** 3);
  const cells = new Map<string, Count>();
  for (let n = 0; n < cases; n++) {
    const [platform = '', rule = '', month = ''] = [
      platforms[few(20)],
      rules[few(60)],
      months[Math.floor(next() * 12)],
    ];
    const key = `${platform} ${rule} ${month}`;
    const cell: Count = cells.get(key) ?? {
      platform,
      rule,
      month,
      ...Object.fromEntries(MEASURES.map((name) => [name, 0])),
    };
    for (const [at, name] of MEASURES.entries()) if (next() < 0.75 ** at) cell[name] = (cell[name] ?? 0) + 1;
    cells.set(key, cell);
  }
  return [...cells.values()];
}

const thread = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.threadCpuUsage(since);
  return (user + system) / 1000;
};

/** The longest piece of work between two turns of the event loop. */
async function longestPiece<T>(work: () => Promise<T>): Promise<{ longest: number; all: number; made: T }> {
  let longest = 0;
  let isOver = false;
  const watch = async () => {
    for (let since = process.threadCpuUsage(); !isOver; since = process.threadCpuUsage()) {
      await setImmediate();
      longest = Math.max(longest, thread(since));
    }
  };
  const began = process.threadCpuUsage();
  const watching = watch();
  const made = await work();
  isOver = true;
  await watching;
  return { longest: Math.round(longest), all: Math.round(thread(began)), made };
}

const counts = countCases();
const release = (from: string, to: string, before: readonly Release[]): Promise<Release> =>
  discloseRelease(
    {
      id: `rel_${from}`,
      title: 't',
      period: { from: `${from}-01`, to: `${to}-28` },
      unit: { name: 'u' },
      madeAt: new Date(`${to}-28T12:00:00Z`),
      counts: counts.filter(({ month }) => month >= from && month <= to),
      definitions: {},
      watched: { platforms, rules },
    },
    before,
  );

const alone = await longestPiece(() => release('2026-01', '2026-12', []));
const monthly: Release[] = [];
for (const month of months) monthly.push(await release(month, month, monthly));
const after = await longestPiece(() => release('2026-01', '2026-12', monthly));
const read = await longestPiece(async () => releaseSchema.parse(JSON.parse(JSON.stringify(alone.made))));
const digest = await longestPiece(async () => canonicalJson(alone.made).length);
console.log(
  JSON.stringify({
    cases,
    figures: alone.made.figures.length,
    bytes: digest.made,
    alone: { longest: alone.longest, all: alone.all },
    afterMonths: { longest: after.longest, all: after.all },
    inOnePiece: { read: read.all, canonicalJson: digest.all },
  }),
);
