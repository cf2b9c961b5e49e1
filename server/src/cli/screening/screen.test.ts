import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { runScreen } from './screen.ts';

async function screen(file: string): Promise<{ out: string; err: string }> {
  const io = { stdout: new PassThrough(), stderr: new PassThrough(), isTerminal: false };
  const written = Promise.all([text(io.stdout), text(io.stderr)]);
  assert.equal(await runScreen([file], {}, io), 2, 'rows that could not be read are no exit code 0');
  io.stdout.end();
  io.stderr.end();
  const [out, err] = await written;
  return { out, err: err.replace(/ in [\d.]+ s/, '').replaceAll('.csv.gz', '.csv') };
}

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
  const [inThreads, inOne] = [await screen(join(folder, 'offers.csv')), await screen(join(folder, 'offers.csv.gz'))];
  assert.equal(inOne.out.trim().split('\n').length, 24 - 1);
  assert.deepEqual(inThreads.err, inOne.err);
  assert.equal(inThreads.out, inOne.out.replaceAll('.csv.gz', '.csv'));
});
