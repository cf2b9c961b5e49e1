import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typed } from '../../../parts/form/typed-testing.ts';
import { readHandOver, readTakenIn } from './exhibit-body.ts';

const TAKEN = {
  description: 'Un colis',
  collectedName: 'Dominique',
  collectedOrganisation: 'Douanes',
  collectedAt: '2026-01-05T10:00',
  collectedPlace: 'Centre de tri',
  quantity: '2',
  sealNumber: '',
  package: 'evd_1',
};

test('an exhibit is taken in as what it is, and as nothing else', () => {
  const { object, ...about } = { object: { quantity: 2, sealNumber: null }, kind: 'object' as const };
  const taken = readTakenIn(typed(TAKEN), 'cas_1', 'object', null);
  assert.deepEqual(taken, {
    ...about,
    object,
    case: 'cas_1',
    description: 'Un colis',
    collectedBy: { name: 'Dominique', organisation: 'Douanes' },
    collectedAt: new Date(2026, 0, 5, 10).toISOString(),
    collectedPlace: 'Centre de tri',
  });
  assert.ok(!('object' in readTakenIn(typed(TAKEN), 'cas_1', 'package', null)));
  const file = { name: 'a.pdf', digest: '00', bytes: 1 };
  assert.deepEqual(Object.assign({ file: null }, readTakenIn(typed(TAKEN), 'cas_1', 'file', file)).file, file);
  assert.throws(() => readTakenIn(typed(TAKEN), 'cas_1', 'file', null), /no file/);
});

test('the seal is asked about only where there is one', () => {
  const from = { name: 'Dominique', organisation: 'Douanes' };
  const said = typed({
    toName: 'Alix',
    toOrganisation: 'Laboratoire',
    at: '2026-01-06T10:00',
    reason: 'Examen',
    condition: 'Fermé',
    sealIntact: 'no',
    newSeal: 'S-2',
  });
  const handOver = readHandOver(said, from, 'S-1');
  assert.deepEqual([handOver.sealIntact, handOver.newSeal, handOver.from], [false, 'S-2', from]);
  assert.equal(readHandOver(said, from, null).sealIntact, null);
  assert.deepEqual(handOver.to, { name: 'Alix', organisation: 'Laboratoire' });
});
