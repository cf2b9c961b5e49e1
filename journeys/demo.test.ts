import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { noChromium } from './browser.ts';
import { LOWEST, startAsNewcomer } from './first-start.ts';
import { auditLeavesIn, countsOf, leftIn } from './lap.ts';
import { testConsole } from './screens/console.ts';
import { testDocuments } from './screens/documents.ts';
import { testFollowUp } from './screens/follow-up.ts';
import { shareDemo, vigie } from './start-demo.ts';

/** A newcomer's lap, which everything here shares: it is counted and proven, then opened again in a browser. */
describe('the demo, as the README starts it', () => {
  let newcomer: Awaited<ReturnType<typeof startAsNewcomer>>;
  let left: ReturnType<typeof leftIn>;
  before(
    async () => {
      newcomer = await startAsNewcomer(LOWEST, null);
      left = leftIn(newcomer.data);
    },
    { timeout: 900_000 },
  );
  after(() => newcomer?.forget());

  test('works the first time, under the lowest Node', () => {
    assert.equal(newcomer.status, 200);
    assert.match(newcomer.page, /<script type="module"/);
  });

  test('leaves packages that hold, and a log that holds', () => {
    const { data } = newcomer;
    const { packages, unfinished } = left;
    assert.deepEqual(unfinished, []);
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
    // The lap's release is in it too.
    assert.equal(JSON.parse(log.stdout).size, packages.length + auditLeavesIn(data) + 1);
  });

  describe('in a browser', { skip: noChromium }, () => {
    const demo = shareDemo(() => newcomer.data);

    test('counts everything above zero, and what lies on disk', async () => {
      const { checks, ...counts } = await countsOf(demo.entrance());
      for (const name of ['listings', 'snapshots', 'findings', 'cases', 'confirmed', 'relistings', 'releases'])
        assert.ok((counts[name] ?? 0) > 0, name);
      for (const [name, count] of Object.entries(checks)) assert.ok(count > 0, name);
      assert.deepEqual([left.packages.length, left.notices.length], [counts.sealed, counts.notices]);
    });

    testConsole(demo);
    testDocuments(demo);
    testFollowUp(demo);
  });
});
