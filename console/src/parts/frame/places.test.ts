import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closedTo, PLACES, placeOf, placesFor } from './places.ts';

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
    ['/connect-marketplace', '', 'prepublication'],
    ['/data-requests', '?request=x', 'operations'],
    ['/courts', '?list=authorities', 'referrals'],
    ['/nowhere', '', undefined],
  ] as const)
    assert.equal(placeOf(PLACES, path, search)?.name, name, path + search);
});

test('where a place is not there, its address belongs to all cases', () => {
  const places = PLACES.filter(({ name }) => name !== 'mine');
  assert.equal(placeOf(places, '/', '?view=mine')?.name, 'cases');
});

test('who does not oversee has no way to what they may not read', () => {
  const namesFor = (role: Parameters<typeof placesFor>[0]) => placesFor(role).map(({ name }) => name);
  assert.deepEqual(
    namesFor('auditor').filter((name) => !namesFor('analyst').includes(name)),
    ['operations', 'audit'],
  );
});

test('no two places have one letter', () => {
  assert.equal(new Set(PLACES.map(({ letter }) => letter)).size, PLACES.length);
});

test('a screen that is not for a role is known by its address, before anything is asked', () => {
  for (const [role, path, name] of [
    ['auditor', '/alerts', 'alerts'],
    ['auditor', '/alerts/alr_1', 'alerts'],
    ['analyst', '/audit', 'audit'],
    ['analyst', '/alerts', undefined],
    ['analyst', '/data-requests', 'operations'],
    ['auditor', '/audit', undefined],
    ['auditor', '/nowhere', undefined],
  ] as const)
    assert.equal(closedTo(role, path)?.name, name, `${role} ${path}`);
});
