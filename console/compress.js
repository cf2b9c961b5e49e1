// Compresses what the build made, once: `node console/compress.js`. JavaScript that Node 20.19
// accepts, since it runs before Node 24 may be there. The service sends `NAME.br` or `NAME.gz` to who accepts it.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const dist = join(import.meta.dirname, 'dist');
/** Below this, headers outweigh what is saved. */
const LEAST_BYTES = 1024;

const files = readdirSync(join(dist, 'assets')).map((name) => join(dist, 'assets', name));
for (const path of [...files, join(dist, 'verify.html')]) {
  if (/\.(?:br|gz)$/.test(path)) rmSync(path);
  else if (/\.(?:js|css|svg|html)$/.test(path)) {
    const bytes = readFileSync(path);
    if (bytes.length < LEAST_BYTES) continue;
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}
