import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PLACES, placeOf } from './places.ts';

test('an address belongs to one place', () => {
  for (const [path, search, name] of [
    ['/', '', 'cases'],
    ['/', '?state=confirmed', 'cases'],
    ['/', '?view=mine&platform=a', 'mine'],
    ['/', '?view=held', 'cases'],
    ['/cases/cas_1', '', 'cases'],
    ['/cases/cas_1', '?view=approve', 'approve'],
    ['/exhibits/exh_1', '', 'cases'],
    ['/rules', '?view=mine', 'rules'],
    ['/complaints', '', 'receiving'],
    ['/received/rcv_1', '', 'receiving'],
    ['/intake/int_1', '', 'intake'],
    ['/imports', '', 'intake'],
    ['/alerts', '?state=closed', 'alerts'],
    ['/alerts/alr_1', '', 'alerts'],
    ['/nowhere', '', undefined],
  ] as const)
    assert.equal(placeOf(PLACES, path, search)?.name, name, path + search);
});

test('where a place is not there, its address belongs to all cases', () => {
  const places = PLACES.filter(({ name }) => name !== 'mine');
  assert.equal(placeOf(places, '/', '?view=mine')?.name, 'cases');
});

test('no two places have one letter', () => {
  assert.equal(new Set(PLACES.map(({ letter }) => letter)).size, PLACES.length);
});
