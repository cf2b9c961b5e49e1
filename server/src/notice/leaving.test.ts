import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { type Mailbox, type Marketplace, startMailbox, startMarketplace } from '@vigie/demo';
import { z } from 'zod';
import { addressOf, importPages } from '../../testing/import-pages.ts';
import { sampleOf } from '../../testing/notice-inputs.ts';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../testing/vigie.ts';
import { openSession, verifyAudit } from '../people/index.ts';

const TITLES = ['Adult doll, 80 cm', 'Knuckle duster, brass', 'Zombie knife, serrated, 38 cm'];
const reason = 'Seen and read.';

describeStore('what leaves for several cases', (make) => {
  let made: TestStore;
  let product: TestVigie;
  let marketplace: Marketplace;
  let mailbox: Mailbox;
  let unit = '';
  let ids: string[] = [];

  // biome-ignore lint/suspicious/noExplicitAny: what comes back is asserted on, not typed
  async function ask(who: string, method: 'GET' | 'POST' | 'PUT', url: string, body?: object): Promise<any> {
    const reply = await product.call(who, method, url, body);
    assert.equal(reply.status, 200, `${method} ${url}: ${JSON.stringify(reply.body).slice(0, 400)}`);
    return reply.body;
  }
  const refused = async (who: string, url: string, body: object) => {
    const { status, body: problem } = await product.call(who, 'POST', url, body);
    return { status, code: problem.code, lines: String(problem.detail ?? '').split('\n') };
  };
  /** What left the house, without what the house tells its own people. */
  const left = () => mailbox.received().filter(({ to }) => !to[0]?.endsWith('@test.example'));
  const noticesOf = async (id: string | undefined) => (await ask('author', 'GET', `/v1/notices?case=${id}`)).items;

  before(async () => {
    made = await make();
    marketplace = await startMarketplace({});
    mailbox = await startMailbox();
    product = await startTestVigie(made, {
      settings: { allow: [new URL(marketplace.url).host], smtpUrl: mailbox.url, mailFrom: 'vigie@unit.example' },
    });
    ({ unit } = await product.add('author', { unit: 'u' }));
    await product.add('approver', { unit: 'u', role: 'approver' });
    await product.add('admin', { unit: 'u', role: 'administrator' });
    await product.add('stranger', { unit: 'v', role: 'administrator' });
    for (const title of TITLES) await importPages(product, addressOf(marketplace, title), { unit });
    const { items } = await ask('author', 'GET', '/v1/cases?sort=oldest&limit=9');
    ids = TITLES.map((title) => items.find((each: { title: string }) => each.title === title)?.id);
    assert.ok(ids.every(Boolean));
    const authority = { name: 'Autorité', address: null, email: 'orders@authority.example' };
    await ask('admin', 'PUT', '/v1/unit', { status: { authority, trustedFlagger: null }, reason });
    for (const id of ids.slice(0, 2))
      await ask('author', 'POST', `/v1/cases/${id}/decisions`, { kind: 'confirm', reason });
  });
  after(async () => {
    await product.stop();
    await mailbox.stop();
    await marketplace.stop();
    await made.drop();
  });

  test('it is told which cases can take part in one notice, and why others cannot', async () => {
    const [doll = '', duster = '', knife = ''] = ids;
    const url = `/v1/joint-notices/candidates?kind=dsa-16`;
    const weigh = async (query: string) =>
      (await ask('author', 'GET', `${url}&${query}`)).items.map(
        ({ case: id, whyNot }: { case: string; whyNot: { en: string } | null }) => [id, whyNot?.en ?? null],
      );
    assert.deepEqual(await weigh(ids.map((id) => `case=${id}`).join('&')), [
      [doll, null],
      [duster, null],
      [knife, 'It is not confirmed.'],
    ]);
    const { trader, platform } = await ask('author', 'GET', `/v1/cases/${duster}`);
    assert.deepEqual((await weigh(`platform=${platform}`)).length, 2, 'those that stand');
    assert.equal((await weigh(`platform=${platform}&trader=${encodeURIComponent(trader)}`)).length > 0, true);
    assert.deepEqual(await weigh(`platform=${platform}&trader=nobody`), []);
    assert.equal((await product.call('stranger', 'GET', `${url}&case=${doll}`)).status, 404);
    assert.equal((await product.call('author', 'GET', url)).status, 400, 'cases or a platform');
    const all = { cases: ids, language: 'fr', bonaFide: true, recipient: 'notices@market.example' };
    const { status, code, lines } = await refused('author', '/v1/joint-notices', all);
    assert.deepEqual([status, code], [409, 'VIGIE_NOTICE_NOT_TOGETHER']);
    assert.deepEqual(lines, ['Zombie knife, serrated, 38 cm: It is not confirmed.']);
    assert.deepEqual(await noticesOf(doll), [], 'all or none');
  });

  test('one order names all offers, waits for one approval, is sent once; each case has its record, term and answer', async () => {
    const [doll = '', duster = ''] = ids;
    const order = {
      cases: [doll, duster],
      kind: 'dsa-9',
      language: 'fr',
      recipient: 'orders@market.example',
      elements: sampleOf('dsa-9', 'fr').elements,
    };
    const { text, content } = await ask('author', 'POST', '/v1/joint-notices/preview', order);
    assert.equal(content.listings.length, 2);
    for (const { url } of content.listings) assert.ok(text.includes(url));
    assert.deepEqual(
      new Set(content.reasons.map(({ listingUrl }: { listingUrl: string }) => listingUrl)),
      new Set(content.listings.map(({ url }: { url: string }) => url)),
    );
    const { items } = await ask('author', 'POST', '/v1/joint-notices', order);
    assert.deepEqual(
      items.map(({ state, joint }: { state: string; joint: { lead: string; count: number } }) => [
        state,
        joint.count,
        joint.lead,
      ]),
      [
        ['proposed', 2, items[0].id],
        ['proposed', 2, items[0].id],
      ],
    );
    await product.settle();
    assert.equal(
      (await refused('author', `/v1/notices/${items[1].id}/approvals`, { decision: 'approve', reason })).code,
      'VIGIE_NOTICE_OWN_APPROVAL',
    );
    assert.equal((await ask('approver', 'GET', '/v1/cases/counts')).views.approve, 2);
    await ask('approver', 'POST', `/v1/notices/${items[1].id}/approvals`, { decision: 'approve', reason });
    await product.settle();
    assert.equal((await ask('approver', 'GET', '/v1/cases/counts')).views.approve, 0);
    const [mail, ...more] = left();
    assert.ok(mail && more.length === 0, 'one message');
    for (const { url } of content.listings) assert.ok(mail.text.includes(url));
    for (const id of [doll, duster]) {
      const [notice] = await noticesOf(id);
      assert.deepEqual([notice.state, notice.receipt.channel, notice.content.listings.length], ['sent', 'smtp', 1]);
      assert.ok(notice.deadline.dueAt);
      assert.equal((await ask('author', 'GET', `/v1/follow-ups?case=${id}`)).followUps.length, 1);
      const { timeline } = await ask('author', 'GET', `/v1/cases/${id}`);
      const acts = timeline.map(({ act }: { act: string }) => act).filter((act: string) => act.startsWith('notice.'));
      assert.deepEqual(acts, ['notice.proposed', 'notice.approved', 'notice.sent']);
      assert.equal((await product.call('author', 'GET', `/v1/notices/${notice.id}/pdf`)).status, 200);
    }
    const typed = { kind: 'receipt', at: product.clock().toISOString(), reference: 'M-1' };
    const answers = async (id: string) => (await ask('author', 'GET', `/v1/notices/${id}/delivery`)).answers.length;
    await ask('author', 'POST', `/v1/notices/${items[1].id}/answers`, { ...typed, together: true });
    assert.deepEqual([await answers(items[0].id), await answers(items[1].id)], [1, 1]);
    const decision = { outcome: 'acted', explanation: 'Taken down.' };
    await ask('author', 'POST', `/v1/notices/${items[1].id}/answers`, { kind: 'decision', at: typed.at, decision });
    assert.deepEqual([await answers(items[0].id), await answers(items[1].id)], [1, 2], 'each has its own');
    const again = await ask('author', 'GET', `/v1/joint-notices/candidates?kind=dsa-9&case=${doll}`);
    assert.match(again.items[0].whyNot.en, /already proposed, on its way or sent/);
  });

  test('who may not see one of its cases does not act on it, and reads what it says of the others', async () => {
    const [doll = '', duster = ''] = ids;
    const input = { cases: [doll, duster], kind: 'gpsr-22-notice', language: 'fr', bonaFide: true };
    const { items } = await ask('author', 'POST', '/v1/joint-notices', input);
    await product.settle();
    const states = (await noticesOf(duster)).map(({ state }: { state: string }) => state).sort();
    assert.deepEqual(states, ['by-hand', 'sent'], 'no address is known');
    await ask('approver', 'PUT', `/v1/cases/${doll}/visibility`, { visibility: 'named', reason });
    const others = `/v1/joint-notices/candidates?kind=dsa-16&case=${doll}`;
    assert.match((await ask('approver', 'GET', others)).items[0].whyNot.en, /restricted/);
    const sending = { how: 'web-form', at: product.clock().toISOString(), recipient: 'market', reference: 'F-77' };
    const url = `/v1/notices/${items[1].id}`;
    assert.equal((await refused('author', `${url}/sendings`, sending)).code, 'VIGIE_NOTICE_PARTLY_HIDDEN');
    assert.equal((await product.call('author', 'GET', `${url}/message`)).status, 403);
    const seen = await ask('author', 'GET', url);
    assert.deepEqual([seen.joint.count, seen.joint.parts.length, seen.content.listings.length], [2, 1, 1]);
    assert.equal((await product.call('author', 'GET', `${url}/sheet`)).status, 403);
    const sheet = await ask('approver', 'GET', `${url}/sheet`);
    assert.deepEqual([sheet.form.key, sheet.form.verified], ['dsa-16-2', true]);
    const locations = sheet.fields.find(({ key }: { key: string }) => key === 'locations');
    assert.deepEqual([locations.text.split('\n').length, locations.parts.length], [2, 2], 'of all its cases');
    assert.equal((await product.call('approver', 'GET', `${url}/sheet?form=none`)).status, 404);
    await ask('approver', 'POST', `${url}/sendings`, sending);
    await product.settle();
    for (const { id } of items) {
      const notice = await ask('approver', 'GET', `/v1/notices/${id}`);
      assert.deepEqual([notice.state, notice.receipt.reference], ['sent', 'F-77']);
    }
    assert.equal(await product.vigie.context.store.inUnit(unit, verifyAudit), null);
  });

  test('a notice found wrong is withdrawn everywhere it went: letters, checks, term, figures and the error rate say so', async () => {
    const [, duster = ''] = ids;
    const send = async (input: object) => {
      const { id } = await ask('author', 'POST', '/v1/notices', { case: duster, language: 'fr', ...input });
      await product.settle();
      return id;
    };
    const notice = await send({ bonaFide: true, recipient: 'notices@market.example' });
    const amend = `/v1/notices/${notice}/amendments`;
    const { elements } = sampleOf('coordinator', 'fr');
    const told = await send({ kind: 'coordinator', recipient: 'arcom@authority.example', elements });
    const withdrawal = { kind: 'withdrawal', cause: 'inaccurate', wrong: 'It is a paperweight.' };
    assert.equal((await refused('author', `/v1/notices/${told}/amendments`, withdrawal)).code, 'VIGIE_NOTICE_NOT_SENT');
    await ask('approver', 'POST', `/v1/notices/${told}/approvals`, { decision: 'approve', reason });
    const reminder = await send({ kind: 'reminder', reminds: notice });
    const reached = (await ask('author', 'GET', `/v1/notices/${notice}/reached`)).items;
    assert.deepEqual(
      reached.map(({ address, citedBy }: { address: string; citedBy: { id: string } | null }) => [
        address,
        citedBy?.id ?? null,
      ]),
      [
        ['notices@market.example', null],
        ['arcom@authority.example', told],
      ],
      'each once: the reminder went to whom the notice went',
    );
    const figure = async () => (await ask('author', 'GET', '/v1/figures')).notices;
    const rate = () => ask('author', 'GET', '/v1/notice-errors?from=2026-01-01');
    const [before, errors] = [await figure(), await rate()];
    assert.deepEqual(
      [errors.sent, errors.withdrawn, errors.rate.share],
      [2, 0, 0],
      'a joint one and this: what one may not see counts nowhere',
    );
    assert.equal((await refused('author', amend, { ...withdrawal, right: 'x x x' })).status, 400);
    const mails = left().length;
    const atOnce = ['author', 'approver'].map((who) => product.call(who, 'POST', amend, withdrawal));
    const [first, second] = (await Promise.all(atOnce)).toSorted((a, b) => a.status - b.status);
    const letters = first?.body.letters;
    assert.equal(second?.body.code, 'VIGIE_NOTICE_NOT_SENT', 'of two people at once, one withdraws it');
    await product.settle();
    assert.equal(letters.length, 2);
    const come = left().slice(mails);
    assert.deepEqual(come.map(({ to }) => to[0]).sort(), ['arcom@authority.example', 'notices@market.example']);
    for (const { text } of come) assert.match(text, new RegExp(`${notice}[^]*inexactitude[^]*It is a paperweight`));
    assert.match(come.find(({ to }) => to[0]?.startsWith('arcom'))?.text ?? '', new RegExp(told));
    const found = await ask('author', 'GET', `/v1/notices/${notice}`);
    assert.ok(found.withdrawnAt);
    assert.deepEqual(
      found.amendments.map(({ kind, letters: of }: { kind: string; letters: string[] }) => [kind, of.length]),
      [['withdrawal', 2]],
    );
    const { followUps, checks } = await ask('author', 'GET', `/v1/follow-ups?case=${duster}`);
    const ofThem = (each: { notice: string }) => [notice, reminder].includes(each.notice);
    const states = followUps.filter(ofThem).map(({ state }: { state: string }) => state);
    assert.deepEqual([states, checks.filter(ofThem)], [['withdrawn', 'withdrawn'], []]);
    // Figures are kept until a change is heard of.
    for (const began = Date.now(); (await figure()) !== before - 1; await delay(100))
      assert.ok(Date.now() < began + 10_000, 'the figure counts it no longer');
    const after = await rate();
    assert.deepEqual([after.sent, after.withdrawn, after.corrected, after.rate.share], [2, 1, 0, 0.5]);
    assert.ok(after.rate.low > 0 && after.rate.high < 1);
    assert.deepEqual(
      after.byCause.filter(({ notices }: { notices: number }) => notices > 0),
      [{ cause: 'inaccurate', notices: 1 }],
    );
    assert.equal((await refused('author', amend, withdrawal)).code, 'VIGIE_NOTICE_NOT_SENT', 'once');
    assert.equal((await product.call('stranger', 'POST', amend, withdrawal)).status, 404);
  });

  test('an order is corrected by two people, and only then is it', async () => {
    const [, duster] = ids;
    const order = (await noticesOf(duster)).find(({ kind }: { kind: string }) => kind === 'dsa-9');
    const correction = { kind: 'correction', cause: 'imprecise', wrong: 'The term.', right: 'Two days.' };
    const url = `/v1/notices/${order.id}/amendments`;
    const { letters } = await ask('author', 'POST', url, correction);
    assert.equal(letters[0].state, 'proposed');
    assert.equal((await refused('author', url, correction)).code, 'VIGIE_NOTICE_AMENDED');
    const effect = async () => (await ask('author', 'GET', `/v1/notices/${order.id}`)).amendments[0].effectiveAt;
    assert.equal(await effect(), null);
    for (const { id } of letters)
      await ask('approver', 'POST', `/v1/notices/${id}/approvals`, { decision: 'approve', reason });
    assert.ok(await effect());
    assert.equal((await ask('author', 'GET', `/v1/notices/${order.id}`)).withdrawnAt, null, 'it stands as corrected');
    await product.settle();
    const { timeline } = await ask('author', 'GET', `/v1/cases/${duster}`);
    const acts = timeline.map(({ act }: { act: string }) => act);
    for (const act of ['notice.found-wrong', 'notice.withdrawn', 'notice.corrected'])
      assert.ok(acts.includes(act), act);
  });

  test('approvers are told by mail, once an hour, without a word of the goods; who switched it off is not', async () => {
    const { store, jobs } = product.vigie.context;
    const told = () => mailbox.received().filter(({ to }) => to[0]?.endsWith('@test.example'));
    const tell = async () => {
      await store.inUnit(unit, (tx) => jobs.send(tx, 'notice.digest', { unit }));
      await product.settle();
      return told()
        .map(({ to }) => to[0]?.split('@')[0])
        .sort();
    };
    const propose = async () => {
      const elements = sampleOf('coordinator', 'fr').elements;
      const input = { case: ids[1], kind: 'coordinator', language: 'fr', recipient: 'a@authority.example', elements };
      await ask('author', 'POST', '/v1/notices', input);
      await product.settle();
    };
    product.pass(2 * 3600);
    await ask('admin', 'PUT', '/v1/approval-mail', { wanted: false });
    const before = (await tell()).length;
    await propose();
    assert.deepEqual((await tell()).slice(before), ['approver'], 'neither the author nor who switched it off');
    const mail = told().at(-1);
    assert.match(String(mail?.subject), /^1 item to approve$/);
    for (const title of TITLES) assert.ok(!`${mail?.subject} ${mail?.text}`.includes(title));
    await propose();
    assert.equal((await tell()).length, before + 1, 'not within the hour');
    product.pass(3600);
    assert.equal((await tell()).length, before + 2);
    product.pass(7200);
    assert.equal((await tell()).length, before + 2, 'nothing new');
  });

  test('an order that is proposed appears on an open table of an approver within two seconds', async () => {
    const { store } = product.vigie.context;
    const { account } = await product.add('second', { unit: 'u', role: 'approver' });
    const token = await openSession(store, product.clock, { id: account, unit });
    const headers = { authorization: `Bearer ${token}` };
    const address = await product.vigie.listen();
    const waits = async () => {
      const counted = await fetch(`${address}/v1/cases/counts`, { headers });
      return z.object({ views: z.object({ approve: z.int() }) }).parse(await counted.json()).views.approve;
    };
    await product.settle();
    const before = await waits();
    const hearing = new AbortController();
    const stream = await fetch(`${address}/v1/changes`, { headers, signal: hearing.signal });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    assert.ok(reader);
    await reader.read();
    await ask('approver', 'PUT', `/v1/cases/${ids[0]}/visibility`, { visibility: 'unit', reason });
    await ask('author', 'POST', `/v1/cases/${ids[2]}/decisions`, { kind: 'confirm', reason });
    const { elements } = sampleOf('dsa-9', 'fr');
    const order = { case: ids[2], kind: 'dsa-9', language: 'fr', recipient: 'o@market.example', elements };
    await ask('author', 'POST', '/v1/notices', order);
    const proposedAt = performance.now();
    // The table asks anew where it is told of a change, and never else.
    while ((await waits()) === before) await reader.read();
    const seconds = (performance.now() - proposedAt) / 1000;
    hearing.abort();
    assert.ok(seconds < 2, `${seconds.toFixed(2)} s`);
  });

  test('a case whose only notice is withdrawn stands as before it was sent', async () => {
    const stage = async () => (await ask('author', 'GET', `/v1/cases/${ids[2]}`)).stage;
    const written = { case: ids[2], language: 'fr', bonaFide: true, recipient: 'notices@market.example' };
    const { id } = await ask('author', 'POST', '/v1/notices', written);
    const early = { kind: 'receipt', at: product.clock().toISOString(), reference: 'M-1' };
    assert.equal((await refused('author', `/v1/notices/${id}/answers`, early)).code, 'VIGIE_NOTICE_NOT_OUT');
    await product.settle();
    assert.equal(await stage(), 'noticed');
    const wrong = { kind: 'withdrawal', cause: 'inaccurate', wrong: 'It is a paperweight.' };
    await ask('author', 'POST', `/v1/notices/${id}/amendments`, wrong);
    await product.settle();
    assert.equal(await stage(), 'sealed');
  });
});
