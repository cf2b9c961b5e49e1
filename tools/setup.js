// Installs what is missing and builds the console when it is stale. `--all`: the packages of checks and benches too;
// `--tests`: these, and the programs that tests use. JavaScript that Node 20.19 accepts: Node 24 comes with what it
// installs.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const forTests = process.argv.includes('--tests');

/** @param {string} text */
const say = (text) => process.stderr.write(`${text}\n`);

/** @param {string} path */
const timeOf = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

/** @param {string} folder @returns {number} */
function newestIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/[/\\](?:node_modules|dist)(?:[/\\]|$)/.test(entry.parentPath ?? entry.path))
    .reduce((newest, entry) => Math.max(newest, timeOf(join(entry.parentPath ?? entry.path, entry.name))), 0);
}

/** @param {string} command @param {string[]} args @param {Record<string, string>} [env] */
function run(command, args, env) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (status !== 0) process.exit(status ?? 1);
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  say(`Vigie needs Node 20.19 or later to install; this is ${process.versions.node}.`);
  process.exit(3);
}

const ownNode = join(root, 'node_modules/node/bin/node');
const installed = join(root, 'node_modules/.package-lock.json');
const isStale = timeOf(installed) < timeOf(join(root, 'package-lock.json')) || !existsSync(ownNode);
/** What npm wrote of the packages that are there tells of some for development alone. */
const hasAll = existsSync(installed) && readFileSync(installed, 'utf8').includes('"dev": true');
const needsAll = forTests || process.argv.includes('--all');
if (isStale || (needsAll && !hasAll)) {
  say('Installing packages (about a minute) …');
  const npm = process.env.npm_execpath;
  const which = needsAll || hasAll ? '--include=dev' : '--omit=dev';
  // The lock has the digest of each package: what npm holds of it already need not be asked for again.
  const args = ['ci', which, '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  // The package that runs models would fetch what graphics cards need, from another place than npm.
  const env = { ONNXRUNTIME_NODE_INSTALL: 'skip' };
  if (npm) run(process.execPath, [npm, ...args], env);
  else run('npm', args, env);
  // npm 10 ends with 0 where it could not reach its registry.
  if (!existsSync(installed) || !existsSync(ownNode)) {
    say('npm has not installed everything: see what it says above, and its log. Then run this again.');
    process.exit(1);
  }
}

let isBuilt = false;
if (timeOf(join(root, 'console/dist/index.html')) < newestIn(join(root, 'console'))) {
  say('Building the console …');
  run(ownNode, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn', 'console']);
  isBuilt = true;
}

const verifier = join(root, 'console/dist/verify.html');
if (timeOf(verifier) < newestIn(join(root, 'proof'))) {
  say('Building the web verifier …');
  run(ownNode, [join(root, 'proof/web/build.ts'), verifier]);
  isBuilt = true;
}
if (isBuilt) run(ownNode, [join(root, 'console/compress.js')]);

/** What the tests use beside npm packages: the program that must be there, and Debian's package that brings it. */
const PROGRAMS = [
  { name: 'chromium-headless-shell', has: () => onPath('chromium-headless-shell') || onPath('chromium') },
  { name: 'postgresql', has: () => existsSync('/usr/lib/postgresql') || onPath('pg_ctl') },
  { name: 'dovecot-imapd', has: () => existsSync('/usr/sbin/dovecot') },
  { name: 'poppler-utils', has: () => onPath('pdftotext') },
  { name: 'openssl', has: () => onPath('openssl') },
  { name: 'nats-server', has: () => existsSync('/usr/sbin/nats-server') || onPath('nats-server') },
];

/** @param {string} name */
function onPath(name) {
  return (process.env.PATH ?? '').split(':').some((folder) => folder && existsSync(join(folder, name)));
}

if (forTests) {
  const missing = PROGRAMS.filter(({ has }) => !has()).map(({ name }) => name);
  if (missing.length > 0) {
    const canInstall = process.getuid?.() === 0 && onPath('apt-get');
    if (!canInstall) {
      say(`The tests need ${missing.join(', ')}. On Debian: sudo apt-get install ${missing.join(' ')}`);
      process.exit(3);
    }
    say(`Installing ${missing.join(', ')} from Debian …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
  }
}
