import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { emptyListing, type Listing } from '@vigie/engine';
import { verifierKey } from '@vigie/proof';
import { sql } from 'kysely';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../testing/vigie.ts';
import { importListings } from '../listing/index.ts';
import { readAudit } from '../people/index.ts';

const VAT = 'FR40303265045';
const PHONE = '+33 6 12 34 56 78';
const WHY = { purpose: 'file 12/2026', basis: 'Code de procédure pénale', article: '14' };
const AUTHORITY = { act: 'Arrêté of the unit', article: '3', assessment: 'register 7', assessedOn: '2026-10-01' };

async function* offers(id: string, about: Partial<Listing>) {
  const listing: Listing = { ...emptyListing('shop.example', 'Knuckle duster, brass'), id, ...about };
  yield listing;
}

/** An offer that is prohibited, and so in a case of the unit. */
async function see(at: TestVigie, unit: string, id: string, about: Partial<Listing>): Promise<void> {
  const by = { unit, account: null, source: 'test', pictures: false };
  await importListings(at.vigie.context, by, offers(id, about));
  await at.settle();
}

/** What one person proposes and another approves. */
async function byTwo(at: TestVigie, who: string, url: string, body: object): Promise<void> {
  const { body: proposal, status } = await at.call(`${who}-ada`, 'POST', url, { ...body, reason: 'agreed' });
  assert.equal(status, 200, JSON.stringify(proposal));
  const decision = { decision: 'approve', reason: 'read and agreed' };
  const decided = await at.call(`${who}-app`, 'POST', `/v1/proposals/${proposal.id}/decisions`, decision);
  assert.equal(decided.status, 200, JSON.stringify(decided.body));
}

/** People of a unit, by the unit's name: `one-ada`, `one-app`, `one-off`, `one-aud`. @returns the unit's id */
async function enrolAll(at: TestVigie, unit: string): Promise<string> {
  await at.add(`${unit}-app`, { unit, role: 'approver' });
  await at.add(`${unit}-off`, { unit });
  await at.add(`${unit}-aud`, { unit, role: 'auditor' });
  return (await at.add(`${unit}-ada`, { unit, role: 'administrator' })).unit;
}

const open = (at: TestVigie, unit: string, authority: object | null): Promise<void> =>
  byTwo(at, unit, '/v1/inquiry-openings', { officer: `Officer of ${unit}`, reach: '+33 1 00 00 00 00', authority });

const enter = (
  at: TestVigie,
  who: string,
  other: { name: string; url: string | null; key: string; unit: string; competence: string | null },
): Promise<void> => byTwo(at, who, '/v1/inquiry-peers', other);

const peersOf = async (at: TestVigie, unit: string) =>
  (await at.call(`${unit}-off`, 'GET', '/v1/inquiry-unit')).body.peers;

async function ask(at: TestVigie, unit: string, subject: object) {
  const peers = (await peersOf(at, unit)).map(({ id }: { id: string }) => id);
  const asked = await at.call(`${unit}-off`, 'POST', '/v1/inquiries', { subject, ...WHY, peers });
  if (asked.status !== 200) return asked.body.code;
  await at.settle();
  const { body } = await at.call(`${unit}-off`, 'GET', `/v1/inquiries/${asked.body.id}`);
  return body;
}
const stateOf = async (at: TestVigie, unit: string, subject: object) => {
  const inquiry = await ask(at, unit, subject);
  return typeof inquiry === 'string' ? inquiry : inquiry.answers[0].state;
};

/** All that a database holds: every table, every row, bytes in hexadecimal. */
async function dump(at: TestVigie, unit: string): Promise<string> {
  const { store } = at.vigie.context;
  const { rows: tables } = await sql<{ name: string }>`select format('%I.%I', schemaname, tablename) as name
    from pg_tables where schemaname in ('public', 'pgboss')`.execute(store.db);
  const parts: string[] = [];
  for (const { name } of tables) {
    const read = (tx: Parameters<Parameters<typeof store.inUnit>[1]>[0]) =>
      sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(tx);
    const { rows } = await store.inUnit(unit, read, '*').catch(() => ({ rows: [] }));
    parts.push(...rows.map(({ row }) => row));
  }
  return parts.join('\n');
}

