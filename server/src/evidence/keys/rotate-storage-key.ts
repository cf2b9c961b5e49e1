import type { Config } from '../../base/core/config.ts';
import type { Storage } from '../storage/storage.ts';
import { loadOrCreateNextKey, nextKeyPath, promoteNextKey } from '../storage/storage-key.ts';

/**
 * Puts all archived packages under a new storage key. Nobody may archive meanwhile. Safe to repeat, whenever it was cut
 * off: until all are done, both keys are read.
 *
 * @returns how many packages, and where the new key lies for who gives the key by the settings; null: in its place
 * @throws VigieError `VIGIE_STORAGE_KEY`, and those of the storage
 */
export async function rotateStorageKey(
  { dataDir, storageKey }: Pick<Config, 'dataDir' | 'storageKey'>,
  { rewrap }: Pick<Storage, 'rewrap'>,
): Promise<{ packages: number; newKey: string | null }> {
  const packages = await rewrap(loadOrCreateNextKey(dataDir));
  if (storageKey !== null) return { packages, newKey: nextKeyPath(dataDir) };
  promoteNextKey(dataDir);
  return { packages, newKey: null };
}
