import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurable } from '@vigie/proof';
import { VigieError } from './errors.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A key in the data folder under which values of the database are kept, and the refusal where it is not theirs. */
interface SealingKey {
  dataDir: string;
  file: string;
  code: `VIGIE_${string}`;
}

/** 32 bytes in base64. Who has the database alone reads none. */
function loadKey({ dataDir, file, code }: SealingKey): Buffer {
  const path = join(dataDir, file);
  if (!existsSync(path)) throw new VigieError(code, `${path} is missing: restore it from its copy.`, { status: 500 });
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (key.length === 32) return key;
  throw new VigieError(code, `${path} does not hold 32 bytes in base64: restore it from its copy.`, { status: 500 });
}

/** The key, made when the first value is sealed. */
function loadOrCreateKey(key: SealingKey): Buffer {
  const path = join(key.dataDir, key.file);
  if (!existsSync(path)) writeDurable(path, Buffer.from(`${randomBytes(32).toString('base64')}\n`), 0o600);
  return loadKey(key);
}

/** Encrypts a value (AES-256-GCM), bound to what it is of: it opens nothing in another's place. */
export function sealValue(key: SealingKey, of: string, value: Uint8Array): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', loadOrCreateKey(key), iv).setAAD(Buffer.from(of));
  return Buffer.concat([iv, cipher.update(value), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

/** @throws VigieError with the key's code: the key is missing, or another than the one that it was encrypted with */
export function unsealValue(key: SealingKey, of: string, sealed: string): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', loadKey(key), bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  }).setAAD(Buffer.from(of));
  try {
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return Uint8Array.from(Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]));
  } catch (cause) {
    const said = `${key.file} in the data folder is another than the one of the database: restore it from its copy.`;
    throw new VigieError(key.code, said, { cause, status: 500 });
  }
}
