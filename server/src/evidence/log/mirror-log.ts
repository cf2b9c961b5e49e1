import { filesSince } from '@vigie/proof';
import type { BlobStore } from '../../base/blobs/blob-store.ts';
import { openBucket } from '../../base/blobs/s3-store.ts';
import type { Config } from '../../base/core/config.ts';
import { compareBucket } from '../heads/ask-outside.ts';
import { headKey } from '../heads/bucket-head.ts';
import { KEYS_FILE } from '../keys/key-files.ts';
import type { Vault } from '../vault/vault.ts';

/**
 * Copies what is new in the log to the bucket of the settings, below `log/`, as it lies in the folder: a copy that can
 * be restored. Safe to repeat, whenever it was cut off. Full tiles are locked as packages are; partial tiles and the
 * head, which others replace, are not. Each head that is copied is kept besides under a name of its own, locked: by
 * these a log is known that was put back to an older copy.
 *
 * @throws VigieError of the storage; `VIGIE_LOG_SEEN_OUTSIDE`, `VIGIE_LOG_FORK_OUTSIDE` where the bucket has heads of a
 *   longer log or of another: then nothing is written, and the log is stopped
 */
export async function mirrorLog(
  { bucket }: Pick<Config, 'bucket'>,
  {
    logDir,
    keys,
    keyHistory,
    view,
    doubt,
    mirrorPrefix,
  }: Pick<Vault, 'logDir' | 'keys' | 'keyHistory' | 'view' | 'doubt' | 'mirrorPrefix'>,
  mirror: BlobStore | null = bucket && openBucket(bucket),
): Promise<void> {
  if (!mirror) return;
  const reason = await compareBucket(mirror, view(), { keys, mirrorPrefix });
  if (reason) {
    await doubt(mirror.place, reason);
    throw reason;
  }
  const before = await mirror.get(`${mirrorPrefix}checkpoint`);
  for (const { path, bytes, isFinal, head } of filesSince(logDir, keys, before?.toString() ?? null)) {
    await mirror.put(`${mirrorPrefix}${path}`, bytes, { isLocked: isFinal });
    if (!head) continue;
    await mirror.put(headKey(mirrorPrefix, head.size), bytes, { isLocked: true });
    if (keyHistory !== null) await mirror.put(`${mirrorPrefix}${KEYS_FILE}`, Buffer.from(keyHistory));
  }
}
