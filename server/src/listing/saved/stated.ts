import { Buffer } from 'node:buffer';
import { createGunzip, gunzipSync } from 'node:zlib';
import type { Entry } from '@zip.js/zip.js';
import { z } from 'zod';
import { makeVisible } from '../../base/text/show-invisible.ts';
import { isPage } from './decode-content.ts';
import { readMessage } from './mime-parts.ts';
import { looksHar, looksMhtml, looksWacz } from './recognise.ts';
import { singleFileUrl } from './single-file.ts';
import { BrokenWarc, readAnswer, readWarcRecords } from './warc-records.ts';

/** Pages that are told one by one; those beyond are counted. */
const MOST_PAGES = 200;
/** Bytes of a package's index, of a record, and of a web archive unpacked, that are looked at. */
const INDEX_MAX = 16 * 1024 * 1024;
const RECORD_MAX = 16 * 1024 * 1024;
const UNPACKED_MAX = 512 * 1024 * 1024;
const MOST_FILES = 20_000;

/** A page that an archive says was seen. */
export interface StatedPage {
  url: string;
  /** When, as it says; null: it does not say. */
  at: string | null;
  title: string | null;
}

/** What an archive says of itself. Nothing of it is checked. */
export interface Stated {
  format: 'wacz' | 'warc' | 'warc.gz' | 'mhtml' | 'har' | 'html';
  /** What made it; null: it does not say. */
  software: string | null;
  /** The first of its pages. */
  pages: StatedPage[];
  pageCount: number;
  /** It could be read to its end: false where it is broken, cut short, or too large to be listed whole. */
  isWhole: boolean;
}

/**
 * What a web archive, a saved page or a log of a visit says of itself: WACZ 1.1.1 (`datapackage.json`,
 * `pages/pages.jsonl`, or else the index), WARC (ISO 28500: `warcinfo`, the answers that are pages), MHTML (RFC 2557, headers of the whole),
 * HAR 1.2 (`creator`, entries), HTML with the mark of SingleFile or a browser. Reads in bounded memory and never throws
 * for what is in the file.
 *
 * @returns null for a file of any other kind
 */
export async function readStated(name: string, bytes: Buffer): Promise<Stated | null> {
  const head = bytes.subarray(0, 64 * 1024);
  const text = head.toString('latin1').replace(/^(?:\u00ef\u00bb\u00bf)?\s{0,1000}/, '');
  if (looksWacz(name, head)) return readPackage(bytes);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return readArchive(bytes, true);
  if (text.startsWith('WARC/')) return readArchive(bytes, false);
  if (looksMhtml(text)) return readSaved(bytes);
  if (looksHar(text)) return readVisit(bytes);
  return /^<(?:!doctype html|!--|html[\s>])/i.test(text) ? readHtml(head) : null;
}

/** One line of a text that others wrote, as a database can keep it; null where there is none. */
function line(text: unknown, most = 300): string | null {
  return (
    (typeof text === 'string' &&
      makeVisible(text.slice(0, 4 * most))
        .slice(0, most)
        .toWellFormed()) ||
    null
  );
}

const webUrl = (text: unknown): string | null =>
  typeof text === 'string' && /^https?:/i.test(text) && text.length <= 4000 && URL.canParse(text)
    ? makeVisible(text)
    : null;

const instant = (text: unknown): string | null => {
  const time = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
};

/** Gathers what is told of pages: each address once at a time. */
function collect(format: Stated['format']) {
  const stated: Stated = { format, software: null, pages: [], pageCount: 0, isWhole: true };
  return {
    stated,
    add(url: unknown, at: unknown, title: unknown = null): void {
      const address = webUrl(url);
      if (address === null) return;
      stated.pageCount += 1;
      if (stated.pages.length < MOST_PAGES) stated.pages.push({ url: address, at: instant(at), title: line(title) });
    },
  };
}

const anything = z.unknown().optional();
const manifestSchema = z.looseObject({ software: anything, mainPageUrl: anything, mainPageDate: anything });
const indexSchema = z.looseObject({ url: z.string(), mime: z.string() });
const pageSchema = z.looseObject({ url: anything, ts: anything, title: anything });

/** JSON of a form; null where it is none. */
function parse<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** A part of a package; null where it is missing or larger than is looked at. @throws Error where it is broken */
async function textOf(entries: readonly Entry[], path: RegExp): Promise<string | null> {
  const entry = entries.find(({ filename }) => path.test(filename));
  if (!entry || entry.directory) return null;
  const blocks: Buffer[] = [];
  let length = 0;
  const into = new WritableStream<Uint8Array>({
    write(block) {
      length += block.length;
      // What a directory says of a size may be wrong.
      if (length > INDEX_MAX) throw new RangeError('larger than is read');
      blocks.push(Buffer.from(block));
    },
  });
  await entry.getData(into);
  const bytes = Buffer.concat(blocks);
  return (entry.filename.endsWith('.gz') ? gunzipSync(bytes, { maxOutputLength: INDEX_MAX }) : bytes).toString('utf8');
}

/** `20261101100000` as an instant. */
const ofStamp = (stamp: string): string => stamp.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6Z');

