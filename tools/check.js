// `npm run check`: types, lint and format, dependency rules, unused exports; and that what is generated is not stale.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules/.bin');
// Two checks run at once: by itself, each compiler's threads would find the same types anew.
const TYPES = ['--singleThreaded', '-p'];
/** What compiling the product gives is kept for the tests, the first of which would each compile it anew. */
const KEPT = { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/vigie') };
const CHECKS = [
  ['types', 'tsc', [...TYPES, '.']],
  ['console types', 'tsc', [...TYPES, 'console']],
  ['web verifier types', 'tsc', [...TYPES, 'proof/web']],
  ['rooms', 'node', ['tools/rooms.js']],
  ['lint and format', 'biome', ['ci', '--colors=off', '--error-on-warnings', '.']],
  [
    'dependency rules',
    'depcruise',
    [
      '--config',
      'tools/dependency-rules.js',
      'canonical-json',
      'engine',
      'proof',
      'server',
      'demo',
      'console/src',
      'journeys',
      'bench',
    ],
  ],
  ['description of the API', 'node', ['tools/openapi.ts', '--check']],
  ['client of the console', 'node', ['tools/client.ts', '--check']],
  ['glossary', 'node', ['tools/glossary.ts', '--check']],
  ['unused code', 'knip', ['--no-progress', '--config', 'tools/knip.json']],
];

/** @param {string} name @param {string} command @param {string[]} args @returns {Promise<boolean>} */
function check(name, command, args) {
  return new Promise((resolve) => {
    const began = performance.now();
    const child = spawn(join(bin, command), args, {
      cwd: root,
      env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, ...(command === 'node' ? KEPT : {}) },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (output += piece));
    child.on('close', (code) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)\n${code === 0 ? '' : output}`);
      resolve(code === 0);
    });
  });
}

const queue = [...CHECKS];
const results = [];
await Promise.all(
  [0, 1].map(async () => {
    for (let next = queue.shift(); next; next = queue.shift()) results.push(await check(next[0], next[1], next[2]));
  }),
);
process.exit(results.every(Boolean) ? 0 : 1);
