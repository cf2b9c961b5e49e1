import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { TestVigie } from '../vigie.ts';

const harmless = { platform: 'market.example', title: 'Lampe de bureau en métal' };
const weapon = { platform: 'market.example', title: 'Poing américain en acier' };

/** Offers asked about at once, in the service that their room's test has started; anna and another administer units. */
export function describeSharedRows(at: () => { product: TestVigie; unit: string }): void {
  test('offers that share a row keep their own: digest, number, account, unit', async () => {
    const { product, unit } = at();
    await product.add('ben', { unit: 'market' });
    const people = ['anna', 'ben', 'other'];
    const odd = [
      'NULL',
      '',
      '{}',
      ',',
      '"',
      '\\',
      "'",
      'a\u0000b',
      'é\u{1f5dd}',
      '\ud800',
      'x'.repeat(500),
      'L-1',
      'L-1',
    ];
    const asked = Array.from({ length: 195 }, (_, n) => ({
      who: people[n % 3] ?? '',
      offer: n % 13 === 7 ? { ...weapon, id: `W-${n}` } : { ...harmless, id: odd[n % 13], price: `${n}.00` },
    }));
    const answers = await Promise.all(
      asked.map(({ who, offer }) => product.call(who, 'POST', '/v1/screenings', offer)),
    );
    const bodies = answers.map(({ status, body }) => (status === 200 ? body : assert.fail(JSON.stringify(body))));
    assert.equal(new Set(bodies.map(({ id }) => id)).size, asked.length);
    const digests = new Set(bodies.map(({ listingDigest }) => listingDigest));
    for (const [n, { who, offer }] of asked.entries()) {
      const { id, outcome, reference, listingDigest } = bodies[n];
      assert.equal(reference, String(offer.id).toWellFormed().replaceAll('\0', '\ufffd'));
      assert.equal(outcome, n % 13 === 7 ? 'hold-for-a-person' : 'nothing-found');
      const { body } = await product.call(who, 'GET', `/v1/screenings/${id}`);
      assert.deepEqual([body.reference, body.listingDigest, body.outcome], [reference, listingDigest, outcome]);
      const stranger = who === 'other' ? 'anna' : 'other';
      if (n < 12) assert.equal((await product.call(stranger, 'GET', `/v1/screenings/${id}`)).status, 404);
    }
    assert.equal(digests.size, asked.length, 'no two are the same offer');
    const { rows } = await product.vigie.context.store.inUnit(unit, (tx) =>
      sql<{ most: number; accounts: number }>`select max(cardinality(numbers))::int as most,
        count(distinct account_id)::int as accounts from prepublication_lot`.execute(tx),
    );
    assert.ok((rows[0]?.most ?? 0) > 1);
    assert.equal(rows[0]?.accounts, 2);
  });
}
