import assert from 'node:assert/strict';
import { after, before, type TestContext, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { rowsOf } from '../../../testing/isolation/rows-of-unit.ts';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import type { Store } from '../../base/database/store.ts';
import { type Changes, createChanges } from '../../base/jobs/changes.ts';
import { listHidden } from '../../base/jobs/hidden-store.ts';
import { streamChanges } from './stream-changes.ts';

describeStore('what changes', (make) => {
  let made: TestStore;
  let store: Store;
  before(async () => {
    made = await make();
    store = await made.open();
  });
  after(() => made.drop());
  /** They end with the test, also where it fails: they would connect to its database for ever. */
  const twoProcesses = (t: TestContext): [Changes, Changes] => {
    const log = pino({ level: 'silent' });
    const [web, worker] = [createChanges({ store, log }), createChanges({ store, log })];
    t.after(() => Promise.all([web.stop(), worker.stop()]));
    return [web, worker];
  };

  test('is told to the screens of its unit alone, from whichever process, and after a lost connection too', async (t) => {
    const [web, worker] = twoProcesses(t);
    web.start();
    const stream = streamChanges(web, {
      unit: 'unt_a',
      isStillIn: async () => true,
      sees: async () => true,
    }).setEncoding('utf8');
    let said = '';
    stream.on('data', (piece: string) => {
      said += piece;
    });
    const until = async (what: RegExp): Promise<void> => {
      for (const began = Date.now(); !what.test(said); await delay(10))
        if (Date.now() > began + 30_000) assert.fail(`${what} is not in ${said}`);
    };
    await until(/data: \*\n\n/);
    const before = web.heard('unt_a');
    worker.tell('unt_b', 'notice');
    for (let n = 0; n < 50; n++) worker.tell('unt_a', 'case');
    worker.tell('unt_a', 'evidence');
    await until(/data: case\n\ndata: evidence\n\n/);
    assert.doesNotMatch(said, /notice/);
    assert.equal(said.match(/data: case/g)?.length, 1, 'once for all of a moment');
    assert.notEqual(web.heard('unt_a'), before);
    said = '';
    await made.asOwner(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ~ '^listen'`,
    );
    await until(/data: \*\n\n/);
    said = '';
    await made.asOwner(`select pg_notify('vigie_changes', '[["unt_a", "case"]]')`);
    await until(/data: case\n\n/);
    said = '';
    await made.asOwner(`select pg_notify('vigie_changes', 'in another form')`);
    await until(/data: \*\n\n/);
    await web.stop();
    for (const began = Date.now(); !stream.readableEnded; await delay(10))
      if (Date.now() > began + 30_000) assert.fail('what a screen reads does not end with the service');
  });

  test('of what few may see is told to them alone', async (t) => {
    await made.asOwner(rowsOf('unt_r'));
    await made.asOwner(
      `select set_config('vigie.unit', 'unt_r', false); update "case" set visibility = 'sealed' where id = 'cas_unt_r'`,
    );
    const [web, worker] = twoProcesses(t);
    web.start();
    const said = { acc_unt_r: '', acc_other: '' };
    for (const reader of ['acc_unt_r', 'acc_other'] as const)
      streamChanges(web, {
        unit: 'unt_r',
        isStillIn: async () => true,
        sees: async (ids) => (await store.inUnit('unt_r', (tx) => listHidden(tx, ids), reader)).length === 0,
      })
        .setEncoding('utf8')
        .on('data', (piece: string) => {
          said[reader] += piece;
        });
    const until = async (who: keyof typeof said, what: string): Promise<void> => {
      for (const began = Date.now(); !said[who].includes(`data: ${what}\n`); await delay(10))
        if (Date.now() > began + 30_000) assert.fail(`${what} is not in ${said[who]}`);
    };
    await until('acc_other', '*');
    worker.tell('unt_r', 'notice', { notice: 'ntc_unt_r' });
    worker.tell('unt_r', 'followup', { case: 'cas_unt_r', check: 'chk_never' });
    worker.tell('unt_r', 'case', ['cas_unt_r', 'cas_never']);
    await until('acc_unt_r', 'followup');
    worker.tell('unt_r', 'listing');
    await until('acc_other', 'listing');
    await until('acc_unt_r', 'notice');
    assert.doesNotMatch(said.acc_other, /notice|followup/);
    assert.match(said.acc_other, /data: case/, 'many together, of which one is open');
  });

  test('one that has ended and is not read to its end takes nothing more', { timeout: 30_000 }, async () => {
    let hear = (_kind: string | null, _hidden: readonly string[]): void => {};
    const changes: Changes = {
      tell() {},
      listen: (listener) => {
        hear = listener.hear;
        return () => {};
      },
      heard: () => null,
      start() {},
      stop: async () => {},
    };
    const stream = streamChanges(changes, {
      unit: 'unt_a',
      isStillIn: async () => false,
      sees: async () => true,
    }).setEncoding('utf8');
    hear('session', []);
    await delay(0);
    hear('case', []);
    const pieces: string[] = await stream.toArray();
    assert.equal(pieces.join(''), 'retry: 2000\n\n');
  });
});
