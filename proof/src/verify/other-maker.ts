import { canonicalJson } from '@vigie/canonical-json';
import { inflate } from '#platform';
import { Fault, type Words } from '../base/fault.ts';
import { printable } from '../seal/archive.ts';
import { MANIFEST_PATH, sha256Hex } from '../seal/package-layout.ts';
import { isRecord, isText } from '../seal/read-seal.ts';
import { SEAL_PATH } from '../seal/statement.ts';

const END = 0x0605_4b50;
const END_64 = 0x0606_4b50;
const LOCATOR_64 = 0x0706_4b50;
const CENTRAL = 0x0201_4b50;
const BEYOND_32 = 0xffff_ffff;
const COMMENT_MAX = 0xffff;
const MOST_FILES = 20_000;
/** Bytes that the parts may unpack to: they are compared one after the other. */
const LARGEST = 1 << 30;

/** A part as the directory of a ZIP file lists it. */
interface Entry {
  path: string;
  method: number;
  packed: number;
  size: number;
  offset: number;
}

/** A package of web archives (WACZ) that another program made. */
export interface OtherPackage {
  /** What made it, as it says; null: it does not say. */
  software: string | null;
  parts: number;
  /**
   * Compares the parts with the digests that the package lists of them (WACZ 1.1.1, "datapackage.json").
   *
   * @returns how many there are
   * @throws Fault where one is not as listed
   */
  checkListed(): number;
}

/**
 * A package of web archives that is none of Vigie's: a ZIP file that has a manifest in a form that Vigie does not write,
 * and no seal.
 *
 * @returns null for anything else, a package of Vigie's that was changed too
 */
export function readOtherPackage(input: Uint8Array): OtherPackage | null {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  const entries = readDirectory(bytes);
  if (!entries || entries.some(({ path }) => path === SEAL_PATH)) return null;
  const entry = entries.find(({ path }) => path === MANIFEST_PATH);
  const text = entry && unpack(bytes, entry)?.toString('utf8');
  if (!text) return null;
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
    if (canonicalJson(manifest) === text) return null;
  } catch {
    return null;
  }
  if (!isRecord(manifest) || !Array.isArray(manifest.resources)) return null;
  const { software, resources } = manifest;
  return {
    software: isText(software) ? printable(software) : null,
    parts: entries.length,
    checkListed: () => checkListed(bytes, entries, resources),
  };
}

function checkListed(bytes: Buffer, entries: readonly Entry[], resources: readonly unknown[]): number {
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  let left = LARGEST;
  for (const resource of resources) {
    if (!isRecord(resource) || !isText(resource.path) || !isText(resource.hash)) continue;
    const name = printable(resource.path);
    const entry = byPath.get(resource.path);
    const content = entry && entry.size <= left ? unpack(bytes, entry) : null;
    if (!content)
      throw new Fault(`${name} is missing, or cannot be unpacked.`, `${name} manque ou ne se décompresse pas.`);
    left -= content.length;
    if (resource.hash.toLowerCase() !== `sha256:${sha256Hex(content)}`)
      throw new Fault(`${name} is not the file that was listed.`, `${name} n’est pas le fichier inscrit.`);
  }
  return resources.length;
}

function unpack(bytes: Buffer, { offset, method, packed, size }: Entry): Buffer | null {
  if (offset + 30 > bytes.length) return null;
  const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const content = bytes.subarray(from, from + packed);
  if (content.length !== packed || size > LARGEST) return null;
  const data = method === 0 ? content : method === 8 ? (inflate(content, size + 1)?.data ?? null) : null;
  return data?.length === size ? data : null;
}

/** The directory at the end of a ZIP file (APPNOTE 4.3.12), with sizes of 64 bits; null where it cannot be read. */
function readDirectory(bytes: Buffer): Entry[] | null {
  try {
    return listEntries(bytes);
  } catch {
    // A place beyond the file.
    return null;
  }
}

function listEntries(bytes: Buffer): Entry[] | null {
  const found = bytes.subarray(Math.max(0, bytes.length - 22 - COMMENT_MAX));
  const last = found.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  const end = bytes.length - found.length + last;
  if (last < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END) return null;
  let count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if ((count === 0xffff || at === BEYOND_32) && end >= 20 && bytes.readUInt32LE(end - 20) === LOCATOR_64) {
    const end64 = Number(bytes.readBigUInt64LE(end - 12));
    if (end64 + 56 > bytes.length || bytes.readUInt32LE(end64) !== END_64) return null;
    count = Number(bytes.readBigUInt64LE(end64 + 32));
    at = Number(bytes.readBigUInt64LE(end64 + 48));
  }
  if (count > MOST_FILES) return null;
  const entries: Entry[] = [];
  for (let place = 0; place < count; place++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) return null;
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const next = at + 46 + (name ?? 0) + (extra ?? 0);
    if (next > bytes.length) return null;
    const fields = bytes.subarray(at + 46 + (name ?? 0), next);
    entries.push({
      path: bytes.toString('utf8', at + 46, at + 46 + (name ?? 0)),
      method: bytes.readUInt16LE(at + 10),
      ...readSizes(
        [24, 20, 42].map((field) => bytes.readUInt32LE(at + field)),
        fields,
      ),
    });
    at = next + (comment ?? 0);
  }
  return entries;
}

/** Size, packed size and place; those beyond 32 bits stand in an extra field of their own (APPNOTE 4.5.3). */
function readSizes(stated: number[], extra: Buffer): Pick<Entry, 'size' | 'packed' | 'offset'> {
  let field = 0;
  while (field + 4 <= extra.length && extra.readUInt16LE(field) !== 1) field += 4 + extra.readUInt16LE(field + 2);
  let at = field + 4;
  const [size = 0, packed = 0, offset = 0] = stated.map((value) => {
    if (value !== BEYOND_32 || at + 8 > extra.length) return value;
    at += 8;
    return Number(extra.readBigUInt64LE(at - 8));
  });
  return { size, packed, offset };
}

/** The result in a sentence or two. */
export function sayOther(software: string | null): Words {
  return {
    en: `Made by another program${software ? ` (${software})` : ''}, not sealed by Vigie. It can be read and screened; nothing here shows when it was made, or that it is unchanged since.`,
    fr: `Fait par un autre programme${software ? ` (${software})` : ''}, non scellé par Vigie. On peut le lire et l’examiner ; rien ici ne montre quand il a été fait, ni qu’il est inchangé depuis.`,
  };
}
