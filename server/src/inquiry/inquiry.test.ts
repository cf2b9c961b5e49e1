import assert from 'node:assert/strict';
import { PassThrough, Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { verifierKey } from '@vigie/proof';
import { sql } from 'kysely';
import {
  ask,
  byTwo,
  dump,
  enrolAll,
  enter,
  open,
  peerIds,
  peersOf,
  see,
  stateOf,
  VAT,
  WHY,
} from '../../testing/inquiry/ask-others.ts';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../testing/vigie.ts';
import { readSubject, runAsk } from '../cli/inquiry/ask.ts';
import { inWork, readAudit } from '../people/index.ts';
import { eraseDue } from '../retention/erase/erase-due.ts';
import { askUnits } from './index.ts';

const PHONE = '+33 6 12 34 56 78';
const AUTHORITY = { act: 'Arrêté of the unit', article: '3', assessment: 'register 7', assessedOn: '2026-10-01' };

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

  test('an answer of more bits than any list has, or without its bucket, is none: never “unknown”', async () => {
    const change = (statement: string) =>
      at.vigie.context.store.inUnit(unit.two, (tx) => sql.raw(statement).execute(tx));
    const outcome = async () => {
      const { state, failure } = (await ask(at, 'one', { kind: 'vat', value: VAT })).answers[0];
      return [state, failure?.en];
    };
    const none = ['failed', 'Two answers something that is no answer to a question.'];
    // With these bits of the output the asked could tell which of its suspects is meant.
    await change(`update inquiry_table set bits = 11 where about = 'business'`);
    assert.deepEqual(await outcome(), none);
    await change(`update inquiry_table set bits = 0; update inquiry_bucket set entries = '' where about = 'business'`);
    assert.deepEqual(await outcome(), none);
    at.pass(3600);
    await at.call('two-ada', 'POST', '/v1/inquiry-tables', {});
    await at.settle();
    assert.deepEqual(await outcome(), ['known', undefined]);
  });

  test('a question leaves no more once its unit is closed or its officer has gone', async () => {
    const asOne = (statement: string) =>
      made.asOwner(`select set_config('vigie.unit', '${unit.one}', false); ${statement}`);
    const peers = await peerIds(at, 'one');
    const by = (await at.call('one-off', 'GET', '/v1/inquiries?limit=1')).body.items[0].officer;
    /** Put, and in the same transaction something ends: what waits for its turn finds it so. */
    const failureOf = async (ended: string, restored: string) => {
      const subject = { kind: 'vat' as const, value: VAT, mayBePerson: false };
      const { id } = await inWork(at.vigie.context, unit.one, async (work) => {
        const put = await askUnits({ ...work, by }, { subject, ...WHY, peers });
        await sql.raw(ended).execute(work.tx);
        return put;
      });
      await at.settle();
      await asOne(restored);
      return (await at.call('one-off', 'GET', `/v1/inquiries/${id}`)).body.answers[0].failure?.en;
    };
    await asOne(`create table kept_opening as select * from inquiry_opening where unit_id = '${unit.one}'`);
    const came = async () =>
      (await at.call('two-aud', 'GET', '/v1/inquiry-review/received?limit=200')).body.items.length;
    const before = await came();
    const back = 'insert into inquiry_opening select * from kept_opening; drop table kept_opening';
    assert.match(await failureOf('delete from inquiry_opening', back), /did not leave: the unit asks no more/);
    const left = (at: string) => `update account set disabled_at = ${at} where id = '${by.id}'`;
    assert.match(await failureOf(left('now()'), left('null')), /did not leave: its officer left/);
    assert.equal(await came(), before, 'nothing came to the other unit');
  });

  test('`vigie ask` writes a line for each answer, reads a subject that nobody sees, and asks for nobody who left', async () => {
    const { dataDir, databaseUrl } = made.settings;
    const kept = { ...process.env };
    Object.assign(process.env, { VIGIE_DATA: dataDir, DATABASE_URL: databaseUrl ?? '', VIGIE_BROWSER: 'none' });
    const options = { unit: 'one', as: 'One-off@test.example', ...WHY, allow: [] };
    const run = async (value: string, more: object = {}) => {
      const stdout = new PassThrough();
      const code = await runAsk(
        { kind: 'vat', value },
        { ...options, ...more },
        { stdout, stderr: stdout, isTerminal: false },
      );
      return { code, line: JSON.parse(String(stdout.read()).trim()) };
    };
    try {
      const { code, line } = await run(await readSubject('-', Readable.from([`${VAT}\n`])));
      assert.deepEqual([code, line.unit, line.state, line.officer], [0, 'Two', 'known', 'Officer of two']);
      assert.equal((await run('DE136695976')).code, 1);
      await assert.rejects(run(VAT, { as: 'two-off@test.example' }), { code: 'VIGIE_CLI_ASK' });
      await assert.rejects(run(VAT, { peer: ['Three'] }), { code: 'VIGIE_CLI_ASK' });
      const left = (to: string) =>
        made.asOwner(`select set_config('vigie.unit', '${unit.one}', false);
          update account set disabled_at = ${to} where email = 'one-off@test.example'`);
      await left('now()');
      await assert.rejects(run(VAT), { code: 'VIGIE_CLI_ASK', message: /is closed/ });
      await left('null');
    } finally {
      process.env = kept;
    }
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
      const body = { subject: phone, ...WHY, peers: await peerIds(at, 'one') };
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

  test('a subject whose period is over is erased, and with it what the audit log could be read by', async () => {
    const { body } = await at.call('one-aud', 'GET', '/v1/inquiry-review/asked?limit=200');
    const { id } = body.items.at(-1);
    const { store } = at.vigie.context;
    const logged = async () => {
      const [entry] = await store.inUnit(unit.one, (tx) => readAudit(tx, id));
      return String(entry?.content.subject);
    };
    const before = await logged();
    const row = sql<{ subject: string }>`select subject from inquiry where id = ${id}`;
    const { rows } = await store.inUnit(unit.one, (tx) => row.execute(tx));
    assert.notEqual(rows[0]?.subject, before, 'each is encrypted by itself');
    await byTwo(at, 'one', '/v1/retention/periods', {
      ...{ kind: 'inquiries', amount: 30, unit: 'days', basis: 'the unit’s own order', source: 'register 7' },
    });
    assert.deepEqual(await eraseDue(at.vigie.context, unit.one), {}, 'not before');
    at.pass(31 * 86_400);
    assert.ok(((await eraseDue(at.vigie.context, unit.one)).inquiries ?? 0) > 5);
    const shown = await at.call('one-aud', 'GET', `/v1/inquiry-review/asked/${id}`);
    assert.deepEqual([shown.status, shown.body.subject, shown.body.officer.name], [200, null, 'one-off']);
    assert.equal(await logged(), before, 'the log stays as it was');
    assert.deepEqual((await store.inUnit(unit.one, (tx) => row.execute(tx))).rows, [{ subject: '' }]);
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
    const path = `/v1/cases/${found.id}/inquiry`;
    const early = await at.call('two-off', 'PUT', path, { answers: true, reason: 'before anybody keeps it' });
    assert.equal(early.body.code, 'VIGIE_INQUIRY_OPEN_CASE');
    await prepare();
    const restrict = { visibility: 'named', reason: 'sensitive' };
    at.pass(60);
    assert.equal((await at.call('two-app', 'PUT', `/v1/cases/${found.id}/visibility`, restrict)).status, 200);
    // Prepared anew by itself: not in the night alone.
    await at.settle();
    const asked = { kind: 'vat', value: vat };
    at.pass(86_400);
    const state = async () => {
      const body = { subject: asked, ...WHY, peers: await peerIds(at, 'one') };
      const { body: made } = await at.call('one-off', 'POST', '/v1/inquiries', body);
      await at.settle();
      return (await at.call('one-off', 'GET', `/v1/inquiries/${made.id}`)).body.answers[0].state;
    };
    assert.equal(await state(), 'unknown');
    assert.equal((await at.call('two-off', 'PUT', path, { answers: true, reason: 'agreed' })).status, 404);
    assert.deepEqual((await at.call('two-app', 'GET', path)).body, { answers: false });
    assert.equal((await at.call('two-app', 'PUT', path, { answers: true, reason: 'agreed' })).status, 200);
    assert.equal(await state(), 'unknown', 'not before it is prepared anew');
    await prepare();
    assert.equal(await state(), 'known');
    // Another keeper has not said so.
    const { account } = await at.add('two-new', { unit: 'two' });
    const readers = [{ account, isKeeper: true }];
    await at.call('two-app', 'PUT', `/v1/cases/${found.id}/readers`, { readers, reason: 'handed on' });
    await prepare();
    assert.equal(await state(), 'unknown');
    assert.deepEqual((await at.call('two-new', 'GET', path)).body, { answers: false });
    assert.equal((await at.call('two-new', 'PUT', path, { answers: true, reason: 'agreed' })).status, 200);
    await prepare();
    assert.equal(await state(), 'known');
    at.pass(60);
    await at.call('two-new', 'PUT', path, { answers: false, reason: 'no longer' });
    await at.settle();
    assert.equal(await state(), 'unknown', 'at once');
  });

  test('limits of a day hold on both sides, and the auditors of both are alarmed', async () => {
    at.pass(86_400);
    const body = { subject: { kind: 'vat', value: VAT }, ...WHY, peers: await peerIds(at, 'one') };
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

  test('a unit whose officers are new at each question alarms too, and cannot hide in the list', async () => {
    at.pass(86_400);
    const [peer] = await peerIds(at, 'two');
    await at.add('one-new', { unit: 'one' });
    const fill = (from: number, to: number) =>
      at.vigie.context.store.inUnit(unit.two, (tx) =>
        sql`insert into inquiry_received (unit_id, peer_id, id, officer, officer_id, purpose, basis, article, about, elements,
            received_at, is_closed)
          select ${unit.two}, ${peer}, 'inq_' || lpad(n::text, 26, '0'), 'o' || n, 'o' || n, 'trying', 'b', 'a', 'business', 1,
            ${at.clock()}, true from generate_series(${from}::int, ${to}::int) n`.execute(tx),
      );
    const alarms = async () =>
      (await at.call('two-aud', 'GET', '/v1/inquiry-review/alarms')).body.items
        .filter(({ kind }: { kind: string }) => kind === 'unit')
        .map(({ peer: name, officer }: { peer: string; officer: string }) => [name, officer]);
    const put = async () => {
      const body = { subject: { kind: 'vat', value: VAT }, ...WHY, peers: await peerIds(at, 'one') };
      await at.call('one-new', 'POST', '/v1/inquiries', body);
      await at.settle();
    };
    await fill(1, 98);
    await put();
    assert.deepEqual(await alarms(), []);
    await put();
    assert.deepEqual(await alarms(), [['one', 'one-new']], 'at half of what a unit may ask in a day');
    // Ids are the asker’s: an old one does not put a question at the end of the list.
    at.pass(60);
    await fill(0, 0);
    const seen: { id: string; officer: string }[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await at.call('two-aud', 'GET', `/v1/inquiry-review/received?limit=50${cursor}`);
      seen.push(...body.items);
      cursor = body.next && `&cursor=${encodeURIComponent(body.next)}`;
    }
    assert.equal(seen[0]?.officer, 'o0');
    assert.ok(seen.length > 100 && new Set(seen.map(({ id }) => id)).size === seen.length);
  });

  test('closing takes the tables away', async () => {
    assert.equal((await at.call('two-ada', 'POST', '/v1/inquiry-closings', { reason: 'enough' })).status, 204);
    const { body } = await at.call('two-off', 'GET', '/v1/inquiry-unit');
    assert.deepEqual([body.opening, body.tables], [null, []]);
  });
});
