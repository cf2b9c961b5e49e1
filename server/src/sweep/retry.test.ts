import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../testing/vigie.ts';

const PAGES = 20;
const OFFER = JSON.stringify({ '@context': 'https://schema.org', '@type': 'Product', name: 'Copper kettle' });

describeStore('pages of a sweep that were not seen', (make) => {
  let made: TestStore;
  let product: TestVigie;
  let isUp = false;
  let shop = '';
  const server = createServer((request, reply) => {
    reply.writeHead(isUp || request.url === '/1' ? 200 : 404, { 'content-type': 'text/html' });
    reply.end(`<title>Copper kettle</title><script type="application/ld+json">${OFFER}</script>`);
  });
  before(async () => {
    made = await make();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = z.object({ port: z.int() }).parse(server.address());
    shop = `http://127.0.0.1:${port}`;
    product = await startTestVigie(made, { settings: { allow: [new URL(shop).host] } });
    await product.add('ann', { unit: 'one', role: 'analyst' });
    await product.add('aud', { unit: 'one', role: 'auditor' });
  });
  after(async () => {
    await product.stop();
    server.close();
    await made.drop();
  });
  const ask = async (who: string, method: 'GET' | 'POST', path: string, body?: object, key?: string) => {
    const reply = await product.call(who, method, `/v1/sweeps${path}`, body, key);
    return { status: reply.status, body: reply.body, code: reply.body?.code };
  };
  const look = async (id: string) => (await ask('ann', 'GET', `/${id}`)).body;

  test('what could not be seen is visited again, until somebody has reviewed', async () => {
    const text = Array.from({ length: PAGES }, (_, n) => `${shop}/${n + 1}`).join('\n');
    const source = { kind: 'addresses', name: 'list.txt', text };
    // No rule of it flags a kettle.
    const packs = ['fr-medicines'];
    const { body } = await ask('ann', 'POST', '', { question: 'Which?', packs, source, missing: 'Others' });
    await product.settle();
    const asked = body.id;
    await ask('ann', 'POST', `/${asked}/plan`, {
      design: 'all',
      secondReview: 0,
      elusion: 1,
      outside: { kind: 'unit' },
    });
    await product.settle();
    assert.equal((await ask('ann', 'POST', `/${asked}/retries`)).code, 'VIGIE_SWEEP_STATE');
    await ask('ann', 'POST', `/${asked}/seed`, {});
    await product.settle();
    const before = await look(asked);
    const { seen, failed: unseen, toReview } = before.progress;
    assert.deepEqual([before.state, seen, unseen, toReview], ['review', 1, PAGES - 1, 1]);
    isUp = true;
    assert.equal((await ask('aud', 'POST', `/${asked}/retries`)).status, 403);
    assert.equal((await ask('ann', 'POST', `/${asked}/retries`)).body.state, 'running');
    await product.settle();
    const { state, progress } = await look(asked);
    // The elusion sample is drawn anew of all that is seen now, not added to.
    assert.deepEqual([state, progress.seen, progress.failed, progress.toReview], ['review', PAGES, 0, 1]);
    assert.equal((await ask('ann', 'POST', `/${asked}/retries`, undefined, 'more')).code, 'VIGIE_SWEEP_NOTHING_FAILED');
    const { item } = (await ask('ann', 'GET', `/${asked}/next`)).body;
    await ask('ann', 'POST', `/${asked}/reviews`, { number: item.number, isProhibited: false }, 'one');
    assert.equal((await ask('ann', 'POST', `/${asked}/retries`, undefined, 'late')).code, 'VIGIE_SWEEP_REVIEWED');
  });
});
