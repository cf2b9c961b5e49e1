import { Parser } from 'htmlparser2';

/** Bounds of sitemaps.org for a file. */
export const FILE_BYTES = 50 * 1024 * 1024;
export const FILE_URLS = 50_000;
const URL_CHARACTERS = 4_096;
const DEPTH = 100;

/** What a sitemap file or feed says. */
export interface SitemapFile {
  /** What it names are sitemaps, not pages. */
  isIndex: boolean;
  urls: string[];
  /** It has more than `FILE_URLS` addresses: the rest was not read. */
  isTooLong: boolean;
  /** It ends before its own end: what came after is missing. */
  isCut: boolean;
  /** Entries whose address is none that can be visited, the first of them as written. */
  unread: { count: number; first: string | null };
}

/** Where in a document, from its root, an entry stands, and what of it is its address. */
interface Kind {
  isIndex: boolean;
  entry: string;
  /** The child whose text is the address; in Atom an attribute says it. */
  address: 'loc' | 'link';
  isAtom?: true;
}

const KINDS: Readonly<Record<string, Kind>> = {
  urlset: { isIndex: false, entry: 'urlset/url', address: 'loc' },
  sitemapindex: { isIndex: true, entry: 'sitemapindex/sitemap', address: 'loc' },
  // RSS 0.91 to 2.0, and 1.0, which is RDF.
  rss: { isIndex: false, entry: 'rss/channel/item', address: 'link' },
  rdf: { isIndex: false, entry: 'rdf/item', address: 'link' },
  feed: { isIndex: false, entry: 'feed/entry', address: 'link', isAtom: true },
};

/** Gathers addresses, within the bounds. */
class Addresses {
  readonly file: SitemapFile;

  constructor(isIndex: boolean) {
    this.file = { isIndex, urls: [], isTooLong: false, isCut: false, unread: { count: 0, first: null } };
  }

  add(text: string, base: string | null): void {
    const { file } = this;
    if (file.urls.length >= FILE_URLS) {
      file.isTooLong = true;
      return;
    }
    const url = addressOf(text, base);
    if (url !== null) file.urls.push(url);
    else {
      file.unread.count += 1;
      file.unread.first ??= text.trim().slice(0, 200);
    }
  }
}

/** An address that can be visited; a relative one starts at `base` (RFC 3986, 5.1.3). */
function addressOf(text: string, base: string | null): string | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > URL_CHARACTERS) return null;
  const url = URL.parse(trimmed, base ?? undefined);
  return url && /^https?:$/.test(url.protocol) && url.href.length <= URL_CHARACTERS ? url.href : null;
}

/**
 * Reads the text of one sitemap file (sitemaps.org protocol 0.9: XML, an index of such, plain text, and the feeds that
 * it takes in their place: RSS 2.0 and Atom, RFC 4287).
 *
 * @param url where it was: a relative address starts there, though the protocol asks for absolute ones
 * @returns null when it is none.
 */
export function parseSitemap(text: string, url: string | null = null): SitemapFile | null {
  const start = text
    .slice(0, 2_000)
    .replace(/^\ufeff/, '')
    .trimStart();
  return start.startsWith('<') ? parseXml(text, url) : parsePlain(text);
}

/** An element on the way from the root to where the reader stands. */
interface Open {
  name: string;
  /** Atom: where relative addresses in it start (`xml:base`). */
  base: string | null;
}

function parseXml(text: string, url: string | null): SitemapFile | null {
  const open: Open[] = [];
  let kind: Kind | undefined;
  let addresses: Addresses | undefined;
  let isOther = false;
  /** Addresses of the entry that is being read; the text of the element that has one. */
  let entry: { text: string | null; permalink: string | null; base: string | null } | null = null;
  let gathered: string | null = null;
  let isPermalink = false;
  const pathOf = (): string => open.map(({ name }) => name).join('/');

  function begin(name: string, attributes: Record<string, string>): void {
    const local = localName(name);
    if (open.length === 0) {
      kind = Object.hasOwn(KINDS, local) ? KINDS[local] : undefined;
      isOther = kind === undefined;
      addresses = new Addresses(kind?.isIndex ?? false);
    }
    const above = open.at(-1)?.base ?? url;
    const base = kind?.isAtom ? (addressOf(attributes['xml:base'] ?? '', above) ?? above) : above;
    open.push({ name: local, base });
    if (!kind) return;
    const path = open.length <= 4 ? pathOf() : '';
    if (path === kind.entry) entry = { text: null, permalink: null, base };
    else if (entry && path === `${kind.entry}/${kind.address}`) {
      if (!kind.isAtom) gathered = '';
      // An entry's page is its alternate, which is what a link is that does not say (RFC 4287, 4.2.7.2).
      else if (/^(?:alternate)?$/i.test(attributes.rel?.trim() ?? '')) entry.text ??= absolute(attributes.href, base);
    } else if (entry && kind.entry === 'rss/channel/item' && path === 'rss/channel/item/guid') {
      gathered = '';
      isPermalink = attributes.isPermaLink?.trim().toLowerCase() !== 'false';
    }
  }

  function end(): void {
    const closed = open.pop();
    if (!kind || !entry || !closed) return;
    const path = open.length <= 3 ? pathOf() : '';
    if (gathered !== null && path === kind.entry) {
      if (closed.name === kind.address) entry.text ??= gathered;
      else if (isPermalink) entry.permalink ??= gathered;
      gathered = null;
    } else if (open.length > 0 && `${path}/${closed.name}` === kind.entry) {
      addresses?.add(entry.text?.trim() || entry.permalink || '', entry.base);
      entry = null;
    }
  }

  const parser = new Parser(
    {
      onopentag: begin,
      ontext(chunk) {
        // Only what stands in the element itself: extensions have their own addresses deeper down.
        const depth = (kind?.entry.split('/').length ?? 0) + 1;
        if (gathered !== null && open.length === depth && gathered.length <= URL_CHARACTERS) gathered += chunk;
      },
      onclosetag: end,
    },
    { xmlMode: true },
  );
  const isOver = (): boolean => isOther || open.length >= DEPTH || addresses?.file.isTooLong === true;
  for (let at = 0; at < text.length && !isOver(); at += 65_536) parser.write(text.slice(at, at + 65_536));
  if (!kind || !addresses) return null;
  const { file } = addresses;
  file.isCut = open.length > 0 && !file.isTooLong;
  return file;
}

/** A link's address by its own base, as a text. */
function absolute(href: string | undefined, base: string | null): string {
  return addressOf(href ?? '', base) ?? href ?? '';
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

/** A line an address, whatever ends the lines. The first says whether it is a sitemap at all. */
function parsePlain(text: string): SitemapFile | null {
  const addresses = new Addresses(false);
  for (const line of text
    .replace(/^\ufeff/, '')
    .slice(0, FILE_BYTES)
    .split(/\r\n|\r|\n/)) {
    if (line.trim() === '') continue;
    addresses.add(line, null);
    if (addresses.file.urls.length === 0) return null;
    if (addresses.file.isTooLong) break;
  }
  return addresses.file.urls.length > 0 ? addresses.file : null;
}
