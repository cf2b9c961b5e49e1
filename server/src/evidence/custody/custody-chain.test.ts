import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VigieError } from '../../base/core/errors.ts';
import {
  checkTransfer,
  digestOfExhibit,
  digestOfTransfer,
  type Exhibit,
  holderOf,
  type TransferInput,
  verifyCustody,
} from './custody.ts';

const CUSTOMS = { name: 'Dominique Exemple', organisation: 'Customs' };
const LABORATORY = { name: 'Alix Modèle', organisation: 'Laboratory' };
const record = {
  id: 'exh_1',
  case: 'cas_1',
  number: 1,
  kind: 'physical',
  description: 'Brass ring',
  package: null,
  file: null,
  object: { quantity: 1, sealNumber: 'S-1' },
  collectedBy: CUSTOMS,
  collectedAt: '2026-11-20T09:00:00.000Z',
  collectedPlace: 'Sorting centre',
  madeAt: '2026-11-20T10:00:00.000Z',
} as const;
const step: TransferInput = {
  from: CUSTOMS,
  to: LABORATORY,
  at: '2026-11-21T08:00:00.000Z',
  reason: 'Examination',
  condition: 'Intact',
  sealIntact: true,
  newSeal: 'S-2',
};
const transfer = { ...step, id: 'ctr_1', number: 1, madeAt: '2026-11-21T09:00:00.000Z' };

function exhibitWith(transfers: Exhibit['transfers'] = []): Exhibit {
  return { ...record, digest: digestOfExhibit(record), transfers, ...holderOf(record, transfers) };
}
const handed = () => exhibitWith([{ ...transfer, digest: digestOfTransfer(digestOfExhibit(record), transfer) }]);

test('the holder and the seal are those of the last transfer, or else of the collection', () => {
  assert.deepEqual(exhibitWith().holder, { ...CUSTOMS, since: record.collectedAt });
  assert.equal(exhibitWith().seal, 'S-1');
  assert.deepEqual(handed().holder, { ...LABORATORY, since: step.at });
  assert.equal(handed().seal, 'S-2');
});

test('a transfer that leaves a gap is refused by name', () => {
  const now = new Date('2026-11-22T00:00:00Z');
  const codeOf = (change: Partial<TransferInput>, exhibit = exhibitWith()): string | null => {
    try {
      checkTransfer(exhibit, { ...step, ...change }, now, 'Europe/Paris');
      return null;
    } catch (error) {
      assert.ok(error instanceof VigieError);
      return error.code.replace('VIGIE_EVIDENCE_', '');
    }
  };
  assert.equal(codeOf({}), null);
  assert.equal(
    codeOf({ from: { name: ' dominique  EXEMPLE', organisation: 'customs' } }),
    null,
    'as people read names',
  );
  assert.equal(codeOf({ from: LABORATORY, to: CUSTOMS }), 'NOT_HOLDER');
  assert.equal(codeOf({ to: CUSTOMS }), 'SAME_HOLDER');
  assert.equal(codeOf({ at: '2026-11-19T08:00:00Z' }), 'TRANSFER_TIME');
  assert.equal(codeOf({ at: '2026-11-22T00:04:00Z' }), null, 'a clock that runs ahead a little');
  assert.equal(codeOf({ at: '2026-11-22T00:06:00Z' }), 'TRANSFER_TIME');
  assert.equal(codeOf({ sealIntact: null }), 'SEAL_UNSAID');
});

test('the chain holds as it was written, and no other way', () => {
  assert.equal(verifyCustody(exhibitWith()), null);
  assert.equal(verifyCustody(handed()), null);
  assert.match(verifyCustody({ ...handed(), description: 'Gold ring' }) ?? '', /record of exhibit 1/);
  const [last] = handed().transfers;
  assert.ok(last);
  assert.match(verifyCustody(exhibitWith([{ ...last, reason: 'Other' }])) ?? '', /transfer 1 of exhibit 1/);
  const gap = { ...transfer, from: LABORATORY };
  const chained = exhibitWith([{ ...gap, digest: digestOfTransfer(digestOfExhibit(record), gap) }]);
  assert.match(verifyCustody(chained) ?? '', /leaves a gap/);
});
