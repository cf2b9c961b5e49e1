// `npm test`, its last part: a PostgreSQL server of its own, then every test of the project under Node's runner.
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, globSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = process.argv.slice(2);

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

const files =
  wanted.length > 0
    ? wanted
    : globSync('{canonical-json,engine,proof,server,console,demo,journeys,tools,bench}/**/*.test.{ts,js}', {
        cwd: root,
        exclude: ['**/node_modules/**'],
      }).sort();
/** Journeys start whole installations with browsers: not beside tests that measure. */
const runs = [
  files.filter((file) => !file.startsWith('journeys/')),
  files.filter((file) => file.startsWith('journeys/')),
];
const postgres = await startPostgres();
let code = 0;
try {
  for (const part of runs) {
    if (part.length === 0) continue;
    const exit = await new Promise((resolve) => {
      const child = spawn(
        process.execPath,
        ['--test', '--test-concurrency=2', '--test-timeout=900000', '--test-reporter=spec', ...part],
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
  }
} finally {
  postgres.stop();
}
process.exit(code);
