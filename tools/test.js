// `npm test`, its last part: a PostgreSQL server of its own, or that of VIGIE_TEST_POSTGRES, then every test of the
// project under Node's runner, or those that are named. `--check`: with `npm run check` beside them. `--long`: those that
// measure time, or take minutes.
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
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, constants, setPriority, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownNode } from '../bin/own-node.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = process.argv.slice(2).filter((argument) => argument !== '--long' && argument !== '--check');
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
  const folder = mkdtempSync(join(inMemory ?? tmpdir(), 'vigie-postgres-'));
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
  const settings = {
    listen_addresses: '127.0.0.1',
    max_connections: '200',
    // Nothing in it has to outlive a power cut.
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    // Compiling a plan takes longer than any of these tables.
    jit: 'off',
  };
  const given = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const options = [`-p ${port} -k ${folder}`, ...given].join(' ');
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
  ...(process.env.CI ? [] : [/^no (?:Chromium|Dovecot|nats-server|openssl|pdftotext|pdftoppm|systemd-analyze)\b/]),
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
const isLong = suffix === '.long.ts';
/** Rooms of the server that share a process: loading the product takes longer than most of their files do. */
const SHARED = [
  ['case', 'doctor', 'notice', 'people'],
  ['backup', 'followup', 'publication', 'referral', 'retention', 'screening'],
  ['alert', 'attended', 'handover', 'inquiry', 'intake', 'receiving', 'stream'],
  ['archive', 'listing', 'operation', 'prepublication', 'sweep'],
  ['base', 'cli', 'evidence'],
];
/** Journeys with a process of their own: they install the project anew, or start what they look at as people do. */
const APART = /^journeys\/(?:demo|first-start)\.test\.ts$/;
/**
 * The tests that run one after another in one process; every process loads the product anew, which takes longer than
 * most files do. What measures has one of its own.
 *
 * @param {string} file
 */
const partOf = (file) => {
  const [first = '', , room = ''] = file.split('/');
  if (isLong || wanted.length > 0) return file;
  if (first === 'journeys') return APART.test(file) ? file : 'journeys/';
  if (first !== 'server') return ['canonical-json', 'console', 'demo', 'engine'].includes(first) ? 'engine' : first;
  if (room.endsWith('.ts')) return 'server/src/';
  return `server/src/${(SHARED.find((rooms) => rooms.includes(room)) ?? [room]).join(',')}`;
};
/** What takes longest goes first, so that the end is not spent waiting for one. */
const LONGEST_FIRST = [
  'journeys/demo.test.ts',
  'journeys/',
  'server/src/alert,attended,handover,inquiry,intake,receiving,stream',
  'server/src/base,cli,evidence',
  'server/src/case,doctor,notice,people',
  'server/src/',
  'server/src/backup,followup,publication,referral,retention,screening',
  'server/src/archive,listing,operation,prepublication,sweep',
];
/** @param {[string, string[]]} part */
const weight = ([name, inside]) => {
  const place = LONGEST_FIRST.indexOf(name);
  return inside.length + (place < 0 ? 0 : 1000 * (LONGEST_FIRST.length - place));
};
/** @type {Map<string, string[]>} */
const rooms = new Map();
for (const file of files) rooms.set(partOf(file), [...(rooms.get(partOf(file)) ?? []), file]);
/** What `npm run check` runs. */
const CHECK = ['tools/check.js'];
/** @type {[string, string[]][]} */
const checks = process.argv.includes('--check') ? [['check', CHECK]] : [];
/** What waits for nobody: one after the other beside the rest, in what that leaves of the processors. */
const PATIENT = ['check', 'engine', 'proof', 'tools', 'bench'];
const parts = [...checks, ...[...rooms].sort((a, b) => weight(b) - weight(a))];
/**
 * Tests often wait, for a server or a page: one more than there are cores. What measures has the machine to itself.
 */
const atOnce = isLong ? 1 : availableParallelism() + 1;

