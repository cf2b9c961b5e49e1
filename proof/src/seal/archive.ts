import { crc32 } from '#platform';
import type { Words } from '../base/fault.ts';

/** A file in an archive. */
export interface ArchiveFile {
  /** Slash-separated, ASCII. */
  path: string;
  bytes: Uint8Array;
}

/** Bounds of what is read: nothing that Vigie seals is near them. */
const MOST_FILES = 1000;
const LARGEST = 0xffff_ffff;
/** Midnight of 1 January 1980, the first moment ZIP knows: a package says its times in its seal, not here. */
const DOS_DATE = 0x21;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const LOCAL = 0x0403_4b50;
const CENTRAL = 0x0201_4b50;
const END = 0x0605_4b50;

function header(file: ArchiveFile, name: Buffer, offset: number | null): Buffer {
  const isCentral = offset !== null;
  const bytes = Buffer.alloc(isCentral ? 46 : 30);
  let at = bytes.writeUInt32LE(isCentral ? CENTRAL : LOCAL);
  if (isCentral) at = bytes.writeUInt16LE(20, at);
  at = bytes.writeUInt16LE(20, at);
  at = bytes.writeUInt16LE(FLAGS, at);
  at = bytes.writeUInt16LE(0, at);
  at = bytes.writeUInt16LE(0, at);
  at = bytes.writeUInt16LE(DOS_DATE, at);
  at = bytes.writeUInt32LE(crc32(file.bytes), at);
  at = bytes.writeUInt32LE(file.bytes.length, at);
  at = bytes.writeUInt32LE(file.bytes.length, at);
  bytes.writeUInt16LE(name.length, at);
  if (isCentral) bytes.writeUInt32LE(offset, 42);
  return bytes;
}

/**
 * Writes a canonical ZIP: files stored in the order given, no extra fields, no comments, no slack, one fixed date. The
 * same files give the same bytes, so a reader can rebuild the archive and compare every byte.
 */
export function writeArchive(files: readonly ArchiveFile[]): Buffer {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.path, 'utf8');
    const local = header(file, name, null);
    directory.push(header(file, name, offset), name);
    parts.push(local, name, file.bytes);
    offset += local.length + name.length + file.bytes.length;
  }
  const central = Buffer.concat(directory);
  if (offset + central.length > LARGEST) throw new RangeError('an archive is smaller than 4 GiB');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

const CUT_OFF: Words = { en: 'its directory is cut off', fr: 'son répertoire est coupé' };

/**
 * Reads an archive that `writeArchive` could have written.
 *
 * @returns its files, or why it is none. Never throws, reads nothing twice.
 */
export function readArchive(input: Uint8Array): ArchiveFile[] | { fault: Words } {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  const end = bytes.length - 22;
  if (end < 0 || bytes.readUInt32LE(end) !== END) return { fault: { en: 'its end is missing', fr: 'sa fin manque' } };
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  if (count > MOST_FILES || start > end)
    return { fault: { en: 'its directory is not right', fr: 'son répertoire n’est pas juste' } };
  const files: ArchiveFile[] = [];
  let at = start;
  let offset = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL) return { fault: CUT_OFF };
    const size = bytes.readUInt32LE(at + 24);
    const nameLength = bytes.readUInt16LE(at + 28);
    if (at + 46 + nameLength > end) return { fault: CUT_OFF };
    const path = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const from = offset + 30 + nameLength;
    if (from + size > start)
      return { fault: { en: `${printable(path)} reaches beyond it`, fr: `${printable(path)} le dépasse` } };
    files.push({ path, bytes: bytes.subarray(from, from + size) });
    at += 46 + nameLength;
    offset = from + size;
  }
  const rebuilt = writeArchive(files);
  if (rebuilt.equals(bytes)) return files;
  const name = nameAt(
    files,
    rebuilt.findIndex((byte, place) => byte !== bytes[place]),
  );
  return {
    fault: {
      en: `a byte of ${name} is not as it was written`,
      fr: `un octet de ${name} n’est pas tel qu’il a été écrit`,
    },
  };
}

/** What lies at a place of an archive: a file, or what comes after them. */
function nameAt(files: readonly ArchiveFile[], place: number): string {
  let end = 0;
  for (const { path, bytes } of files) {
    end += 30 + Buffer.byteLength(path) + bytes.length;
    if (place >= 0 && place < end) return printable(path);
  }
  return 'directory';
}

/** A name from an archive, safe to show. */
export function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 100);
}
