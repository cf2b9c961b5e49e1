// `npm run dev`: the service on the demo's data, started again at each change, and before it the console by Vite, which
// shows each change at once. What is given after `--` goes to Vite. Ctrl+C ends both.
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { ownNode } from '../bin/own-node.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** @param {string[]} args */
const start = (args) => spawn(ownNode ?? process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });

const service = start(['--watch', '--watch-preserve-output', 'bin/vigie.js', 'demo', '--no-open']);
const vite = start(['node_modules/vite/bin/vite.js', 'console', '--host', '127.0.0.1', ...process.argv.slice(2)]);
const children = [service, vite];

// One address is shown, once both are there: the demo's entrance, through Vite.
let front = '';
let entrance = '';
const show = () => {
  if (front && entrance) process.stdout.write(`\nThe console is open at ${front}${entrance}\nEnd with Ctrl+C.\n`);
};
vite.stdout.setEncoding('utf8').on('data', (text) => {
  front ||= /http:\/\/[\d.]+:\d+/.exec(stripVTControlCharacters(text))?.[0] ?? '';
  show();
});
service.stdout.setEncoding('utf8').on('data', (text) => {
  const found = /\/demo\/[\w-]+/.exec(text)?.[0];
  if (found === undefined) return;
  entrance = found;
  show();
});

const stop = () => {
  for (const child of children) child.kill('SIGTERM');
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
// One without the other is of no use.
for (const child of children) child.on('exit', stop);
