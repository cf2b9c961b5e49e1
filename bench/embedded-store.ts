// What a short command pays for the embedded store, in processes of their own: one JSON line. node
// bench/embedded-store.ts [rounds]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../server/src/base/database/store.ts';
import { allMigrations } from '../server/src/migrations.ts';

interface Cost {
  seconds: number;
  cpu: number;
  mb: number;
}

const openAndClose = async (folder: string): Promise<void> =>
  (await openStore({ dataDir: folder }, allMigrations())).close();

/** One command's cost, by the clock from outside. */
function measure(folder: string): Cost {
  const began = performance.now();
  const { stdout } = spawnSync(process.execPath, [import.meta.filename, 'open', folder], { encoding: 'utf8' });
  const { cpu, mb }: Omit<Cost, 'seconds'> = JSON.parse(stdout);
  return { seconds: (performance.now() - began) / 1000, cpu, mb };
}

function median(runs: Cost[]): Cost {
  const middle = (of: number[]): number => of.sort((a, b) => a - b)[of.length >> 1] ?? 0;
  return {
    seconds: middle(runs.map((run) => run.seconds)),
    cpu: middle(runs.map((run) => run.cpu)),
    mb: middle(runs.map((run) => run.mb)),
  };
}

async function compare(rounds: number): Promise<void> {
  const times = Array.from({ length: rounds }, (_, round) => round);
  const parent = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
  const made = times.map((round) => measure(join(parent, String(round))));
  const folder = join(parent, '0');
  const started = times.map(() => measure(folder));
  const store = await openStore({ dataDir: folder }, allMigrations());
  const beside = times.map(() => measure(folder));
  await store.close();
  rmSync(parent, { recursive: true, force: true });
  const found = { made: median(made), started: median(started), beside: median(beside) };
  process.stdout.write(`${JSON.stringify(found)}\n`);
}

const [what = '', folder = ''] = process.argv.slice(2);
if (what === 'open') {
  await openAndClose(folder);
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    process.stdout.write(JSON.stringify({ cpu: (user + system) / 1e6, mb: process.resourceUsage().maxRSS / 1024 }));
  });
} else await compare(Number(what || 5));
