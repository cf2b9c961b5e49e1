import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Mailbox, startMailbox, startTransparencyDatabase } from '@vigie/demo';
import { emptyListing } from '@vigie/engine';
import { createSigner, verifierKey } from '@vigie/proof';
import { sql } from 'kysely';
import { noDovecot, startImap } from '../../testing/mailbox.ts';
import { noticeAbout, SHOP, STATEMENT } from '../../testing/receiving.ts';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { readConfig } from '../base/core/config.ts';
import { onlyKey, type SignedRequest, signRequest, verifyResponse } from '../base/peer/http-signature.ts';
import { importListings } from '../listing/index.ts';
import { createLog, startVigie, type Vigie } from '../main.ts';
import type { Notice } from '../notice/index.ts';
import { enrol, openSession } from '../people/sign-in.ts';
import { readInboxMailbox, takeMail } from './inbox/receive-mail.ts';
import { findPublicInbox } from './inbox-store.ts';

interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are asserted on, not typed
  body: any;
}

describeStore('the receiving side', (make) => {
  let made: TestStore;
  let vigie: Vigie;
  let mailbox: Mailbox;
  let database: Awaited<ReturnType<typeof startTransparencyDatabase>>;
  let now = new Date('2026-11-24T09:00:00Z');
  /** Never the same twice: ids are in the order of their making. */
  const clock = () => {
    now = new Date(now.getTime() + 1);
    return now;
  };
  const tokens: Record<string, string> = {};
  let unit = '';
  let inbox = '';

  async function call(
    who: string | null,
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    payload?: object,
  ): Promise<Answer> {
    const answer = await vigie.http.inject({
      method,
      url,
      headers: who ? { authorization: `Bearer ${tokens[who] ?? ''}` } : {},
      ...(payload ? { payload } : {}),
    });
    const isJson = answer.headers['content-type']?.toString().includes('json');
    return { status: answer.statusCode, body: isJson ? answer.json() : answer.body };
  }
  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; ) {
      quiet = (await vigie.context.jobs.pending()) === 0 ? quiet + 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
  const fillIn = (fields: Record<string, string>) =>
    vigie.http.inject({
      method: 'POST',
      url: `/notify/${inbox}?lang=fr`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  const queue = async (state = 'open') => (await call('ann', 'GET', `/v1/received?state=${state}`)).body.items;

  const accounts: Record<string, string> = {};
  /** Another day: sessions of the day before have ended. */
  async function goTo(at: string): Promise<void> {
    now = new Date(at);
    for (const [name, id] of Object.entries(accounts))
      tokens[name] = await openSession(vigie.context.store, clock, { id, unit });
  }
  before(async () => {
    made = await make();
    mailbox = await startMailbox();
    database = await startTransparencyDatabase();
    const config = {
      ...readConfig({}),
      ...made.settings,
      browser: 'none' as const,
      paceMs: 0,
      publicUrl: 'https://shop.example',
      smtpUrl: mailbox.url,
      allow: [new URL(database.url).host],
      transparency: { url: database.url, token: database.token },
    };
    vigie = await startVigie({ config, clock, log: createLog('fatal') });
    const { store } = vigie.context;
    for (const [name, role] of [
      ['ann', 'analyst'],
      ['ada', 'admin'],
    ] as const) {
      const person = {
        unit: 'shop',
        email: `${name}@shop.example`,
        name,
        role,
        language: 'en',
        password: 'a long password',
      } as const;
      const enrolled = await enrol(store, clock, person);
      unit = enrolled.unit;
      accounts[name] = enrolled.account;
    }
    await goTo('2026-11-24T09:00:00Z');
    const trader = { id: 't1', name: 'Trading House', address: null, email: 'sales@house.example', url: null };
    await importListings(
      vigie.context,
      { unit, account: null, source: 'test', pictures: false },
      ['1', '2', '3', '4', '5', '6'].map((id) => ({
        ...emptyListing('shop.example', id === '2' ? 'Poing américain en acier' : 'Garden gloves'),
        id,
        url: `${SHOP}/${id}`,
        trader: id === '6' ? { ...trader, email: null } : trader,
      })),
    );
    await settle();
    const opened = { platform: 'shop.example', name: 'Notices', language: 'en', openForm: true };
    assert.equal((await call('ann', 'POST', '/v1/inboxes', opened)).body.code, 'VIGIE_RECEIVING_ADMIN');
    inbox = (await call('ada', 'POST', '/v1/inboxes', opened)).body.id;
    assert.equal((await call('ada', 'POST', '/v1/inboxes', opened)).body.id, inbox, 'the name is the inbox');
  });
  after(async () => {
    await vigie.stop();
    await mailbox.stop();
    await database.stop();
    await made.drop();
  });

  test('anybody may send a notice as data; sent again it is the same, and gets the same receipt', async () => {
    const url = `/v1/inboxes/${inbox}/notices`;
    const first = await call(null, 'POST', url, noticeAbout('ntc_1', '1'));
    assert.deepEqual([first.status, first.body.kind, first.body.notice], [202, 'receipt', 'ntc_1']);
    const again = await call(null, 'POST', url, noticeAbout('ntc_1', '1'));
    assert.deepEqual([again.status, again.body], [200, first.body]);
    assert.equal((await call(null, 'POST', url, noticeAbout('ntc_1', '3'))).body.code, 'VIGIE_RECEIVING_ID_REUSED');
    assert.equal((await call(null, 'POST', url, { format: 'vigie.notice/1' })).status, 400);
    assert.equal((await call(null, 'POST', '/v1/inboxes/inb_none/notices', noticeAbout('n', '1'))).status, 404);
    const [line] = await queue();
    assert.deepEqual([line.id, line.proven, line.trusted], [first.body.reference, false, false]);
  });

  test('a signed notice is its sender’s: with the key of a trusted flagger it comes first; the receipt is signed', async () => {
    const signer = createSigner('watch.example', Buffer.alloc(32, 7));
    const send = async (notice: Notice) => {
      const body = Buffer.from(JSON.stringify(notice));
      const headers = { 'content-type': 'application/json', 'idempotency-key': notice.id };
      const request: SignedRequest = {
        method: 'POST',
        url: `https://shop.example/v1/inboxes/${inbox}/notices`,
        headers,
        body,
      };
      const signed = Object.fromEntries(
        signRequest(request, signer, now).map(([name, value]) => [name.toLowerCase(), value]),
      );
      const answer = await vigie.http.inject({
        method: 'POST',
        url: new URL(request.url).pathname,
        headers: { ...headers, ...signed },
        payload: body,
      });
      return { answer, request: { ...request, headers: { ...headers, ...signed } } };
    };
    const trusted = { by: 'Arcom', since: '2026-01-01' };
    const sender = await call('ada', 'POST', '/v1/senders', { name: 'Watch', key: verifierKey(signer), trusted });
    assert.equal(sender.body.isTrusted, true);
    const { answer, request } = await send(noticeAbout('ntc_2', '3'));
    assert.equal(answer.statusCode, 202, answer.body);
    const own = verifierKey(vigie.context.signer);
    const { statusCode: status, headers, rawPayload: body } = answer;
    await verifyResponse({ status, headers: headers as Record<string, string>, body }, request, onlyKey(own), now);
    const [first] = await queue();
    assert.deepEqual([first.sender, first.proven, first.trusted], ['Watch', true, true]);
    // Another day the status is suspended: the notice is like any other.
    await call('ada', 'PUT', `/v1/senders/${sender.body.id}`, {
      name: 'Watch',
      key: verifierKey(signer),
      trusted: { ...trusted, suspendedSince: '2026-11-24' },
    });
    assert.equal((await queue()).at(-1).id, first.id, 'the youngest without standing is last');
    await call('ada', 'PUT', `/v1/senders/${sender.body.id}`, { name: 'Watch', key: verifierKey(signer), trusted });
    const broken = await vigie.http.inject({
      method: 'POST',
      url: `/v1/inboxes/${inbox}/notices`,
      headers: { ...request.headers } as Record<string, string>,
      payload: Buffer.from(JSON.stringify(noticeAbout('ntc_2', '4'))),
    });
    assert.equal(broken.json().code, 'VIGIE_EXCHANGE_UNSIGNED');
  });

  test('the form asks for what art. 16(2) asks, in French, and confirms at once', async () => {
    const page = await vigie.http.inject({ method: 'GET', url: `/notify/${inbox}?lang=fr` });
    assert.match(page.body, /<html lang="fr">[\s\S]*Signaler une offre illicite/);
    assert.match(page.headers['content-security-policy']?.toString() ?? '', /default-src 'none'/);
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
      const refused = await fillIn({ ...whole, [without]: '' });
      assert.equal(refused.statusCode, 422, without);
      assert.ok(refused.body.includes(word), without);
      assert.ok(!refused.body.includes('<script>'), 'what was written comes back as text');
    }
    const trapped = await fillIn({ ...whole, website: 'x' });
    assert.equal(trapped.statusCode, 200);
    const done = await fillIn(whole);
    const reference = /rcv_[0-9a-z]{26}/.exec(done.body)?.[0];
    assert.ok(reference, done.body);
    await settle();
    const mail = mailbox.received().at(-1);
    assert.deepEqual(mail?.to, ['bo@people.example']);
    assert.ok(mail?.text.includes(reference) && mail.text.includes('accusé') === false);
    const detail = (await call('ann', 'GET', `/v1/received/${reference}`)).body;
    assert.deepEqual(detail.missing, []);
    assert.ok(detail.items[0].findings.length > 0, 'the engine’s findings stand beside the claim');
    assert.ok(
      ['high', 'critical', 'medium'].includes((await queue())[1].severity),
      'the severe one comes after the trusted one',
    );
    const anonymous = await fillIn({ ...whole, urls: `${SHOP}/5`, name: '', email: '', childOffence: 'yes' });
    assert.equal(anonymous.statusCode, 200);
  });

  const eml = (headers: string, text: string, id = '1') =>
    Buffer.from(
      `From: Cy <cy@home.example>\r\nMessage-ID: <${id}@home.example>\r\nSubject: Offer\r\n${headers}\r\n\r\n${text}`,
    );
  test('an e-mail is a notice too: with the data attached, or in its own words; a machine’s mail is none', async () => {
    const place = await findPublicInbox(vigie.context.store.db, inbox);
    assert.ok(place);
    const free = await takeMail(
      vigie.context,
      place,
      eml('Content-Type: text/plain', `See ${SHOP}/4, it is forbidden to sell that.`),
    );
    assert.deepEqual(free.received.claim.urls, [`${SHOP}/4`]);
    assert.equal(
      (
        await takeMail(
          vigie.context,
          place,
          eml('Content-Type: text/plain', `See ${SHOP}/4, it is forbidden to sell that.`),
        )
      ).isNew,
      false,
    );
    const attached = eml(
      'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b',
      `--b\r\nContent-Type: text/plain\r\n\r\nSee attached.\r\n--b\r\nContent-Type: application/json; name=n.json\r\nContent-Disposition: attachment; filename=n.json\r\n\r\n${JSON.stringify(noticeAbout('ntc_9', '4'))}\r\n--b--\r\n`,
    );
    const data = await takeMail(vigie.context, place, attached);
    assert.equal(data.received.claim.notice?.id, 'ntc_9');
    const bySignature = await call(null, 'POST', `/v1/inboxes/${inbox}/notices`, noticeAbout('ntc_9', '4'));
    assert.deepEqual(
      [bySignature.status, bySignature.body.reference],
      [200, data.received.id],
      'by another way it is the same notice',
    );
    const away = eml('Auto-Submitted: auto-replied', 'Away.');
    await assert.rejects(takeMail(vigie.context, place, away), /machine/);
    await settle();
    const mail = mailbox.received().find(({ to }) => to.includes('cy@home.example'));
    assert.match(mail?.text ?? '', /lacks: the statement of good faith/);
  });

  test('an inbox’s mailbox is read: a notice once, and what is none is left', { skip: noDovecot }, async () => {
    const imap = await startImap();
    try {
      const notice = eml('Content-Type: text/html', `<p>See <b>${SHOP}/6</b></p>`, '2');
      for (const mail of [eml('Auto-Submitted: auto-replied', 'Away.', '3'), 'no mail at all', notice, notice])
        imap.deliver(mail);
      const before = (await queue()).length;
      for (let n = 0; n < 2; n++) await readInboxMailbox(vigie.context, `${imap.url}/INBOX#${inbox}`);
      const after = await queue();
      assert.equal(after.length - before, 1);
      assert.ok(after.some(({ firstUrl }: { firstUrl: string }) => firstUrl === `${SHOP}/6`));
      await assert.rejects(readInboxMailbox(vigie.context, `${imap.url}/INBOX#inb_no`), /no inbox here/);
    } finally {
      await imap.stop();
    }
    await settle();
  });

  test('a decision restricts once, tells notifier and trader why, and reaches the Transparency Database once', async () => {
    const about = (await queue()).filter(({ firstUrl }: { firstUrl: string }) => firstUrl === `${SHOP}/4`);
    assert.deepEqual([about.length, about[0].alike], [2, 1]);
    const decide = (id: string, body: object) => call('ann', 'POST', `/v1/received/${id}/decision`, body);
    const input = { explanation: 'We removed it.', urls: [`${SHOP}/4`], statement: STATEMENT, alike: true };
    const named = { ...STATEMENT, facts: 'Sold by Trading House, sales@house.example.' };
    const refused = await decide(about[0].id, { ...input, statement: named });
    assert.equal(refused.body.code, 'VIGIE_RECEIVING_STATEMENT');
    assert.match(refused.body.detail, /personal-email \(decision_facts\)[\s\S]*personal-name \(decision_facts\)/);
    assert.equal((await decide(about[0].id, { ...input, statement: null })).status, 400);
    assert.equal((await decide(about[0].id, { ...input, urls: [`${SHOP}/1`] })).body.code, 'VIGIE_RECEIVING_ADDRESS');
    database.failNext(1);
    assert.equal((await decide(about[0].id, input)).body.decided.length, 2);
    assert.equal((await decide(about[0].id, input)).body.code, 'VIGIE_RECEIVING_DECIDED');
    await settle();
    const page = (await call('ann', 'GET', '/v1/statements')).body;
    assert.equal(page.items.length, 1, 'one address, one statement');
    // The database was down: it waits with the reason, and goes at the next try.
    assert.deepEqual([page.items[0].submission.state, page.items[0].submission.attempts], ['queued', 1]);
    assert.match(page.items[0].submission.failure.en, /503/);
    await call('ann', 'POST', `/v1/statements/${page.items[0].id}/submission`);
    await settle();
    const [kept] = database.taken();
    const detail = (await call('ann', 'GET', `/v1/statements/${page.items[0].id}`)).body;
    assert.deepEqual(
      [detail.submission.state, detail.submission.uuid, kept?.puid],
      ['accepted', kept?.uuid, detail.id],
    );
    assert.equal(database.taken().length, 1);
    assert.match(detail.buyersNotice.fr, /article 32/);
    const texts = mailbox.received();
    assert.match(
      texts.find(({ to }) => to.includes('sales@house.example'))?.text ?? '',
      /Restriction: visibility-removed/,
    );
    assert.match(
      texts.filter(({ to }) => to.includes('cy@home.example')).at(-1)?.text ?? '',
      /We have restricted what you notified/,
    );
    // A later notice about the same address meets the statement in force.
    const late = await call(null, 'POST', `/v1/inboxes/${inbox}/notices`, noticeAbout('ntc_late', '4'));
    await decide(late.body.reference, { ...input, alike: false });
    assert.equal((await call('ann', 'GET', '/v1/statements')).body.items.length, 1);
  });

  test('an answer lost on the way is not a second statement: the database is asked by puid', async () => {
    const [line] = (await queue()).filter(({ firstUrl }: { firstUrl: string }) => firstUrl === `${SHOP}/1`);
    const taken = database.taken().length;
    await call('ann', 'POST', `/v1/received/${line.id}/decision`, {
      explanation: 'Gone.',
      urls: [`${SHOP}/1`],
      statement: STATEMENT,
    });
    await settle();
    const [statement] = (await call('ann', 'GET', '/v1/statements')).body.items;
    await vigie.context.store.inUnit(unit, (tx) =>
      sql`update statement set submission = 'queued', submission_uuid = null where id = ${statement.id}`.execute(tx),
    );
    await call('ann', 'POST', `/v1/statements/${statement.id}/submission`);
    await settle();
    const after = (await call('ann', 'GET', `/v1/statements/${statement.id}`)).body;
    assert.deepEqual([after.submission.state, after.submission.uuid], ['accepted', statement.submission.uuid]);
    assert.equal(database.taken().length, taken + 1);
  });

  test('a trader complains, a person upholds it, and the restriction ends; after six months the door is shut', async () => {
    const decision =
      mailbox
        .received()
        .filter(({ to }) => to.includes('sales@house.example'))
        .at(-1)?.text ?? '';
    const path = /\/complain\/[\w-]{22}/.exec(decision)?.[0] ?? '';
    const page = await vigie.http.inject({ method: 'GET', url: `${path}?lang=en` });
    assert.match(page.body, /until 2027-05-24/);
    const complain = (fields: Record<string, string>) =>
      vigie.http.inject({
        method: 'POST',
        url: `${path}?lang=en`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(fields).toString(),
      });
    assert.equal((await complain({ reasons: 'no', email: 'a@b.example' })).statusCode, 422);
    const fields = { reasons: 'These are garden gloves and no weapon at all.', email: 'sales@house.example' };
    assert.equal((await complain(fields)).statusCode, 200);
    assert.equal((await complain(fields)).statusCode, 200);
    const { items } = (await call('ann', 'GET', '/v1/complaints?state=open')).body;
    assert.equal(items.length, 1, 'the same complaint is one');
    const upheld = { upheld: true, reason: 'You are right.' };
    assert.equal((await call('ann', 'POST', `/v1/complaints/${items[0].id}/decision`, upheld)).body.state, 'upheld');
    assert.equal((await call('ann', 'POST', `/v1/complaints/${items[0].id}/decision`, upheld)).status, 409);
    const statement = (await call('ann', 'GET', `/v1/statements/${items[0].statement}`)).body;
    assert.ok(statement.reversedAt);
    await settle();
    assert.match(mailbox.received().at(-1)?.text ?? '', /upheld: the decision is reversed/);
    await goTo('2027-05-25T09:00:00Z');
    assert.equal((await vigie.http.inject({ method: 'GET', url: path })).statusCode, 410);
    await goTo('2026-11-24T09:00:00Z');
    assert.equal((await vigie.http.inject({ method: 'GET', url: `/complain/${'x'.repeat(22)}` })).statusCode, 404);
  });

  test('manifestly unfounded notices: a warning first, then a suspension; then notices are set aside, with a receipt', async () => {
    const key = 'ann@watch.example';
    const send = async (id: string) =>
      (await call(null, 'POST', `/v1/inboxes/${inbox}/notices`, noticeAbout(id, '5'))).body.reference;
    const unfounded = async (id: string) => {
      const reference = await send(id);
      const body = { explanation: 'These are gloves.', urls: [], manifest: true };
      assert.equal((await call('ann', 'POST', `/v1/received/${reference}/decision`, body)).status, 200);
    };
    const stand = async () =>
      (await call('ann', 'GET', '/v1/misuse?kind=notifier')).body.items.find(
        (item: { key: string }) => item.key === key,
      );
    const measure = (kind: string) =>
      call('ann', 'POST', '/v1/misuse', { kind: 'notifier', key, measure: kind, reason: 'Read one by one.' });
    for (const id of ['u1', 'u2', 'u3', 'u4', 'u5', 'u6']) await unfounded(id);
    assert.deepEqual([(await stand()).manifest, (await stand()).proposal], [6, 'warning']);
    assert.equal((await measure('suspension')).body.code, 'VIGIE_RECEIVING_NOT_WARNED');
    assert.equal((await measure('warning')).status, 200);
    assert.equal((await stand()).proposal, 'none', 'what came before the warning does not count again');
    await goTo('2026-11-25T09:00:00Z');
    await unfounded('u7');
    assert.deepEqual([(await stand()).proposal, (await stand()).days], ['suspension', 30]);
    assert.equal((await measure('suspension')).status, 200);
    const aside = await call(null, 'POST', `/v1/inboxes/${inbox}/notices`, noticeAbout('u8', '5'));
    assert.equal(aside.status, 202, 'a receipt all the same');
    assert.deepEqual(
      (await queue('set-aside')).map(({ id }: { id: string }) => id),
      [aside.body.reference],
    );
    await goTo('2026-12-26T09:00:00Z');
    assert.equal(
      (await call('ann', 'GET', `/v1/received/${await send('u9')}`)).body.state,
      'open',
      'it ends by itself',
    );
  });

  test('a suspicion of a crime is told to an authority and recorded; particulars are looked at and not kept', async () => {
    const [line] = await queue();
    const told = {
      memberState: 'FR',
      authority: 'Parquet de Paris',
      facts: 'A threat to safety.',
      toldAt: '2026-12-26T08:00:00Z',
    };
    const detail = (await call('ann', 'POST', `/v1/received/${line.id}/suspicions`, told)).body;
    assert.equal(detail.suspicions.length, 1);
    assert.ok(detail.timeline.some(({ act }: { act: string }) => act === 'suspicion.told'));
    const particulars = {
      name: 'Trading House',
      email: 'x',
      paymentAccount: 'FR76 3000 6000 0112 3456 7890 189',
      isRegistered: false,
    };
    const check = (await call('ann', 'POST', '/v1/trader-checks', { trader: 't1', particulars })).body;
    const results = Object.fromEntries(
      check.results.map(({ field, result }: { field: string; result: string }) => [field, result]),
    );
    assert.deepEqual(
      [check.complete, results.email, results.paymentAccount, results.phone, results.tradeRegister],
      [false, 'implausible', 'plausible', 'missing', 'not-applicable'],
    );
    assert.ok(!JSON.stringify((await call('ann', 'GET', '/v1/trader-checks')).body).includes('FR76'));
    const draw = async (seed: string) => (await call('ann', 'GET', `/v1/random-checks?seed=${seed}&size=3`)).body.items;
    assert.deepEqual(await draw('2026-12'), await draw('2026-12'));
    assert.notDeepEqual(await draw('2026-12'), await draw('2027-01'));
  });
});
