import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type Sender, startDelivery } from '../../../testing/notice-delivery.ts';
import { describeStore } from '../../../testing/stores.ts';

describeStore('sending by hand', (make) => {
  let started: Awaited<ReturnType<typeof startDelivery>>;
  let sender: Sender;
  before(async () => {
    started = await startDelivery(await make());
    ({ sender } = started);
  });
  after(() => started.stop());

  test('where no inbox and no address is known a person sends it, with proof', async () => {
    const id = await sender.write('other');
    const found = await sender.read(id);
    assert.deepEqual([found.notice.state, found.attempts.length, found.mightLeave], ['by-hand', 0, false]);
    const tried = await sender.call('POST', `/v1/notices/${id}/tries`);
    assert.deepEqual([tried.status, tried.body.code], [409, 'VIGIE_NOTICE_NO_WAY']);
    const file = Buffer.from('<html><script>alert(1)</script>');
    // Recorded three days after it was sent.
    const at = sender.clock().toISOString();
    sender.product.pass(3 * 86_400);
    const sending = {
      how: 'registered-letter',
      at,
      recipient: 'Market Ltd, 1 Quay, Dublin',
      reference: 'RR123456789FR',
      proof: { name: 'receipt\u202e../x.html', content: file.toString('base64') },
    };
    const url = `/v1/notices/${id}/sendings`;
    const setState = (state: string) =>
      sender.product.vigie.context.store.inUnit(sender.unit, (tx) =>
        sql`update notice set state = ${state} where id = ${id}`.execute(tx),
      );
    await setState('proposed');
    assert.equal((await sender.call('POST', url, sending)).status, 409, 'four eyes first');
    await setState('by-hand');
    for (const [change, place] of [
      [{ at: '2030-01-01T00:00:00Z' }, /sending date is in the future/],
      [{ at: '2026-11-24T22:59:00Z' }, /sending date is before the date of the document, 25 November 2026/],
      [{ recipient: ' ' }, /invalid/],
      [{ proof: undefined, reference: undefined }, /invalid/],
      [{ proof: { name: 'x', content: 'not base 64!' } }, /invalid/],
    ] as const) {
      const refused = await sender.call('POST', url, { ...sending, ...change });
      assert.equal(refused.status, 400);
      assert.match(refused.body.title, place);
    }
    const first = await sender.call('POST', url, sending, 'k1');
    assert.equal(first.status, 200);
    assert.deepEqual((await sender.call('POST', url, sending, 'k1')).body, first.body, 'noted once');
    const sent = await sender.read(id);
    assert.deepEqual([sent.notice.state, sent.notice.sentAt, sent.sendings.length], ['sent', at, 1]);
    assert.equal(sent.notice.receipt.channel, 'by-hand');
    const { proof } = sent.sendings[0];
    assert.deepEqual(proof, {
      name: 'receipt‹U+202E›../x.html',
      size: file.length,
      digest: createHash('sha256').update(file).digest('hex'),
    });
    const kept = await sender.call('GET', `/v1/notices/${id}/proofs/${proof.digest}`);
    assert.equal(kept.headers['content-type'], 'application/octet-stream');
    assert.match(String(kept.headers['content-disposition']), /^attachment;/);
    assert.deepEqual(kept.body, file);
    assert.equal((await sender.call('GET', `/v1/notices/${id}/proofs/${'0'.repeat(64)}`)).status, 404);
  });
});
