import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleOf } from '../../../testing/notice-inputs.ts';
import { composeNotice } from './compose.ts';
import { joinNotices } from './join-notices.ts';
import type { Notice } from './notice-schema.ts';

const SAMPLE = composeNotice(sampleOf('dsa-9', 'fr'));
const [LISTING] = SAMPLE.listings;
const [REASON] = SAMPLE.reasons;
const [SEALED] = SAMPLE.evidence;
assert.ok(LISTING && REASON && SEALED);

/** The document of one case: offers by their paths, one reason, one package. */
function partOf(number: number, paths: string[], change: Partial<Notice> = {}): Notice {
  assert.ok(LISTING && REASON && SEALED);
  return {
    ...SAMPLE,
    id: `ntc_${number}`,
    caseId: `cas_${number}`,
    listings: paths.map((path) => ({ ...LISTING, url: `https://market.example/${path}` })),
    reasons: [{ ...REASON, title: `T${number}` }],
    evidence: [{ ...SEALED, packageId: `evd_${number}` }],
    ...change,
  };
}
const summary = ({ id, caseId, listings, reasons, evidence, trader }: Notice) => ({
  id,
  caseId,
  offers: listings.map(({ url }) => url.slice(-1)).join(''),
  reasons: reasons.map(({ number, title, listingUrl }) => `${number} ${title} ${listingUrl?.slice(-1) ?? '*'}`),
  evidence: evidence.map(({ packageId }) => packageId.slice(-1)).join(''),
  trader: trader?.name ?? null,
});
const trader = (name: string) => ({ id: name, name, url: null });

test('of several documents one is made: each offer once, each reason at its exact address, each package once', () => {
  for (const [parts, expected] of [
    [
      [partOf(1, ['a'], { trader: trader('A') }), partOf(2, ['b'], { trader: trader('A') })],
      { offers: 'ab', reasons: ['1 T1 a', '2 T2 b'], evidence: '12', trader: 'A' },
    ],
    // A reason on all offers of its own case names each of them, and none of the other case.
    [
      [partOf(1, ['a', 'b'], { trader: trader('A') }), partOf(2, ['c'], { trader: trader('B') })],
      { offers: 'abc', reasons: ['1 T1 a', '2 T1 b', '3 T2 c'], evidence: '12', trader: 'A; B' },
    ],
    // An offer and a package that two cases share.
    [
      [
        partOf(1, ['a'], { trader: null }),
        partOf(2, ['a', 'b'], { trader: null, evidence: SAMPLE.evidence }),
        partOf(3, ['b'], { trader: null, evidence: SAMPLE.evidence }),
      ],
      { offers: 'ab', reasons: ['1 T1 a', '2 T2 a', '3 T2 b', '4 T3 b'], evidence: '1', trader: null },
    ],
  ] as const)
    assert.deepEqual(summary(joinNotices(parts)), { id: 'ntc_1', caseId: 'cas_1', ...expected });
  const alone = partOf(1, ['a']);
  assert.deepEqual(joinNotices([alone]).listings, alone.listings);
  assert.deepEqual(
    joinNotices([partOf(1, ['a']), partOf(2, ['b'])]).order,
    SAMPLE.order,
    'what is ordered is the same',
  );
});

test('past what one document may name it is refused in words', () => {
  const many = Array.from({ length: 501 }, (_, index) => partOf(index, [`p${index}`]));
  assert.throws(() => joinNotices(many), /at most 500 offers and 500 reasons; these would be 501/);
  assert.equal(joinNotices(many.slice(1)).listings.length, 500);
});
