import { openBucket } from '../../base/blobs/s3-store.ts';
import type { Config } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import type { Visitor } from '../../base/fetch/fetch.ts';
import { createOutside } from '../heads/ask-outside.ts';
import { openVault } from '../vault/vault.ts';

/** Asks witnesses and bucket about the log of a data folder. @returns what one of them has against it; null: nothing */
export async function seenOutside(config: Config, visitor: Visitor): Promise<VigieError | null> {
  const vault = openVault(config);
  const bucket = config.bucket && openBucket(config.bucket);
  try {
    await createOutside({ visitor, witnesses: config.witnesses, bucket }, vault).ask(vault.view());
    return null;
  } catch (error) {
    if (error instanceof VigieError) return error;
    throw error;
  } finally {
    await vault.close();
  }
}