/** @param {string} folder how many bytes have room in it */
const roomIn = (folder) => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};
/** How much there is of what tests write in: memory, since a disk takes its time for each file. */
const memory = existsSync('/dev/shm') ? roomIn('/dev/shm') : 0;
const GIB = 1024 ** 3;
/** Where there is enough of it. What measures is told the truth. */
const inMemory = !isLong && memory > 4 * GIB ? mkdtempSync('/dev/shm/vigie-tests-') : null;
/** The project is installed anew there. */
const needsMore = 'journeys/demo.test.ts';
// PostgreSQL runs as another user where we are root.
if (inMemory !== null) chmodSync(inMemory, 0o711);

const folder = mkdtempSync(join(tmpdir(), 'vigie-tests-'));
const skipped = join(folder, 'skipped');
const given = process.env.VIGIE_TEST_POSTGRES;
const postgres = given ? { url: given, stop() {} } : await startPostgres();

/**
 * Runs one part. @param {string[]} inside its files @param {string} notes where it says what it left out
 * @param {boolean} isPatient whether all else goes before it
 * @returns {Promise<{ code: number, output: string }>}
 */
function run(inside, notes, isPatient) {
  const fits = !inside.includes(needsMore) || memory > 8 * GIB;
  const temporary = inMemory !== null && fits ? { TMPDIR: inMemory } : {};
  const asTests = [
    '--test',
    // Many tests in one process leave much behind them: fewer looks for what may go.
    '--max-semi-space-size=64',
    ...(inside.length > 1 ? ['--test-isolation=none'] : []),
    `--test-timeout=${isLong ? 10_800_000 : 400_000}`,
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./tools/skipped.js',
    `--test-reporter-destination=${notes}`,
  ];
  const child = spawn(ownNode ?? process.execPath, [...(inside === CHECK ? [] : asTests), ...inside], {
    cwd: root,
    stdio: ['inherit', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...temporary,
      VIGIE_TEST_POSTGRES: postgres.url,
      // A database is more than a thousand files, and a test often has one of its own.
      ...(inMemory === null ? {} : { VIGIE_TEST_DATABASE: join(inMemory, 'database') }),
      // What one process compiled, the next need not.
      NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/vigie'),
    },
  });
  if (isPatient && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (output += piece));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code: code ?? 1, output })));
}

/** The numbers of Node's summary, added up. @type {Map<string, number>} */
const total = new Map();
const SUMMARY = /^ℹ (\w+) ([\d.]+)\n/gmu;
const began = performance.now();
let code = 0;
let leftOut = '';
try {
  const isPatient = (/** @type {string} */ name) => !isLong && PATIENT.includes(name);
  let done = 0;
  /** @param {[string, string[]][]} queue from which it takes one part after the other */
  const lane = async (queue) => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [name, inside] = next;
      const notes = `${skipped}-${done++}`;
      const start = performance.now();
      const { code: exit, output } = await run(inside, notes, isPatient(name));
      for (const [, what = '', number] of output.matchAll(SUMMARY))
        total.set(what, (total.get(what) ?? 0) + Number(number));
      const seconds = ((performance.now() - start) / 1000).toFixed(0);
      process.stdout.write(`${exit === 0 ? '▶' : '✖'} ${name} (${seconds} s)\n${output.replace(SUMMARY, '')}\n`);
      if (exit !== 0) code = exit;
      leftOut += existsSync(notes) ? readFileSync(notes, 'utf8') : '';
    }
  };
  const queue = parts.filter(([name]) => !isPatient(name));
  await Promise.all([
    lane(parts.filter(([name]) => isPatient(name))),
    ...Array.from({ length: atOnce }, () => lane(queue)),
  ]);
} finally {
  postgres.stop();
  for (const made of [folder, inMemory]) if (made !== null) rmSync(made, { recursive: true, force: true });
}
for (const { file, test, reason } of unannounced(leftOut)) {
  process.stderr.write(`✗ left out without being announced (tools/test.js): ${file}: ${test}: ${reason}\n`);
  code = 1;
}
total.set('duration_ms', performance.now() - began);
for (const [what, number] of total) process.stdout.write(`ℹ ${what} ${number}\n`);
process.exit(code);
