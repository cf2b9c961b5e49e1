import { Buffer } from 'node:buffer';
import { openAsBlob } from 'node:fs';
import { PassThrough, Writable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Words } from '@vigie/engine';
import { BlobReader, type Entry, type FileEntry, ZipReader } from '@zip.js/zip.js';
import { VigieError } from '../../base/core/errors.ts';
import type { Read } from '../file/read-result.ts';
import { say } from '../file/words.ts';
import { type ArchivePicture, withPictures } from './archive-pictures.ts';
import { findInWarc } from './read-warc.ts';

/** Files that a package may have, and bytes that its archives may unpack to. */
const MOST_FILES = 20_000;
const UNPACKED_MAX = 16 * 1024 * 1024 * 1024;
const RATIO_MAX = 1000;

/**
 * The listings of a web archive's package (WACZ 1.1.1), whoever made it: those of each web archive in it. `line` is the
 * number of the record in its archive, from 1.
 *
 * @throws VigieError VIGIE_LISTING_WACZ where it is broken or cut short, and as `readWarc`
 */
export function readWacz(file: string, platform: string): AsyncGenerator<Read> {
  return withPictures(file, findInWacz(file, platform));
}

async function* findInWacz(file: string, platform: string): AsyncGenerator<Read | { picture: ArchivePicture }> {
  const zip = new ZipReader(new BlobReader(await openAsBlob(file)), { useWebWorkers: false });
  try {
    const archives = (await listEntries(file, zip)).filter(isArchive);
    if (archives.length === 0) throw broken(file, say('waczNone'));
    for (const entry of archives) {
      try {
        yield* findInWarc(file, unpack(file, entry), platform);
      } catch (error) {
        if (!(error instanceof VigieError)) throw error;
        throw new VigieError(error.code, say('inArchive', { name: printable(entry.filename), why: error.words }), {
          place: error.place ?? { file },
          cause: error,
        });
      }
    }
  } finally {
    await zip.close();
  }
}

function broken(file: string, what: Words, cause?: unknown): VigieError {
  return new VigieError('VIGIE_LISTING_WACZ', what, { place: { file }, cause });
}

const printable = (name: string): string => name.replace(/[^\x20-\x7e]/g, '?').slice(0, 100);

const isArchive = (entry: Entry): entry is FileEntry =>
  !entry.directory && /^archive\/[^/]+\.warc(?:\.gz)?$/i.test(entry.filename);

async function listEntries(file: string, zip: ZipReader<Blob>): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      entries.push(entry);
      if (entries.length > MOST_FILES) throw broken(file, say('waczFiles', { count: MOST_FILES }));
    }
  } catch (error) {
    if (error instanceof VigieError) throw error;
    throw broken(file, say('waczCut'), error);
  }
  return entries;
}

/** An entry's bytes, unpacked twice where it is gzip in itself. */
async function* unpack(file: string, entry: FileEntry): AsyncGenerator<Buffer> {
  if (entry.encrypted) throw broken(file, say('waczLocked', { name: printable(entry.filename) }));
  const through = new PassThrough();
  const done = entry.getData(Writable.toWeb(through), { checkSignature: true }).catch((error: unknown) => {
    through.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  const isPacked = /\.gz$/i.test(entry.filename);
  const source = isPacked ? through.pipe(createGunzip()) : through;
  // An error of the source ends what is piped from it too.
  if (isPacked) through.once('error', (error) => source.destroy(error));
  let length = 0;
  try {
    for await (const block of source) {
      if (!Buffer.isBuffer(block)) continue;
      length += block.length;
      if (length > UNPACKED_MAX || length > 4 * 1024 * 1024 + entry.compressedSize * RATIO_MAX)
        throw broken(file, say('waczLarge', { name: printable(entry.filename) }));
      yield block;
    }
  } catch (error) {
    if (error instanceof VigieError) throw error;
    throw broken(file, say('waczWithin', { name: printable(entry.filename) }), error);
  } finally {
    through.destroy();
    source.destroy();
    await done;
  }
}
