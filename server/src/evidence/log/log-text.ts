import { createHash } from 'node:crypto';
import type { Vault } from '../vault/vault.ts';

/**
 * Puts a salted leaf of a text into the log, once: SHA-256(salt, SHA-256(text)), so that the public log does not tell
 * whose it is, and who is given text and salt can tell that it was there.
 *
 * @param salt at least 16 secret bytes, of this text alone
 * @returns the entry's index
 * @throws ProofError of the log; VigieError `VIGIE_LOG_…`
 */
export function logText(vault: Vault, salt: Uint8Array, text: string): Promise<number> {
  const digest = createHash('sha256').update(text).digest();
  return vault.entries.appendOnce(createHash('sha256').update(salt).update(digest).digest());
}
