import { canonicalJson } from '@vigie/canonical-json';
import { getSurt } from 'warcio/utils';
import type { ArchiveFile } from './archive.ts';
import type { Capture } from './capture.ts';
import {
  DIGEST_PATH,
  INDEX_PATH,
  indexUrl,
  MANIFEST_PATH,
  PAGES_PATH,
  sha256Hex,
  WARC_PATH,
} from './package-layout.ts';
import { type IndexedRecord, writeWarc } from './warc.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A line of a CDXJ index (WACZ 1.1.1, "indexes"); its key is the one by which `warcio` and `wabac.js` sort and look up. */
function toIndexLine(record: IndexedRecord): string {
  const { url, date, mime, status, digest, offset, length, asked } = record;
  const stamp = new Date(date).toISOString().replace(/\D/g, '').slice(0, 14);
  const fields = {
    digest,
    filename: 'data.warc.gz',
    length: String(length),
    mime,
    offset: String(offset),
    status: String(status),
    url,
    ...asked,
  };
  return `${getSurt(asked ? indexUrl({ url, ...asked }) : url)} ${stamp} ${canonicalJson(fields)}\n`;
}

/**
 * The lines of an index in order: by key, by time, and where two answers of one address are of one second by their place,
 * the later one after. Replay takes the last of them.
 */
function toIndex(records: readonly IndexedRecord[]): string {
  const keyOf = (line: string): string => line.slice(0, line.indexOf(' {'));
  return records
    .map((record) => ({ record, line: toIndexLine(record) }))
    .sort((a, b) => {
      const [keyA, keyB] = [keyOf(a.line), keyOf(b.line)];
      if (keyA !== keyB) return keyA < keyB ? -1 : 1;
      return Date.parse(a.record.date) - Date.parse(b.record.date) || a.record.offset - b.record.offset;
    })
    .map(({ line }) => line)
    .join('');
}

/** The files of a WACZ 1.1.1 of a capture, manifest first, without its seal. */
export function writeWacz(capture: Capture, maker: { software: string; version: string }): ArchiveFile[] {
  const warc = writeWarc(capture, maker);
  const page = { id: 'page', url: capture.finalUrl, ts: capture.endedAt, title: capture.title, text: capture.text };
  const head = { format: 'json-pages-1.0', id: 'pages', title: 'Pages', hasText: true };
  const files: ArchiveFile[] = [
    { path: WARC_PATH, bytes: warc.bytes },
    { path: INDEX_PATH, bytes: encode(toIndex(warc.index)) },
    { path: PAGES_PATH, bytes: encode(`${canonicalJson(head)}\n${canonicalJson(page)}\n`) },
  ];
  const manifest = encode(
    canonicalJson({
      profile: 'data-package',
      wacz_version: '1.1.1',
      title: capture.title,
      created: capture.endedAt,
      software: `${maker.software} ${maker.version}`,
      mainPageUrl: capture.finalUrl,
      mainPageDate: capture.endedAt,
      attended: capture.attended,
      resources: files.map(({ path, bytes }) => ({
        name: path.split('/').at(-1),
        path,
        hash: `sha256:${sha256Hex(bytes)}`,
        bytes: bytes.length,
      })),
    }),
  );
  const digest = encode(canonicalJson({ path: MANIFEST_PATH, hash: `sha256:${sha256Hex(manifest)}` }));
  return [{ path: MANIFEST_PATH, bytes: manifest }, { path: DIGEST_PATH, bytes: digest }, ...files];
}
