import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { mailFromCy, noticeAbout, SHOP, type Shop, STATEMENT, startShop } from '../../../testing/receiving.ts';
import { describeStore } from '../../../testing/stores.ts';
import { rows } from '../../base/database/rows.ts';

describeStore('decisions on notices', (make) => {
  let shop: Shop;
  before(async () => {
    shop = await startShop(await make());
  });
  after(() => shop.stop());

  test('a decision restricts once, tells notifier and trader why, and reaches the Transparency Database once', async () => {
    await shop.receive(mailFromCy('Content-Type: text/plain', `See ${SHOP}/4, it is forbidden to sell that.`));
    await shop.notify(noticeAbout('ntc_9', '4'));
    const about = (await shop.queue()).filter(({ firstUrl }: { firstUrl: string }) => firstUrl === `${SHOP}/4`);
    assert.deepEqual([about.length, about[0].alike], [2, 1]);
    const input = { explanation: 'We removed it.', urls: [`${SHOP}/4`], statement: STATEMENT, alike: true };
    const named = { ...STATEMENT, facts: 'Sold by Trading House, sales@house.example.' };
    const refused = await shop.decide(about[0].id, { ...input, statement: named });
    assert.equal(refused.body.code, 'VIGIE_RECEIVING_STATEMENT');
    assert.match(refused.body.detail, /personal-email \(decision_facts\)[\s\S]*personal-name \(decision_facts\)/);
    assert.equal((await shop.decide(about[0].id, { ...input, statement: null })).status, 400);
    assert.equal(
      (await shop.decide(about[0].id, { ...input, urls: [`${SHOP}/1`] })).body.code,
      'VIGIE_RECEIVING_ADDRESS',
    );
    shop.database.trouble('down');
    assert.equal((await shop.decide(about[0].id, input)).body.decided.length, 2);
    assert.equal((await shop.decide(about[0].id, input)).body.code, 'VIGIE_RECEIVING_DECIDED');
    await shop.settle();
    const page = (await shop.call('ann', 'GET', '/v1/statements')).body;
    assert.equal(page.items.length, 1, 'one address, one statement');
    // The database was down: it waits with the reason, and goes at the next try.
    assert.deepEqual([page.items[0].submission.state, page.items[0].submission.attempts], ['queued', 1]);
    assert.match(page.items[0].submission.failure.en, /503/);
    await shop.call('ann', 'POST', `/v1/statements/${page.items[0].id}/submission`);
    await shop.settle();
    const [kept] = shop.database.taken();
    const detail = (await shop.call('ann', 'GET', `/v1/statements/${page.items[0].id}`)).body;
    assert.deepEqual(
      [detail.submission.state, detail.submission.uuid, kept?.puid],
      ['accepted', kept?.uuid, detail.id],
    );
    assert.equal(shop.database.taken().length, 1);
    assert.match(detail.buyersNotice.fr, /article 32/);
    const texts = shop.mailbox.received();
    assert.match(
      texts.find(({ to }) => to.includes('sales@house.example'))?.text ?? '',
      /Restriction: listing removed/,
    );
    assert.match(
      texts.filter(({ to }) => to.includes('cy@home.example')).at(-1)?.text ?? '',
      /We have restricted what you notified/,
    );
    // A later notice about the same address meets the statement in force.
    const late = await shop.notify(noticeAbout('ntc_late', '4'));
    await shop.decide(late.body.reference, { ...input, alike: false });
    assert.equal((await shop.call('ann', 'GET', '/v1/statements')).body.items.length, 1);
  });

  test('an answer lost on the way is not a second statement: the database is asked by puid', async () => {
    const { reference } = (await shop.notify(noticeAbout('ntc_1', '1'))).body;
    const taken = shop.database.taken().length;
    shop.database.trouble('lost');
    await shop.decide(reference, { explanation: 'Gone.', urls: [`${SHOP}/1`], statement: STATEMENT });
    await shop.settle();
    const [waiting] = (await shop.call('ann', 'GET', '/v1/statements')).body.items;
    assert.deepEqual([waiting.submission.state, waiting.submission.attempts], ['queued', 1]);
    await shop.call('ann', 'POST', `/v1/statements/${waiting.id}/submission`);
    await shop.settle();
    // The database says that it has it, and no longer under which number.
    const after = (await shop.call('ann', 'GET', `/v1/statements/${waiting.id}`)).body;
    assert.deepEqual([after.submission.state, after.submission.uuid], ['accepted', null]);
    assert.equal(shop.database.taken().length, taken + 1);
  });

  test('what only looks like personal data passes once a person says why, in the audit log and with the statement', async () => {
    const { reference } = (await shop.notify(noticeAbout('ntc_looks', '2'))).body;
    const facts = 'Engraved (212) 555-0123, sold by Trading House.';
    const decide = (notPersonal: unknown) =>
      shop.decide(reference, {
        explanation: 'We removed it.',
        urls: [`${SHOP}/2`],
        statement: { ...STATEMENT, facts, notPersonal },
      });
    assert.match((await decide(null)).body.detail, /personal-phone[\s\S]*personal-name/);
    const reason = 'The engraving is a pattern number.';
    const part = (await decide({ kinds: ['phone'], reason })).body.detail;
    assert.ok(/personal-name/.test(part) && !/personal-phone/.test(part), part);
    assert.equal((await decide({ kinds: ['phone', 'name'], reason: '' })).status, 400);
    assert.equal((await decide({ kinds: ['phone', 'iban', 'name'], reason })).status, 200);
    await shop.settle();
    const [statement] = (await shop.call('ann', 'GET', '/v1/statements')).body.items;
    assert.deepEqual([statement.content.notPersonal.reason, statement.submission.state], [reason, 'accepted']);
    assert.equal(shop.database.taken().at(-1)?.puid, statement.id);
    assert.ok(!JSON.stringify(shop.database.taken().at(-1)).includes(reason), 'the reason is not published');
    const [noted] = await shop.vigie.context.store.inUnit(shop.unit, (tx) =>
      rows(
        tx,
        z.object({ reason: z.string(), content: z.object({ kinds: z.array(z.string()) }) }),
        sql`select reason, content from audit where act = 'statement.overruled' and subject_id = ${statement.id}`,
      ),
    );
    assert.deepEqual(noted, { reason, content: { kinds: ['phone', 'name'] } });
  });

  test('a notice that asks for more is not decided alike; one that is restricted in part is told so', async () => {
    const both = noticeAbout('ntc_both', '3');
    const [listing] = both.listings;
    assert.ok(listing);
    const wide = { ...both, listings: [listing, { ...listing, url: `${SHOP}/5`, id: '5' }] };
    const asked = (await shop.notify(noticeAbout('ntc_3', '3'))).body.reference;
    const more = (await shop.notify(wide)).body.reference;
    const input = { explanation: 'We removed it.', urls: [`${SHOP}/3`], statement: STATEMENT, alike: true };
    assert.deepEqual((await shop.decide(asked, input)).body.decided, [asked]);
    assert.deepEqual((await shop.decide(more, input)).body.decided, [more]);
    const outcome = async (id: string) => (await shop.call('ann', 'GET', `/v1/received/${id}`)).body.decision.outcome;
    assert.deepEqual([await outcome(asked), await outcome(more)], ['acted', 'partly']);
  });

  test('the same request again, by its key, is one decision; by another key it comes too late', async () => {
    const { reference } = (await shop.notify(noticeAbout('ntc_5', '5'))).body;
    const path = `/v1/received/${reference}/decision`;
    const body = { explanation: 'These are gloves.', urls: [] };
    const first = await shop.call('ann', 'POST', path, body, 'k1');
    assert.deepEqual((await shop.call('ann', 'POST', path, body, 'k1')).body, first.body);
    assert.equal((await shop.call('ann', 'POST', path, body, 'k2')).body.code, 'VIGIE_RECEIVING_DECIDED');
  });
});
