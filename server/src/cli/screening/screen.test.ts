import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../../base/core/home.ts';
import { runScreen } from './screen.ts';

async function screen(...files: string[]): Promise<{ out: string; err: string }> {
  const io = { stdout: new PassThrough(), stderr: new PassThrough(), isTerminal: false };
  const written = Promise.all([text(io.stdout), text(io.stderr)]);
  assert.equal(await runScreen(files, {}, io), 2, 'rows that could not be read are no exit code 0');
  io.stdout.end();
  io.stderr.end();
  const [out, err] = await written;
  return { out, err: err.replace(/ in [\d.]+ s/, '').replaceAll('.csv.gz', '.csv') };
}

/** Says how many megabytes this thread had for young objects at most, as the last line on stderr. */
const SAY_YOUNG = `data:text/javascript,${encodeURIComponent(
  "import { getHeapSpaceStatistics } from 'node:v8'; import { isMainThread } from 'node:worker_threads'; let most = 0; const look = () => { most = Math.max(most, ...getHeapSpaceStatistics().filter((each) => each.space_name === 'new_space').map((each) => each.space_size / 1e6)); }; if (isMainThread) { setInterval(look, 10).unref(); process.on('exit', () => console.error(most)); }",
)}`;

test('a large table is screened on every core, with the same lines in the same order, whatever is wrong in it', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-screen-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const filler = `"des mots\nsur deux lignes ${'et encore '.repeat(150)}"`;
  const rows = Array.from({ length: 24_000 }, (_, number) => {
    if (number === 15_000) return '15000,a quote that is "never closed,x';
    if (number % 1_000 === 0) return `${number},Coup de poing américain ${number},${filler}`;
    return number % 5_000 === 1 ? `${number},too,long,a row` : `${number},Lampe ${number},${filler}`;
  });
  const table = Buffer.from(`id,title,description\n${rows.join('\n')}\n`);
  assert.ok(table.length > 33_000_000, `${table.length} bytes`);
  writeFileSync(join(folder, 'offers.csv'), table);
  writeFileSync(join(folder, 'offers.csv.gz'), gzipSync(table, { level: 1 })); // small, and so read in one thread
  const inOne = await screen(join(folder, 'offers.csv.gz'));
  assert.equal(inOne.out.trim().split('\n').length, 24 - 1);
  const args = ['--import', SAY_YOUNG, join(ROOT, 'bin/vigie.js'), 'screen', join(folder, 'offers.csv')];
  const inThreads = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const said = inThreads.stderr.trimEnd().split('\n');
  // By itself, this thread would give young objects 128 MB.
  const young = Number(said.pop());
  assert.equal(`${said.join('\n')}\n`.replace(/ in [\d.]+ s/, ''), inOne.err);
  assert.equal(inThreads.stdout, inOne.out.replaceAll('.csv.gz', '.csv'));
  assert.ok(young > 1 && young < 40, `${young} MB`);
});

test('what stands before a file breaks off is screened, and the files after it; each is told', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-screen-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const files = {
    'cut.json': '[{"title":"Coup de poing américain"},{"title":"La',
    'empty.csv': '',
    'b.csv': 'title\nLampe\n',
  };
  const paths = Object.entries(files).map(([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  });
  const { out, err } = await screen(...paths);
  assert.match(out, /Coup de poing américain/);
  assert.deepEqual(err.replaceAll(`${folder}/`, '').trim().split('\n'), [
    'vigie: cut.json:1: The file is cut short: neither JSON nor JSON Lines. Export it again.',
    'vigie: empty.csv: The file is empty: export it again.',
    '2 listings screened, 1 findings, 2 of 3 files not read to their end',
  ]);
});

test('files of one name in several folders are told apart', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-screen-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const paths = ['january', 'february'].map((month) => {
    mkdirSync(join(folder, month));
    const path = join(folder, month, 'offers.csv');
    writeFileSync(path, `title,sku\nLampe,1\nLampe,1,2\n"${'x'.repeat(10_001)}",3\n`);
    return path;
  });
  const { err } = await screen(...paths);
  assert.deepEqual(
    err.replaceAll(`${folder}/`, '').trim().split('\n').slice(0, -1),
    ['january', 'february'].flatMap((month) => [
      `vigie: ${month}/offers.csv:3: has 3 cells where the header has 2`,
      `vigie: ${month}/offers.csv:4: 1 read in part: title cut at 10,000 characters`,
    ]),
  );
});

/** Prints each module that is loaded. */
const SAY_LOADED = `data:text/javascript,${encodeURIComponent(
  "import { registerHooks } from 'node:module'; registerHooks({ load(url, context, next) { console.error(url); return next(url, context); } });",
)}`;

test('a command that screens loads neither what reads packs nor what the service needs', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-screen-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'offer.csv');
  writeFileSync(file, 'title\nGarden lamp\n');
  const start = () =>
    spawnSync(process.execPath, ['--import', SAY_LOADED, join(ROOT, 'bin/vigie.js'), 'screen', file], {
      encoding: 'utf8',
    });
  start(); // packs are compiled once
  const { status, stderr } = start();
  assert.equal(status, 0, stderr);
  assert.match(stderr, /engine\/src\/screener\.ts/);
  const late =
    /node_modules\/(?:ajv|yaml|zod|pkijs|htmlparser2|@marcbachmann)\/|engine\/src\/(?:index|packs\/parse-pack)\.ts/;
  assert.deepEqual(
    stderr.split('\n').filter((line) => late.test(line)),
    [],
  );
});
