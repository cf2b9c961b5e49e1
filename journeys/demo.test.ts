import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { noChromium } from './browser.ts';
import { testConsole } from './console.ts';
import { testDocuments } from './documents.ts';
import { LOWEST, startAsNewcomer } from './first-start.ts';
import { testFollowUp } from './follow-up.ts';
import { testKills } from './killed.ts';
import { type Counts, countsOf, leftIn } from './lap.ts';
import { shareDemo, vigie } from './start-demo.ts';

describe('the demo', { concurrency: 2 }, () => {
  const undisturbed = Promise.withResolvers<Counts>();
  undisturbed.promise.catch(() => {}); // Whoever waits for it is told.

  /** One lap, which everything here shares: a newcomer's. */
  describe('as the README starts it', { concurrency: 1 }, () => {
    let newcomer: Awaited<ReturnType<typeof startAsNewcomer>>;
    let left: ReturnType<typeof leftIn>;
    before(
      async () => {
        newcomer = await startAsNewcomer(LOWEST, null);
      },
      { timeout: 900_000 },
    );
    after(() => {
      undisturbed.reject(new Error('nothing was counted'));
      newcomer?.forget();
    });

    test('works the first time, under the lowest Node', () => {
      assert.equal(newcomer.status, 200);
      assert.match(newcomer.page, /<script type="module"/);
    });

    test('leaves packages that hold, a log that holds, and the notices', () => {
      const { data } = newcomer;
      left = leftIn(data);
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
      assert.equal(JSON.parse(log.stdout).size, packages.length);
    });

    describe('in a browser', { skip: noChromium }, () => {
      const demo = shareDemo(
        () => newcomer.data,
        async (entrance) => undisturbed.resolve(await countsOf(entrance)),
      );
      test('counts everything above zero, and what lies on disk', async () => {
        const { checks, sealed, ...counts } = await undisturbed.promise;
        for (const [name, count] of [...Object.entries(checks), ...Object.entries(counts)])
          if (typeof count === 'number') assert.ok(count > 0, name);
        assert.deepEqual([left.packages.length, left.notices.length], [sealed, counts.notices]);
      });
      testConsole(demo);
      testDocuments(demo);
      testFollowUp(demo);
    });
  });

  describe('killed', { skip: noChromium }, () => testKills(undisturbed.promise));
});
