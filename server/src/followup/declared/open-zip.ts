import { Buffer } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, Reader, ZipReader } from '@zip.js/zip.js';

/** Octets of a file in which a ZIP lies: the file itself, or a ZIP that is stored in another as it is. */
export interface Stretch {
  handle: FileHandle;
  start: number;
  size: number;
}

/** A file of a ZIP, and where its packed octets lie. */
export interface Member extends Stretch {
  name: string;
  isStored: boolean;
  /** As the ZIP states them. */
  crc: number;
  unpackedSize: number;
}

/** What is wrong with a ZIP. */
export class BrokenZip extends Error {}

const BLOCK = 256 * 1024;
const LOCAL_HEADER = 30;
const END_RECORD = 22;
/** Files in one ZIP: a day has one for each 100,000 statements. */
const MOST_MEMBERS = 10_000;

/** Hands the directory of a ZIP to zip.js, from a stretch of an open file. */
class StretchReader extends Reader<Stretch> {
  readonly stretch: Stretch;
  constructor(stretch: Stretch) {
    super(stretch);
    this.stretch = stretch;
    this.size = stretch.size;
  }
  override async readUint8Array(index: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const { handle, start, size } = this.stretch;
    const octets = new Uint8Array(Math.max(0, Math.min(length, size - index)));
    const { bytesRead } = await handle.read(octets, 0, octets.length, start + index);
    return octets.subarray(0, bytesRead);
  }
}

/**
 * The files of a ZIP, in the order of its directory. Nothing is unpacked.
 *
 * @throws BrokenZip where it is none, is cut short, is encrypted or packed in another way than by deflate
 */
export async function listMembers(stretch: Stretch): Promise<Member[]> {
  await mustEndAsZip(stretch);
  const zip = new ZipReader(new StretchReader(stretch), { useWebWorkers: false });
  const members: Member[] = [];
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      if (members.length === MOST_MEMBERS) throw new BrokenZip(`it holds more than ${MOST_MEMBERS} files`);
      if (!entry.directory) members.push(await locate(stretch, entry));
    }
  } catch (error) {
    if (error instanceof BrokenZip) throw error;
    throw new BrokenZip('it is no ZIP, or is cut short', { cause: error });
  } finally {
    await zip.close();
  }
  return members;
}

/**
 * The end record without a comment is the last thing (APPNOTE 4.3.16). Of a file that is cut short a reader would find that
 * of the last ZIP in it, and take that ZIP for the whole.
 */
async function mustEndAsZip({ handle, start, size }: Stretch): Promise<void> {
  const record = Buffer.alloc(END_RECORD);
  if (size >= END_RECORD) await handle.read(record, 0, END_RECORD, start + size - END_RECORD);
  if (record.readUInt32LE(0) !== 0x06054b50) throw new BrokenZip('it is no ZIP, or is cut short');
}

/** The data begin after the local header, whose extra field may be another than the directory's (APPNOTE 4.3.7). */
async function locate(stretch: Stretch, entry: Entry): Promise<Member> {
  const { filename: name, compressionMethod: method } = entry;
  if (entry.encrypted) throw new BrokenZip(`${name} is encrypted`);
  if (method !== 0 && method !== 8) throw new BrokenZip(`${name} is packed by method ${method}, not by deflate`);
  const { handle } = stretch;
  const at = stretch.start + entry.offset;
  const header = Buffer.alloc(LOCAL_HEADER);
  await handle.read(header, 0, LOCAL_HEADER, at);
  if (header.readUInt32LE(0) !== 0x04034b50) throw new BrokenZip(`${name} is not where the directory says`);
  const start = at + LOCAL_HEADER + header.readUInt16LE(26) + header.readUInt16LE(28);
  const size = entry.compressedSize;
  if (start + size > stretch.start + stretch.size) throw new BrokenZip(`${name} is cut short`);
  const { crc32: crc = 0, uncompressedSize: unpackedSize } = entry;
  return { handle, start, size, name, isStored: method === 0, crc, unpackedSize };
}

async function* readBlocks({ handle, start, size, name }: Member): AsyncGenerator<Buffer> {
  for (let done = 0; done < size; ) {
    const block = Buffer.allocUnsafe(Math.min(BLOCK, size - done));
    const { bytesRead } = await handle.read(block, 0, block.length, start + done);
    if (bytesRead === 0) throw new BrokenZip(`${name} is cut short`);
    done += bytesRead;
    yield block.subarray(0, bytesRead);
  }
}

/**
 * Unpacks one file, block by block: its length and its check value are compared at the end.
 *
 * @throws BrokenZip where it is not what the ZIP states
 */
export async function* unpack(member: Member): AsyncGenerator<Buffer> {
  const { name, crc, unpackedSize } = member;
  if (member.size === 0 && unpackedSize === 0) return;
  const packed = Readable.from(readBlocks(member));
  const inflate = member.isStored ? null : createInflateRaw({ chunkSize: BLOCK });
  // `pipe` does not hand an error on.
  if (inflate) packed.on('error', (error) => inflate.destroy(error)).pipe(inflate);
  let length = 0;
  let value = 0;
  try {
    for await (const block of inflate ?? packed) {
      if (!Buffer.isBuffer(block)) continue;
      length += block.length;
      if (length > unpackedSize) break;
      value = crc32(block, value);
      yield block;
    }
  } catch (error) {
    throw new BrokenZip(`${name} cannot be unpacked`, { cause: error });
  } finally {
    packed.destroy();
    inflate?.destroy();
  }
  if (length !== unpackedSize || value !== crc) throw new BrokenZip(`${name} is not what the ZIP says of it`);
}
