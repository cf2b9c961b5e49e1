#!/usr/bin/env node
// JavaScript, so that any Node can start it: TypeScript runs as it stands from Node 24 on, which comes with `npm ci`.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

const main = new URL('../server/src/cli/main.ts', import.meta.url);
if (Number(process.versions.node.split('.')[0]) >= 24) {
  // What was compiled once is not compiled at each start: a second less. In the project's folder, where only who installed it writes.
  enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/vigie', import.meta.url)));
  await import(main.href);
} else {
  const own = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));
  if (!existsSync(own)) {
    process.stderr.write('vigie: Node 24 is needed. Run "npm ci" in the project\'s folder: it brings its own.\n');
    process.exit(3);
  }
  const child = spawn(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
