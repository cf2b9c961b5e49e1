import { closeSync, openSync, readdirSync, readFileSync, readSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { writeDurable } from '@vigie/proof';
import type { BlobStore } from './blob-store.ts';

/** A folder as a blob store: a key is a path below it. */
export function openFolder(dir: string): BlobStore {
  const store: BlobStore = {
    place: dir,
    async put(key, bytes) {
      writeDurable(join(dir, key), bytes, 0o600);
      return null;
    },
    async get(key) {
      try {
        return readFileSync(join(dir, key));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async part(key, from, length) {
      try {
        const file = openSync(join(dir, key), 'r');
        try {
          const bytes = Buffer.alloc(length);
          return bytes.subarray(0, readSync(file, bytes, 0, length, from));
        } finally {
          closeSync(file);
        }
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async list(prefix) {
      try {
        const below = readdirSync(join(dir, prefix), { recursive: true, withFileTypes: true });
        return below
          .filter((entry) => entry.isFile())
          .map((entry) => relative(dir, join(entry.parentPath, entry.name)));
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },
    locks: () => Promise.resolve(false),
    async *versions(prefix) {
      for (const key of (await store.list(prefix)).toSorted()) {
        const bytes = await store.get(key);
        if (bytes) yield { key, bytes };
      }
    },
    forgetOlder: () => Promise.resolve(),
    async remove(key) {
      rmSync(join(dir, key), { force: true });
    },
  };
  return store;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
