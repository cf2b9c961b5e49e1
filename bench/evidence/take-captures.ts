// Captures the made pages with one checkout's code: started by captures.ts, which tells it when to begin.
// node bench/evidence/take-captures.ts CHECKOUT HOST PAGES AT_ONCE
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';

import sharp from 'sharp';

type Face = typeof import('../../server/src/evidence/index.ts');
type Fetch = typeof import('../../server/src/base/fetch/fetch.ts');

const [checkout = '', host = '', pages = '8', atOnce = '4'] = process.argv.slice(2);
const source = join(checkout, 'server/src');
const { capture, openBrowser }: Face = await import(join(source, 'evidence/index.ts'));
const fetchFile = ['base/fetch/fetch.ts', 'base/visit.ts']
  .map((name) => join(source, name))
  .find((path) => existsSync(path));
const { createVisitor }: Fetch = await import(fetchFile ?? '');
const browser = openBrowser();
if (!browser) throw new Error('no Chromium on this machine');
const visitor = createVisitor({ contact: 'bench', clock: () => new Date(), allow: [host], paceMs: 0 });
const digest = (what: string | Uint8Array): string => createHash('sha256').update(what).digest('hex').slice(0, 16);

const take = (n: number) => capture(visitor, `http://${host}/${n}/`, { browser });

/** What was captured, in digests: of the screenshot, its dots. */
async function describe(n: number, taken: Awaited<ReturnType<typeof take>>) {
  const parts = taken.exchanges.map(({ url, body }) => `${new URL(url).pathname} ${digest(body)}`).sort();
  const dots = taken.screenshot ? await sharp(taken.screenshot).raw().toBuffer() : '';
  return {
    n,
    by: taken.by,
    parts: parts.length,
    gaps: taken.gaps,
    screenshotBytes: taken.screenshot?.length ?? 0,
    digests: {
      parts: digest(parts.join('\n')),
      dom: digest((taken.dom ?? '').replaceAll(host, 'HOST')),
      text: digest(taken.text),
      screenshot: digest(dots),
    },
  };
}

await take(0);
process.stdout.write('ready\n');
const lines = createInterface({ input: process.stdin });
await lines[Symbol.asyncIterator]().next();
const begun = performance.now();
let next = 1;
const taken = new Map<number, Awaited<ReturnType<typeof take>>>();
await Promise.all(
  Array.from({ length: Number(atOnce) }, async () => {
    for (let n = next++; n <= Number(pages); n = next++) taken.set(n, await take(n));
  }),
);
process.stdout.write(`${(performance.now() - begun) / 1000}\n`);
await lines[Symbol.asyncIterator]().next();
await browser.close();
const described = await Promise.all([...taken].map(([n, each]) => describe(n, each)));
process.stdout.write(`${JSON.stringify(described.sort((a, b) => a.n - b.n))}\n`);
lines.close();
