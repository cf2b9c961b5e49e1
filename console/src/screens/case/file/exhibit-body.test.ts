import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typed } from '../../../parts/form/typed-testing.ts';
import { readRegistration, readTransfer } from './exhibit-body.ts';

const EXHIBIT = {
  description: 'Un colis',
  collectedName: 'Dominique',
  collectedOrganisation: 'Douanes',
  collectedAt: '2026-01-05T10:00',
  collectedPlace: 'Centre de tri',
  quantity: '2',
  sealNumber: '',
  package: 'evd_1',
};

test('an exhibit is registered as what it is, and as nothing else', () => {
  const { object, ...about } = { object: { quantity: 2, sealNumber: null }, kind: 'object' as const };
  const registration = readRegistration(typed(EXHIBIT), 'cas_1', 'object', null);
  assert.deepEqual(registration, {
    ...about,
    object,
    case: 'cas_1',
    description: 'Un colis',
    collectedBy: { name: 'Dominique', organisation: 'Douanes' },
    collectedAt: new Date(2026, 0, 5, 10).toISOString(),
    collectedPlace: 'Centre de tri',
  });
  assert.ok(!('object' in readRegistration(typed(EXHIBIT), 'cas_1', 'package', null)));
  const file = { name: 'a.pdf', digest: '00', bytes: 1 };
  assert.deepEqual(Object.assign({ file: null }, readRegistration(typed(EXHIBIT), 'cas_1', 'file', file)).file, file);
  assert.throws(() => readRegistration(typed(EXHIBIT), 'cas_1', 'file', null), /no file/);
  const archive = { name: 'a.wacz', content: 'UEs=' };
  const adopted = readRegistration(typed(EXHIBIT), 'cas_1', 'archive', null, archive);
  assert.deepEqual(Object.assign({ archive: null }, adopted).archive, archive);
  assert.throws(() => readRegistration(typed(EXHIBIT), 'cas_1', 'archive', null), /no archive/);
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
  const transfer = readTransfer(said, from, 'S-1');
  assert.deepEqual([transfer.sealIntact, transfer.newSeal, transfer.from], [false, 'S-2', from]);
  assert.equal(readTransfer(said, from, null).sealIntact, null);
  assert.deepEqual(transfer.to, { name: 'Alix', organisation: 'Laboratoire' });
});
