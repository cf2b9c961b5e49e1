// What a short command pays for the embedded store, beside the library as it comes, by turns in processes of their own: one JSON line. node bench/embedded-store.ts [rounds]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { openStore } from '../server/src/base/database/store.ts';
import { allMigrations } from '../server/testing/stores.ts';

const OPEN = {
  ours: async (folder: string) => (await openStore({ dataDir: folder }, allMigrations())).close(),
  library: async (folder: string) => {
    const store = await PGlite.create({ dataDir: join(folder, 'postgres') });
    await store.query('select name from kysely_migration');
    await store.close();
  },
};

async function compare(rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
  await OPEN.ours(folder);
  const found: Record<string, { seconds: number; cpu: number; mb: number }[]> = { ours: [], library: [] };
  for (let round = 0; round < rounds; round++) {
    for (const name of Object.keys(OPEN)) {
      const began = performance.now();
      const { stdout } = spawnSync(process.execPath, [import.meta.filename, name, folder], { encoding: 'utf8' });
      const { cpu, mb }: { cpu: number; mb: number } = JSON.parse(stdout);
      found[name]?.push({ seconds: (performance.now() - began) / 1000, cpu, mb });
    }
  }
  rmSync(folder, { recursive: true, force: true });
  const middle = (of: number[]): number => of.sort((a, b) => a - b)[of.length >> 1] ?? 0;
  const told = Object.entries(found).map(([name, runs]) => [
    name,
    {
      seconds: middle(runs.map((run) => run.seconds)),
      cpuAtExit: middle(runs.map((run) => run.cpu)),
      peakMb: middle(runs.map((run) => run.mb)),
    },
  ]);
  process.stdout.write(`${JSON.stringify(Object.fromEntries(told))}\n`);
}

const [name = '', folder = ''] = process.argv.slice(2);
if (name === 'ours' || name === 'library') {
  await OPEN[name](folder);
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    process.stdout.write(JSON.stringify({ cpu: (user + system) / 1e6, mb: process.resourceUsage().maxRSS / 1024 }));
  });
} else await compare(Number(name || 5));
