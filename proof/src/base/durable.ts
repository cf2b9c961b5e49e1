import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Makes a directory's entries last: a rename is on disk only when its directory is. */
export function syncDirectory(path: string): void {
  const directory = openSync(path, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}

/**
 * Makes a directory that lasts: each one made on the way is an entry of the one above it, which has to be on disk too.
 */
function makeDirectory(path: string): void {
  const highest = mkdirSync(path, { recursive: true });
  if (highest === undefined) return;
  for (let made = path; made.length >= highest.length; made = dirname(made)) syncDirectory(dirname(made));
}

const temporaryOf = (path: string): string => join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);

/**
 * Writes a file so that after a crash or a power cut it is there whole or not at all: a temporary file beside it,
 * fsync, rename, fsync of the directory.
 */
export function writeDurable(path: string, bytes: Uint8Array, mode = 0o644): void {
  const directory = dirname(path);
  makeDirectory(directory);
  const temporary = temporaryOf(path);
  try {
    const file = openSync(temporary, 'w', mode);
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncDirectory(directory);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Removes from a folder the temporary files of `writeDurable` whose writer died over them. One of this very process is
 * left from another with its number, as where each start is process 1: `writeDurable` gives nobody a turn before it has
 * ended.
 */
export function clearUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = Number(/^\..+\.(\d+)\.tmp$/.exec(name)?.[1]);
    if (pid === process.pid || (pid > 0 && !isRunning(pid))) rmSync(join(folder, name), { force: true });
  }
}

/** Files written side by side: each is open meanwhile. */
const SIDE_BY_SIDE = 32;

/**
 * Writes many files as `writeDurable` does, side by side: the file system brings to disk in one go what is synced at
 * once. A directory is synced once.
 */
export async function writeManyDurable(files: readonly { path: string; bytes: Uint8Array }[]): Promise<void> {
  const directories = [...new Set(files.map(({ path }) => dirname(path)))];
  for (const directory of directories) makeDirectory(directory);
  const write = async ({ path, bytes }: { path: string; bytes: Uint8Array }): Promise<void> => {
    const temporary = temporaryOf(path);
    try {
      await using file = await open(temporary, 'w', 0o644);
      await file.writeFile(bytes);
      await file.sync();
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await rename(temporary, path);
  };
  const sync = async (directory: string): Promise<void> => {
    await using opened = await open(directory, 'r');
    await opened.sync();
  };
  for (let at = 0; at < files.length; at += SIDE_BY_SIDE) {
    await Promise.all(files.slice(at, at + SIDE_BY_SIDE).map(write));
  }
  await Promise.all(directories.map(sync));
}
