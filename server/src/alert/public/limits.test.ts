import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLimits } from './limits.ts';

const bounds = { perMinute: 2, perHour: 4, overAllPerHour: 5, networks: 3 };
const at = (minutes: number): Date => new Date(Date.UTC(2026, 10, 24, 9, minutes));

test('a network is told to wait, and for how long', () => {
  const limits = createLimits({ ...bounds, overAllPerHour: 100 });
  const answers = [0, 0, 0, 1, 2, 3, 61].map((minute) => limits.admit('a', at(minute)));
  assert.deepEqual(answers, [
    { isAdmitted: true, isBusy: false },
    { isAdmitted: true, isBusy: false },
    { isAdmitted: false, minutes: 1 },
    { isAdmitted: true, isBusy: false },
    { isAdmitted: true, isBusy: false },
    { isAdmitted: false, minutes: 57 },
    { isAdmitted: true, isBusy: false },
  ]);
  assert.deepEqual(limits.admit('b', at(3)), { isAdmitted: true, isBusy: false }, 'another is not');
});

test('however much comes from all together, who has not come yet is let in', () => {
  const limits = createLimits({ ...bounds, networks: 1_000 });
  for (let flood = 0; flood < 500; flood++) {
    const first = limits.admit(`flood ${flood}`, at(0));
    assert.deepEqual(first, { isAdmitted: true, isBusy: flood >= bounds.overAllPerHour });
    if (first.isBusy) assert.deepEqual(limits.admit(`flood ${flood}`, at(1)), { isAdmitted: false, minutes: 59 });
  }
  assert.deepEqual(limits.admit('a citizen', at(2)), { isAdmitted: true, isBusy: true });
  assert.deepEqual(limits.admit('a citizen', at(63)), { isAdmitted: true, isBusy: false }, 'an hour later it is over');
});

test('it remembers so many networks, the last to come', () => {
  const limits = createLimits({ ...bounds, perMinute: 1, overAllPerHour: 100 });
  for (const network of ['a', 'b', 'c', 'd']) limits.admit(network, at(0));
  assert.equal(limits.admit('d', at(0)).isAdmitted, false);
  assert.equal(limits.admit('a', at(0)).isAdmitted, true);
});
