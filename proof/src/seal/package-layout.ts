import { hash } from '#platform';

/** Where a package's parts are (WACZ 1.1.1). */
export const WARC_PATH = 'archive/data.warc.gz';
export const INDEX_PATH = 'indexes/index.cdx';
export const PAGES_PATH = 'pages/pages.jsonl';
export const MANIFEST_PATH = 'datapackage.json';
export const DIGEST_PATH = 'datapackage-digest.json';

export const sha256Hex = (bytes: Uint8Array): string => hash('sha256', bytes).toString('hex');

/** A key with what it asks for in order: so that the same question has one key. */
export function sortQuery(key: string): string {
  const at = key.indexOf('?');
  return at < 0
    ? key
    : `${key.slice(0, at)}?${key
        .slice(at + 1)
        .split('&')
        .sort()
        .join('&')}`;
}

/** Sort-friendly URI reordering: `https://shop.example/a?c&b` → `example,shop)/a?b&c`, as CDX files are sorted. */
export function surt(url: string): string {
  if (!/^https?:/i.test(url)) return sortQuery(url.toLowerCase());
  const { hostname, port, pathname, search } = new URL(url);
  const isAddress = /^\[|^[\d.]+$/.test(hostname);
  const labels = hostname.replace(/^www\./, '').split('.');
  const host = isAddress ? hostname : labels.reverse().join(',');
  return sortQuery(`${host}${port ? `:${port}` : ''})${pathname}${search}`.toLowerCase());
}

/**
 * The address that an index has an answer under. To a request that is no GET it has the method and what was sent, as
 * `warcio` writes them and `wabac.js` looks them up: so a page that asks by POST finds its answers when it is opened
 * again.
 */
export function indexUrl({ url, method, requestBody }: { url: string; method: string; requestBody: string }): string {
  let query = '';
  try {
    query = decodeURI(requestBody);
  } catch {
    // What is no text of an address is left out, as `warcio` does.
  }
  return `${url}${url.indexOf('?') > 0 ? '&' : '?'}__wb_method=${method}&${query}`;
}
