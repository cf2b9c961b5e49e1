import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { type OwnServer, ownServer } from '../../../testing/own-server.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { openSession } from '../../people/index.ts';
import { awaitServer } from './await-server.ts';
import { storeFault } from './faults.ts';

describe('a database server that goes away and comes back', () => {
  let server: OwnServer;
  let product: TestVigie;
  let token: string;
  const dataDir = mkdtempSync(join(tmpdir(), 'vigie-data-'));
  before(async () => {
    server = await ownServer();
    product = await startTestVigie({ settings: { dataDir, databaseUrl: server.url } });
    const { account, unit } = await product.add('ana');
    token = await openSession(product.vigie.context.store, product.clock, { id: account, unit });
  });
  after(async () => {
    await product.stop();
    await server.drop();
    rmSync(dataDir, { recursive: true });
  });

  const get = (url: string) =>
    product.vigie.http.inject({ url, headers: { authorization: `Bearer ${token}`, 'accept-language': 'fr' } });
  const importOne = (sku: string) =>
    product.vigie.http.inject({
      method: 'POST',
      url: '/v1/listings',
      headers: { authorization: `Bearer ${token}` },
      payload: { listings: [{ platform: 'shop.example', url: `https://shop.example/${sku}`, title: 'Wooden train' }] },
    });

  async function untilGood(): Promise<void> {
    const back = Date.now();
    while ((await get('/v1/cases')).statusCode !== 200 && Date.now() < back + 5000) await delay(20);
    assert.ok(Date.now() < back + 5000);
  }

  test('meanwhile it is said, with when to ask again; then all goes on by itself', async () => {
    assert.equal((await get('/v1/cases')).statusCode, 200);
    assert.equal((await get('/health/ready')).statusCode, 200);
    await server.stop();
    for (const url of ['/v1/cases', '/health/ready']) {
      const reply = await get(url);
      assert.equal(reply.statusCode, 503, url);
      assert.match(String(reply.headers['retry-after']), /^\d+$/);
      assert.match(String(reply.headers['content-type']), /^application\/problem\+json\b/);
      const problem = reply.json();
      assert.equal(problem.code, url === '/v1/cases' ? 'VIGIE_STORE_AWAY' : 'VIGIE_HTTP_NOT_READY');
      assert.match(`${problem.title} ${problem.detail}`, /La base de données ne répond pas/);
      assert.equal(problem.request, reply.headers['x-request-id']);
    }
    assert.equal((await get('/health/live')).statusCode, 200);
    await server.start();
    await untilGood();
    assert.equal((await get('/health/ready')).statusCode, 200);
    assert.equal((await importOne('a')).statusCode, 200);
    await product.settle();
  });

  test('connections that the server ends under load end nothing else', async () => {
    const answered: number[] = [];
    let isOver = false;
    const load = Array.from({ length: 4 }, async (_, which) => {
      for (let n = 0; !isOver; n++) answered.push((await importOne(`b${which}.${n}`)).statusCode);
    });
    for (let round = 0; round < 5; round++) {
      const good = answered.filter((status) => status === 200).length;
      while (answered.filter((status) => status === 200).length === good) await delay(10);
      await server.ask(
        `select pg_terminate_backend(pid) from pg_stat_activity where usename = (select app from vigie_roles())`,
      );
    }
    isOver = true;
    await Promise.all(load);
    assert.deepEqual(
      answered.filter((status) => status !== 200 && status !== 503),
      [],
    );
    assert.ok(answered.includes(200));
    await untilGood();
    assert.equal((await importOne('c')).statusCode, 200);
    await product.settle();
  });

  test('a full disk is told as one, the database’s as our own', async () => {
    const { store } = product.vigie.context;
    const raised = (code: string): Promise<unknown> =>
      sql
        .raw(`do $$ begin raise sqlstate '${code}'; end $$`)
        .execute(store.db)
        .then(
          () => null,
          (error: unknown) => storeFault(error)?.code,
        );
    assert.equal(await raised('53100'), 'VIGIE_STORE_FULL');
    assert.equal(await raised('53300'), 'VIGIE_STORE_BUSY');
    assert.equal(await raised('57P01'), 'VIGIE_STORE_AWAY');
    assert.equal(await raised('23505'), undefined, 'a fault of ours is none of the server');
    assert.throws(
      () => writeFileSync('/dev/full', 'x'),
      (error) => storeFault(error)?.code === 'VIGIE_STORE_FULL',
    );
  });

  test('who starts before the server waits for it, and says so', async () => {
    await server.stop();
    const said: string[] = [];
    const waits = awaitServer(server.url, (line) => said.push(line));
    await delay(300);
    await server.start();
    await waits;
    assert.equal(said.length, 2);
    assert.match(said[0] ?? '', /does not answer yet \(.+\). Trying again until it does\.$/);
    assert.match(said[1] ?? '', /answers now/);
    // A wrong password is nothing to wait for.
    await awaitServer(server.url.replace(/:[0-9a-f]+@/, ':wrong@'), (line) => assert.fail(line));
  });
});
