import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Parser } from 'htmlparser2';
import type { Visitor } from '../../base/fetch/fetch.ts';
import { decodeText } from '../../base/page/read-page.ts';
import { refusal } from '../refusals.ts';

/** Bounds of reading a sitemap; those of sitemaps.org per file (50 MB, 50,000 URLs) always hold. */
export interface SitemapBounds {
  /** Pages in all. */
  pages: number;
  /** Sitemap files in all. */
  files: number;
  /** Indexes within indexes. */
  depth: number;
}

const BOUNDS: SitemapBounds = { pages: 100_000, files: 500, depth: 3 };
const FILE_BYTES = 50 * 1024 * 1024;
const FILE_URLS = 50_000;
const URL_CHARACTERS = 4_096;

/**
 * The pages that a sitemap names (sitemaps.org protocol 0.9: XML, an index of such, or plain text; gzip or not), each
 * once, in order, while they are read: files are fetched politely, one when the pages of the one before are used up.
 *
 * Only URLs of the sitemap's own site (its host, or one below or above it) are taken, as the protocol has it.
 *
 * @param onGap Told of each file further down that could not be read, of what was left out, and why.
 * @throws VigieError `VIGIE_LISTING_SITEMAP_UNREADABLE` when the sitemap itself cannot be read.
 */
export async function* readSitemap(
  visitor: Visitor,
  url: string,
  options: { bounds?: Partial<SitemapBounds>; onGap?: (gap: string) => void } = {},
): AsyncGenerator<string, void, void> {
  const bounds = { ...BOUNDS, ...options.bounds };
  const onGap = options.onGap ?? (() => {});
  const seenFiles = new Set<string>([url]);
  const seenPages = new Set<string>();
  const pending = [{ url, depth: 0 }];
  for (let next = pending.shift(); next; next = pending.shift()) {
    const read = await readFile(visitor, next.url);
    if (typeof read === 'string') {
      if (next.depth === 0) {
        throw refusal('VIGIE_LISTING_SITEMAP_UNREADABLE', { url, why: read });
      }
      onGap(`${next.url}: ${read}`);
      continue;
    }
    if (read.cut) onGap(`${next.url}: goes on beyond ${FILE_URLS} URLs, the rest is left out`);
    for (const found of read.urls) {
      if (!ofSameSite(found, url)) continue;
      if (!read.isIndex) {
        if (seenPages.has(found)) continue;
        if (seenPages.size >= bounds.pages) return onGap(`more than ${bounds.pages} pages, the rest is left out`);
        seenPages.add(found);
        yield found;
      } else if (!seenFiles.has(found)) {
        if (next.depth >= bounds.depth) onGap(`${found}: more than ${bounds.depth} indexes deep, left out`);
        else if (seenFiles.size >= bounds.files)
          return onGap(`more than ${bounds.files} sitemap files, the rest is left out`);
        else {
          seenFiles.add(found);
          pending.push({ url: found, depth: next.depth + 1 });
        }
      }
    }
  }
}

interface SitemapFile {
  isIndex: boolean;
  urls: string[];
  cut: boolean;
}

/** One file as read, or why not. */
async function readFile(visitor: Visitor, url: string): Promise<SitemapFile | string> {
  const visited = await visitor.visit(url, { limits: { bytes: FILE_BYTES } });
  if (!visited.ok) return visited.detail;
  if (visited.status !== 200) return `it answers ${visited.status}`;
  let { body } = visited;
  if (body[0] === 0x1f && body[1] === 0x8b) {
    try {
      body = await promisify(gunzip)(body, { maxOutputLength: FILE_BYTES });
    } catch {
      return `it is no valid gzip of at most ${FILE_BYTES} octets`;
    }
  }
  const text = decodeText({ body, responseHeaders: visited.responseHeaders });
  return parseSitemap(text) ?? 'it is no sitemap';
}

/**
 * Reads the text of one sitemap file.
 *
 * @returns null when it is none.
 */
export function parseSitemap(text: string): SitemapFile | null {
  const start = text.slice(0, 2_000).trimStart();
  if (!start.startsWith('<')) return parsePlain(text);
  const file: SitemapFile = { isIndex: false, urls: [], cut: false };
  const path: string[] = [];
  let root: string | null = null;
  let location = '';
  const parser = new Parser(
    {
      onopentag(name) {
        const local = localName(name);
        root ??= local;
        path.push(local);
        if (local === 'loc') location = '';
      },
      ontext(chunk) {
        if (path.length === 3 && path[2] === 'loc' && location.length <= URL_CHARACTERS) location += chunk;
      },
      onclosetag() {
        const [, entry, leaf] = path;
        // Only a `loc` of the protocol itself: image and video extensions have their own deeper down.
        if (path.length === 3 && leaf === 'loc' && (entry === 'url' || entry === 'sitemap')) {
          if (file.urls.length >= FILE_URLS) file.cut = true;
          else addUrl(file, location);
        }
        path.pop();
      },
    },
    { xmlMode: true },
  );
  for (let at = 0; at < text.length && path.length < 100 && !file.cut; at += 65_536)
    parser.write(text.slice(at, at + 65_536));
  if (root !== 'urlset' && root !== 'sitemapindex') return null;
  file.isIndex = root === 'sitemapindex';
  return file;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

function parsePlain(text: string): SitemapFile | null {
  const file: SitemapFile = { isIndex: false, urls: [], cut: false };
  for (const line of text.slice(0, FILE_BYTES).split(/\r?\n/)) {
    if (line.trim() === '') continue;
    if (file.urls.length >= FILE_URLS) {
      file.cut = true;
      break;
    }
    if (!addUrl(file, line)) return null;
  }
  return file.urls.length > 0 ? file : null;
}

function addUrl(file: SitemapFile, text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.length > URL_CHARACTERS || !URL.canParse(trimmed)) return false;
  const { href, protocol } = new URL(trimmed);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  file.urls.push(href);
  return true;
}

function ofSameSite(page: string, sitemap: string): boolean {
  const [a, b] = [page, sitemap].map((url) => new URL(url).hostname.replace(/^www\./, ''));
  if (a === undefined || b === undefined) return false;
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}
