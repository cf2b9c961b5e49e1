// A day of 1,000,000 statements in the shape of the Transparency Database's files, made in a temporary folder: how long it
// takes to read, beside unpacking it and counting its lines in the same run, and the most memory. node bench/declared/day.ts
// [statements] [light or full]. JSON lines.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleRows, writeDailyFile } from '../../demo/src/index.ts';
import { columnsOf } from '../../server/src/followup/declared/daily-file.ts';

const [asked = '1000000', kind = 'light'] = process.argv.slice(2);
const statements = Number(asked);
const variant = kind === 'full' ? 'full' : 'light';
const day = '2026-11-28';
const RUNS = 3;

const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-day-'));
try {
  const rows = sampleRows(day, statements);
  const path = await writeDailyFile(folder, { slug: 'global', day, variant, columns: columnsOf(variant), rows });
  // Unpacking as a person would: each ZIP of the ZIP in turn, its lines counted.
  const inner = join(folder, 'inner');
  const unpack = `set -e; unzip -q -o "$1" -d "$2"; for z in "$2"/*.zip; do unzip -p "$z"; done | wc -lc`;
  const read = `import('${new URL('read.ts', import.meta.url)}').then(({ read }) => read(process.argv[1]))`;
  const times: { unpack: number; read: number; megabytes: number }[] = [];
  let said = '';
  for (let run = 0; run < RUNS; run++) {
    const before = performance.now();
    said = execFileSync('bash', ['-c', unpack, 'bash', path, inner], { encoding: 'utf8' });
    const between = performance.now();
    const reader = spawnSync(process.execPath, ['-e', read, path], { encoding: 'utf8' });
    if (reader.status !== 0) throw new Error(reader.stderr);
    const { counted, megabytes }: { counted: number; megabytes: number } = JSON.parse(reader.stdout);
    if (counted !== statements) throw new Error(`${counted} statements were counted, not ${statements}`);
    times.push({ unpack: between - before, read: performance.now() - between, megabytes });
  }
  const [, bytes = '0'] = said.trim().split(/\s+/);
  const median = (of: (time: (typeof times)[number]) => number): number =>
    times.map(of).sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
  console.log(
    JSON.stringify({
      bench: 'declared',
      statements,
      variant,
      zipMB: Math.round(statSync(path).size / 1e6),
      csvMB: Math.round(Number(bytes) / 1e6),
      zips: readdirSync(inner).length,
      unpackS: Number((median(({ unpack: took }) => took) / 1000).toFixed(2)),
      readS: Number((median(({ read: took }) => took) / 1000).toFixed(2)),
      ratio: Number(median(({ unpack: one, read: other }) => other / one).toFixed(2)),
      ratios: times.map(({ unpack: one, read: other }) => Number((other / one).toFixed(2))),
      peakMB: Math.max(...times.map(({ megabytes }) => megabytes)),
    }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
