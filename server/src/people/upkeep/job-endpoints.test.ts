import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';

const TOKEN = 'a-token-of-sixteen-or-more';

describeStore('what whoever keeps the service running sees', (make) => {
  let made: TestStore;
  let product: TestVigie;
  const units: Record<string, string> = {};
  before(async () => {
    made = await make();
    product = await startTestVigie(made, { settings: { metricsToken: TOKEN } });
    for (const name of ['ana', 'ben']) units[name] = (await product.add(name, { role: 'administrator' })).unit;
    await product.add('cleo', { unit: 'ana' });
  });
  after(async () => {
    await product.stop();
    await made.drop();
  });

  /** Queues a job of a unit that has failed for good. */
  async function fail(unit: string, why: string): Promise<void> {
    const { store, jobs, clock } = product.vigie.context;
    const after = new Date(clock().getTime() + 1e12);
    await store.inUnit(unit, (tx) => jobs.send(tx, 'listing.hash', { unit, snapshots: [] }, { after }));
    await made.asOwner(`update pgboss.job set state = 'failed', completed_on = now(), retry_count = 5, start_after = now(),
      output = '{"why": "${why}"}' where name = 'listing.hash' and state = 'created'`);
  }

  test('an administrator sees the jobs of the unit that failed, and has one tried again', async () => {
    await fail(units.ana ?? '', 'no room');
    await fail(units.ben ?? '', 'another unit');
    await fail('', 'of no unit');
    const { status, body } = await product.call('ana', 'GET', '/v1/jobs/failed');
    assert.equal(status, 200);
    assert.deepEqual(
      body.items.map(({ queue, why, tries }: Record<string, unknown>) => [queue, why, tries]),
      [
        ['listing.hash', 'of no unit', 6],
        ['listing.hash', 'no room', 6],
      ],
    );
    const [{ id: first }, { id }] = body.items;
    const second = await product.call('ana', 'GET', `/v1/jobs/failed?limit=1&cursor=${first}`);
    assert.deepEqual(
      second.body.items.map((job: { id: string }) => job.id),
      [id],
    );
    const { queues } = (await product.call('ana', 'GET', '/v1/jobs')).body;
    assert.deepEqual(queues.find(({ queue }: { queue: string }) => queue === 'listing.hash')?.failed, 2);
    assert.equal((await product.call('cleo', 'GET', '/v1/jobs/failed')).status, 403);
    const retry = `/v1/jobs/failed/${id}/retries`;
    assert.equal((await product.call('ben', 'POST', retry)).body.code, 'VIGIE_PEOPLE_NO_FAILED_JOB');
    assert.equal((await product.call('ana', 'POST', retry, {}, 'k')).status, 204);
    assert.equal((await product.call('ana', 'POST', retry, {}, 'k')).status, 204, 'told once more');
    for (const end = Date.now() + 20_000; ; await delay(50)) {
      const left = (await product.call('ana', 'GET', '/v1/jobs/failed')).body.items;
      if (left.length === 1) break;
      assert.ok(Date.now() < end);
    }
  });

  test('figures for who watches over the installation, and for nobody without the token', async () => {
    const ask = async (authorization?: string) =>
      product.vigie.http.inject({ url: '/metrics', headers: authorization === undefined ? {} : { authorization } });
    for (const wrong of [undefined, 'Bearer ', `Bearer ${TOKEN}x`, `Basic ${TOKEN}`])
      assert.equal((await ask(wrong)).statusCode, 404, wrong);
    const { statusCode, body } = await ask(`Bearer ${TOKEN}`);
    assert.equal(statusCode, 200);
    for (const line of [
      /^vigie_http_request_seconds_count\{method="GET",route="\/v1\/jobs\/failed",status="403"\} 1$/m,
      /^vigie_jobs_failed\{queue="listing.hash"\} \d+$/m,
      /^vigie_store_up 1$/m,
      /^vigie_store_bytes [1-9]\d+/m,
      /^vigie_data_free_bytes \d+/m,
      /^# TYPE vigie_captures gauge$/m,
      /^# TYPE vigie_sends gauge$/m,
      /^# TYPE vigie_log_entries gauge$/m,
      /^process_resident_memory_bytes \d+$/m,
    ])
      assert.match(body, line);
    assert.doesNotMatch(body, /cas_|acc_|unt_/, 'of nobody in particular');
  });
});
