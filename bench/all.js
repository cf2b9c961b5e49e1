// Runs the benches one after another, or those that are named, and keeps what they print in docs/reference/results.md,
// each with its command, date and machine. Of one that fails the last result stays.
// npm run bench [-- NAME...]
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownNode } from '../bin/own-node.js';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const node = ownNode ?? process.execPath;
const PAGE = join(ROOT, 'docs/reference/results.md');
const HEAD = `<!-- Kept by: npm run bench -->
# What the benches print

Each below with the command that printed it, one JSON line a measurement; \`npm run bench -- NAME\` runs one again and puts its
result here. Beside a peer, or beside an earlier build, both ran in turns in the same run. What a bench needs and what its
words mean stands at its head.
`;
/** The arguments with which each is published: sizes with which none takes more than three minutes or so. @type {Record<string, string[]>} */
const BENCHES = {
  screen: ['--expose-gc', 'bench/screen.ts', '--quick'],
  'screen-file': ['bench/screen-file.ts', '--rows', '100000', '--runs', '3'],
  disguise: ['bench/disguise.ts', '--words', '100', '--listings', '600'],
  languages: ['bench/languages.ts'],
  extract: ['bench/extract.ts'],
  texts: ['bench/texts.ts', '200000'],
  recalls: ['bench/recalls.ts'],
  'picture-hash': ['bench/pictures/hash-picture.ts'],
  'picture-hashes': ['bench/pictures/hashes.ts', '1'],
  'picture-index': ['bench/pictures/picture-index.ts'],
  archive: ['bench/archive/archive.ts', '5000', '200'],
  log: ['bench/log.ts', '200000'],
  seal: ['bench/seal.ts'],
  stream: ['bench/screenings/stream.ts'],
  captures: ['bench/evidence/captures.ts', '--pages', '8', '--rounds', '3'],
  appends: ['bench/evidence/appends.ts', '--rounds', '3'],
  'embedded-store': ['bench/embedded-store.ts', '3'],
  screenings: ['bench/screenings.ts'],
  service: ['bench/screenings/service.ts', '--seconds', '2', '--rounds', '5'],
  worktable: ['bench/worktable.ts', '100000', '25'],
  pages: ['bench/pages.ts'],
  visibility: ['bench/visibility.ts', '5000', '9'],
  disclosure: ['bench/disclosure.ts', '10000'],
  audit: ['bench/audit.ts', '20000'],
  figures: ['bench/counted/figures.ts', '10000', '5'],
  statements: ['bench/declared/day.ts', '200000'],
  'hit-no-hit': ['bench/hit-no-hit.ts', '1000000', '10000'],
  'import-size': ['bench/scale/import-size.ts', '--rows', '1000,20000', '--confirmed', '0,1000', '--rounds', '1'],
  screens: ['bench/scale/screens.ts', '--cases', '1000,10000', '--rounds', '3'],
  snapshots: ['bench/scale/snapshots.ts', '--snapshots', '500000'],
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(`no bench ${unknown.join(', ')}; there are: ${Object.keys(BENCHES).join(', ')}\n`);
  process.exit(2);
}

/** @param {string[]} args @returns {Promise<{ printed: string, code: number | null }>} what it printed, and how it ended */
function run(args) {
  const child = spawn(node, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (piece) => (printed += piece));
  return new Promise((resolve) => child.on('close', (code) => resolve({ printed: printed.trim(), code })));
}

/** @type {Map<string, string>} */
const kept = new Map();
if (existsSync(PAGE))
  for (const section of readFileSync(PAGE, 'utf8').split('\n## ').slice(1))
    kept.set(section.slice(0, section.indexOf('\n')), section.slice(section.indexOf('\n') + 1).trim());

for (const name of wanted.length > 0 ? wanted : Object.keys(BENCHES)) {
  const args = BENCHES[name] ?? [];
  const load = loadavg()[0]?.toFixed(1);
  process.stderr.write(`${name}: node ${args.join(' ')} …\n`);
  const { printed, code } = await run(args);
  if (code !== 0) {
    process.stderr.write(`${name}: ended with ${code}; its last result stays\n`);
    process.exitCode = 1;
    continue;
  }
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 1024 ** 3)} GB, load ${load} before`;
  const about = `\`node ${args.join(' ')}\`, ${new Date().toISOString().slice(0, 10)}, ${machine}, ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}`;
  kept.set(name, `${about}\n\n\`\`\`json\n${printed}\n\`\`\``);
  const sections = Object.keys(BENCHES).flatMap((each) =>
    kept.has(each) ? [`## ${each}\n\n${kept.get(each)}\n`] : [],
  );
  writeFileSync(PAGE, `${HEAD}\n${sections.join('\n')}`);
}
