// Compresses what the build made, once: `node console/compress.js`. JavaScript that Node 20.19
// accepts, since it runs before Node 24 may be there. The service sends `NAME.br` or `NAME.gz` to who accepts it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const dist = join(import.meta.dirname, 'dist');
/** What the page names itself is waited for, and is worth the longest search; the rest is 8 % larger, 20 times sooner. */
const first = readFileSync(join(dist, 'index.html'), 'utf8');
/** Below this, headers outweigh what is saved. */
const LEAST_BYTES = 1024;

const files = readdirSync(join(dist, 'assets')).map((name) => join(dist, 'assets', name));
for (const path of [...files, join(dist, 'verify.html')]) {
  if (/\.(?:js|css|svg|html)$/.test(path)) {
    const bytes = readFileSync(path);
    if (bytes.length < LEAST_BYTES) continue;
    const quality = first.includes(basename(path)) ? 11 : 9;
    const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}
