#!/usr/bin/env node
// JavaScript that Node 20.19 accepts: TypeScript runs as it stands from Node 24 on, which comes with `npm ci`.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ownNode } from './own-node.js';

const main = new URL('../server/src/cli/main.ts', import.meta.url);
if (Number(process.versions.node.split('.')[0]) >= 24) {
  const { enableCompileCache } = await import('node:module');
  // What was compiled once is not compiled at each start: a second less. In the project's folder, where only who
  // installed it writes.
  enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/vigie', import.meta.url)));
  await import(main.href);
} else {
  if (ownNode === null) {
    process.stderr.write('vigie: Node 24 is needed. Run "npm ci" in the project\'s folder: it brings its own.\n');
    process.exit(3);
  }
  const child = spawn(ownNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
