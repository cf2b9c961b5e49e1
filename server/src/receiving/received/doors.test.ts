import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { noDovecot, startImap } from '../../../testing/mailbox.ts';
import { mailFromCy, noticeAbout, SHOP, type Shop, startShop } from '../../../testing/receiving.ts';
import { describeStore } from '../../../testing/stores.ts';
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

  test('an e-mail is a notice too: with the data attached, or in its own words; a machine’s mail is none', async () => {
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
    await assert.rejects(shop.receive(away), /machine/);
    await shop.settle();
    const mail = shop.mailbox.received().find(({ to }) => to.includes('cy@home.example'));
    assert.match(mail?.text ?? '', /lacks: the statement of good faith/);
  });

  test('an inbox’s mailbox is read: a notice once, and what is none is left', { skip: noDovecot }, async () => {
    const imap = await startImap();
    try {
      const notice = mailFromCy('Content-Type: text/html', `<p>See <b>${SHOP}/6</b></p>`, '2');
      for (const mail of [mailFromCy('Auto-Submitted: auto-replied', 'Away.', '3'), 'no mail at all', notice, notice])
        imap.deliver(mail);
      const before = (await shop.queue()).length;
      for (let n = 0; n < 2; n++) await readInboxMailbox(shop.vigie.context, `${imap.url}/INBOX#${shop.inbox}`);
      const after = await shop.queue();
      assert.equal(after.length - before, 1);
      assert.ok(after.some(({ firstUrl }: { firstUrl: string }) => firstUrl === `${SHOP}/6`));
      await assert.rejects(readInboxMailbox(shop.vigie.context, `${imap.url}/INBOX#inb_no`), /no inbox inb_no/);
    } finally {
      await imap.stop();
    }
    await shop.settle();
  });
});
