// `npm test`, its last part: a PostgreSQL server of its own, then every test of the project under Node's runner, or
// those that are named. `--long`: those that measure time, or take minutes.
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownNode } from '../bin/own-node.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = process.argv.slice(2).filter((argument) => argument !== '--long');
const suffix = process.argv.includes('--long') ? '.long.ts' : '.test.ts';

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Starts a server on an empty folder; root starts it as Debian's `postgres` user, since PostgreSQL refuses root. */
async function startPostgres() {
  const versions = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a))
    : [];
  const bin = versions[0] ? `/usr/lib/postgresql/${versions[0]}/bin/` : '';
  const folder = mkdtempSync(join(tmpdir(), 'vigie-postgres-'));
  const password = randomBytes(12).toString('hex');
  const asUser = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : [];
  /** @param {string} program @param {string[]} args */
  const call = (program, args) => {
    const [first = '', ...rest] = [...asUser, `${bin}${program}`, ...args];
    execFileSync(first, rest, { stdio: ['ignore', 'ignore', 'inherit'], cwd: folder });
  };
  const secret = join(folder, 'password');
  writeFileSync(secret, password);
  if (asUser.length > 0) {
    const id = (/** @type {string} */ flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    for (const path of [folder, secret]) chownSync(path, id('-u'), id('-g'));
  }
  chmodSync(folder, 0o700);
  const port = await freePort();
  const data = join(folder, 'data');
  call('initdb', [
    '-D',
    data,
    '-U',
    'owner',
    '-A',
    'scram-sha-256',
    `--pwfile=${secret}`,
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
  ]);
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200`;
  call('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start']);
  return {
    url: `postgres://owner:${password}@127.0.0.1:${port}/postgres`,
    stop() {
      call('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Why a test may be left out: what is not on this machine. Any other reason is a failure. */
const ANNOUNCED = [
  /^no history\b/, // A copy of the project without its commits.
  /^no outside data\b/, // tools/shared-data.ts
  /^no moto\b/, // A store with object lock, in Python: no Debian package has it.
  // What `tools/setup.js --tests` brings; where tests decide, it has to be there.
  ...(process.env.CI ? [] : [/^no (?:Chromium|Dovecot|openssl|pdftotext|pdftoppm|systemd-analyze)\b/]),
];

/** @param {string} text what tools/skipped.js wrote @returns {{ file: string, test: string, reason: string }[]} */
const unannounced = (text) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter(({ reason }) => !ANNOUNCED.some((announced) => announced.test(reason)));

const files =
  wanted.length > 0
    ? wanted
    : readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith(suffix) && !/(^|\/)(node_modules|dist)\//.test(path))
        .sort();
/**
 * Tests that keep to themselves (no folder, no server, no process) share one process: starting one for each takes
 * longer than they do.
 */
const isPure = (/** @type {string} */ file) => /^(engine|canonical-json|console)\/src\//.test(file);
/** The longest of all waits for npm most of the time: it goes first, beside the others. */
const FIRST = 'journeys/first-start.test.ts';
/** Journeys start whole installations with browsers: two at a time, and not beside the other tests. */
const isJourney = (/** @type {string} */ file) => file.startsWith('journeys/') && file !== FIRST;
const isLong = suffix === '.long.ts';
/**
 * Tests mostly wait, for a server or a page: one more than there are cores. What measures has the machine to itself.
 */
const atOnce = isLong ? 1 : availableParallelism() + 1;
/** @type {[string[], string[]][]} */
const runs = isLong
  ? [[files, ['--test-concurrency=1']]]
  : [
      [files.filter(isPure), ['--test-isolation=none']],
      [
        [
          ...files.filter((file) => file === FIRST),
          ...files.filter((file) => file !== FIRST && !isPure(file) && !isJourney(file)),
        ],
        [`--test-concurrency=${atOnce}`],
      ],
      [files.filter(isJourney), ['--test-concurrency=2']],
    ];
const folder = mkdtempSync(join(tmpdir(), 'vigie-tests-'));
const skipped = join(folder, 'skipped');
const postgres = await startPostgres();
let code = 0;
let leftOut = '';
try {
  for (const [part, how] of runs) {
    if (part.length === 0) continue;
    const exit = await new Promise((resolve) => {
      const child = spawn(
        ownNode ?? process.execPath,
        [
          '--test',
          ...how,
          `--test-timeout=${isLong ? 3_600_000 : 400_000}`,
          '--test-reporter=spec',
          '--test-reporter-destination=stdout',
          '--test-reporter=./tools/skipped.js',
          `--test-reporter-destination=${skipped}`,
          ...part,
        ],
        {
          cwd: root,
          stdio: 'inherit',
          env: {
            ...process.env,
            VIGIE_TEST_POSTGRES: postgres.url,
            // What one process compiled, the next hundred need not.
            NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/vigie'),
          },
        },
      );
      child.on('exit', (status) => resolve(status ?? 1));
    });
    if (exit !== 0) code = exit;
    leftOut += readFileSync(skipped, 'utf8');
  }
} finally {
  postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
for (const { file, test, reason } of unannounced(leftOut)) {
  process.stderr.write(`✗ left out without being announced (tools/test.js): ${file}: ${test}: ${reason}\n`);
  code = 1;
}
process.exit(code);
