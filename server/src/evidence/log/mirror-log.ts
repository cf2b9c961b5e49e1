import { filesSince } from '@vigie/proof';
import type { Config } from '../../base/core/config.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import { openBucket } from '../storage/s3-store.ts';
import type { Vault } from '../storage/vault.ts';

/**
 * Copies what is new in the log to the bucket of the settings, below `log/`, as it lies in the folder: a copy that can
 * be restored. Safe to repeat, whenever it was cut off. Full tiles are locked as packages are; heads and partial tiles,
 * which others replace, are not.
 *
 * @throws VigieError of the storage; ProofError where the bucket's head is of another log or a longer one: nothing is
 *   written
 */
export async function mirrorLog(
  { bucket }: Pick<Config, 'bucket'>,
  { logDir, signer }: Pick<Vault, 'logDir' | 'signer'>,
  mirror: BlobStore | null = bucket && openBucket(bucket),
): Promise<void> {
  if (!mirror) return;
  const before = await mirror.get('log/checkpoint');
  for (const { path, bytes, isFinal } of filesSince(logDir, signer, before?.toString() ?? null))
    await mirror.put(`log/${path}`, bytes, { isLocked: isFinal });
}
