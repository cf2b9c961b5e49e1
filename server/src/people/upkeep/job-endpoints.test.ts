import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
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
    const { store, jobs } = product.vigie.context;
    // In one transaction, so that nobody takes it up before.
    await store.inUnit(unit, async (tx) => {
      await jobs.send(tx, 'listing.hash', { unit, snapshots: [] });
      await sql`update pgboss.job set state = 'failed', completed_on = now(), retry_count = 5, start_after = now(),
        output = ${JSON.stringify({ why })}::jsonb where name = 'listing.hash' and state = 'created'`.execute(tx);
    });
  }

  test('an administrator sees what the installation stands on, in words, with what is to be done', async () => {
    const { status, body } = await product.call('ana', 'GET', '/v1/installation/checks');
    assert.equal(status, 200);
    const states = new Map(
      body.items.map(({ check, state }: { check: string; state: string }) => [check, state] as const),
    );
    for (const [check, state] of [
      ['disk', 'well'],
      ['database', 'well'],
      ['log', 'well'],
      ['mail', 'note'],
      ['registers', 'well'],
      ['backup', 'mend'],
    ] as const)
      assert.equal(states.get(check), state, check);
    for (const { state, says, todo } of body.items) {
      assert.ok(says.en !== '' && says.fr !== '');
      assert.ok(state !== 'mend' || todo?.fr);
    }
    assert.equal((await product.call('cleo', 'GET', '/v1/installation/checks')).status, 403);
  });

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

  test('of a failed job that names what is hidden from them, by id or address, they see nothing', async () => {
    const unit = units.ana ?? '';
    const listing = (id: string, url: string, compartment: string) =>
      `insert into listing (id, unit_id, platform, key, url, title, first_seen, last_seen, compartment)
       values ('${id}', '${unit}', 'shop.example', '${id}', '${url}', 't', now(), now(), ${compartment});`;
    await made.asOwner(
      `select set_config('vigie.unit', '${unit}', false), set_config('vigie.reader', '*', false);
       insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, opened_at, updated_at, visibility, compartment)
       values ('cas_sealed', '${unit}', 'p', 't', 'p', 't', 'high', 'open', 'opened', now(), now(), 'sealed', 'cas_sealed');
       ${listing('lst_hidden', 'https://shop.example/offer/1', `'cas_sealed'`)}
       ${listing('lst_open', 'https://shop.example/offer/2', 'null')}`,
    );
    const told = [
      'https://shop.example/offer/1 does not answer',
      'No answer from https://shop.example/offer/1.',
      'The page of lst_hidden is empty',
      'https://shop.example/offer/2: does not answer',
    ];
    for (const why of told) await fail(unit, why);
    const { items } = (await product.call('ana', 'GET', '/v1/jobs/failed')).body;
    const seen = (found: { why: string }[]) => found.map(({ why }) => why).filter((why) => told.includes(why));
    assert.deepEqual(seen(items), told.slice(3));
    const failed = async () =>
      (await product.call('ana', 'GET', '/v1/jobs')).body.queues.find(
        ({ queue }: { queue: string }) => queue === 'listing.hash',
      ).failed;
    assert.equal(await failed(), items.length);
    const account = (await product.call('ana', 'GET', '/v1/session')).body.id;
    await made.asOwner(
      `select set_config('vigie.unit', '${unit}', false);
       insert into case_reader values ('${unit}', 'cas_sealed', '${account}', true, '${account}', now())`,
    );
    const all = (await product.call('ana', 'GET', '/v1/jobs/failed')).body.items;
    assert.deepEqual(seen(all).toSorted(), told.toSorted());
    assert.equal(await failed(), all.length);
    const hidden = all.find(({ why }: { why: string }) => why === told[2]).id;
    await made.asOwner(`delete from case_reader where case_id = 'cas_sealed'`);
    assert.equal(
      (await product.call('ana', 'POST', `/v1/jobs/failed/${hidden}/retries`)).body.code,
      'VIGIE_PEOPLE_NO_FAILED_JOB',
    );
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