async function readPackage(bytes: Buffer): Promise<Stated> {
  const { BlobReader, ZipReader } = await import('@zip.js/zip.js');
  const { stated, add } = collect('wacz');
  const zip = new ZipReader(new BlobReader(new Blob([new Uint8Array(bytes)])), { useWebWorkers: false });
  try {
    const entries: Entry[] = [];
    for await (const entry of zip.getEntriesGenerator()) {
      if (entries.length >= MOST_FILES) throw new RangeError('more files than are read');
      entries.push(entry);
    }
    const manifest = parse(manifestSchema, (await textOf(entries, /^datapackage\.json$/)) ?? '');
    stated.software = line(manifest?.software);
    const pages = (await textOf(entries, /^pages\/pages\.jsonl$/)) ?? '';
    for (const each of pages.split('\n')) {
      const page = parse(pageSchema, each);
      if (page) add(page.url, page.ts, page.title);
    }
    if (stated.pageCount === 0) add(manifest?.mainPageUrl, manifest?.mainPageDate);
    // Where no page is listed, what the index has of HTML (CDXJ).
    const index = stated.pageCount > 0 ? null : await textOf(entries, /^indexes\/[^/]+\.cdxj?(?:\.gz)?$/);
    for (const each of index?.split('\n') ?? []) {
      const [, stamp = '', fields] = /^\S+ (\d{14}) (\{.*\})\s*$/.exec(each) ?? [];
      const found = fields === undefined ? null : parse(indexSchema, fields);
      if (found && /html/i.test(found.mime)) add(found.url, ofStamp(stamp));
    }
    stated.isWhole = manifest !== null;
  } catch {
    stated.isWhole = false;
  } finally {
    await zip.close().catch(() => undefined);
  }
  return stated;
}

/** A web archive's bytes in blocks, unpacked, as far as they are looked at. */
async function* unpack(bytes: Buffer, isPacked: boolean): AsyncGenerator<Buffer> {
  const blocks = function* () {
    for (let at = 0; at < bytes.length; at += 256 * 1024) yield bytes.subarray(at, at + 256 * 1024);
  };
  if (!isPacked) return yield* blocks();
  const gunzip = createGunzip();
  let length = 0;
  try {
    gunzip.end(bytes);
    for await (const block of gunzip) {
      if (!Buffer.isBuffer(block)) continue;
      length += block.length;
      if (length > UNPACKED_MAX) throw new RangeError('unpacks to more than is read');
      yield block;
    }
  } finally {
    gunzip.destroy();
  }
}

async function readArchive(bytes: Buffer, isPacked: boolean): Promise<Stated | null> {
  const { stated, add } = collect(isPacked ? 'warc.gz' : 'warc');
  let records = 0;
  try {
    for await (const { headers, block } of readWarcRecords(unpack(bytes, isPacked), RECORD_MAX)) {
      records += 1;
      const type = headers.get('warc-type')?.toLowerCase();
      if (type === 'warcinfo') {
        stated.software ??= line(
          /^software:[ \t]*(.{1,1000})$/im.exec(block?.toString('utf8', 0, 64 * 1024) ?? '')?.[1],
        );
      }
      if ((type !== 'response' && type !== 'resource') || block === null) continue;
      const answer = type === 'response' ? readAnswer(block) : null;
      const content = answer?.headers.get('content-type') ?? headers.get('content-type');
      if (!isPage(content, answer?.body ?? block)) continue;
      add(headers.get('warc-target-uri')?.replace(/^<(.*)>$/, '$1'), headers.get('warc-date'));
    }
  } catch (error) {
    if (records === 0 && isPacked && error instanceof BrokenWarc && !error.isCut) return null;
    stated.isWhole = false;
  }
  return records === 0 && isPacked && stated.isWhole ? null : stated;
}

function readSaved(bytes: Buffer): Stated {
  const { stated, add } = collect('mhtml');
  const message = readMessage(bytes);
  stated.isWhole = message !== null && !message.isCut;
  const from = message?.headers.get('from')?.replace(/^<(.*)>$/, '$1');
  // Chromium writes `Saved by Blink`, WebKit and others likewise.
  stated.software = line(message?.headers.get('x-mimeole') ?? /^saved by (.+)$/i.exec(from ?? '')?.[1] ?? null);
  const page = message?.parts.find(({ headers }) => /^\s*text\/html\b/i.test(headers.get('content-type') ?? ''));
  const url = message?.headers.get('snapshot-content-location') ?? page?.headers.get('content-location');
  // Long addresses are folded with blanks (RFC 2557, 4.4.2).
  add(url?.replace(/\s+/g, ''), message?.headers.get('date'));
  return stated;
}

const visitSchema = z.object({
  log: z.looseObject({
    creator: z.looseObject({ name: anything, version: anything }).nullish().catch(null),
    entries: z.array(z.unknown()).catch([]),
  }),
});
const entrySchema = z.looseObject({
  startedDateTime: anything,
  request: z.looseObject({ url: z.string() }),
  response: z.looseObject({ content: z.looseObject({ mimeType: z.string() }) }),
});

function readVisit(bytes: Buffer): Stated {
  const { stated, add } = collect('har');
  const visit = parse(visitSchema, bytes.toString('utf8').replace(/^\ufeff/, ''));
  stated.isWhole = visit !== null;
  const { creator, entries = [] } = visit?.log ?? {};
  stated.software = line([creator?.name, creator?.version].filter((part) => typeof part === 'string').join(' '));
  for (const each of entries) {
    const entry = entrySchema.safeParse(each).data;
    if (entry && /html/i.test(entry.response.content.mimeType)) add(entry.request.url, entry.startedDateTime);
  }
  return stated;
}

function readHtml(head: Buffer): Stated {
  const { stated, add } = collect('html');
  const text = head.toString('utf8', 0, 8192);
  const url = singleFileUrl(text);
  if (url !== null) {
    stated.software = 'SingleFile';
    // As `Date` writes it, with the zone's name behind.
    add(url, /\bsaved date: ([^\n(]{1,60})/.exec(text)?.[1]);
  } else add(/<!-- saved from url=\(\d+\)(https?:\/\/[^\s>]+) -->/.exec(text)?.[1], null);
  return stated;
}