describeStore('whether another unit knows a subject', (make) => {
  let made: TestStore;
  let at: TestVigie;
  const unit: Record<'one' | 'two', string> = { one: '', two: '' };
  before(async () => {
    made = await make();
    at = await startTestVigie(made);
    unit.one = await enrolAll(at, 'one');
    unit.two = await enrolAll(at, 'two');
    await see(at, unit.two, 'a', {
      trader: { id: 'T1', name: 'Brook Trading Ltd', address: null, email: null, url: null },
      attributes: [{ name: 'VAT', value: VAT }],
      description: `Call ${PHONE}.`,
    });
  });
  after(async () => {
    await at.stop();
    await made.drop();
  });

  test('nothing is asked or answered until two people of each unit have opened it', async () => {
    assert.equal(await ask(at, 'one', { kind: 'vat', value: VAT }), 'VIGIE_HTTP_INVALID', 'there is no unit to ask');
    const key = verifierKey(at.vigie.context.signer);
    const [one, two] = [unit.one, unit.two];
    await enter(at, 'one', { name: 'Two', url: null, key, unit: two, competence: null });
    assert.equal(await ask(at, 'one', { kind: 'vat', value: VAT }), 'VIGIE_INQUIRY_CLOSED');
    await open(at, 'one', null);
    await at.settle();
    const inquiry = await ask(at, 'one', { kind: 'vat', value: VAT });
    assert.equal(inquiry.answers[0].state, 'failed', 'two does not answer');
    assert.match(inquiry.answers[0].failure.en, /no such unit here/);
    await open(at, 'two', null);
    await at.settle();
    assert.match((await ask(at, 'one', { kind: 'vat', value: VAT })).answers[0].failure.en, /no such unit here/);
    await enter(at, 'two', { name: 'One', url: null, key, unit: one, competence: null });
  });

  test('a hit names whom to ask, and nothing more; what is not known, nobody', async () => {
    const hit = await ask(at, 'one', { kind: 'vat', value: 'fr 40 303 265 045' });
    const { state, officer, reach, failure } = hit.answers[0];
    assert.equal(failure, null, JSON.stringify(failure));
    assert.deepEqual([state, officer, reach], ['known', 'Officer of two', '+33 1 00 00 00 00']);
    assert.equal(hit.subject.value, 'fr 40 303 265 045', 'the officer sees their own subject');
    assert.equal(await stateOf(at, 'one', { kind: 'company', value: '303265045' }), 'known');
    assert.equal(await stateOf(at, 'one', { kind: 'trader', value: 'Brook Trading Limited' }), 'known');
    const none = await ask(at, 'one', { kind: 'company', value: '552100554' });
    assert.deepEqual([none.answers[0].state, none.answers[0].officer], ['unknown', null]);
  });

  test('what may concern a person is off until the act and the assessment are entered, on both sides', async () => {
    const phone = { kind: 'phone', value: PHONE };
    assert.equal(await ask(at, 'one', phone), 'VIGIE_INQUIRY_PERSONS');
    await open(at, 'one', AUTHORITY);
    assert.equal(await ask(at, 'one', phone), 'VIGIE_INQUIRY_PEER_NOT_COMPETENT');
    const key = verifierKey(at.vigie.context.signer);
    const renew = async (who: 'one' | 'two', other: 'one' | 'two') => {
      const [{ id }] = await peersOf(at, who);
      await at.call(`${who}-ada`, 'POST', `/v1/inquiry-peers/${id}/endings`, { reason: 'entered anew' });
      await enter(at, who, { name: other, url: null, key, unit: unit[other], competence: 'decree 7' });
    };
    await renew('one', 'two');
    const failed = async () => {
      const peers = (await peersOf(at, 'one')).filter((peer: { endedAt: unknown }) => peer.endedAt === null);
      const body = { subject: phone, ...WHY, peers: peers.map(({ id }: { id: string }) => id) };
      const { body: asked } = await at.call('one-off', 'POST', '/v1/inquiries', body);
      await at.settle();
      return (await at.call('one-off', 'GET', `/v1/inquiries/${asked.id}`)).body.answers[0];
    };
    assert.match((await failed()).failure.en, /not entered as a competent authority/);
    await open(at, 'two', AUTHORITY);
    await at.settle();
    assert.match((await failed()).failure.en, /not entered as a competent authority/);
    await renew('two', 'one');
    assert.equal((await failed()).state, 'known');
  });

  test('the asked unit keeps who, why and when, and no trace of what; nobody but auditors reads it', async () => {
    const before = await dump(at, unit.two);
    assert.equal((await at.call('two-off', 'GET', '/v1/inquiry-review/received')).status, 403);
    const { body } = await at.call('two-aud', 'GET', '/v1/inquiry-review/received');
    const { officer, purpose, basis, article } = body.items[0];
    assert.deepEqual({ officer, purpose, basis, article }, { officer: 'one-off', ...WHY });
    assert.ok(before.includes('file 12/2026'), 'the dump has what is kept');
    for (const told of [VAT, '552100554', '33612345678']) {
      const mine = before.split('\n').filter((row) => row.includes(told));
      // What its own offer states, in the listing and its case alone; what was asked and is not known, nowhere.
      assert.ok(told !== '552100554' || mine.length === 0, told);
    }
  });

  test('the asker keeps the subject encrypted; an auditor opens it, which is recorded', async () => {
    const held = await dump(at, unit.one);
    for (const told of [VAT, '303 265 045', '303265045', '552100554', '33612345678', '6 12 34 56 78'])
      assert.ok(!held.includes(told), told);
    const { body } = await at.call('one-aud', 'GET', '/v1/inquiry-review/asked');
    const { id, ...shown } = body.items.find(({ kind }: { kind: string }) => kind === 'phone');
    assert.equal('subject' in shown, false);
    assert.equal((await at.call('one-off', 'GET', `/v1/inquiry-review/asked/${id}`)).status, 403);
    assert.equal((await at.call('one-aud', 'GET', `/v1/inquiry-review/asked/${id}`)).body.subject.kind, 'phone');
    assert.equal((await at.call('two-aud', 'GET', `/v1/inquiry-review/asked/${id}`)).status, 404);
    const acts = await at.vigie.context.store.inUnit(unit.one, (tx) => readAudit(tx, id));
    assert.deepEqual(
      acts.map(({ act }) => act),
      ['inquiry.asked', 'inquiry.subject-read', 'inquiry.subject-opened'],
    );
  });

  test('a restricted case tells nothing unless its keeper says so', async () => {
    const vat = 'DE136695976';
    await see(at, unit.two, 'b', {
      trader: { id: 'T9', name: 'Hill GmbH', address: null, email: null, url: null },
      attributes: [{ name: 'VAT', value: vat }],
    });
    const prepare = async () => {
      assert.equal((await at.call('two-ada', 'POST', '/v1/inquiry-tables', {})).status, 204);
      await at.settle();
    };
    const cases = (await at.call('two-app', 'GET', '/v1/cases?limit=50')).body.items;
    const found = cases.find(({ trader }: { trader: string }) => trader === 'Hill GmbH');
    const restrict = { visibility: 'named', reason: 'sensitive' };
    assert.equal((await at.call('two-app', 'PUT', `/v1/cases/${found.id}/visibility`, restrict)).status, 200);
    await prepare();
    const asked = { kind: 'vat', value: vat };
    at.pass(86_400);
    const state = async () => {
      const peers = (await peersOf(at, 'one')).filter((peer: { endedAt: unknown }) => peer.endedAt === null);
      const body = { subject: asked, ...WHY, peers: peers.map(({ id }: { id: string }) => id) };
      const { body: made } = await at.call('one-off', 'POST', '/v1/inquiries', body);
      await at.settle();
      return (await at.call('one-off', 'GET', `/v1/inquiries/${made.id}`)).body.answers[0].state;
    };
    assert.equal(await state(), 'unknown');
    const path = `/v1/cases/${found.id}/inquiry`;
    assert.equal((await at.call('two-off', 'PUT', path, { answers: true, reason: 'agreed' })).status, 404);
    assert.deepEqual((await at.call('two-app', 'GET', path)).body, { answers: false });
    assert.equal((await at.call('two-app', 'PUT', path, { answers: true, reason: 'agreed' })).status, 200);
    assert.equal(await state(), 'unknown', 'not before it is prepared anew');
    await prepare();
    assert.equal(await state(), 'known');
    await at.call('two-app', 'PUT', path, { answers: false, reason: 'no longer' });
    await prepare();
    assert.equal(await state(), 'unknown');
  });

  test('limits of a day hold on both sides, and the auditors of both are alarmed', async () => {
    at.pass(86_400);
    const peers = (await peersOf(at, 'one')).filter((peer: { endedAt: unknown }) => peer.endedAt === null);
    const body = { subject: { kind: 'vat', value: VAT }, ...WHY, peers: peers.map(({ id }: { id: string }) => id) };
    const put = () => at.call('one-off', 'POST', '/v1/inquiries', body);
    for (let n = 0; n < 20; n++) assert.equal((await put()).status, 200, String(n));
    await at.settle();
    assert.equal((await put()).body.code, 'VIGIE_INQUIRY_LIMIT');
    for (const who of ['one', 'two']) {
      const alarms = (await at.call(`${who}-aud`, 'GET', '/v1/inquiry-review/alarms')).body.items;
      const kinds = alarms.map(({ kind }: { kind: string }) => kind).sort();
      assert.deepEqual(kinds, ['fast', 'limit'], who);
      const path = `/v1/inquiry-review/alarms/${alarms[0].id}/reviews`;
      assert.equal((await at.call(`${who}-aud`, 'POST', path, { remark: 'one file, in order' })).status, 204);
      assert.equal((await at.call(`${who}-aud`, 'POST', path, { remark: 'again' })).status, 404);
    }
  });

  test('closing takes the tables away', async () => {
    assert.equal((await at.call('two-ada', 'POST', '/v1/inquiry-closings', { reason: 'enough' })).status, 204);
    const { body } = await at.call('two-off', 'GET', '/v1/inquiry-unit');
    assert.deepEqual([body.opening, body.tables], [null, []]);
  });
});

