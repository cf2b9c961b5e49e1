// Two installations that reach each other. Over a bad network, and killed: exchange.long.ts.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { verifierKey } from '@vigie/proof';
import { freePort } from '../../testing/bad-network.ts';
import { platformEntry } from '../../testing/notice-delivery.ts';
import { noticeAbout, SHOP, type Shop, STATEMENT, startShop } from '../../testing/receiving.ts';
import { insertCase, insertListing } from '../../testing/rows.ts';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../testing/vigie.ts';
import { saveNotice } from '../notice/store.ts';

const NOW = '2026-11-25T10:00:00Z';

describeStore('a notice from one installation to another', (make) => {
  let made: TestStore;
  let shop: Shop;
  let sender: TestVigie;
  let replyTo = '';
  before(async () => {
    const [to, from] = [await freePort(), await freePort()];
    const url = (port: number) => `http://127.0.0.1:${port}`;
    shop = await startShop(await make(), { port: to, publicUrl: url(to), allow: [`127.0.0.1:${from}`] });
    shop.goTo(NOW);
    await shop.vigie.listen();
    made = await make();
    const folder = join(made.settings.dataDir, 'registers/platforms');
    mkdirSync(folder, { recursive: true });
    const key = verifierKey(shop.vigie.context.signer);
    const entry = platformEntry('shop', { endpoint: `${url(to)}/v1/inboxes/${shop.inbox}/notices`, key });
    writeFileSync(join(folder, 'shop.yaml'), JSON.stringify(entry));
    replyTo = `${url(from)}/v1/answers`;
    const settings = { port: from, publicUrl: url(from), allow: [`127.0.0.1:${to}`] };
    sender = await startTestVigie(made, { now: NOW, settings });
    await sender.vigie.listen();
    const trusted = { by: 'Arcom', since: '2026-01-01' };
    const watch = { name: 'Watch', key: verifierKey(sender.vigie.context.signer), trusted };
    assert.equal((await shop.call('ada', 'POST', '/v1/senders', watch)).status, 200);
  });
  after(async () => {
    await sender.stop();
    await made.drop();
    await shop.stop();
  });

  test('is there once, and its receipt, decision and statement of reasons come back, signed', async () => {
    const { account, unit } = await sender.add('one');
    const { store, jobs } = sender.vigie.context;
    const now = sender.clock();
    const send = () => store.inUnit(unit, (tx) => jobs.send(tx, 'notice.send', { unit, notice: 'ntc_1' }));
    await store.inUnit(unit, async (tx) => {
      await insertListing(tx, { id: 'lst_1', unit, platform: 'shop.example', now });
      await insertCase(tx, { id: 'cas_1', unit, platform: 'shop.example', now });
      const content = noticeAbout('ntc_1', '2', { at: NOW, replyTo });
      const listings = [{ id: 'lst_1', url: `${SHOP}/2` }];
      await saveNotice(tx, { unit, account, state: 'queued', content, listings, now });
    });
    for (let times = 0; times < 2; times++) {
      await send();
      await sender.settle();
    }
    await shop.settle();
    const [received, ...more] = await shop.queue();
    assert.deepEqual([received.proven, received.trusted, received.firstUrl, more], [true, true, `${SHOP}/2`, []]);
    const decision = { explanation: 'We removed it.', urls: [`${SHOP}/2`], statement: STATEMENT };
    assert.equal((await shop.decide(received.id, decision)).status, 200);
    await shop.settle();
    await sender.settle();

    const { items } = (await shop.call('ann', 'GET', '/v1/statements')).body;
    assert.deepEqual(
      items.map(({ submission }: { submission: { state: string } }) => submission.state),
      ['accepted'],
    );
    assert.deepEqual(
      shop.database.taken().map(({ puid }) => puid),
      [items[0].id],
    );
    const sent = (await sender.call('one', 'GET', '/v1/notices/ntc_1')).body;
    const { answers, attempts } = (await sender.call('one', 'GET', '/v1/notices/ntc_1/delivery')).body;
    assert.deepEqual([sent.state, sent.receipt.reference, attempts.length], ['sent', received.id, 1]);
    const key = verifierKey(shop.vigie.context.signer);
    assert.deepEqual(
      answers.map(({ kind, via, signedBy }: Record<string, string>) => ({ kind, via, signedBy })),
      [
        { kind: 'receipt', via: 'exchange', signedBy: key },
        { kind: 'decision', via: 'exchange', signedBy: key },
      ],
    );
    assert.equal(answers[1].decision.statements[0].id, items[0].id);
  });
});
