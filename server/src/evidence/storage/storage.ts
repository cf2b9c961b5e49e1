import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BlobStore } from '../../base/blobs/blob-store.ts';
import { openFolder } from '../../base/blobs/folder-store.ts';
import { openBucket } from '../../base/blobs/s3-store.ts';
import type { Config } from '../../base/core/config.ts';
import { refusal } from '../refusals.ts';
import { say } from '../words.ts';
import {
  type KeyRecord,
  keyRecordSchema,
  loadOrCreateStorageKey,
  lockPackage,
  readNextKey,
  rewrapKey,
  unlockPackage,
} from './storage-key.ts';

/**
 * Where packages are archived: encrypted, each with a key of its own, under the SHA-256 of what is stored. A package
 * that was just sealed lies as it is in the folder until it is archived; what lies there is read from there.
 */
export interface Storage {
  /**
   * Stores a sealed package for good, then deletes the sealed file. Safe to repeat, whenever it was cut off.
   *
   * @returns what it is stored as; null: there is nothing to archive
   */
  archive(id: string): Promise<{ object: string; lockedUntil: Date | null } | null>;
  read(id: string): Promise<Buffer>;
  /** The ids of all packages, archived or not yet. */
  list(): Promise<string[]>;
  /**
   * Puts all packages' keys under another storage key; what is stored stays as it is. Safe to repeat, whenever it was
   * cut off.
   *
   * @returns how many were put under it
   * @throws VigieError `VIGIE_STORAGE_KEY` where one is under neither
   */
  rewrap(next: Uint8Array): Promise<number>;
  /**
   * A sealed package as it is stored, with paths below the folder of packages, in which they are read as well; null:
   * there is none.
   */
  copy(id: string): Promise<{ path: string; bytes: Buffer }[] | null>;
  /**
   * Makes a package unreadable for ever, in every store and in every copy of what is stored: deletes its key, and the
   * sealed file where it was not archived yet.
   */
  shred(id: string): Promise<void>;
}

const ID = /^evd_[0-9a-z]{26}$/;
const keyPath = (id: string): string => `keys/${id}.json`;
const objectPath = (object: string): string => `objects/${object.slice(0, 2)}/${object}`;

/**
 * Opens the storage: the bucket of the settings, else the folder. What an earlier setting stored in the folder is read
 * there.
 *
 * @param dir the folder in which packages are sealed
 */
export function openStorage(dir: string, config: Pick<Config, 'dataDir' | 'bucket' | 'storageKey'>): Storage {
  const folder = openFolder(dir);
  const stores: [BlobStore, ...BlobStore[]] = config.bucket ? [openBucket(config.bucket), folder] : [folder];
  const [store] = stores;
  let key: Buffer | null = null;
  const storageKey = (): Buffer => {
    key ??= loadOrCreateStorageKey(config.dataDir, config.storageKey);
    return key;
  };
  /** While the key is replaced, what is archived may be under either. */
  const storageKeys = (): [Buffer, ...Buffer[]] => {
    const next = readNextKey(config.dataDir);
    return next ? [storageKey(), next] : [storageKey()];
  };
  const sealedPath = (id: string): string => {
    if (!ID.test(id)) throw unknown(id);
    return join(dir, `${id}.wacz`);
  };

  async function findKey(id: string, within: BlobStore): Promise<KeyRecord | null> {
    const bytes = await within.get(keyPath(id));
    if (!bytes) return null;
    const parsed = keyRecordSchema.safeParse(JSON.parse(bytes.toString()));
    if (parsed.success && parsed.data.id === id) return parsed.data;
    throw refusal('VIGIE_STORAGE_DAMAGED', { id, what: say('keyChanged') });
  }

  return {
    async archive(id) {
      const sealed = sealedPath(id);
      const before = await findKey(id, store);
      if (!existsSync(sealed)) return before && { object: before.object, lockedUntil: null };
      const { record, encrypted } = lockPackage(storageKeys(), id, readFileSync(sealed), before);
      // The key first: without it, what is stored is noise.
      if (!before) await store.put(keyPath(id), Buffer.from(JSON.stringify(record)));
      const lockedUntil = await store.put(objectPath(record.object), encrypted, { isLocked: true });
      rmSync(sealed);
      return { object: record.object, lockedUntil };
    },
    async read(id) {
      const sealed = sealedPath(id);
      if (existsSync(sealed)) return readFileSync(sealed);
      for (const each of stores) {
        const record = await findKey(id, each);
        if (!record) continue;
        const encrypted = await each.get(objectPath(record.object));
        if (encrypted) return unlockPackage(storageKeys(), record, encrypted);
        throw refusal('VIGIE_STORAGE_DAMAGED', { id, what: say('objectMissing', { object: record.object }) });
      }
      throw unknown(id);
    },
    async copy(id) {
      const sealed = sealedPath(id);
      if (existsSync(sealed)) return [{ path: `${id}.wacz`, bytes: readFileSync(sealed) }];
      for (const each of stores) {
        const record = await findKey(id, each);
        const object = record && objectPath(record.object);
        const encrypted = object && (await each.get(object));
        if (!encrypted) continue;
        const key = Buffer.from(JSON.stringify(record));
        return [
          { path: keyPath(id), bytes: key },
          { path: object, bytes: encrypted },
        ];
      }
      return null;
    },
    async list() {
      const ids = readdirSync(dir).flatMap((name) => (name.endsWith('.wacz') ? [name.slice(0, -5)] : []));
      for (const each of stores) {
        for (const path of await each.list('keys/')) ids.push(path.slice('keys/'.length).replace(/\.json$/, ''));
      }
      return [...new Set(ids)].filter((id) => ID.test(id)).toSorted();
    },
    async rewrap(next) {
      let count = 0;
      for (const each of stores) {
        for (const path of await each.list('keys/')) {
          const record = await findKey(path.slice('keys/'.length).replace(/\.json$/, ''), each);
          const again = record && rewrapKey(record, storageKey(), next);
          if (!again) continue;
          await each.put(path, Buffer.from(JSON.stringify(again)));
          // Under the old key it could still be read, in a bucket that keeps what was replaced.
          await each.forgetOlder(path);
          count += 1;
        }
      }
      return count;
    },
    async shred(id) {
      rmSync(sealedPath(id), { force: true });
      for (const each of stores) await each.remove(keyPath(id));
    },
  };
}

const unknown = (id: string) => refusal('VIGIE_EVIDENCE_UNKNOWN', { id: id.slice(0, 40) });
