// Writes server/openapi.json: the contract, generated from the routes, committed and reviewed. Again: node tools/openapi.ts
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, readConfig } from '../server/src/base/core/config.ts';
import { startVigie } from '../server/src/main.ts';

const folder = mkdtempSync(join(tmpdir(), 'vigie-openapi-'));
const vigie = await startVigie({
  config: { ...readConfig({}), dataDir: folder, packsDir: join(ROOT, 'packs'), browser: 'none' },
});
await vigie.http.ready();
/** By name: the order in which modules happen to be loaded is nobody's concern. */
const byName = (entries: object): object =>
  Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
const sort = (key: string, value: object): object => (key === 'schemas' || key === 'paths' ? byName(value) : value);
const text = `${JSON.stringify(vigie.http.swagger(), sort, 2)}\n`;
await vigie.stop();
rmSync(folder, { recursive: true, force: true });
const path = join(ROOT, 'server/openapi.json');
if (process.argv.includes('--check')) {
  if (readFileSync(path, 'utf8') !== text) {
    process.stderr.write('server/openapi.json is stale: node tools/openapi.ts && npm run client -w console\n');
    process.exitCode = 1;
  }
} else writeFileSync(path, text);
