import { Buffer, isAscii, isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';
import { VigieError } from '../../base/core/errors.ts';
import { IS_FOLDER, sayFileFault } from '../../base/core/file-fault.ts';
import { say } from './words.ts';

const BLOCK = 256 * 1024;
/** What is looked at to tell what a file is. */
const HEAD = 64 * 1024;
/** Decompressed bytes that are let through whatever their ratio, and the ratio that text does not reach beyond them. */
const FREE_BYTES = 4 * 1024 * 1024;
const RATIO_MAX = 150;

/**
 * A file's bytes in blocks, decompressed where they are gzip (by its magic bytes, whatever the file's name), after a
 * head that is enough to tell what they are.
 *
 * Throws VIGIE_LISTING_FILE (not there, a directory, not readable), VIGIE_LISTING_EMPTY, VIGIE_LISTING_GZIP (broken),
 * VIGIE_LISTING_GZIP_BOMB.
 */
export async function openBytes(path: string): Promise<Opened> {
  const size = await checkFile(path);
  const raw = createReadStream(path, { highWaterMark: BLOCK });
  try {
    const blocks = raw[Symbol.asyncIterator]();
    const first = await gather(path, blocks, 2);
    const plain = first[0] === 0x1f && first[1] === 0x8b ? gunzip(path, first, blocks) : follow(path, first, blocks);
    const { content: head, broken } = await gatherHead(path, plain);
    if (head.length === 0) {
      throw new VigieError('VIGIE_LISTING_EMPTY', say('fileEmpty'), { place: { file: path } });
    }
    const close = async (): Promise<void> => {
      await plain.return(undefined);
      raw.destroy();
    };
    return { head: head.subarray(0, HEAD), bytes: follow(path, head, plain, broken), size, close };
  } catch (error) {
    raw.destroy();
    throw error;
  }
}

export interface Opened {
  /** The first bytes. */
  head: Buffer;
  /** All bytes, the first ones included. */
  bytes: AsyncGenerator<Buffer>;
  /** The file's size as it lies there. */
  size: number;
  /** Lets go of the file, read to its end or not. */
  close(): Promise<void>;
}

/** That there is such a file. @returns its size; @throws VigieError `VIGIE_LISTING_FILE`, in words */
export async function checkFile(path: string): Promise<number> {
  let found: Awaited<ReturnType<typeof stat>>;
  try {
    found = await stat(path);
  } catch (error) {
    throw unreadable(path, error);
  }
  if (!found.isDirectory()) return found.size;
  throw new VigieError('VIGIE_LISTING_FILE', IS_FOLDER, { place: { file: path } });
}

const unreadable = (path: string, error: unknown): VigieError =>
  new VigieError('VIGIE_LISTING_FILE', sayFileFault(error), { place: { file: path }, cause: error });

async function next(path: string, blocks: AsyncIterator<Buffer>): Promise<Buffer | null> {
  try {
    const step = await blocks.next();
    return step.done ? null : step.value;
  } catch (error) {
    throw error instanceof VigieError ? error : unreadable(path, error);
  }
}

async function gather(path: string, blocks: AsyncIterator<Buffer>, least: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  while (length < least) {
    const block = await next(path, blocks);
    if (!block) break;
    parts.push(block);
    length += block.length;
  }
  return parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts);
}

/** The head, and what broke within it: what stands before the break is read all the same. */
async function gatherHead(
  path: string,
  blocks: AsyncIterator<Buffer>,
): Promise<{ content: Buffer; broken: VigieError | null }> {
  const parts: Buffer[] = [];
  let length = 0;
  let broken: VigieError | null = null;
  while (length < HEAD && broken === null) {
    try {
      const block = await next(path, blocks);
      if (!block) break;
      parts.push(block);
      length += block.length;
    } catch (error) {
      if (!(error instanceof VigieError) || length === 0) throw error;
      broken = error;
    }
  }
  return { content: Buffer.concat(parts), broken };
}

async function* follow(
  path: string,
  first: Buffer,
  blocks: AsyncIterator<Buffer>,
  broken: VigieError | null = null,
): AsyncGenerator<Buffer> {
  yield first;
  if (broken) throw broken;
  for (let block = await next(path, blocks); block; block = await next(path, blocks)) yield block;
}

