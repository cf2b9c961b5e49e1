import { filesSince } from '@vigie/proof';
import type { Config } from '../../base/core/config.ts';
import { openBucket, type Shelf } from '../storage/s3-store.ts';
import type { Vault } from '../storage/vault.ts';

/**
 * Brings what is new of the log to the bucket of the settings, below `log/`, as it lies in the folder: a copy that can be put back. Safe to repeat, whenever it was cut off. Full tiles
 * are locked as packages are; heads and partial tiles, which others replace, are not.
 *
 * @throws VigieError of the storage, ProofError where the bucket's head is of another log or a longer one: then nothing is written
 */
export async function mirrorLog(
  { bucket }: Pick<Config, 'bucket'>,
  { logDir, signer }: Pick<Vault, 'logDir' | 'signer'>,
  shelf: Shelf | null = bucket && openBucket(bucket),
): Promise<void> {
  if (!shelf) return;
  const before = await shelf.get('log/checkpoint');
  for (const { path, bytes, isFinal } of filesSince(logDir, signer, before?.toString() ?? null))
    await shelf.put(`log/${path}`, bytes, { isLocked: isFinal });
}
