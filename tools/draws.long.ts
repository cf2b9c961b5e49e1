// Every test that draws less on other days (draws.ts), with as many draws as it asks for here.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

process.env.VIGIE_DRAWS = 'long';

const root = join(import.meta.dirname, '..');
const tests = globSync('{canonical-json,console,demo,engine,proof,server}/**/*.test.ts', {
  cwd: root,
  exclude: ['**/node_modules/**', '**/dist/**'],
});
for (const path of tests.sort())
  if (/from '[./]+\/tools\/draws\.ts'/.test(readFileSync(join(root, path), 'utf8'))) await import(join(root, path));
