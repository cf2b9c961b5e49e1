import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { syncDirectory, writeDurable } from '@vigie/proof';
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
  if (!existsSync(path)) writeKey(path);
  return readKey(path);
}

/** Where the key lies that follows, from when it is made until it is the key. */
export const nextKeyPath = (dataDir: string): string => join(dataDir, 'storage-key.next');

function readKey(path: string): Buffer {
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (key.length === 32) return key;
  throw new VigieError('VIGIE_STORAGE_KEY', `${path} does not hold 32 bytes in base64: restore it from its copy.`);
}

/** The key that follows, where one is on its way: some packages may be under it already. */
export const readNextKey = (dataDir: string): Buffer | null =>
  existsSync(nextKeyPath(dataDir)) ? readKey(nextKeyPath(dataDir)) : null;

/** The key that follows, made at the first call. */
export function loadOrCreateNextKey(dataDir: string): Buffer {
  const path = nextKeyPath(dataDir);
  if (!existsSync(path)) writeKey(path);
  return readKey(path);
}

/** Makes the key that followed the key, once nothing is under the old one. */
export function promoteNextKey(dataDir: string): void {
  renameSync(nextKeyPath(dataDir), join(dataDir, 'storage-key'));
  syncDirectory(dataDir);
}

const writeKey = (path: string): void =>
  writeDurable(path, Buffer.from(`${randomBytes(32).toString('base64')}\n`), 0o600);

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

/** The key of a package, by the first of the storage keys that opens it. @throws VigieError `VIGIE_STORAGE_KEY` */
function unwrap(storageKeys: readonly Uint8Array[], record: KeyRecord): Buffer {
  const wrapped = Buffer.from(record.wrapped, 'base64');
  const about = aboutOf(record.id, record.digest);
  let cause: unknown;
  for (const storageKey of storageKeys) {
    try {
      return decrypt(wrappingKey(storageKey), wrapped.subarray(0, IV_BYTES), about, wrapped.subarray(IV_BYTES));
    } catch (error) {
      cause = error;
    }
  }
  throw refusal('VIGIE_STORAGE_KEY', { id: record.id }, { cause });
}

function wrap(storageKey: Uint8Array, about: Uint8Array, key: Uint8Array): string {
  const iv = randomBytes(IV_BYTES);
  return Buffer.concat([iv, encrypt(wrappingKey(storageKey), iv, about, key)]).toString('base64');
}

/**
 * The record of a package under another storage key; what is stored stays as it is.
 *
 * @returns null where it is under that key already
 * @throws VigieError `VIGIE_STORAGE_KEY` where it is under neither
 */
export function rewrapKey(record: KeyRecord, from: Uint8Array, to: Uint8Array): KeyRecord | null {
  try {
    unwrap([to], record);
    return null;
  } catch {
    return { ...record, wrapped: wrap(to, aboutOf(record.id, record.digest), unwrap([from], record)) };
  }
}

/**
 * Encrypts a package with a key of its own (AES-256-GCM), which the storage key wraps. Given the record that was made
 * before, the same package gives the same bytes: a retry after a crash leaves no second object. A record is of one
 * package's bytes alone: a key never encrypts two things.
 */
export function lockPackage(
  storageKeys: readonly [Uint8Array, ...Uint8Array[]],
  id: string,
  bytes: Uint8Array,
  before: KeyRecord | null,
): { record: KeyRecord; encrypted: Buffer } {
  const digest = sha256(bytes);
  if (before && before.digest !== digest) throw new Error(`package ${id} is kept already, with other bytes`);
  const key = before ? unwrap(storageKeys, before) : randomBytes(32);
  const iv = before ? Buffer.from(before.iv, 'base64') : randomBytes(IV_BYTES);
  const about = aboutOf(id, digest);
  const encrypted = encrypt(key, iv, about, bytes);
  if (before) return { record: before, encrypted };
  const record: KeyRecord = {
    format: FORMAT,
    id,
    digest,
    object: sha256(encrypted),
    iv: iv.toString('base64'),
    wrapped: wrap(storageKeys[0], about, key),
  };
  return { record, encrypted };
}

/** @throws VigieError `VIGIE_STORAGE_KEY` with another storage key, `VIGIE_STORAGE_DAMAGED` where a bit has changed. */
export function unlockPackage(storageKeys: readonly Uint8Array[], record: KeyRecord, encrypted: Buffer): Buffer {
  const key = unwrap(storageKeys, record);
  try {
    if (sha256(encrypted) !== record.object) throw new Error('not the bytes that were kept');
    return decrypt(key, Buffer.from(record.iv, 'base64'), aboutOf(record.id, record.digest), encrypted);
  } catch (cause) {
    const what = say('objectChanged', { object: record.object });
    throw refusal('VIGIE_STORAGE_DAMAGED', { id: record.id, what }, { cause });
  }
}
