import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurable } from '@vigie/proof';
import { VigieError } from '../../base/core/errors.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * The key under which the secrets of codes and of webhooks are kept: 32 bytes in base64 in the data folder, made when
 * the first secret is. Who has the database alone makes no code and signs nothing.
 */
function loadOrCreateKey(dataDir: string): Buffer {
  const path = join(dataDir, 'sign-in-key');
  if (!existsSync(path)) writeDurable(path, Buffer.from(`${randomBytes(32).toString('base64')}\n`), 0o600);
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (key.length === 32) return key;
  throw new VigieError('VIGIE_SIGN_IN_KEY', `${path} does not hold 32 bytes in base64: restore it from its copy.`);
}

/** Encrypts a secret (AES-256-GCM), bound to its account or webhook: it opens nothing in another's place. */
export function seal(dataDir: string, owner: string, secret: Uint8Array): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', loadOrCreateKey(dataDir), iv).setAAD(Buffer.from(owner));
  return Buffer.concat([iv, cipher.update(secret), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

/** @throws VigieError `VIGIE_SIGN_IN_KEY`: the key is another than the one that it was encrypted with */
export function unseal(dataDir: string, owner: string, sealed: string): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', loadOrCreateKey(dataDir), bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  }).setAAD(Buffer.from(owner));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Uint8Array.from(Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]));
  } catch (cause) {
    throw new VigieError(
      'VIGIE_SIGN_IN_KEY',
      'sign-in-key in the data folder is another than the one of the database: restore it from its copy.',
      { cause, status: 500 },
    );
  }
}
