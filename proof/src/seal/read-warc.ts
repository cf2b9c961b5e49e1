import { crc32, hash, inflate } from '#platform';
import type { Words } from '../base/fault.ts';

/** What the URI of a screenshot's record begins with; the page's address follows. */
export const VIEW = 'urn:fullPage:';

/** A digest as records and the index write it. */
export const digestOf = (bytes: Uint8Array): string => `sha256:${hash('sha256', bytes).toString('hex')}`;

/** A record as it was read back. */
export interface ReadRecord {
  fields: Map<string, string>;
  block: Buffer;
  /** The block without HTTP headers. */
  payload: Buffer;
  /** Where its gzip member is in the file. */
  offset: number;
  length: number;
}

/** Uncompressed size beyond which a WARC is not read. */
const LARGEST = 1 << 30;
/**
 * What a gzip member begins with, as Vigie writes it (RFC 1952, 2.3): deflate, no flags, no time, compressed as usual
 * or (4) not at all, system unknown.
 */
const GZIP_HEADS = ['1f8b08000000000000ff', '1f8b08000000000004ff'].map((head) => Buffer.from(head, 'hex'));
const HEAD_LENGTH = 10;
const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

interface Member {
  data: Buffer;
  offset: number;
  length: number;
}

/**
 * The gzip members of a file, each whole (head, data, CRC, size) and none beside them.
 *
 * @returns null where they do not fill the file
 */
function readMembers(bytes: Buffer): Member[] | null {
  const members: Member[] = [];
  let left = LARGEST;
  for (let offset = 0; offset < bytes.length; ) {
    const from = offset + HEAD_LENGTH;
    if (!GZIP_HEADS.some((head) => head.equals(bytes.subarray(offset, from)))) return null;
    const found = inflate(bytes.subarray(from), left);
    if (!found) return null;
    const { data, used } = found;
    const end = from + used + 8;
    if (
      end > bytes.length ||
      bytes.readUInt32LE(end - 8) !== crc32(data) ||
      bytes.readUInt32LE(end - 4) !== data.length
    )
      return null;
    members.push({ data, offset, length: end - offset });
    left -= data.length;
    offset = end;
  }
  return members;
}

function readFields(text: string): Map<string, string> | null {
  const fields = new Map<string, string>();
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(': ');
    const name = line.slice(0, colon);
    if (colon < 1 || (fields.has(name) && name !== 'WARC-Concurrent-To')) return null;
    fields.set(name, line.slice(colon + 2));
  }
  return fields;
}

function readRecord({ data, offset, length }: Member, place: number): ReadRecord | { fault: Words } {
  const fault = (en: string, fr: string): { fault: Words } => ({
    fault: { en: `record ${place} ${en}`, fr: `l’enregistrement ${place} ${fr}` },
  });
  const headEnd = data.indexOf('\r\n\r\n');
  if (headEnd < 0 || data.toString('latin1', 0, 10) !== 'WARC/1.1\r\n')
    return fault('has no head', 'n’a pas d’en-tête');
  let head: string;
  try {
    head = DECODER.decode(data.subarray(10, headEnd));
  } catch {
    return fault('has a malformed field', 'a un champ malformé');
  }
  const fields = readFields(head);
  if (!fields) return fault('has a malformed field', 'a un champ malformé');
  const size = Number(fields.get('Content-Length') ?? Number.NaN);
  const from = headEnd + 4;
  if (data.length !== from + size + 4 || data.toString('latin1', from + size) !== '\r\n\r\n')
    return fault('is not as long as it says', 'n’a pas la longueur qu’il annonce');
  const block = data.subarray(from, from + size);
  const isHttp = fields.get('Content-Type')?.startsWith('application/http');
  const split = isHttp ? block.indexOf('\r\n\r\n') : -4;
  if (split === -1) return fault('has no end of its headers', 'n’a pas de fin d’en-têtes');
  const payload = block.subarray(split + 4);
  if (fields.get('WARC-Block-Digest') !== digestOf(block))
    return fault('does not have its block digest', 'n’a pas l’empreinte de son bloc');
  if (fields.get('WARC-Payload-Digest') !== digestOf(payload))
    return fault('does not have its payload digest', 'n’a pas l’empreinte de son contenu');
  return { fields, block, payload, offset, length };
}

/** Reads a WARC's records, a gzip member each, checking each one's digests. @returns them, or why it cannot be. */
export function readWarc(input: Uint8Array): ReadRecord[] | { fault: Words } {
  const members = readMembers(Buffer.from(input.buffer, input.byteOffset, input.byteLength));
  if (!members) return { fault: { en: 'it cannot be decompressed', fr: 'elle ne se décompresse pas' } };
  const records: ReadRecord[] = [];
  for (const [place, member] of members.entries()) {
    const record = readRecord(member, place + 1);
    if ('fault' in record) return record;
    records.push(record);
  }
  return records.length > 0 ? records : { fault: { en: 'it has no record', fr: 'elle n’a aucun enregistrement' } };
}
