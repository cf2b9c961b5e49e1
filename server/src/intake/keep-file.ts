import { Buffer } from 'node:buffer';
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { VigieError } from '../base/core/errors.ts';
import { refusal } from './refusals.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A file as it lies: encrypted with a key of its own (AES-256-GCM), which is kept with its intake and goes with it. */
export interface KeptFile {
  key: Buffer;
  bytes: number;
  /** SHA-256, in hex. */
  digest: string;
}

/** The folder of an intake's file. */
const folderOf = (dataDir: string, unit: string, id: string): string => join(dataDir, 'intake', unit, id);

/**
 * Keeps a file that comes in, durably.
 *
 * @throws VigieError `VIGIE_INTAKE_TOO_LARGE` (413), `VIGIE_INTAKE_EMPTY`; nothing is left of it then
 */
export async function keepFile(
  at: { dataDir: string; unit: string; id: string },
  from: Readable,
  mostBytes: number,
): Promise<KeptFile> {
  const folder = folderOf(at.dataDir, at.unit, at.id);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'sealed');
  const [key, iv] = [randomBytes(32), randomBytes(IV_BYTES)];
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const hash = createHash('sha256');
  let bytes = 0;
  async function* seal(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
    yield iv;
    for await (const piece of source) {
      bytes += piece.length;
      if (bytes > mostBytes) throw refusal('VIGIE_INTAKE_TOO_LARGE', { megabytes: mostBytes / 1024 / 1024 });
      hash.update(piece);
      yield cipher.update(piece);
    }
    if (bytes === 0) throw refusal('VIGIE_INTAKE_EMPTY');
    yield cipher.final();
    yield cipher.getAuthTag();
  }
  try {
    await pipeline(from, seal, createWriteStream(path, { mode: 0o600 }));
    const file = await open(path, 'r');
    await file.sync();
    await file.close();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return { key, bytes, digest: hash.digest('hex') };
}

/**
 * Opens a kept file for readers that need a path: its bytes lie in the clear until `close`, or until it is opened again
 * after a crash.
 *
 * @param name as it was called: readers look at its ending, and places are named after it
 * @throws VigieError `VIGIE_INTAKE_FILE_GONE`
 */
export async function openFile(
  at: { dataDir: string; unit: string; id: string },
  name: string,
  key: Buffer,
): Promise<{ path: string; close(): Promise<void> }> {
  const folder = folderOf(at.dataDir, at.unit, at.id);
  const sealed = join(folder, 'sealed');
  const clear = join(folder, 'clear');
  const close = (): Promise<void> => rm(clear, { recursive: true, force: true });
  try {
    await close();
    await mkdir(clear, { mode: 0o700 });
    const path = join(clear, fileName(name));
    const { size } = await stat(sealed);
    const file = await open(sealed, 'r');
    const head = Buffer.alloc(IV_BYTES);
    const tag = Buffer.alloc(TAG_BYTES);
    await file.read(head, 0, IV_BYTES, 0);
    await file.read(tag, 0, TAG_BYTES, size - TAG_BYTES);
    await file.close();
    const decipher = createDecipheriv('aes-256-gcm', key, head, { authTagLength: TAG_BYTES }).setAuthTag(tag);
    const body = createReadStream(sealed, { start: IV_BYTES, end: size - TAG_BYTES - 1 });
    await pipeline(body, decipher, createWriteStream(path, { mode: 0o600 }));
    return { path, close };
  } catch (cause) {
    await close();
    if (cause instanceof VigieError) throw cause;
    throw refusal('VIGIE_INTAKE_FILE_GONE', {}, { cause });
  }
}

/** Removes what is left of an intake's file; without its key it is noise already. */
export function removeFile(at: { dataDir: string; unit: string; id: string }): Promise<void> {
  return rm(folderOf(at.dataDir, at.unit, at.id), { recursive: true, force: true });
}

/** Ids of intakes of which something lies in the folder, untouched since an instant. */
export async function listFilesBefore(dataDir: string, unit: string, since: Date): Promise<string[]> {
  const folder = join(dataDir, 'intake', unit);
  const names = await readdir(folder).catch(() => []);
  const old: string[] = [];
  for (const name of names) {
    const found = await stat(join(folder, name)).catch(() => null);
    if (found && found.mtime < since) old.push(name);
  }
  return old;
}

/** A name that a file may have on this machine, with its ending. */
function fileName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/')).replace(/[^\p{L}\p{N}._ ()-]/gu, '_');
  const ending = extname(plain).slice(0, 20);
  return `${plain.slice(0, plain.length - ending.length).slice(0, 60) || 'file'}${ending}`.replace(/^\.+/, '');
}
