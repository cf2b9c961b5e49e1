import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncDirectory } from '@vigie/proof';
import type { AsyncBuffer } from 'hyparquet';
import { refusal } from '../refusals.ts';

/** Bytes of a block before it is encrypted: what is read of a file is read by whole blocks. */
const BLOCK = 1 << 16;
const TAG_BYTES = 16;
const IV_BYTES = 12;

/** What a file is sealed with: the key is of this file alone, so that the number of a block can be its nonce. */
export interface FileSeal {
  id: string;
  key: Uint8Array;
}

/** The nonce of a block: its number. */
function ivOf(block: number): Buffer {
  const iv = Buffer.alloc(IV_BYTES);
  iv.writeUIntBE(block, IV_BYTES - 6, 6);
  return iv;
}

/** Ties a block to its file and its place, and says whether it is the last. */
const aboutOf = (id: string, isLast: boolean): Buffer => Buffer.from(`vigie-archive/1 ${id} ${isLast ? 'last' : ''}`);

export interface Sealer {
  write(bytes: Uint8Array): void;
  /** Brings the file to disk under its name. @returns the bytes before encryption, and the SHA-256 (hex) of the file */
  end(): { bytes: number; digest: string };
  /** Leaves nothing behind. */
  giveUp(): void;
}

/**
 * Writes a file in encrypted blocks (AES-256-GCM). It has its name when it is on disk, whole; what was cut off ends in
 * `.tmp`.
 */
export function createSealer(path: string, { id, key }: FileSeal): Sealer {
  const temporary = `${path}.tmp`;
  const file = openSync(temporary, 'w', 0o600);
  const digest = createHash('sha256');
  let block = Buffer.alloc(BLOCK);
  let filled = 0;
  let number = 0;
  let total = 0;
  const flush = (isLast: boolean): void => {
    const cipher = createCipheriv('aes-256-gcm', key, ivOf(number++)).setAAD(aboutOf(id, isLast));
    const sealed = Buffer.concat([cipher.update(block.subarray(0, filled)), cipher.final(), cipher.getAuthTag()]);
    for (let at = 0; at < sealed.length; ) at += writeSync(file, sealed, at);
    digest.update(sealed);
    block = Buffer.alloc(BLOCK);
    filled = 0;
  };
  let isOpen = true;
  const close = (): void => {
    if (isOpen) closeSync(file);
    isOpen = false;
  };
  return {
    write(bytes) {
      total += bytes.length;
      for (let at = 0; at < bytes.length; ) {
        // A full block stays until more comes: it may be the last.
        if (filled === BLOCK) flush(false);
        const taken = Math.min(BLOCK - filled, bytes.length - at);
        block.set(bytes.subarray(at, at + taken), filled);
        filled += taken;
        at += taken;
      }
    },
    end() {
      flush(true);
      fsyncSync(file);
      close();
      renameSync(temporary, path);
      syncDirectory(dirname(path));
      return { bytes: total, digest: digest.digest('hex') };
    },
    giveUp() {
      close();
      rmSync(temporary, { force: true });
    },
  };
}

/** Where the bytes of a sealed file are. */
export interface SealedBytes {
  /** A path or an address, for people. */
  place: string;
  /** So many bytes from a place on; fewer: it ends before. */
  read(from: number, length: number): Buffer | Promise<Buffer>;
  close(): void;
}

/** The bytes of a file. @throws Error as `openSync` */
export function readLocal(path: string): SealedBytes {
  const file = openSync(path, 'r');
  return {
    place: path,
    read(from, length) {
      const bytes = Buffer.alloc(length);
      for (let at = 0; at < length; ) {
        const read = readSync(file, bytes, at, length - at, from + at);
        if (read === 0) return bytes.subarray(0, at);
        at += read;
      }
      return bytes;
    },
    close: () => closeSync(file),
  };
}

const blocksOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / BLOCK));

/** The bytes of a sealed file. @param bytes how long it was before encryption */
export const sealedSize = (bytes: number): number => bytes + blocksOf(bytes) * TAG_BYTES;

/** A sealed file, of which any part can be read. */
export interface OpenedFile extends AsyncBuffer {
  close(): void;
}

/**
 * Opens a file of `createSealer`; a block that was changed, moved or cut off is told when it is read.
 *
 * @param bytes how long it was before encryption
 * @throws of what it reads: VigieError `VIGIE_ARCHIVE_DAMAGED`
 */
export function openSealed(source: SealedBytes, { id, key }: FileSeal, bytes: number): OpenedFile {
  const blocks = blocksOf(bytes);
  const damaged = (cause?: unknown) => refusal('VIGIE_ARCHIVE_DAMAGED', { path: source.place }, { cause });
  return {
    byteLength: bytes,
    async slice(start, end = bytes) {
      const first = Math.floor(start / BLOCK);
      const last = Math.max(first, Math.floor((end - 1) / BLOCK));
      const from = first * (BLOCK + TAG_BYTES);
      const length = Math.min((last + 1) * (BLOCK + TAG_BYTES), sealedSize(bytes)) - from;
      const sealed = await source.read(from, length);
      if (sealed.length < length) throw damaged();
      const plain = new Uint8Array(sealed.length - (last - first + 1) * TAG_BYTES);
      for (let block = first; block <= last; block++) {
        const at = (block - first) * (BLOCK + TAG_BYTES);
        const whole = sealed.subarray(at, at + BLOCK + TAG_BYTES);
        const decipher = createDecipheriv('aes-256-gcm', key, ivOf(block), { authTagLength: TAG_BYTES });
        try {
          decipher.setAAD(aboutOf(id, block === blocks - 1)).setAuthTag(whole.subarray(-TAG_BYTES));
          plain.set(decipher.update(whole.subarray(0, -TAG_BYTES)), (block - first) * BLOCK);
          decipher.final();
        } catch (error) {
          throw damaged(error);
        }
      }
      return plain.buffer.slice(start - first * BLOCK, end - first * BLOCK);
    },
    close: source.close,
  };
}
