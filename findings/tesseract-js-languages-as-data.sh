#!/usr/bin/env bash
# tesseract.js 7.0.0 (npm): a language that is handed over as data ({ code, data }, its declared type Lang) is stored under
# its code and then asked for under its data: the worker does not start. The same bytes, by the folder they lie in, work.
#
# src/worker-script/index.js, initialize(): `_langs.map((l) => (typeof l === 'string' ? l : l.data)).join('+')`.
#
# Seen on 29 November 2026 with Node 20 and 24:
#   by folder: started
#   as data: Error: initialization failed
#
# Exits 0 where it is still so, 1 where the library behaves otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts --save-exact tesseract.js@7.0.0 @tesseract.js-data/ell@1.0.0 >/dev/null
cat > look.mjs <<'END'
import { readFileSync } from 'node:fs';
import tesseract from 'tesseract.js';

const langPath = 'node_modules/@tesseract.js-data/ell/4.0.0_best_int';
const data = readFileSync(`${langPath}/ell.traineddata.gz`);

/** What becomes of a worker with these languages. */
async function start(langs) {
  let told;
  const failed = new Promise((resolve) => {
    told = resolve;
  });
  const options = { langPath, cacheMethod: 'none', errorHandler: (error) => told(`Error: ${error.message ?? error}`) };
  const started = tesseract.createWorker(langs, 1, options).then(
    async (worker) => {
      await worker.terminate();
      return 'started';
    },
    (error) => `Error: ${error.message ?? error}`,
  );
  return Promise.race([started, failed]);
}

const byFolder = await start(['ell']);
const asData = await start([{ code: 'ell', data }]);
console.log(`by folder: ${byFolder}`);
console.log(`as data: ${asData}`);
process.exit(byFolder === 'started' && /initialization failed/.test(asData) ? 0 : 1);
END
# What Tesseract says of it names the data byte by byte.
node look.mjs 2>&1 | grep -a -E '^(by folder|as data): '
exit "${PIPESTATUS[0]}"
