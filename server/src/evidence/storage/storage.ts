import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import { openFolder } from './folder-store.ts';
import { openBucket, type Shelf } from './s3-store.ts';
import { type KeyRecord, keyRecordSchema, loadOrCreateStorageKey, lockPackage, unlockPackage } from './storage-key.ts';

/**
 * Where packages are kept: encrypted, each with a key of its own, under the SHA-256 of what is stored. A package that was just sealed lies as it is in the folder until it
 * is kept; what lies there is read from there.
 */
export interface Storage {
  /** Keeps a sealed package for good, then takes the sealed file away. Safe to repeat, whenever it was cut off. @returns what it is kept as; null: it is not there to keep. */
  keep(id: string): Promise<{ object: string; lockedUntil: Date | null } | null>;
  read(id: string): Promise<Buffer>;
  /** The ids of all packages, kept or not yet. */
  list(): Promise<string[]>;
  /** Makes a package unreadable for ever, on every shelf and in every copy of what is stored: deletes its key, and the file where it was not kept yet. */
  shred(id: string): Promise<void>;
}

const ID = /^evd_[0-9a-z]{26}$/;
const keyPath = (id: string): string => `keys/${id}.json`;
const objectPath = (object: string): string => `objects/${object.slice(0, 2)}/${object}`;

/**
 * Opens the storage: the bucket of the settings, else the folder. Packages that are on the other shelf from before are read there.
 *
 * @param dir the folder in which packages are sealed
 */
export function openStorage(dir: string, config: Pick<Config, 'dataDir' | 'bucket' | 'storageKey'>): Storage {
  const folder = openFolder(dir);
  const shelves: [Shelf, ...Shelf[]] = config.bucket ? [openBucket(config.bucket), folder] : [folder];
  const [shelf] = shelves;
  let key: Buffer | null = null;
  const storageKey = (): Buffer => {
    key ??= loadOrCreateStorageKey(config.dataDir, config.storageKey);
    return key;
  };
  const sealedPath = (id: string): string => {
    if (!ID.test(id)) throw unknown(id);
    return join(dir, `${id}.wacz`);
  };

  async function findKey(id: string, on: Shelf): Promise<KeyRecord | null> {
    const bytes = await on.get(keyPath(id));
    if (!bytes) return null;
    const parsed = keyRecordSchema.safeParse(JSON.parse(bytes.toString()));
    if (parsed.success && parsed.data.id === id) return parsed.data;
    throw new VigieError(
      'VIGIE_STORAGE_DAMAGED',
      {
        en: `The key of package ${id} is not as it was kept.`,
        fr: `La clé du paquet ${id} n’est pas telle qu’elle a été conservée.`,
      },
      { status: 500 },
    );
  }

  return {
    async keep(id) {
      const sealed = sealedPath(id);
      const before = await findKey(id, shelf);
      if (!existsSync(sealed)) return before && { object: before.object, lockedUntil: null };
      const { record, encrypted } = lockPackage(storageKey(), id, readFileSync(sealed), before);
      // The key first: without it, what is stored is noise.
      if (!before) await shelf.put(keyPath(id), Buffer.from(JSON.stringify(record)));
      const lockedUntil = await shelf.put(objectPath(record.object), encrypted, { isLocked: true });
      rmSync(sealed);
      return { object: record.object, lockedUntil };
    },
    async read(id) {
      const sealed = sealedPath(id);
      if (existsSync(sealed)) return readFileSync(sealed);
      for (const each of shelves) {
        const record = await findKey(id, each);
        if (!record) continue;
        const encrypted = await each.get(objectPath(record.object));
        if (encrypted) return unlockPackage(storageKey(), record, encrypted);
        throw new VigieError(
          'VIGIE_STORAGE_DAMAGED',
          {
            en: `Object ${record.object} of package ${id} is missing.`,
            fr: `L’objet ${record.object} du paquet ${id} manque.`,
          },
          {
            status: 500,
            exit: 1,
          },
        );
      }
      throw unknown(id);
    },
    async list() {
      const ids = readdirSync(dir).flatMap((name) => (name.endsWith('.wacz') ? [name.slice(0, -5)] : []));
      for (const each of shelves) {
        for (const path of await each.list('keys/')) ids.push(path.slice('keys/'.length).replace(/\.json$/, ''));
      }
      return [...new Set(ids)].filter((id) => ID.test(id)).toSorted();
    },
    async shred(id) {
      rmSync(sealedPath(id), { force: true });
      for (const each of shelves) await each.remove(keyPath(id));
    },
  };
}

function unknown(id: string): VigieError {
  return new VigieError(
    'VIGIE_EVIDENCE_UNKNOWN',
    { en: `There is no package ${id.slice(0, 40)}.`, fr: `Il n’y a pas de paquet ${id.slice(0, 40)}.` },
    { status: 404 },
  );
}
