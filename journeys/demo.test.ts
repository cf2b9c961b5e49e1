import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { noChromium } from './browser.ts';
import { testConsole } from './console.ts';
import { testDocuments } from './documents.ts';
import { testFollowUp } from './follow-up.ts';
import { testKills } from './killed.ts';
import { type Counts, leftIn, runLap } from './lap.ts';
import { shareDemo, vigie } from './start-demo.ts';

/** One lap, which everything here shares: it is counted and proven, then opened again in a browser. */
describe('the demo', { concurrency: 2 }, () => {
  const data = mkdtempSync(join(tmpdir(), 'vigie-lap-'));
  let counts: Counts;
  before(() => {
    counts = runLap(data);
  });
  after(() => rmSync(data, { recursive: true, force: true }));

  test('counts everything above zero', () => {
    const { checks, ...rest } = counts;
    for (const [name, count] of [...Object.entries(rest), ...Object.entries(checks)])
      assert.ok(Number(count) > 0, name);
  });

  test('leaves packages that hold, a log that holds, and the notices', () => {
    const { packages, unfinished, notices } = leftIn(data);
    assert.deepEqual([packages.length, unfinished, notices.length], [counts.sealed, [], counts.notices]);
    const [first = '', second = ''] = packages.map((name) => join(data, 'exported', name));
    for (const path of [first, second]) assert.equal(vigie(['verify', path]).status, 0);
    const spoilt = join(data, 'spoilt.wacz');
    const bytes = readFileSync(first);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 4;
    writeFileSync(spoilt, bytes);
    const { status, stdout } = vigie(['verify', spoilt]);
    assert.equal(status, 1);
    assert.equal(JSON.parse(stdout).steps.find((step: { ok: boolean }) => step.ok === false).id, 'archive');
    const log = vigie(['log', 'verify'], { VIGIE_DATA: data });
    assert.equal(log.status, 0, log.stdout);
    assert.equal(JSON.parse(log.stdout).size, counts.sealed);
  });

  testKills(() => counts);

  describe('in a browser', { skip: noChromium, concurrency: 1 }, () => {
    const demo = shareDemo(data);
    testConsole(demo);
    testDocuments(demo);
    testFollowUp(demo);
  });
});
