import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';

/** Requests of each kind, in rounds of one of each: what else the machine does falls on all alike. */
const EACH = 800;

/** How far two samples' distributions lie apart at most: Kolmogorov and Smirnov's D. */
function distance(one: readonly number[], other: readonly number[]): number {
  const all = [
    ...one.map((ms) => [ms, 1 / one.length] as const),
    ...other.map((ms) => [ms, -1 / other.length] as const),
  ];
  all.sort(([a], [b]) => a - b);
  let [sum, most] = [0, 0];
  for (const [, step] of all) {
    sum += step;
    most = Math.max(most, Math.abs(sum));
  }
  return most;
}

/** D that two samples of n from one distribution exceed in one run of 1,000: c(α)·√(2/n), c = √(−ln(α/2)/2). */
const BOUND = Math.sqrt(-Math.log(0.001 / 2) / 2) * Math.sqrt(2 / EACH);

describeStore('a sealed case is answered as fast as one that never was', (make) => {
  let made: TestStore;
  let started: TestVigie;
  before(async () => {
    made = await make();
    started = await startTestVigie(made);
    const { unit } = await started.add('keeper', { unit: 'u', role: 'approver' });
    await started.add('ben', { unit: 'u', role: 'approver' });
    await started.vigie.context.store.inUnit(unit, (tx) =>
      sql`insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, opened_at, updated_at)
        select id, ${unit}, 'p', 't', id, 't', 'high', 'open', 'opened', now(), now()
        from unnest(array['cas_sealed', 'cas_opened']) id`.execute(tx),
    );
    const body = { visibility: 'sealed', reason: 'Order no. 12.' };
    assert.equal((await started.call('keeper', 'PUT', '/v1/cases/cas_sealed/visibility', body)).status, 200);
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });

  /** Milliseconds until each answer, by the id that was asked for; in each round by chance: what one leaves behind falls on all alike. */
  async function times(method: 'GET' | 'PUT', path: string, body?: object): Promise<Map<string, number[]>> {
    const ids = ['cas_sealed', 'cas_nevers', 'cas_nowhere', 'cas_opened'];
    const taken = new Map(ids.map((id) => [id, [] as number[]]));
    for (let n = -50; n < EACH; n++)
      for (const id of fc.sample(fc.shuffledSubarray(ids, { minLength: ids.length }), { numRuns: 1, seed: n })[0] ??
        []) {
        const began = performance.now();
        const { status } = await started.call('ben', method, path.replace('{id}', id), body);
        const took = performance.now() - began;
        assert.equal(status < 300, id === 'cas_opened' && method === 'GET', `${id}: ${status}`);
        if (n >= 0) taken.get(id)?.push(took);
      }
    return taken;
  }

  for (const [method, path, body] of [
    ['GET', '/v1/cases/{id}', undefined],
    ['GET', '/v1/cases/{id}/readers', undefined],
    ['PUT', '/v1/cases/{id}/closure', { outcome: 'other', reason: 'Seen and read.' }],
  ] as const)
    test(`${method} ${path}`, async (t) => {
      const taken = await times(method, path, body);
      const of = (id: string): number[] => taken.get(id) ?? [];
      const [sealed, never, opened] = [of('cas_sealed'), [...of('cas_nevers')], of('cas_opened')];
      const apart = distance(sealed, never);
      t.diagnostic(
        `sealed to unknown: D = ${apart.toFixed(4)}, unknown to unknown: ${distance(never, of('cas_nowhere')).toFixed(4)}, ` +
          `unknown to open: ${distance(never, opened).toFixed(4)}; bound ${BOUND.toFixed(4)} (α = 0.001, n = ${EACH})`,
      );
      assert.ok(apart < BOUND, `D = ${apart}`);
      if (method === 'GET') assert.ok(distance(never, opened) > BOUND, 'what takes longer is told apart');
    });
});
