// What an entry of the log costs to its durable answer, beside another checkout in turns: one caller after the other, and
// many callers of a single entry each at once, whose entries go together. Processor time of the process; `fsyncMs` is
// what one file costs here to reach the disk, and bounds whoever waits alone.
// node bench/evidence/appends.ts [--before CHECKOUT] [--rounds 5] [--alone 150] [--callers 64] [--entries 6400]
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { median } from '../counted/median.ts';

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    before: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    alone: { type: 'string', default: '150' },
    callers: { type: 'string', default: '64' },
    entries: { type: 'string', default: '6400' },
  },
});
const [alone, callers, entries] = [Number(given.alone), Number(given.callers), Number(given.entries)];
const roundSchema = z.object({
  alonePerSecond: z.number(),
  aloneCpuMs: z.number(),
  togetherPerSecond: z.number(),
  togetherCpuMs: z.number(),
  fsyncMs: z.number(),
});
type Round = z.infer<typeof roundSchema>;

async function measure(checkout: string): Promise<Round> {
  const { createSigner, openLog }: typeof import('../../proof/src/index.ts') = await import(
    join(checkout, 'proof/src/index.ts')
  );
  // Not below /tmp where that is memory: there an fsync costs nothing.
  const dir = mkdtempSync(join(process.env.VIGIE_BENCH_DIR ?? tmpdir(), 'vigie-bench-'));
  const origin = 'bench.example/log';
  try {
    const log = await openLog({
      dir: join(dir, 'log'),
      origin,
      signer: createSigner(origin, new Uint8Array(32).fill(1)),
    });
    let n = 0;
    const append = () => log.append([createHash('sha256').update(String(n++)).digest()]);
    const timed = async (count: number, work: () => Promise<unknown>): Promise<[number, number]> => {
      const [begun, cpu] = [performance.now(), process.cpuUsage()];
      await work();
      const { user, system } = process.cpuUsage(cpu);
      return [(count * 1000) / (performance.now() - begun), (user + system) / 1000 / count];
    };
    const together = async (count: number): Promise<void> => {
      let left = count;
      const call = async (): Promise<void> => {
        while (left-- > 0) await append();
      };
      await Promise.all(Array.from({ length: callers }, call));
    };
    await together(256); // as warm as a service is
    const [alonePerSecond, aloneCpuMs] = await timed(alone, async () => {
      for (let at = 0; at < alone; at++) await append();
    });
    const [togetherPerSecond, togetherCpuMs] = await timed(entries, () => together(entries));
    const file = openSync(join(dir, 'fsync'), 'w');
    const [syncsPerSecond] = await timed(50, async () => {
      for (let at = 0; at < 50; at++) {
        writeSync(file, String(at));
        fsyncSync(file);
      }
    });
    closeSync(file);
    await log.close();
    return { alonePerSecond, aloneCpuMs, togetherPerSecond, togetherCpuMs, fsyncMs: 1000 / syncsPerSecond };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

const round = (n: number): number => Math.round(n * 1000) / 1000;

if (positionals[0] === 'measure') {
  console.log(JSON.stringify(await measure(positionals[1] ?? '')));
  process.exit();
}
const checkouts = { ...(given.before === undefined ? {} : { before: resolve(given.before) }), now: resolve('.') };
const rounds: Record<string, Round[]> = {};
const sizes = ['alone', 'callers', 'entries'] as const;
for (let n = 0; n < Number(given.rounds); n++) {
  for (const [name, folder] of Object.entries(checkouts)) {
    const line = [import.meta.filename, 'measure', folder, ...sizes.flatMap((size) => [`--${size}`, given[size]])];
    const printed = execFileSync(process.execPath, line, { encoding: 'utf8' });
    rounds[name] = [...(rounds[name] ?? []), roundSchema.parse(JSON.parse(printed))];
  }
}
for (const [checkout, each] of Object.entries(rounds)) {
  const of = (key: keyof Round): number => round(median(each.map((one) => one[key])));
  const figures = Object.fromEntries(roundSchema.keyof().options.map((key) => [key, of(key)]));
  console.log(JSON.stringify({ bench: 'appends', checkout, rounds: each.length, callers, ...figures }));
}
