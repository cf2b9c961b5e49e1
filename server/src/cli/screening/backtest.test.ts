import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { runBacktest } from './backtest.ts';

const PACK = join(import.meta.dirname, '../../../../packs/fr/weapons/2025-09-06.yaml');

test('a backtest says per rule what a version newly flags and no longer flags, with samples', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-backtest-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const now = readFileSync(PACK, 'utf8');
  assert.match(now, /coup de poing américain/, 'the shipped pack has the term that this test takes out');
  mkdirSync(join(folder, 'draft'));
  writeFileSync(join(folder, 'draft/next.yaml'), now.replaceAll(/poings? américains?/g, 'bandes élastiques'));
  const offers = ['Coup de poing américain en acier', 'Coup de bandes élastiques', 'Lampe de bureau', 'Puño americano'];
  writeFileSync(join(folder, 'offers.csv'), `title,url\n${offers.map((title) => `${title},`).join('\n')}\n`);
  const io = { stdout: new PassThrough(), stderr: new PassThrough(), isTerminal: false };
  const options = { before: PACK, after: join(folder, 'draft') };
  assert.equal(await runBacktest([join(folder, 'offers.csv')], options, io), 0);
  io.stdout.end();
  const changes = (await text(io.stdout))
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  const [change] = changes;
  assert.ok(changes.length === 1 && typeof change === 'object' && change !== null);
  const { newSamples, goneSamples, ...counts } = { newSamples: [], goneSamples: [], ...change };
  assert.deepEqual(counts, {
    pack: 'fr-weapons',
    rule: 'fr-weapons-knuckle-duster',
    before: 2,
    after: 2,
    newlyFlagged: 1,
    noLongerFlagged: 1,
  });
  assert.match(JSON.stringify(newSamples), /Coup de bandes élastiques/);
  assert.match(JSON.stringify(goneSamples), /Coup de poing américain en acier/);
});
