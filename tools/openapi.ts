// Writes server/openapi.json, the contract, and docs/reference/catalogue.md: made from the code, committed and
// reviewed. Again: node tools/openapi.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../server/src/base/core/config.ts';
import { ROOT } from '../server/src/base/core/home.ts';
import { startVigie } from '../server/src/main.ts';
import { testStore } from '../server/testing/stores.ts';
import { describeCatalogue } from './catalogue.ts';

// On the tests' database server, which they need anyway.
const made = await testStore();
const vigie = await startVigie({
  config: { ...readConfig({}), ...made.settings, packsDir: join(ROOT, 'packs'), browser: 'none' },
});
await vigie.http.ready();
/** By name: the order in which modules happen to be loaded is nobody's concern. */
const byName = (entries: object): object =>
  Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
const sort = (key: string, value: object): object => (key === 'schemas' || key === 'paths' ? byName(value) : value);
const texts = {
  'server/openapi.json': `${JSON.stringify(vigie.http.swagger(), sort, 2)}\n`,
  'docs/reference/catalogue.md': await describeCatalogue(vigie),
};
await vigie.stop();
await made.drop();
for (const [path, text] of Object.entries(texts)) {
  if (!process.argv.includes('--check')) writeFileSync(join(ROOT, path), text);
  else if (readFileSync(join(ROOT, path), 'utf8') !== text) {
    process.stderr.write(`${path} is stale: node tools/openapi.ts && npm run client -w console\n`);
    process.exitCode = 1;
  }
}
