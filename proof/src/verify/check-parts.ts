import { getSurt } from 'warcio/utils';
import { Fault } from '../base/fault.ts';
import { type ArchiveFile, printable } from '../seal/archive.ts';
import {
  DIGEST_PATH,
  INDEX_PATH,
  indexUrl,
  MANIFEST_PATH,
  PAGES_PATH,
  sha256Hex,
  WARC_PATH,
} from '../seal/package-layout.ts';
import { isRecord, isText, parseCanonical } from '../seal/read-seal.ts';
import type { ReadRecord } from '../seal/read-warc.ts';
import { SEAL_PATH } from '../seal/statement.ts';

/** A part of a package. @throws Fault when it is missing */
export function fileOf(files: readonly ArchiveFile[], path: string): Uint8Array {
  const found = files.find((file) => file.path === path);
  if (!found) throw new Fault(`${path} is missing.`, `${path} manque.`);
  return found.bytes;
}

const ORDER = [MANIFEST_PATH, DIGEST_PATH, WARC_PATH, INDEX_PATH, PAGES_PATH, SEAL_PATH];

/** That the package has its parts, in their order, and each is the one that the manifest lists. @throws Fault */
export function checkContents(files: readonly ArchiveFile[]): void {
  if (files.map(({ path }) => path).join() !== ORDER.join()) {
    const names = files
      .slice(0, 10)
      .map(({ path }) => printable(path))
      .join(', ');
    throw new Fault(
      `The package does not have the parts it should: ${names}.`,
      `Le paquet n’a pas les parties attendues : ${names}.`,
    );
  }
  const manifest = fileOf(files, MANIFEST_PATH);
  const digest = parseCanonical(fileOf(files, DIGEST_PATH), DIGEST_PATH);
  if (
    !isRecord(digest) ||
    digest.hash !== `sha256:${sha256Hex(manifest)}` ||
    digest.path !== MANIFEST_PATH ||
    Object.keys(digest).length !== 2
  ) {
    throw new Fault(
      `${DIGEST_PATH} is not the digest of ${MANIFEST_PATH}.`,
      `${DIGEST_PATH} n’est pas l’empreinte de ${MANIFEST_PATH}.`,
    );
  }
  const listed = parseCanonical(manifest, MANIFEST_PATH);
  const resources = isRecord(listed) && Array.isArray(listed.resources) ? listed.resources : [];
  for (const path of [WARC_PATH, INDEX_PATH, PAGES_PATH]) {
    const bytes = fileOf(files, path);
    const entry: unknown = resources.find((resource: unknown) => isRecord(resource) && resource.path === path);
    if (!isRecord(entry) || entry.hash !== `sha256:${sha256Hex(bytes)}` || entry.bytes !== bytes.length) {
      throw new Fault(`${path} is not the file that was listed.`, `${path} n’est pas le fichier inscrit.`);
    }
  }
}

/** A key with what it asks for in order: so that the same question has one key. */
function sortQuery(key: string): string {
  const at = key.indexOf('?');
  return at < 0
    ? key
    : `${key.slice(0, at)}?${key
        .slice(at + 1)
        .split('&')
        .sort()
        .join('&')}`;
}

/** The key that Vigie wrote until 2026-11: an IPv4 address as it stands, `www.` alone left out, lower case at the end. */
function formerKey(url: string): string {
  if (!/^https?:/i.test(url)) return sortQuery(url.toLowerCase());
  const { hostname, port, pathname, search } = new URL(url);
  const isAddress = /^\[|^[\d.]+$/.test(hostname);
  const labels = hostname.replace(/^www\./, '').split('.');
  const host = isAddress ? hostname : labels.reverse().join(',');
  return sortQuery(`${host}${port ? `:${port}` : ''})${pathname}${search}`.toLowerCase());
}

/** Whether an index has an address under its key. What is packed goes on verifying: older keys are right too. */
function isKeyOf(key: string, url: string): boolean {
  // The first keys had the question as it was asked.
  return key === getSurt(url) || (URL.canParse(url) && sortQuery(key) === formerKey(url));
}

function isEntryOf(line: string, records: ReadonlyMap<number, ReadRecord>): boolean {
  let entry: unknown;
  try {
    entry = JSON.parse(line.slice(line.indexOf('{')));
  } catch {
    return false;
  }
  if (!isRecord(entry) || !isText(entry.url)) return false;
  const { url, method, requestBody } = entry;
  const isAsked = isText(method) && isText(requestBody);
  const record = records.get(Number(entry.offset));
  return (
    record !== undefined &&
    entry.length === String(record.length) &&
    entry.digest === record.fields.get('WARC-Payload-Digest') &&
    url === record.fields.get('WARC-Target-URI') &&
    isKeyOf(line.slice(0, line.indexOf(' ')), isAsked ? indexUrl({ url, method, requestBody }) : url)
  );
}

/**
 * That each line of the index names a record, where it is, and what it holds.
 *
 * @returns how many there are
 * @throws Fault
 */
export function checkIndex(index: Uint8Array, records: readonly ReadRecord[]): number {
  const byPlace = new Map(records.map((record) => [record.offset, record]));
  const lines = new TextDecoder().decode(index).split('\n');
  const last = lines.pop();
  const wrong = lines.findIndex((line) => !isEntryOf(line, byPlace));
  const place = wrong >= 0 ? wrong + 1 : last === '' ? 0 : lines.length + 1;
  if (place > 0)
    throw new Fault(`Line ${place} of the index is not right.`, `La ligne ${place} de l’index n’est pas juste.`);
  return lines.length;
}
