import assert from 'node:assert/strict';
import type { TestVigie } from '../vigie.ts';

/**
 * Runs a sweep of 48 offers of two platforms in a file to its figures: each `every`th is flagged, and confirmed.
 *
 * @param who an analyst, who reviews too
 * @param plan left out: everything is looked at
 * @returns its id
 */
export async function runSweep(
  product: TestVigie,
  who: string,
  question: string,
  { every = 4, plan = { design: 'all' }, ...more }: { every?: number; plan?: object; packs?: string[] } = {},
): Promise<string> {
  const call = (method: 'GET' | 'POST', path: string, body?: object, key?: string) =>
    product.call(who, method, `/v1${path}`, body, key);
  const rows = Array.from({ length: 48 }, (_, n) =>
    JSON.stringify({
      title: n % every === 0 ? `Tramadol tablets ${n}` : `Kettle of copper ${n}`,
      url: `https://${n % 2 ? 'north' : 'south'}.example/p/${n}`,
      platform: `${n % 2 ? 'north' : 'south'}.example`,
      price: '9.00',
      currency: 'EUR',
    }),
  );
  const source = { kind: 'offers', name: 'secret-market.jsonl', text: rows.join('\n') };
  const asked = { question, packs: ['fr-medicines'], source, missing: 'Other shops', stratify: 'platform', ...more };
  const { body, status } = await call('POST', '/sweeps', asked);
  assert.equal(status, 200, JSON.stringify(body));
  /** Waits until it is in one of these states: a job may be tried again, when settled seems long over. */
  const reach = async (...states: string[]): Promise<void> => {
    for (;;) {
      await product.settle();
      const { state } = (await call('GET', `/sweeps/${body.id}`)).body;
      if (states.includes(state)) return;
      assert.notEqual(state, 'failed');
    }
  };
  await reach('framed');
  const planned = { secondReview: 0, elusion: 0, outside: { kind: 'unit' }, ...plan };
  assert.ok((await call('POST', `/sweeps/${body.id}/plan`, planned)).status < 300);
  await reach('logged');
  await call('POST', `/sweeps/${body.id}/seed`, {});
  await reach('review', 'done');
  for (;;) {
    const { item } = (await call('GET', `/sweeps/${body.id}/next`)).body;
    if (!item) break;
    const decided = { number: item.number, isProhibited: true };
    await call('POST', `/sweeps/${body.id}/reviews`, decided, `${body.id}-${item.number}`);
  }
  await reach('done');
  return body.id;
}
