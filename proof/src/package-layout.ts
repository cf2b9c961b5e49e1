import { hash } from '#platform';

/** Where a package's parts are (WACZ 1.1.1). */
export const WARC_PATH = 'archive/data.warc.gz';
export const INDEX_PATH = 'indexes/index.cdx';
export const PAGES_PATH = 'pages/pages.jsonl';
export const MANIFEST_PATH = 'datapackage.json';
export const DIGEST_PATH = 'datapackage-digest.json';

export const sha256Hex = (bytes: Uint8Array): string => hash('sha256', bytes).toString('hex');

/** Sort-friendly URI reordering: `https://shop.example/a?b` → `example,shop)/a?b`, as CDX files are sorted. */
export function surt(url: string): string {
  if (!/^https?:/i.test(url)) return url.toLowerCase();
  const { hostname, port, pathname, search } = new URL(url);
  const isAddress = /^\[|^[\d.]+$/.test(hostname);
  const labels = hostname.replace(/^www\./, '').split('.');
  const host = isAddress ? hostname : labels.reverse().join(',');
  return `${host}${port ? `:${port}` : ''})${pathname.toLowerCase()}${search.toLowerCase()}`;
}
