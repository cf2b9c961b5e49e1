// What is read from saved product pages, by the rule of product-extraction-benchmark: one JSON line. node
// bench/extract.ts [folder] [--show]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { extractHtml } from '../server/src/listing/page/extract-html.ts';

const folder =
  process.argv[2] ?? join(process.env.VIGIE_SHARED ?? join(import.meta.dirname, '../../shared'), 'data/product-pages');
const show = process.argv.includes('--show');
type Truth = Record<string, string[] | string>;
const truth: Record<string, Truth> = JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8'));
const ATTRIBUTES = ['price', 'availability', 'sku'] as const;
const counts = Object.fromEntries(ATTRIBUTES.map((name) => [name, { right: 0, found: 0, there: 0 }]));
let pages = 0;
for (const file of readdirSync(folder).filter((name) => name.endsWith('.html.gz'))) {
  const wanted = truth[file.replace('.html.gz', '')];
  if (!wanted) continue;
  pages += 1;
  const url = typeof wanted.url === 'string' ? wanted.url : null;
  const listing = extractHtml(gunzipSync(readFileSync(join(folder, file))).toString('utf8'), { url });
  for (const name of ATTRIBUTES) {
    const accepted = wanted[name] ?? [];
    const value = listing?.[name] ?? null;
    const count = counts[name];
    if (!count) continue;
    const same = (a: string) =>
      a === value || (name === 'price' && value !== null && Number(a.replace(',', '')) === Number(value));
    const isRight = value !== null && [...accepted].some(same);
    if (value !== null) count.found += 1;
    if (accepted.length > 0) count.there += 1;
    if (isRight) count.right += 1;
    else if (show && (value !== null || accepted.length > 0))
      console.error(name, file.slice(0, 8), 'said', value, 'truth', accepted, url?.slice(0, 70));
  }
}
const round = (n: number) => Math.round(n * 1000) / 1000;
const scores = Object.entries(counts).map(([name, { right, found, there }]) => {
  const [precision, recall] = [right / found, right / there];
  return [
    name,
    { precision: round(precision), recall: round(recall), f1: round((2 * precision * recall) / (precision + recall)) },
  ];
});
console.log(JSON.stringify({ bench: 'extract', pages, ...Object.fromEntries(scores) }));
