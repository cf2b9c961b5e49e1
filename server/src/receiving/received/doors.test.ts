import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { SHARED_DATA, unlessShared } from '../../../../tools/shared-data.ts';
import { noDovecot, startImap } from '../../../testing/mailbox.ts';
import { mailFromCy, noticeAbout, SHOP, type Shop, startShop } from '../../../testing/receiving.ts';
import { describeStore } from '../../../testing/stores.ts';
import { listLeft } from '../../base/mail/mailbox-store.ts';
import { checkMailboxes } from '../../doctor/check-mailboxes.ts';
import { readInboxMailbox } from './receive-mail.ts';

describeStore('doors for notices', (make) => {
  let shop: Shop;
  before(async () => {
    shop = await startShop(await make());
  });
  after(() => shop.stop());

  test('the form asks for what art. 16(2) asks, in French, and confirms at once', async () => {
    const page = await shop.vigie.http.inject({ method: 'GET', url: `/notify/${shop.inbox}?lang=fr` });
    assert.match(page.body, /<html lang="fr">[\s\S]*Signaler une offre illicite/);
    assert.match(page.headers['content-security-policy']?.toString() ?? '', /default-src 'none'/);
    const form = `/notify/${shop.inbox}?lang=fr`;
    const whole = {
      urls: `${SHOP}/2`,
      reasons: 'A knuckle-duster is on sale, which the law forbids. <script>x</script>',
      name: 'Bo',
      email: 'bo@people.example',
      bonaFide: 'yes',
    };
    for (const [without, word] of [
      ['urls', 'point b)'],
      ['reasons', 'point a)'],
      ['email', 'point c)'],
      ['bonaFide', 'point d)'],
    ] as const) {
      const refused = await shop.submit(form, { ...whole, [without]: '' });
      assert.equal(refused.statusCode, 422, without);
      assert.ok(refused.body.includes(word), without);
      assert.ok(!refused.body.includes('<script>'), 'what was written comes back as text');
    }
    const trapped = await shop.submit(form, { ...whole, website: 'x' });
    assert.equal(trapped.statusCode, 200);
    const done = await shop.submit(form, whole);
    const reference = /rcv_[0-9a-z]{26}/.exec(done.body)?.[0];
    assert.ok(reference, done.body);
    await shop.settle();
    const mail = shop.mailbox.received().at(-1);
    assert.deepEqual(mail?.to, ['bo@people.example']);
    assert.ok(mail?.text.includes(reference) && mail.text.includes('accusé') === false);
    const detail = (await shop.call('ann', 'GET', `/v1/received/${reference}`)).body;
    assert.deepEqual(detail.missing, []);
    assert.ok(detail.items[0].findings.length > 0, 'the engine’s findings stand beside the claim');
    await shop.notify(noticeAbout('ntc_mild', '1'));
    const [severe, mild] = await shop.queue();
    assert.ok(['high', 'critical', 'medium'].includes(severe.severity), 'the severe one comes first');
    assert.equal(mild.severity, null);
    const anonymous = await shop.submit(form, {
      ...whole,
      urls: `${SHOP}/5`,
      name: '',
      email: '',
      childOffence: 'yes',
    });
    assert.equal(anonymous.statusCode, 200);
  });

  test('an e-mail is a notice too: with the data attached, or in its own words; an automatic answer is none', async () => {
    const own = mailFromCy('Content-Type: text/plain', `See ${SHOP}/4, it is forbidden to sell that.`);
    const free = await shop.receive(own);
    assert.deepEqual(free.received.elements.urls, [`${SHOP}/4`]);
    assert.equal((await shop.receive(own)).isNew, false);
    const attached = mailFromCy(
      'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b',
      `--b\r\nContent-Type: text/plain\r\n\r\nSee attached.\r\n--b\r\nContent-Type: application/json; name=n.json\r\nContent-Disposition: attachment; filename=n.json\r\n\r\n${JSON.stringify(noticeAbout('ntc_9', '4'))}\r\n--b--\r\n`,
    );
    const data = await shop.receive(attached);
    assert.equal(data.received.elements.notice?.id, 'ntc_9');
    const asData = await shop.notify(noticeAbout('ntc_9', '4'));
    assert.deepEqual(
      [asData.status, asData.body.reference],
      [200, data.received.id],
      'by another way it is the same notice',
    );
    const away = mailFromCy('Auto-Submitted: auto-replied', 'Away.');
    await assert.rejects(shop.receive(away), /automatic reply/);
    await shop.settle();
    const mail = shop.mailbox.received().find(({ to }) => to.includes('cy@home.example'));
    assert.match(mail?.text ?? '', /lacks: the statement of good faith/);
  });

  test('a notice that a machine made is taken like another; its confirmation waits for a person', async () => {
    for (const [n, field] of ['Auto-Submitted: auto-generated', 'Precedence: bulk', 'Return-Path: <>'].entries()) {
      const { received, isNew } = await shop.receive(mailFromCy(field, `Ticket ${n}: see ${SHOP}/4.`, `t${n}`));
      assert.ok(isNew, field);
      await shop.settle();
      const sent = () => shop.mailbox.received().filter(({ text }) => text.includes(received.id)).length;
      const url = `/v1/received/${received.id}`;
      const { outgoing, state, items } = (await shop.call('ann', 'GET', url)).body;
      assert.deepEqual([state, items.length, sent()], ['open', 1, 0], field);
      assert.deepEqual([outgoing[0].state, outgoing[0].recipient], ['held', 'cy@home.example']);
      assert.ok(outgoing[0].failure.en.includes(`(${field})`), outgoing[0].failure.en);
      for (const [at, code] of [
        ['2126-01-01T00:00:00Z', 'NOT_YET_SENT'],
        ['2020-01-01T00:00:00Z', 'SENT_BEFORE_WRITTEN'],
      ]) {
        const sending = { how: 'e-mail', at, recipient: 'cy@home.example', reference: 'r' };
        const { status, body } = await shop.call('ann', 'POST', `/v1/outgoing/${outgoing[0].id}/sendings`, sending);
        assert.deepEqual([status, body.code], [400, `VIGIE_RECEIVING_${code}`], JSON.stringify(body));
      }
      const released = await shop.call('ann', 'POST', `${url}/receipt`);
      assert.deepEqual([released.status, released.body.timeline.at(-1).act], [200, 'receipt.released']);
      await shop.settle();
      assert.equal(sent(), 1, field);
      assert.equal((await shop.call('ann', 'POST', `${url}/receipt`)).status, 404, 'once');
    }
    const own = await shop.receive(mailFromCy('Auto-Submitted: no; x=y', `By hand: see ${SHOP}/4.`, 'hand'));
    assert.ok(own.isNew);
  });

  const folder = join(SHARED_DATA, 'faults/30-notices-of-machines-refused');
  test('notices that were refused since machines sent them', { skip: unlessShared(folder) }, async () => {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.eml'))) {
      const { received } = await shop.receive(readFileSync(join(folder, file)));
      assert.deepEqual(received.elements.urls, ['https://shop.example/offer/1'], file);
    }
    await shop.settle();
  });

  test('an address in another script is told of by its letters, and its domain’s sender by either form', async () => {
    const domain = 'münchen.example';
    const { status, body } = await shop.call('ada', 'POST', '/v1/senders', { name: 'Stadt', emailDomain: domain });
    assert.deepEqual([status, body.emailDomain], [200, 'xn--mnchen-3ya.example']);
    for (const [n, from] of ['jürgen@münchen.example', 'amt@xn--mnchen-3ya.example'].entries()) {
      const mail = `From: ${from}\r\nMessage-ID: <i${n}@x>\r\nSubject: Angebot\r\n\r\nSiehe ${SHOP}/4, Nummer ${n}.`;
      const { received } = await shop.receive(Buffer.from(mail));
      assert.equal(received.sender, body.id, from);
      assert.equal(received.elements.notifier?.email, from);
    }
    await shop.settle();
  });

  test('an inbox’s mailbox is read: a notice once, and what is none is left', { skip: noDovecot }, async () => {
    const imap = await startImap();
    try {
      const notice = mailFromCy('Content-Type: text/html', `<p>See <b>${SHOP}/6</b></p>`, '2');
      const report = mailFromCy(
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
        '--b--',
        '4',
      );
      const away = mailFromCy('Auto-Submitted: auto-replied', 'Away.', '3');
      for (const mail of [away, report, away, 'no mail at all', notice, notice]) imap.deliver(mail);
      const before = (await shop.queue()).length;
      for (let n = 0; n < 2; n++) await readInboxMailbox(shop.vigie.context, `${imap.url}/INBOX#${shop.inbox}`);
      const after = await shop.queue();
      assert.equal(after.length - before, 1);
      assert.ok(after.some(({ firstUrl }: { firstUrl: string }) => firstUrl === `${SHOP}/6`));
      const left = async () => (await listLeft(shop.vigie.context.store)).map(({ reason, count }) => [reason, count]);
      const counted = [
        ['refused', 1],
        ['reply', 2],
        ['report', 1],
      ];
      assert.deepEqual(await left(), counted, 'what is none is counted, once');
      const [told] = await checkMailboxes(shop.vigie.context.store);
      assert.equal(
        told?.says.en,
        'mails passed over: 1 refused for its form or size, 2 automatic replies, 1 delivery report',
      );
      assert.match(told?.todo?.en ?? '', /one may be a notice/);
      imap.renumber();
      await readInboxMailbox(shop.vigie.context, `${imap.url}/INBOX#${shop.inbox}`);
      assert.deepEqual(await left(), counted, 'read again under new numbers it is counted anew');
      await assert.rejects(readInboxMailbox(shop.vigie.context, `${imap.url}/INBOX#inb_no`), /no inbox inb_no/);
    } finally {
      await imap.stop();
    }
    await shop.settle();
  });
});
