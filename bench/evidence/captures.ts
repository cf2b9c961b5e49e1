// Captures of made pages of 30 parts, served on loopback, beside another checkout in turns: processor time of the process
// and its Chromium a page, and pages a minute. Both with the same Chromium and as many pages at once as the service takes.
// node bench/evidence/captures.ts [--before CHECKOUT] [--pages 12] [--rounds 5] [--at-once 4]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { findChromium } from '../../server/src/evidence/capture/chromium.ts';
import { median } from '../counted/median.ts';
import { processorSeconds } from '../counted/processor-seconds.ts';
import { servePages } from './made-pages.ts';

const { values: given } = parseArgs({
  options: {
    before: { type: 'string' },
    pages: { type: 'string', default: '12' },
    rounds: { type: 'string', default: '5' },
    'at-once': { type: 'string', default: '4' },
  },
});
const pages = Number(given.pages);
const takenSchema = z.array(
  z.object({
    n: z.int(),
    by: z.string(),
    parts: z.int(),
    gaps: z.array(z.string()),
    screenshotBytes: z.int(),
    digests: z.record(z.string(), z.string()),
  }),
);
interface Round {
  seconds: number;
  cpuMs: number;
  taken: z.infer<typeof takenSchema>;
}

const site = await servePages();
const script = new URL('take-captures.ts', import.meta.url).pathname;

async function run(checkout: string): Promise<Round> {
  const child = spawn(process.execPath, [script, checkout, site.host, given.pages, given['at-once']], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, CHROMIUM_PATH: findChromium() ?? '' },
  });
  const spent = (): number =>
    Object.values(processorSeconds('/nowhere', [child.pid])).reduce((sum, each) => sum + each, 0);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  const before = spent();
  child.stdin.write('begin\n');
  const seconds = Number((await lines.next()).value);
  const cpuMs = ((spent() - before) * 1000) / pages;
  child.stdin.write('end\n');
  const taken = takenSchema.parse(JSON.parse(String((await lines.next()).value)));
  await once(child, 'exit');
  return { seconds, cpuMs, taken };
}

const round = (n: number): number => Math.round(n * 100) / 100;

const checkouts = { ...(given.before === undefined ? {} : { before: resolve(given.before) }), now: resolve('.') };
const rounds: Record<string, Round[]> = {};
try {
  for (let n = 0; n < Number(given.rounds); n++) {
    for (const [name, folder] of Object.entries(checkouts)) {
      rounds[name] = [...(rounds[name] ?? []), await run(folder)];
    }
  }
} finally {
  site.stop();
}
/** The contents of each page, as every round of a checkout saw them; `differs` where two did not see the same. */
function contentsOf(name: string, what: string): string[] {
  const seen = rounds[name] ?? [];
  return Array.from({ length: pages }, (_, at) => {
    const digests = new Set(seen.map(({ taken }) => taken[at]?.digests[what]));
    return digests.size === 1 ? String([...digests][0]) : 'differs';
  });
}
for (const [name, each] of Object.entries(rounds)) {
  const all = each.flatMap(({ taken }) => taken);
  console.log(
    JSON.stringify({
      bench: 'captures',
      checkout: name,
      rounds: each.length,
      pages,
      atOnce: Number(given['at-once']),
      inBrowser: all.filter(({ by }) => by === 'browser').length,
      exchanges: median(all.map(({ parts }) => parts)),
      gaps: all.flatMap(({ gaps }) => gaps).length,
      screenshotBytes: median(all.map(({ screenshotBytes }) => screenshotBytes)),
      cpuMsAPage: round(median(each.map(({ cpuMs }) => cpuMs))),
      pagesAMinute: round(median(each.map(({ seconds }) => (pages * 60) / seconds))),
    }),
  );
}
if (rounds.before && rounds.now) {
  const { before, now } = { before: rounds.before, now: rounds.now };
  const ratios = (of: (round: Round) => number): number[] => before.map((each, n) => of(each) / of(now[n] ?? each));
  const equal = (what: string): number =>
    contentsOf('before', what).filter((digest, at) => digest !== 'differs' && digest === contentsOf('now', what)[at])
      .length;
  console.log(
    JSON.stringify({
      bench: 'captures',
      measure: 'before ÷ now',
      cpu: round(median(ratios(({ cpuMs }) => cpuMs))),
      wall: round(median(ratios(({ seconds }) => seconds))),
      pagesWithEqualDigests: Object.fromEntries(
        ['parts', 'dom', 'text', 'screenshot'].map((what) => [what, equal(what)]),
      ),
      of: pages,
    }),
  );
}
