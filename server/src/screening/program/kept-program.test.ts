import assert from 'node:assert/strict';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { emptyListing } from '@vigie/engine/screening';
import { listPackFiles } from '../packs/pack-files.ts';
import { keptPrograms, keptScreener, openKeptProgram } from './kept-program.ts';

function packsOf(t: TestContext, term: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-program-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(
    join(folder, '2026-01-01.yaml'),
    `id: kept
version: 2026-01-01
title: { en: Lamps, fr: Lampes }
territory: [FR]
legal:
  - { id: none, citation: { en: None, fr: Aucune }, penalty: null, from: 2000-01-01, to: null, verified: false, note: null, source: "https://example.com/" }
terms:
  lamp: { en: [${term}] }
rules:
  - id: lamp
    title: { en: A lamp, fr: Une lampe }
    severity: high
    legal: [none]
    when: { terms: lamp }
    examples:
      - { match: true, listing: { title: "${term}" } }
`,
  );
  return folder;
}

test('what is kept of packs is used again, and never where it is of others, cut short or changed', async (t) => {
  const kept = mkdtempSync(join(tmpdir(), 'vigie-kept-'));
  t.after(() => rmSync(kept, { recursive: true }));
  const folder = keptPrograms(kept);
  const [lamps, boats] = [packsOf(t, 'garden lamp'), packsOf(t, 'paper boat')];
  const found = async (dir: string): Promise<string[]> => {
    const { screener } = await openKeptProgram(dir, kept);
    const listing = emptyListing('test', 'A garden lamp with a paper boat');
    return screener.screen(listing, { asOf: '2026-01-01' }).flatMap(({ matches }) => matches.map(({ text }) => text));
  };
  assert.deepEqual(await found(lamps), ['garden lamp']);
  const [ofLamps = ''] = readdirSync(folder);
  const whole = readFileSync(join(folder, ofLamps));
  utimesSync(join(folder, ofLamps), 1, 1);
  assert.deepEqual(await found(lamps), ['garden lamp']);
  assert.deepEqual(readdirSync(folder), [ofLamps], 'used as it lies there');
  assert.deepEqual(await found(boats), ['paper boat']);
  const ofBoats = readdirSync(folder).find((name) => name !== ofLamps) ?? '';
  const never = (): never => assert.fail('compiled anew');
  const opened = keptScreener(boats, listPackFiles(boats), never, kept);
  assert.equal(opened.screen(emptyListing('test', 'A paper boat'), { asOf: '2026-01-01' }).length, 1);
  assert.throws(() => keptScreener(boats, [], never, kept), /compiled anew/, 'of other files');

  copyFileSync(join(folder, ofBoats), join(folder, ofLamps));
  assert.deepEqual(await found(lamps), ['garden lamp'], 'the program of other packs under this name');
  for (const wrong of [
    Buffer.alloc(0),
    whole.subarray(0, 100),
    whole.subarray(0, -1),
    Buffer.from(whole).fill(7, 900, 901),
  ]) {
    writeFileSync(join(folder, ofLamps), wrong);
    assert.deepEqual(await found(lamps), ['garden lamp']);
    assert.deepEqual(readFileSync(join(folder, ofLamps)), whole, 'made anew');
  }
  // What cannot be written leaves nothing of it behind, and is screened all the same.
  rmSync(join(folder, ofLamps));
  mkdirSync(join(folder, ofLamps));
  assert.deepEqual(await found(lamps), ['garden lamp']);
  assert.deepEqual(readdirSync(folder).sort(), [ofBoats, ofLamps].sort());
  rmSync(join(folder, ofLamps), { recursive: true });
  for (const term of ['one', 'two', 'three', 'four', 'five']) await found(packsOf(t, `${term} garden lamp`));
  assert.equal(readdirSync(folder).length, 4, 'those of packs that are no more make room');
});
