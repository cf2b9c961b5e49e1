import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Words } from '@vigie/engine';
import { FAILURE_WORDS } from '../../base/fetch/failure-words.ts';
import type { Visit, Visitor } from '../../base/fetch/fetch.ts';
import { readRobots } from '../../base/fetch/robots.ts';
import { decodeText } from '../../base/page/read-page.ts';
import { refusal } from '../refusals.ts';
import { say } from '../words.ts';
import { FILE_BYTES, FILE_URLS, parseSitemap, type SitemapFile } from './parse-sitemap.ts';

/** Bounds of reading a sitemap; those of sitemaps.org per file (50 MB, 50,000 URLs) always hold. */
export interface SitemapBounds {
  /** Pages in all. */
  pages: number;
  /** Sitemap files in all. */
  files: number;
  /** Indexes within indexes. */
  depth: number;
  /** Other hosts whose robots.txt is asked. */
  hosts: number;
}

const BOUNDS: SitemapBounds = { pages: 100_000, files: 500, depth: 3, hosts: 20 };

/** A sitemap file to read, and those that led to it. */
interface Pending {
  url: string;
  parents: string[];
}

/** Told of a file, or of what was left out of it, how much where that is known, and why. */
type OnGap = (gap: { url: string; why: Words; count?: number }) => void;

/**
 * The pages that a sitemap or feed names (sitemaps.org protocol 0.9: XML, an index of such, or plain text, RSS, Atom;
 * gzip or not), each once, in order, while they are read: files are fetched politely, one when the pages of the one
 * before are used up.
 *
 * Addresses of the sitemap's own site (its host, or one below or above it) are taken, and those of another host whose
 * robots.txt names one of the files that led there ("Sitemaps & Cross Submits"): a file on another host also where the
 * site's own robots.txt names it.
 *
 * @param options.onGap Told of each file further down that could not be read, of what was left out, and why.
 * @param options.visited The answer to `url`, where it was visited already.
 * @throws VigieError `VIGIE_LISTING_SITEMAP_UNREADABLE` when the sitemap itself cannot be read.
 */
export async function* readSitemap(
  visitor: Visitor,
  url: string,
  options: { bounds?: Partial<SitemapBounds>; onGap?: OnGap; visited?: Visit } = {},
): AsyncGenerator<string, void, void> {
  const bounds = { ...BOUNDS, ...options.bounds };
  const onGap = options.onGap ?? (() => {});
  const seenFiles = new Set<string>([url]);
  const seenPages = new Set<string>();
  const submissions = createSubmissions(visitor, url, bounds.hosts);
  const pending: Pending[] = [{ url, parents: [] }];
  for (let next = pending.shift(); next; next = pending.shift()) {
    const visited = next.url === url ? options.visited : undefined;
    const read = await readFile(visitor, next.url, visited);
    if (!('urls' in read)) {
      if (next.parents.length === 0) throw refusal('VIGIE_LISTING_SITEMAP_UNREADABLE', { url, why: read });
      onGap({ url: next.url, why: read });
      continue;
    }
    const chain = [...next.parents, next.url];
    const foreign = new Map<string, { count: number; first: string }>();
    for (const found of read.urls) {
      if (!(await submissions.allow(found, chain, read.isIndex))) {
        const { host } = new URL(found);
        const known = foreign.get(host);
        foreign.set(host, { count: (known?.count ?? 0) + 1, first: known?.first ?? found });
        continue;
      }
      if (!read.isIndex) {
        if (seenPages.has(found)) continue;
        if (seenPages.size >= bounds.pages)
          return onGap({ url: next.url, why: say('sitemapPages', { count: bounds.pages }) });
        seenPages.add(found);
        yield found;
      } else if (!seenFiles.has(found)) {
        if (next.parents.length >= bounds.depth)
          onGap({ url: found, why: say('sitemapDeep', { count: bounds.depth }) });
        else if (seenFiles.size >= bounds.files)
          return onGap({ url: next.url, why: say('sitemapFiles', { count: bounds.files }) });
        else {
          seenFiles.add(found);
          pending.push({ url: found, parents: chain });
        }
      }
    }
    tellLeftOut(next.url, read, foreign, onGap);
  }
}

function tellLeftOut(
  url: string,
  { isTooLong, isCut, unread }: SitemapFile,
  foreign: ReadonlyMap<string, { count: number; first: string }>,
  onGap: OnGap,
): void {
  if (isTooLong) onGap({ url, why: say('sitemapTooLong', { count: FILE_URLS }) });
  if (isCut) onGap({ url, why: say('sitemapCut') });
  if (unread.count > 0) {
    const { count, first } = unread;
    onGap({ url, why: say('sitemapNoAddress', { count, first: first || '–' }), count });
  }
  for (const [host, { count, first }] of foreign)
    onGap({ url, why: say('sitemapForeign', { count, host, first }), count });
}

/** Says which addresses a sitemap may name. Each host's robots.txt is asked once, and of so many hosts. */
function createSubmissions(visitor: Visitor, root: string, hosts: number) {
  const named = new Map<string, Promise<ReadonlySet<string>>>();
  async function sitemapsOf(origin: string): Promise<ReadonlySet<string>> {
    const visited = await visitor.visit(`${origin}/robots.txt`, { robots: false, limits: { bytes: 512_000 } });
    const text = visited.ok && visited.status === 200 ? decodeText(visited) : '';
    return new Set(readRobots(text).sitemaps.map((each) => new URL(each).href));
  }
  async function names(url: string, files: readonly string[]): Promise<boolean> {
    const { origin } = new URL(url);
    let asked = named.get(origin);
    if (!asked && named.size >= hosts) return false;
    asked ??= sitemapsOf(origin);
    named.set(origin, asked);
    const sitemaps = await asked;
    return files.some((file) => sitemaps.has(file));
  }
  return {
    async allow(found: string, chain: readonly string[], isFile: boolean): Promise<boolean> {
      if (ofSameSite(found, root)) return true;
      return (await names(found, chain)) || (isFile && (await names(root, [found])));
    },
  };
}

/** One file as read, or why not. */
async function readFile(visitor: Visitor, url: string, before?: Visit): Promise<SitemapFile | Words> {
  const visited = before ?? (await visitor.visit(url, { limits: { bytes: FILE_BYTES } }));
  if (!visited.ok) return { en: visited.detail, fr: FAILURE_WORDS[visited.kind].fr };
  if (visited.status !== 200) return say('sitemapAnswers', { status: visited.status });
  let { body } = visited;
  if (body[0] === 0x1f && body[1] === 0x8b) {
    try {
      body = await promisify(gunzip)(body, { maxOutputLength: FILE_BYTES });
    } catch {
      return say('sitemapGzip', { bytes: FILE_BYTES });
    }
  }
  const text = decodeText({ body, responseHeaders: visited.responseHeaders });
  return parseSitemap(text, visited.finalUrl) ?? say('noSitemap');
}

function ofSameSite(page: string, sitemap: string): boolean {
  const [a, b] = [page, sitemap].map((url) => new URL(url).hostname.replace(/^www\./, ''));
  if (a === undefined || b === undefined) return false;
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}
