import { createCipheriv, randomBytes } from 'node:crypto';
import { sealValue, unsealValue } from '../base/core/sealed-value.ts';

/**
 * The key under which subjects of questions and the secrets of tables are kept: 32 bytes in base64 in the data folder. Who
 * has the database alone reads neither.
 */
const keyIn = (dataDir: string) => ({ dataDir, file: 'inquiry-key', code: 'VIGIE_INQUIRY_KEY' }) as const;

/** Encrypts a value, bound to the record it is of. */
export const seal = (dataDir: string, record: string, value: Uint8Array): string =>
  sealValue(keyIn(dataDir), record, value);

/** @throws VigieError `VIGIE_INQUIRY_KEY`: the key is another than the one that it was encrypted with */
export const unseal = (dataDir: string, record: string, sealed: string): Uint8Array<ArrayBuffer> =>
  unsealValue(keyIn(dataDir), record, sealed);

/**
 * A subject as it is logged: encrypted under a key of its own, which its question alone keeps. Where that is erased, the
 * entry of the log stays as it is, and nobody reads it any more.
 */
export function sealForLog(subject: string): { key: string; logged: string } {
  const key = randomBytes(32);
  // One text under one key: any nonce is used once.
  const cipher = createCipheriv('aes-256-gcm', key, Buffer.alloc(12));
  const logged = Buffer.concat([cipher.update(subject), cipher.final(), cipher.getAuthTag()]);
  return { key: key.toString('base64'), logged: logged.toString('base64') };
}
