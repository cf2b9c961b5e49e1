import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createTarDecoder, createTarPacker } from 'modern-tar';
import { z } from 'zod';
import { IS_FOLDER, sayFileFault } from '../base/core/file-fault.ts';
import { refusal } from './refusals.ts';

/** A file inside; its size is known before its bytes. */
export interface Entry {
  name: string;
  size: number;
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** What is inside, told by the last entry: whoever reads all compares all. */
const LIST = 'files.json';
const listSchema = z.array(z.strictObject({ name: z.string(), size: z.int(), sha256: z.string() }));
export type FileList = z.infer<typeof listSchema>;

/** 2 ** 18: what the age tool takes (a second, 256 MiB). */
const WORK_FACTOR = 18;

export interface Lock {
  passphrase: string;
  /** Where the passphrase came from, for who gave a wrong one. */
  name: string;
  /** Log2 of how often a passphrase is hashed; tests take fewer. */
  workFactor?: number;
}

export const jsonEntry = (name: string, content: unknown): Entry => {
  const bytes = Buffer.from(`${JSON.stringify(content)}\n`);
  return { name, size: bytes.length, body: [bytes] };
};
export const entryOf = (name: string, bytes: Uint8Array): Entry => ({ name, size: bytes.length, body: [bytes] });

/**
 * Writes a tar, encrypted with a passphrase (age-encryption.org/v1), durable when resolved: `age -d FILE | tar x` opens
 * it without Vigie. Its last entry lists the others with their SHA-256.
 *
 * @returns that list
 */
export async function writeSealedTar(path: string, lock: Lock, entries: AsyncIterable<Entry>): Promise<FileList> {
  const { readable, controller } = createTarPacker();
  const list: FileList = [];
  const put = async ({ name, size, body }: Entry): Promise<void> => {
    const digest = createHash('sha256');
    const writer = controller.add({ name, size, type: 'file', mode: 0o600, mtime: new Date(0) }).getWriter();
    for await (const piece of body) {
      digest.update(piece);
      await writer.write(piece);
    }
    await writer.close();
    list.push({ name, size, sha256: digest.digest('hex') });
  };
  const pack = async (): Promise<void> => {
    try {
      for await (const entry of entries) await put(entry);
      await put(jsonEntry(LIST, list));
      controller.finalize();
    } catch (error) {
      controller.error(error);
      throw error;
    }
  };
  const { Encrypter } = await import('age-encryption'); // No start waits for it.
  const encrypter = new Encrypter();
  encrypter.setPassphrase(lock.passphrase);
  encrypter.setScryptWorkFactor(lock.workFactor ?? WORK_FACTOR);
  const encrypted = await encrypter.encrypt(readable);
  await Promise.all([
    pack(),
    pipeline(Readable.fromWeb(encrypted), createWriteStream(path, { flags: 'wx', mode: 0o600 })),
  ]);
  await using file = await open(path, 'r');
  await file.sync();
  return list.slice(0, -1);
}

/** What age says where no recipient opens with this passphrase, and where a file is none of its own. */
const WRONG = /no identity matched/;
const NO_AGE = /invalid (?:version|header)|unexpected end of stream|not an? age/i;

async function decrypt(path: string, file: FileHandle, lock: Lock): Promise<ReadableStream<Uint8Array>> {
  const { passphrase, name } = lock;
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return await decrypter.decrypt(
      ReadableStream.from(file.createReadStream({ highWaterMark: 1 << 20, autoClose: false })),
    );
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    if (WRONG.test(why)) throw refusal('VIGIE_BACKUP_WRONG_PASSPHRASE', { name, path });
    throw refusal(NO_AGE.test(why) ? 'VIGIE_BACKUP_NONE' : 'VIGIE_BACKUP_DAMAGED', { path }, { cause: error });
  }
}

/**
 * Reads a file of `writeSealedTar` to its end, and compares all that is in it with its list.
 *
 * @param take is given each entry but the list, and reads its body or leaves it
 * @throws VigieError `VIGIE_BACKUP_UNREADABLE`, `VIGIE_BACKUP_NONE`, `VIGIE_BACKUP_WRONG_PASSPHRASE`,
 *   `VIGIE_BACKUP_DAMAGED`; what `take` throws
 */
export async function readSealedTar(
  path: string,
  lock: Lock,
  take: (entry: Entry) => Promise<void>,
): Promise<FileList> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw refusal('VIGIE_BACKUP_UNREADABLE', { path, why: sayFileFault(error) });
  });
  if ((await file.stat()).isDirectory()) {
    await file.close();
    throw refusal('VIGIE_BACKUP_UNREADABLE', { path, why: IS_FOLDER });
  }
  const damaged = (cause: unknown) => refusal('VIGIE_BACKUP_DAMAGED', { path }, { cause });
  const found: FileList = [];
  let list: FileList | null = null;
  try {
    const entries = (await decrypt(path, file, lock)).pipeThrough(createTarDecoder({ strict: true })).getReader();
    while (true) {
      const { done, value } = await entries.read().catch((error) => {
        throw damaged(error);
      });
      if (done) break;
      const { name, size } = value.header;
      const digest = createHash('sha256');
      const body = (async function* () {
        try {
          for await (const piece of value.body) {
            digest.update(piece);
            yield piece;
          }
        } catch (error) {
          throw damaged(error);
        }
      })();
      if (name === LIST) {
        list = listSchema.safeParse(JSON.parse((await readEntry({ body })).toString())).data ?? null;
        continue;
      }
      await take({ name, size, body });
      for await (const _ of body); // What was left.
      found.push({ name, size, sha256: digest.digest('hex') });
    }
  } finally {
    await file.close();
  }
  if (JSON.stringify(list) !== JSON.stringify(found)) throw damaged(null);
  return found;
}

/** An entry's bytes, all at once. */
export async function readEntry({ body }: Pick<Entry, 'body'>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces);
}
