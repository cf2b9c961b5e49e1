import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

/** What a newcomer has: a Node, with the npm that comes with it. The first is the lowest that the README promises. */
export const LOWEST = { node: '20.19.0', npm: '10.8.2' };
export const OTHERS = [
  { node: '22.23.3', npm: '10.9.4' },
  { node: '24.21.0', npm: '11.19.1' },
];
type Release = typeof LOWEST;

const WAY_OUT = Object.fromEntries(
  Object.entries(process.env).filter(([name]) =>
    /^(NODE_EXTRA_CA_CERTS|(https?|no)_proxy|npm_config_(registry|cafile))$/i.test(name),
  ),
);

/** The folder of programs of a release, which is fetched once. */
export function fetchNode({ node, npm }: Release): string {
  const folder = join(ROOT, 'node_modules/.cache/nodes', node);
  const bin = join(folder, 'node_modules/.bin');
  if (existsSync(folder)) return bin;
  mkdirSync(dirname(folder), { recursive: true });
  const half = mkdtempSync(`${folder}-`);
  writeFileSync(join(half, 'package.json'), '{ "private": true }');
  // What npm's `node` would install by an npm of its own.
  const program = `node@npm:node-${process.platform}-${process.arch}@${node}`;
  const args = ['install', '--no-save', '--loglevel=error', '--prefer-offline', program, `npm@${npm}`];
  execFileSync('npm', args, { cwd: half, stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    renameSync(half, folder);
  } catch {
    rmSync(half, { recursive: true, force: true }); // Another test was first.
  }
  return bin;
}

/** Every file that a clone has; where there is no git, all but what is made here. */
function listFiles(): string[] {
  const { status, stdout } = spawnSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' });
  const paths = status === 0 ? stdout.split('\0') : readdirSync(ROOT, { recursive: true, encoding: 'utf8' });
  return paths.filter(
    (path) =>
      !/(^|\/)(node_modules|dist|vigie-data|\.git)(\/|$)/.test(path) &&
      statSync(join(ROOT, path), { throwIfNoEntry: false })?.isFile() === true,
  );
}

function clone(folder: string): void {
  for (const path of listFiles()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(ROOT, path), join(folder, path));
  }
}

/** The README's first command. */
function firstCommand(): string {
  const command = /^## Start\n+```sh\n(.+?)\s+#/m.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))?.[1];
  if (command === undefined) throw new Error('README.md has no command under "Start"');
  return command;
}

/**
 * Runs the README's first command in a fresh clone as a newcomer does, opens the console's address, and ends it by
 * Ctrl+C. What it made stays until it is told to `forget`.
 *
 * @param user an ordinary user's number, with a home of their own; null: whoever runs this, with the npm cache at hand
 */
export async function startAsNewcomer(release: Release, user: number | null) {
  const bin = fetchNode(release);
  const folder = mkdtempSync(join(tmpdir(), 'vigie-newcomer-'));
  const project = join(folder, 'vigie');
  const programs = join(folder, 'bin');
  clone(project);
  // An ordinary user may not read the folder that this stands in.
  cpSync(join(bin, '../node/bin'), programs, { recursive: true });
  cpSync(join(bin, '../npm'), join(folder, 'npm'), { recursive: true });
  for (const name of ['npm', 'npx'])
    writeFileSync(join(programs, name), `#!/bin/sh\nexec node "${folder}/npm/bin/${name}-cli.js" "$@"\n`, {
      mode: 0o755,
    });
  if (user !== null) execFileSync('chown', ['-R', `${user}:${user}`, folder]);
  const child = spawn('sh', ['-c', firstCommand()], {
    cwd: project,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(user === null ? {} : { uid: user, gid: user }),
    // Nothing of the environment of the tests, which run under another Node, but how one gets from here to the
    // registry.
    env: {
      ...WAY_OUT,
      PATH: `${programs}:/usr/local/bin:/usr/bin:/bin`,
      HOME: user === null ? homedir() : folder,
      CI: 'true',
      VIGIE_PORT: '0',
      npm_config_prefer_offline: 'true',
    },
  });
  const forget = (): void => rmSync(folder, { recursive: true, force: true });
  let output = '';
  const address = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (piece: string) => {
        output += piece;
        const found = /console is open at (http:\S+)[\s\S]*Ctrl\+C/.exec(output)?.[1];
        if (found !== undefined) resolve(found);
      });
    }
    child.on('close', (code) => reject(new Error(`${firstCommand()} ended with ${code}:\n${output}`)));
  });
  address.catch(() => {}); // It is asked for below; the end is awaited beside it.
  const ended = once(child, 'close');
  try {
    const answer = await fetch(await address);
    const page = await answer.text();
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
    await ended;
    return { status: answer.status, page, data: join(project, 'vigie-data/demo'), forget };
  } catch (error) {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL');
    forget();
    throw error;
  }
}
