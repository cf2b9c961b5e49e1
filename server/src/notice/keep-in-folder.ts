import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes files so that they are on the disk, whole, when this returns: into a temporary name, fsync, rename, fsync of
 * the folder, one after the other. A file that is already there with the same bytes is left alone; with other bytes
 * nothing further is written.
 *
 * @returns the path of the last file, or the path that is in the way
 */
export async function keepInFolder(
  folder: string,
  files: readonly { name: string; bytes: Uint8Array }[],
): Promise<{ path: string } | { conflict: string }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let path = folder;
  for (const { name, bytes } of files) {
    path = join(folder, name);
    const before = await readIfThere(path);
    if (before && !before.equals(bytes)) return { conflict: path };
    if (!before) await writeDurably(folder, name, bytes);
    // Also for a file found there: the writer before may have died between its rename and this.
    await syncFolder(folder);
  }
  return { path };
}

async function writeDurably(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(folder, `.${name}.${process.pid}.tmp`);
  try {
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, join(folder, name));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const directory = await open(folder, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
