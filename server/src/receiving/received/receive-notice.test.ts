import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createSigner, verifierKey } from '@vigie/proof';
import { noticeAbout, SHOP, type Shop, startShop } from '../../../testing/receiving.ts';
import { describeStore } from '../../../testing/stores.ts';
import { onlyKey, type SignedRequest, signRequest, verifyResponse } from '../../base/peer/http-signature.ts';
import type { Notice } from '../../notice/index.ts';

describeStore('notices that come in', (make) => {
  let shop: Shop;
  before(async () => {
    shop = await startShop(await make());
  });
  after(() => shop.stop());

  test('anybody may send a notice as data; sent again it is the same, and gets the same receipt', async () => {
    const url = `/v1/inboxes/${shop.inbox}/notices`;
    const first = await shop.notify(noticeAbout('ntc_1', '1'));
    assert.deepEqual([first.status, first.body.kind, first.body.notice], [202, 'receipt', 'ntc_1']);
    const again = await shop.call('', 'POST', url, noticeAbout('ntc_1', '1'));
    assert.deepEqual([again.status, again.body], [200, first.body]);
    assert.equal((await shop.call('', 'POST', url, noticeAbout('ntc_1', '3'))).body.code, 'VIGIE_RECEIVING_ID_REUSED');
    assert.equal((await shop.call('', 'POST', url, { format: 'vigie.notice/1' })).status, 400);
    assert.equal((await shop.call('', 'POST', '/v1/inboxes/inb_none/notices', noticeAbout('n', '1'))).status, 404);
    const [line] = await shop.queue();
    assert.deepEqual([line.id, line.proven, line.trusted], [first.body.reference, false, false]);
  });

  test('inboxes and senders are for an administrator; the name is the inbox', async () => {
    const opened = { platform: 'shop.example', name: 'Notices', language: 'en', openForm: true };
    assert.equal((await shop.call('ann', 'POST', '/v1/inboxes', opened)).body.code, 'VIGIE_PEOPLE_ROLE_ADMIN');
    assert.equal((await shop.call('ann', 'POST', '/v1/senders', { name: 'Watch' })).status, 403);
    assert.equal((await shop.call('ada', 'POST', '/v1/inboxes', opened)).body.id, shop.inbox);
    const unknown = await shop.call('ada', 'PUT', '/v1/senders/snd_no', { name: 'Watch' });
    assert.deepEqual([unknown.status, unknown.body.code], [404, 'VIGIE_RECEIVING_UNKNOWN']);
  });

  test('a signed notice is its sender’s: with the key of a trusted flagger it comes first; the receipt is signed', async () => {
    const signer = createSigner('watch.example', Buffer.alloc(32, 7));
    const send = async (notice: Notice) => {
      const body = Buffer.from(JSON.stringify(notice));
      const headers = { 'content-type': 'application/json', 'idempotency-key': notice.id };
      const request: SignedRequest = {
        method: 'POST',
        url: `${SHOP}/v1/inboxes/${shop.inbox}/notices`,
        headers,
        body,
      };
      const signed = Object.fromEntries(
        signRequest(request, signer, shop.clock()).map(([name, value]) => [name.toLowerCase(), value]),
      );
      const answer = await shop.vigie.http.inject({
        method: 'POST',
        url: new URL(request.url).pathname,
        headers: { ...headers, ...signed },
        payload: body,
      });
      return { answer, request: { ...request, headers: { ...headers, ...signed } } };
    };
    const trusted = { by: 'Arcom', since: '2026-01-01' };
    const sender = await shop.call('ada', 'POST', '/v1/senders', { name: 'Watch', key: verifierKey(signer), trusted });
    assert.equal(sender.body.isTrusted, true);
    const twin = await shop.call('ada', 'POST', '/v1/senders', { name: 'Other', key: verifierKey(signer) });
    assert.deepEqual([twin.status, twin.body.code], [409, 'VIGIE_HTTP_SAME'], 'a key is one sender’s');
    await shop.notify(noticeAbout('ntc_older', '2'));
    const { answer, request } = await send(noticeAbout('ntc_2', '3'));
    assert.equal(answer.statusCode, 202, answer.body);
    const own = verifierKey(shop.vigie.context.signer);
    const { statusCode: status, headers, rawPayload: body } = answer;
    await verifyResponse(
      { status, headers: headers as Record<string, string>, body },
      request,
      onlyKey(own),
      shop.clock(),
    );
    const [first] = await shop.queue();
    assert.deepEqual([first.sender, first.proven, first.trusted], ['Watch', true, true]);
    // Another day the status is suspended: the notice is like any other.
    await shop.call('ada', 'PUT', `/v1/senders/${sender.body.id}`, {
      name: 'Watch',
      key: verifierKey(signer),
      trusted: { ...trusted, suspendedSince: '2026-11-24' },
    });
    assert.equal((await shop.queue()).at(-1).id, first.id, 'the youngest without standing is last');
    await shop.call('ada', 'PUT', `/v1/senders/${sender.body.id}`, {
      name: 'Watch',
      key: verifierKey(signer),
      trusted,
    });
    const broken = await shop.vigie.http.inject({
      method: 'POST',
      url: `/v1/inboxes/${shop.inbox}/notices`,
      headers: { ...request.headers } as Record<string, string>,
      payload: Buffer.from(JSON.stringify(noticeAbout('ntc_2', '4'))),
    });
    assert.equal(broken.json().code, 'VIGIE_EXCHANGE_UNSIGNED');
  });

  test('a suspicion of a crime is reported to an authority and recorded with its notice', async () => {
    const reference = (await shop.notify(noticeAbout('ntc_grave', '1'))).body.reference;
    const reported = {
      memberState: 'FR',
      authority: 'Parquet de Paris',
      facts: 'A threat to safety.',
      reportedAt: '2026-11-24T08:00:00Z',
    };
    const detail = (await shop.call('ann', 'POST', `/v1/received/${reference}/suspicions`, reported)).body;
    assert.deepEqual(
      detail.suspicions.map(({ id: _, ...rest }: { id: string }) => rest),
      [{ ...reported, reportedAt: '2026-11-24T08:00:00.000Z' }],
    );
    assert.ok(detail.timeline.some(({ act }: { act: string }) => act === 'suspicion.reported'));
  });
});