describeStore('between two installations', (make) => {
  const stores: TestStore[] = [];
  const sides: TestVigie[] = [];
  after(async () => {
    for (const side of sides) await side.stop();
    for (const store of stores) await store.drop();
  });

  test('equal questions look different, and the asked installation keeps none of them', async () => {
    const [there, here] = [await make(), await make()];
    stores.push(there, here);
    const asked = await startTestVigie(there);
    sides.push(asked);
    const theirs = await enrolAll(asked, 'two');
    const wire: string[] = [];
    asked.vigie.http.addHook('preHandler', async (request) => {
      if (request.url.startsWith('/v1/inquiry-q')) wire.push(JSON.stringify(request.body));
    });
    const url = await asked.vigie.listen();
    const asking = await startTestVigie(here, { settings: { allow: [new URL(url).host] } });
    sides.push(asking);
    const ours = await enrolAll(asking, 'one');
    const pdq = `${'a5'.repeat(31)}c3`;
    await see(asked, theirs, 'a', {
      trader: { id: 'T1', name: 'Brook Trading Ltd', address: null, email: null, url: null },
      attributes: [{ name: 'VAT', value: VAT }],
    });
    await asked.vigie.context.store.inUnit(theirs, (tx) =>
      sql`insert into picture (unit_id, snapshot_id, url, pdq, quality, hashed_at)
        select unit_id, id, 'https://shop.example/p', ${pdq}, 90, now() from snapshot`.execute(tx),
    );
    await open(asked, 'two', null);
    await open(asking, 'one', null);
    await enter(asked, 'two', {
      name: 'One',
      url: null,
      key: verifierKey(asking.vigie.context.signer),
      unit: ours,
      competence: null,
    });
    const keyThere = verifierKey(asked.vigie.context.signer);
    await enter(asking, 'one', { name: 'Two', url, key: keyThere, unit: theirs, competence: null });
    await asked.settle();
    const kept = await dump(asked, theirs);
    const unknown = { kind: 'company', value: '552100554' };
    for (let n = 0; n < 3; n++) assert.equal(await stateOf(asking, 'one', unknown), 'unknown');
    for (let n = 0; n < 3; n++) assert.equal(await stateOf(asking, 'one', { kind: 'vat', value: VAT }), 'known');
    assert.equal(await stateOf(asking, 'one', { kind: 'picture', value: pdq }), 'known');
    assert.equal(await stateOf(asking, 'one', { kind: 'picture', value: `${pdq.slice(0, 60)}0000` }), 'near');
    assert.equal(await stateOf(asking, 'one', { kind: 'picture', value: '3c'.repeat(32) }), 'unknown');
    const questions = wire.map((body) => JSON.parse(body));
    const elements: string[] = questions.flatMap(({ elements: each }) => each);
    assert.equal(elements.length, 6 + 27);
    assert.equal(new Set(elements).size, elements.length, 'no two elements are alike');
    for (const body of wire) assert.ok(!/552100554|40303265045|(a5){8}/.test(body), 'no subject is on the wire');
    const shape = ({ id: _, elements: each, ...rest }: { id: string; elements: string[] }) => ({
      ...rest,
      n: each.length,
    });
    assert.deepEqual(shape(questions[0]), shape(questions[3]), 'a hit and a miss are asked alike');
    const now = await dump(asked, theirs);
    const added = now.split('\n').filter((row) => !kept.includes(row));
    assert.ok(added.some((row) => row.includes('file 12/2026')));
    for (const element of elements) {
      const forms = [element, Buffer.from(element, 'base64').toString('hex')];
      assert.ok(!forms.some((form) => now.includes(form)), 'the element is kept nowhere');
    }
    for (const row of added) assert.ok(!/552100554|40303265045|(a5){8}/.test(row), row);
  });

  test('a stranger is answered nothing, and learns not even whether there is such a unit', async () => {
    const [asked, asking] = sides;
    assert.ok(asked && asking);
    const own = (await asking.call('one-off', 'GET', '/v1/inquiry-unit')).body.peers[0];
    const theirs = (await asked.call('two-off', 'GET', '/v1/inquiry-unit')).body.peers[0];
    await asked.call('two-ada', 'POST', `/v1/inquiry-peers/${theirs.id}/endings`, { reason: 'no longer' });
    const subject = { kind: 'vat', value: VAT };
    const ended = (await ask(asking, 'one', subject)).answers[0];
    await asking.call('one-ada', 'POST', `/v1/inquiry-peers/${own.id}/endings`, { reason: 'no longer' });
    await enter(asking, 'one', { name: 'None', url: own.url, key: own.key, unit: 'unt_none', competence: null });
    const peers = (await peersOf(asking, 'one')).filter((peer: { endedAt: unknown }) => peer.endedAt === null);
    const body = { subject, ...WHY, peers: peers.map(({ id }: { id: string }) => id) };
    const { body: made } = await asking.call('one-off', 'POST', '/v1/inquiries', body);
    await asking.settle();
    const never = (await asking.call('one-off', 'GET', `/v1/inquiries/${made.id}`)).body.answers[0];
    assert.deepEqual([ended.state, never.state], ['failed', 'failed']);
    assert.deepEqual(ended.failure, never.failure);
    assert.match(never.failure.en, /404/);
  });
});
