import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurable } from '@vigie/proof';
import { z } from 'zod';
import { VigieError } from '../../base/core/errors.ts';
import { refusal } from '../refusals.ts';
import { say } from '../words.ts';

const FORMAT = 'vigie-storage/1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * A package's key, wrapped: stored beside the package, and all that is needed to read it besides the storage key.
 * Deleting it deletes the package.
 */
export const keyRecordSchema = z.strictObject({
  format: z.literal(FORMAT),
  id: z.string(),
  /** SHA-256 (hex) of the package, as its case has it. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** SHA-256 (hex) of the encrypted bytes: their name. */
  object: z.string().regex(/^[0-9a-f]{64}$/),
  /** Of the package's encryption, base64. */
  iv: z.base64(),
  /** The package's key, encrypted with the storage key: iv, ciphertext and tag, base64. */
  wrapped: z.base64(),
});
export type KeyRecord = z.infer<typeof keyRecordSchema>;

/**
 * The storage key: 32 bytes in base64 from the settings, else from `storage-key` in the data folder, made at the first
 * start. Without it no package can be read: keep a copy apart from the data.
 */
export function loadOrCreateStorageKey(dataDir: string, given: string | null): Buffer {
  if (given !== null) return Buffer.from(given, 'base64');
  const path = join(dataDir, 'storage-key');
  if (!existsSync(path)) writeDurable(path, Buffer.from(`${randomBytes(32).toString('base64')}\n`), 0o600);
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (key.length === 32) return key;
  throw new VigieError('VIGIE_STORAGE_KEY', `${path} does not hold 32 bytes in base64: restore it from its copy.`);
}

/** The key that wraps packages' keys, apart from any other use of the storage key (RFC 5869). */
const wrappingKey = (storageKey: Uint8Array): Buffer =>
  Buffer.from(hkdfSync('sha256', storageKey, '', `${FORMAT} wrap`, 32));

/** What ties a ciphertext to its package: it cannot be put in another's place. */
const aboutOf = (id: string, digest: string): Buffer => Buffer.from(`${FORMAT} ${id} ${digest}`);

function encrypt(key: Uint8Array, iv: Uint8Array, about: Uint8Array, bytes: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(about);
  return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Uint8Array, iv: Uint8Array, about: Uint8Array, bytes: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES }).setAAD(about);
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function unwrap(storageKey: Uint8Array, record: KeyRecord): Buffer {
  const wrapped = Buffer.from(record.wrapped, 'base64');
  const about = aboutOf(record.id, record.digest);
  try {
    return decrypt(wrappingKey(storageKey), wrapped.subarray(0, IV_BYTES), about, wrapped.subarray(IV_BYTES));
  } catch (cause) {
    throw refusal('VIGIE_STORAGE_KEY', { id: record.id }, { cause });
  }
}

/**
 * Encrypts a package with a key of its own (AES-256-GCM), which the storage key wraps. Given the record that was made
 * before, the same package gives the same bytes: a retry after a crash leaves no second object. A record is of one
 * package's bytes alone: a key never encrypts two things.
 */
export function lockPackage(
  storageKey: Uint8Array,
  id: string,
  bytes: Uint8Array,
  before: KeyRecord | null,
): { record: KeyRecord; encrypted: Buffer } {
  const digest = sha256(bytes);
  if (before && before.digest !== digest) throw new Error(`package ${id} is kept already, with other bytes`);
  const key = before ? unwrap(storageKey, before) : randomBytes(32);
  const iv = before ? Buffer.from(before.iv, 'base64') : randomBytes(IV_BYTES);
  const about = aboutOf(id, digest);
  const encrypted = encrypt(key, iv, about, bytes);
  if (before) return { record: before, encrypted };
  const wrapIv = randomBytes(IV_BYTES);
  const wrapped = Buffer.concat([wrapIv, encrypt(wrappingKey(storageKey), wrapIv, about, key)]);
  const record: KeyRecord = {
    format: FORMAT,
    id,
    digest,
    object: sha256(encrypted),
    iv: iv.toString('base64'),
    wrapped: wrapped.toString('base64'),
  };
  return { record, encrypted };
}

/** @throws VigieError `VIGIE_STORAGE_KEY` with another storage key, `VIGIE_STORAGE_DAMAGED` where a bit has changed. */
export function unlockPackage(storageKey: Uint8Array, record: KeyRecord, encrypted: Buffer): Buffer {
  const key = unwrap(storageKey, record);
  try {
    if (sha256(encrypted) !== record.object) throw new Error('not the bytes that were kept');
    return decrypt(key, Buffer.from(record.iv, 'base64'), aboutOf(record.id, record.digest), encrypted);
  } catch (cause) {
    const what = say('objectChanged', { object: record.object });
    throw refusal('VIGIE_STORAGE_DAMAGED', { id: record.id, what }, { cause });
  }
}
