import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Makes a directory's entries last: a rename is on disk only when its directory is. */
function syncDirectory(path: string): void {
  const directory = openSync(path, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}

/** Makes a directory that lasts: each one made on the way is an entry of the one above it, which has to be on disk too. */
function makeDirectory(path: string): void {
  const highest = mkdirSync(path, { recursive: true });
  if (highest === undefined) return;
  for (let made = path; made.length >= highest.length; made = dirname(made)) syncDirectory(dirname(made));
}

/**
 * Writes a file so that after a crash or a power cut it is there whole or not at all: a temporary file beside it, fsync, rename, fsync of the
 * directory.
 */
export function writeDurable(path: string, bytes: Uint8Array, mode = 0o644): void {
  const directory = dirname(path);
  makeDirectory(directory);
  const temporary = join(directory, `.${basename(path)}.${process.pid}.tmp`);
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
