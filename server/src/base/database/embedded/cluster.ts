import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { claimDataFolder } from '../../core/data-folder.ts';
import { VigieError } from '../../core/errors.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { type ServerUser, serverUser } from './server-user.ts';

/** The owner of the embedded database. */
export const OWNER = 'vigie';

/**
 * A data folder's database: a folder of its own with PostgreSQL's files, the owner's password and the server's
 * messages.
 */
export interface Cluster {
  /** PostgreSQL's own data directory. */
  data: string;
  log: string;
  password: string;
  /** As whom the server runs; null: as we do. */
  user: ServerUser | null;
  binaries: Binaries;
}

/**
 * How PostgreSQL is told its data directory. As another user than we are it may lack the way there (what is below a
 * folder of root's is closed to others): so it is started inside, and knows it as Linux names the current directory.
 */
export const hereFor = (data: string): string => (process.platform === 'linux' ? '/proc/self/cwd' : data);

/** What PostgreSQL's programs get of our environment. Nothing of it may change what they do. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env;
  return { TZ: 'UTC', ...(PATH ? { PATH } : {}), ...(SystemRoot ? { SystemRoot } : {}) };
}

const LOCALE: Partial<Record<NodeJS.Platform, string>> = { linux: 'C.UTF-8', darwin: 'en_US.UTF-8' };

function fault(code: string, message: string): VigieError {
  return new VigieError(code, message, { exit: 3, status: 503 });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Removes what a process left that died while it made a database. */
function clearHalfMade(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = Number(/^database\.new-(\d+)-/.exec(name)?.[1] ?? 0);
    if (pid > 0 && !isRunning(pid)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Makes the data folder where there is none, and finds out whether anything can be put there. */
function mustHoldFiles(folder: string): void {
  try {
    claimDataFolder(folder);
    if (!existsSync(join(folder, 'database'))) accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof VigieError) throw error;
    throw fault(
      'VIGIE_STORE_FOLDER',
      `The data folder ${folder} cannot be made or written to: ${error instanceof Error ? error.message : String(error)}. Choose another folder with VIGIE_DATA.`,
    );
  }
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

/**
 * Makes the database beside its place and moves it there whole: of two processes that do so at once, the first one's
 * stays.
 */
function makeDatabase(folder: string, database: string, user: ServerUser | null, binaries: Binaries): void {
  clearHalfMade(folder);
  const half = mkdtempSync(join(folder, `database.new-${process.pid}-`));
  try {
    const data = join(half, 'data');
    const secret = join(half, 'password');
    mkdirSync(data, { mode: 0o700 });
    writeFileSync(secret, randomBytes(24).toString('hex'), { mode: 0o600 });
    if (user) for (const path of [half, data, secret]) chownSync(path, user.uid, user.gid);
    const { status, error, stderr } = spawnSync(
      join(binaries.bin, 'initdb'),
      [
        ...['-D', hereFor(data), '-U', OWNER, '-A', 'scram-sha-256', '--pwfile=../password', '-E', 'UTF8'],
        // PostgreSQL's own order of letters: no update of the system changes it under an index.
        ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--locale=${LOCALE[process.platform] ?? 'C'}`],
        ...(process.platform === 'linux' ? ['--sync-method=syncfs'] : []),
        '--no-instructions',
      ],
      { cwd: data, env: serverEnvironment(), encoding: 'utf8', ...user },
    );
    if (status !== 0) {
      throw fault('VIGIE_STORE_START', `The embedded database could not be made: ${error?.message ?? stderr.trim()}`);
    }
    const { uid, gid } = statSync(folder);
    if (user) for (const path of [half, secret]) chownSync(path, uid, gid);
    renameSync(half, database);
    syncFolder(folder);
  } catch (error) {
    if (!existsSync(database)) throw error;
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

/**
 * The database of a data folder, made where there is none.
 *
 * @throws VigieError `VIGIE_STORE_FOLDER`, `VIGIE_STORE_OLD`, `VIGIE_STORE_VERSION`, `VIGIE_STORE_OWNER`, `VIGIE_STORE_PROGRAMS`,
 *   `VIGIE_STORE_START`.
 */
export function openCluster(folder: string): Cluster {
  mustHoldFiles(folder);
  const database = join(folder, 'database');
  const data = join(database, 'data');
  if (!existsSync(database) && existsSync(join(folder, 'postgres/PG_VERSION'))) {
    throw fault(
      'VIGIE_STORE_OLD',
      `The database in ${folder} was made by a trial version of Vigie and cannot be read any more. Choose another folder with VIGIE_DATA.`,
    );
  }
  const user = serverUser(folder);
  const binaries = findBinaries(user);
  if (!existsSync(database)) makeDatabase(folder, database, user, binaries);
  const owner = statSync(database).uid;
  const self = process.getuid?.() ?? owner;
  if (self !== 0 && self !== owner) {
    throw fault(
      'VIGIE_STORE_OWNER',
      `The database in ${folder} belongs to user ${owner}, and we are user ${self}. Run Vigie as its owner.`,
    );
  }
  const version = Number(readFileSync(join(data, 'PG_VERSION'), 'utf8'));
  if (version !== binaries.major) {
    throw fault(
      'VIGIE_STORE_VERSION',
      `The database in ${folder} was made by PostgreSQL ${version}, and this Vigie brings PostgreSQL ${binaries.major}, which cannot open it. Use the Vigie that made it.`,
    );
  }
  return {
    data,
    log: join(database, 'log'),
    password: readFileSync(join(database, 'password'), 'utf8'),
    user,
    binaries,
  };
}
