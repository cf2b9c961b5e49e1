import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPacer } from './politeness.ts';

/** A pacer on a clock of the test's own: what each turn waited for. */
function pace() {
  const clock = { at: 5_000 };
  const waits: number[] = [];
  const pacer = createPacer({
    now: () => clock.at,
    async wait(ms) {
      waits.push(ms);
    },
  });
  return { clock, waits, turn: (host: string, paceMs: number) => pacer.turn(host, paceMs, null) };
}

test('turns of one host are so far apart, in the order asked; another host has its own', async () => {
  const { clock, waits, turn } = pace();
  await Promise.all([turn('a.test', 100), turn('a.test', 200), turn('a.test', 200), turn('b.test', 100)]);
  assert.deepEqual(waits, [100, 300], 'the first of each host at once');
  clock.at += 450;
  await turn('a.test', 200);
  assert.deepEqual(waits, [100, 300, 50]);
  clock.at += 1_000;
  await turn('a.test', 200);
  assert.deepEqual(waits, [100, 300, 50], 'a host that was long left alone is free');
});

test('however many hosts there were, one that is not free yet is remembered', async () => {
  const { waits, turn } = pace();
  await turn('slow.test', 60_000);
  for (let host = 0; host < 10_001; host++) await turn(`${host}.test`, 0);
  await turn('slow.test', 60_000);
  assert.deepEqual(waits, [60_000]);
});

test('by the real clock, no turn comes early', async () => {
  const pacer = createPacer();
  const started = performance.now();
  for (let turn = 0; turn < 3; turn++) await pacer.turn('a.test', 30, null);
  assert.ok(performance.now() - started >= 58, 'two waits of 30 ms, by timers that count whole ones');
});
