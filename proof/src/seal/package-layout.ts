import { hash } from '#platform';

/** Where a package's parts are (WACZ 1.1.1). */
export const WARC_PATH = 'archive/data.warc.gz';
export const INDEX_PATH = 'indexes/index.cdx';
export const PAGES_PATH = 'pages/pages.jsonl';
export const MANIFEST_PATH = 'datapackage.json';
export const DIGEST_PATH = 'datapackage-digest.json';

export const sha256Hex = (bytes: Uint8Array): string => hash('sha256', bytes).toString('hex');

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