async function* gunzip(path: string, first: Buffer, blocks: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  const unpack = createGunzip({ chunkSize: BLOCK });
  const place = { file: path };
  let packed = 0;
  let unpacked = 0;
  const feed = async (): Promise<void> => {
    try {
      for await (const block of follow(path, first, blocks)) {
        packed += block.length;
        if (unpack.destroyed) return;
        if (!unpack.write(block)) {
          await new Promise<void>((resolve) => {
            unpack.once('drain', resolve);
            unpack.once('close', resolve);
          });
        }
      }
      unpack.end();
    } catch (error) {
      unpack.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const fed = feed();
  try {
    for await (const block of unpack) {
      if (!Buffer.isBuffer(block)) continue;
      unpacked += block.length;
      if (unpacked > FREE_BYTES && unpacked > packed * RATIO_MAX) {
        throw new VigieError('VIGIE_LISTING_GZIP_BOMB', say('gzipBomb', { ratio: RATIO_MAX }), { place });
      }
      yield block;
    }
  } catch (error) {
    if (error instanceof VigieError) throw error;
    throw new VigieError('VIGIE_LISTING_GZIP', say('gzipBroken'), {
      place,
      cause: error,
    });
  } finally {
    unpack.destroy();
    await fed;
  }
}

/**
 * The encoding that the first bytes announce: a byte order mark, or the zeros that ASCII has in UTF-16. Null: not
 * announced.
 */
export function announcedEncoding(head: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const pairs = Math.min(head.length, 4096) >> 1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs * 2; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  if (pairs >= 2 && odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le';
  if (pairs >= 2 && even > pairs * 0.4 && odd < pairs * 0.05) return 'utf-16be';
  return null;
}

/** True for bytes that are no text in any encoding read here: zeros outside UTF-16, or many control characters. */
export function looksBinary(head: Buffer): boolean {
  if (announcedEncoding(head)?.startsWith('utf-16')) return false;
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
  }
  return controls > head.length / 100;
}

/**
 * Bytes as text, without a byte order mark: UTF-16 where announced, else UTF-8 as long as they are valid UTF-8. What is
 * not is read in the encoding that its bytes suggest (windows-1252 when in doubt), from that block on: all before it
 * was ASCII, which these encodings share. Bytes that are wrong after real UTF-8 become U+FFFD.
 *
 * @param onGuess told the encoding where bytes suggest one
 */
export async function* decode(
  bytes: AsyncIterable<Buffer>,
  onGuess: (encoding: string) => void = () => {},
): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let started = false;
  let sawUtf8 = false;
  let kept: Buffer = Buffer.alloc(0);
  for await (const block of bytes) {
    if (!started) {
      started = true;
      const announced = announcedEncoding(block);
      if (announced === 'utf-8') {
        sawUtf8 = true;
        kept = block.subarray(3);
        continue;
      }
      if (announced) decoder = new TextDecoder(announced);
    }
    if (decoder) {
      yield decoder.decode(block, { stream: true });
      continue;
    }
    const joined = kept.length === 0 ? block : Buffer.concat([kept, block]);
    const whole = joined.length - cutCharacter(joined);
    const part = joined.subarray(0, whole);
    kept = joined.subarray(whole);
    if (isAscii(part)) {
      yield part.toString('latin1');
    } else if (isUtf8(part) || sawUtf8) {
      sawUtf8 = true;
      yield part.toString('utf8');
    } else {
      const encoding = await suggestEncoding(joined);
      onGuess(encoding);
      decoder = new TextDecoder(encoding);
      kept = Buffer.alloc(0);
      yield decoder.decode(joined, { stream: true });
    }
  }
  if (decoder) yield decoder.decode();
  else if (kept.length > 0 && sawUtf8) yield kept.toString('utf8');
  else if (kept.length > 0) {
    onGuess('windows-1252');
    yield new TextDecoder('windows-1252').decode(kept);
  }
}

/** How many bytes at the end begin a UTF-8 character that the next block completes. */
function cutCharacter(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needs > back ? back : 0;
  }
  return 0;
}

/** The single-byte encodings of Europe's languages and the usual ones of Asia, as `chardet` names them. */
const readable = /^(windows-125\d|ISO-8859-\d+|KOI8-R|Shift_JIS|EUC-JP|EUC-KR|Big5|GB18030)$/;

/** The encoding that bytes suggest which are not UTF-8; windows-1252 when nothing else is likelier by far. */
export async function suggestEncoding(bytes: Buffer): Promise<string> {
  const { analyse } = await import('chardet');
  const guesses = analyse(bytes.subarray(0, HEAD)).filter(({ name }) => readable.test(name));
  const western = guesses.find(({ name }) => /^(windows-1252|ISO-8859-1)$/.test(name));
  const best = guesses[0];
  if (!best || (western && best.confidence < western.confidence + 15)) return 'windows-1252';
  return best.name === 'ISO-8859-1' ? 'windows-1252' : best.name;
}
