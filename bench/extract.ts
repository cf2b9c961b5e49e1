// What is read from saved product pages, by the rule of product-extraction-benchmark, beside an open peer
// (web-auto-extractor, fetched from npm into a temporary folder for the run): one JSON line. node bench/extract.ts
// [folder] [--show] [--no-peer]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { extractHtml } from '../server/src/listing/page/extract-html.ts';

const PEER = 'web-auto-extractor';
const PEER_VERSION = '1.0.17';
const folder =
  process.argv.slice(2).find((word) => !word.startsWith('--')) ??
  join(process.env.VIGIE_SHARED ?? join(import.meta.dirname, '../../shared'), 'data/product-pages');
const show = process.argv.includes('--show');

const ATTRIBUTES = ['price', 'availability', 'sku'] as const;
type Values = Record<(typeof ATTRIBUTES)[number], string | null>;
const truthSchema = z.record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())])));
const truth = truthSchema.parse(JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')));
const pages = readdirSync(folder)
  .filter((name) => name.endsWith('.html.gz') && truth[name.replace('.html.gz', '')])
  .map((name) => ({ name, wanted: truth[name.replace('.html.gz', '')] ?? {} }));

/** Reads every page, and says how much of it is right. */
function score(who: string, read: (html: string, url: string | null) => Values) {
  const counts = ATTRIBUTES.map((name) => ({ name, right: 0, found: 0, there: 0 }));
  let milliseconds = 0;
  for (const { name: file, wanted } of pages) {
    const html = gunzipSync(readFileSync(join(folder, file))).toString('utf8');
    const url = typeof wanted.url === 'string' ? wanted.url : null;
    const begun = performance.now();
    const values = read(html, url);
    milliseconds += performance.now() - begun;
    for (const count of counts) {
      const { name } = count;
      const accepted = [wanted[name] ?? []].flat();
      const value = values[name];
      const same = (a: string) =>
        a === value || (name === 'price' && value !== null && Number(a.replace(',', '')) === Number(value));
      const isRight = value !== null && accepted.some(same);
      if (value !== null) count.found += 1;
      if (accepted.length > 0) count.there += 1;
      if (isRight) count.right += 1;
      else if (show && (value !== null || accepted.length > 0))
        console.error(who, name, file.slice(0, 8), 'said', value, 'truth', accepted, url?.slice(0, 70));
    }
  }
  const round = (n: number) => Math.round(n * 1000) / 1000;
  const scores = counts.map(({ name, right, found, there }) => {
    const [precision, recall] = [found === 0 ? 0 : right / found, right / there];
    const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    return [name, { precision: round(precision), recall: round(recall), f1: round(f1) }];
  });
  return { ...Object.fromEntries(scores), msPerPage: Math.round(milliseconds / pages.length) };
}

const things = z.record(z.string(), z.array(z.record(z.string(), z.unknown())).catch([])).catch({});
const peerSchema = z.object({ jsonld: things, microdata: things, rdfa: things });

/** What the peer finds of a page's product, JSON-LD first; its terms of availability as Vigie names them. */
function readByPeer(parse: (html: string) => unknown, html: string): Values {
  let data: z.infer<typeof peerSchema>;
  try {
    data = peerSchema.parse(parse(html));
  } catch {
    return { price: null, availability: null, sku: null };
  }
  const products = [data.jsonld, data.microdata, data.rdfa].flatMap((kind) => kind.Product ?? []);
  const offers = products.flatMap((product) =>
    z.array(z.record(z.string(), z.unknown())).catch([]).parse([product.offers].flat()),
  );
  const first = (from: Record<string, unknown>[], ...names: string[]): string | null => {
    const found = from
      .flatMap((one) => names.map((name) => one[name]))
      .find((value) => typeof value === 'string' || typeof value === 'number');
    return found === undefined ? null : String(found).trim();
  };
  const term = first(offers, 'availability')?.replace(/^.*[/#]/, '') ?? null;
  return {
    price: first(offers, 'price', 'lowPrice'),
    availability: term === null ? null : /^(?:OutOfStock|SoldOut|Discontinued)$/i.test(term) ? 'OutOfStock' : 'InStock',
    sku: first(products, 'sku', 'productID'),
  };
}

/** The peer, installed for this run; null where npm cannot fetch it. */
function peerIn(temporary: string): ((html: string) => unknown) | null {
  try {
    execFileSync(
      'npm',
      ['install', '--no-save', '--ignore-scripts', '--silent', '--prefix', temporary, `${PEER}@${PEER_VERSION}`],
      { stdio: 'pipe' },
    );
  } catch (error) {
    console.error(
      `${PEER} is left out: npm cannot fetch it (${error instanceof Error ? error.message.split('\n')[0] : error})`,
    );
    return null;
  }
  const peer: unknown = createRequire(join(temporary, 'package.json'))(PEER);
  const make = z.object({
    default: z.function({
      input: [],
      output: z.object({ parse: z.function({ input: [z.string()], output: z.unknown() }) }),
    }),
  });
  return (html) => make.parse(peer).default().parse(html);
}

const vigie = score('vigie', (html, url) => {
  const listing = extractHtml(html, { url });
  return { price: listing?.price ?? null, availability: listing?.availability ?? null, sku: listing?.sku ?? null };
});
const temporary = mkdtempSync(join(tmpdir(), 'vigie-peer-'));
try {
  const parse = process.argv.includes('--no-peer') ? null : peerIn(temporary);
  const peer = parse === null ? {} : { [PEER]: score(PEER, (html) => readByPeer(parse, html)) };
  console.log(JSON.stringify({ bench: 'extract', pages: pages.length, ...vigie, ...peer }));
} finally {
  rmSync(temporary, { recursive: true });
}
