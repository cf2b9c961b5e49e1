// `vigie screen` on a large file beside reading it on one core: JSON lines. node bench/screen-file.ts [listings] (2.5
// KB each on disk, below the temporary folder)
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { readListings } from '../server/src/listing/read/read.ts';

const wanted = Number(process.argv[2] ?? 1_000_000);
const shared = process.env.VIGIE_SHARED ?? join(import.meta.dirname, '../../shared');
const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
const file = join(folder, 'listings.csv');
process.on('exit', () => rmSync(folder, { recursive: true }));

const real = readFileSync(join(shared, 'data/shein-products.csv'), 'utf8');
const rows = `${real.slice(real.indexOf('\n') + 1).trimEnd()}\n`;
const out = createWriteStream(file);
out.write(real.slice(0, real.indexOf('\n') + 1));
for (let n = 0; n < wanted / 1_000; n++) if (!out.write(rows)) await once(out, 'drain');
out.end();
await once(out, 'close');

const began = performance.now();
let listings = 0;
for await (const read of readListings(file)) if ('listing' in read) listings += 1;
const parse = (performance.now() - began) / 1000;
console.log(
  JSON.stringify({ bench: 'screen-file', measure: 'read on one core', listings, seconds: Number(parse.toFixed(2)) }),
);

const started = performance.now();
const child = spawn(process.execPath, [join(import.meta.dirname, '../server/src/cli/main.ts'), 'screen', file], {
  stdio: ['ignore', 'ignore', 'pipe'],
});
/** Most memory that the process had in use so far, in MB (`VmHWM`); 0 where there is no /proc. */
let peak = 0;
const watch = setInterval(() => {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    const now = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    peak = Math.max(peak, now);
  } catch {
    // ended, or another system
  }
}, 50);
const [said] = await Promise.all([text(child.stderr), once(child, 'exit')]);
clearInterval(watch);
const screen = (performance.now() - started) / 1000;
console.log(
  JSON.stringify({
    bench: 'screen-file',
    measure: 'vigie screen, start included',
    said: said.trim(),
    seconds: Number(screen.toFixed(2)),
    timesReading: Number((screen / parse).toFixed(2)),
    peakMegabytes: Math.round(peak),
  }),
);
