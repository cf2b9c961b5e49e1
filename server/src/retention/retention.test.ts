import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { emptyListing, type Listing } from '@vigie/engine';
import { sql } from 'kysely';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../testing/vigie.ts';
import { importListings } from '../listing/index.ts';
import { readAudit, verifyAudit } from '../people/index.ts';
import { eraseDue } from './erase/erase-due.ts';

const LATER = '2027-07-01T09:00:00Z';
const basis = { basis: 'No longer needed for the purpose', source: 'Regulation (EU) 2016/679, art. 5(1)(e)' };

describeStore('retention', (make) => {
  let made: TestStore;
  let started: TestVigie;
  let unit = '';
  before(async () => {
    made = await make();
    started = await startTestVigie(made);
    ({ unit } = await started.add('ada', { unit: 'one', role: 'administrator' }));
    await started.add('bob', { unit: 'one', role: 'approver' });
    await started.add('eve', { unit: 'two', role: 'administrator' });
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });

  const get = async (path: string) => (await started.call('ada', 'GET', path)).body;
  const post = (path: string, body: object, who = 'ada', key?: string) => started.call(who, 'POST', path, body, key);
  const ask = <T>(statement: ReturnType<typeof sql<T>>) =>
    started.vigie.context.store.inUnit(unit, async (tx) => (await statement.execute(tx)).rows);
  /** What the preview says of a kind: how much is due, and what is held, why. */
  const preview = async (kind: string) => {
    const { due, heldIds } = (await get('/v1/retention/preview')).kinds.find(
      (each: { kind: string }) => each.kind === kind,
    );
    return [due, heldIds.map(({ why }: { why: string[] }) => why.join())];
  };
  async function setPeriod(kind: string, amount = 6): Promise<void> {
    const input = { kind, amount, unit: 'months', ...basis, reason: 'decided by the unit' };
    const { body } = await post('/v1/retention/periods', input);
    const { reason: _, ...told } = { ...input, verified: false };
    assert.deepEqual(body.summary, told, 'who approves knows the ground');
    const approved = await post(`/v1/proposals/${body.id}/decisions`, { decision: 'approve', reason: 'agreed' }, 'bob');
    assert.equal(approved.status, 200, JSON.stringify(approved.body));
  }
  /** Tables in which a text still stands. */
  async function tablesWith(text: string): Promise<string[]> {
    const tables = await ask(sql<{ name: string }>`
      select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'unit_id'`);
    const each = tables.map(
      ({ name }) => sql`select ${name}::text as name where exists (
        select from ${sql.table(name)} t where to_jsonb(t)::text ilike ${`%${text}%`})`,
    );
    const found = await ask(sql<{ name: string }>`${sql.join(each, sql` union all `)} order by 1`);
    return found.map(({ name }) => name);
  }

  test('nothing is erased until a period is set, by two people; then closed cases, a trader’s together, and none that is held', async () => {
    const offer = (id: string, trader: string, title: string): Listing => ({
      ...emptyListing('shop.example', title),
      id,
      url: `https://shop.example/${trader}/${id}`,
      description: `By ${trader}`,
      trader: { id: trader, name: trader, address: `1 ${trader} Road, Town`, email: null, url: null },
    });
    await importListings(started.vigie.context, { unit, account: null, source: 'test', pictures: false }, [
      offer('1', 'Xylander', 'Knuckle duster, brass'),
      offer('2', 'Xylander', 'Knuckle duster, steel'),
      offer('3', 'Ysenbrand', 'Knuckle duster, iron'),
      offer('4', 'Zwanziger', 'Garden gloves'),
      offer('5', 'Zwanziger', 'Garden shears'),
    ]);
    await started.settle();
    // What was read in a picture goes with its offer.
    const written = [{ text: 'Xylander', box: { x: 0, y: 0, width: 9, height: 9 }, confidence: 1 }];
    const reading = JSON.stringify({ width: 9, height: 9, lines: [written], codes: [] });
    await ask(sql`insert into picture (unit_id, snapshot_id, url, reading, read_at, hashed_at)
      select unit_id, id, 'https://shop.example/1.png', ${reading}::jsonb, seen_at, seen_at from snapshot
      where content ->> 'description' = 'By Xylander'`);
    const cases = (await get('/v1/cases')).items;
    assert.equal(cases.length, 3);
    const decide = (at: number) => post(`/v1/cases/${cases[at].id}/decisions`, { kind: 'dismiss', reason: 'harmless' });
    const ofTrader = (name: string): number => cases.findIndex(({ trader }: { trader: string }) => trader === name);
    const ofX = cases.flatMap(({ trader }: { trader: string }, at: number) => (trader === 'Xylander' ? [at] : []));
    await decide(ofTrader('Ysenbrand'));
    await decide(ofX[0]);
    started.at(LATER);
    assert.deepEqual([await preview('cases'), await eraseDue(started.vigie.context, unit)], [[0, []], {}]);
    const proposed = await post('/v1/retention/periods', {
      kind: 'cases',
      amount: 6,
      unit: 'months',
      ...basis,
      reason: 'decided',
    });
    assert.equal(
      (await post(`/v1/proposals/${proposed.body.id}/decisions`, { decision: 'approve', reason: 'yes!' })).status,
      403,
    );
    assert.deepEqual(await preview('cases'), [0, []], 'one person is not enough');
    await setPeriod('cases');
    await setPeriod('offers');
    assert.deepEqual(await preview('cases'), [1, ['same-trader']]);
    await decide(ofX[1]);
    started.at('2028-02-01T09:00:00Z');
    const held = cases[ofTrader('Ysenbrand')].id;
    const hold = (await post('/v1/retention/holds', { record: held, reason: 'asked for by the prosecutor' })).body;
    assert.equal((await post('/v1/retention/holds', { record: held, reason: 'not theirs' }, 'eve')).status, 404);
    assert.deepEqual(
      [await preview('cases'), await preview('offers')],
      [
        [2, ['hold']],
        [2, []],
      ],
    );

    const figures = await get('/v1/figures');
    const traders = () =>
      ask(sql`select count(distinct l.trader)::int as n from listing l join finding f on f.listing_id = l.id`);
    const before = await traders();
    // It breaks off in the second batch, as where the process is killed.
    await made.asOwner(`create function break_off() returns trigger language plpgsql as $$ begin
        if (select count(*) from erasure) > 1 then raise exception 'broken off'; end if; return new; end $$;
      create trigger break_off before insert on erased_record for each statement execute function break_off()`);
    await assert.rejects(eraseDue(started.vigie.context, unit, 1), /broken off/);
    assert.equal((await get('/v1/retention/erasures')).items.length, 1, 'the batch that broke left nothing');
    await made.asOwner('drop trigger break_off on erased_record');
    assert.deepEqual(await tablesWith('Xylander'), [], 'their cases went together');
    const compared = await ask(sql`select from case_trader_key k join erased_record e on e.record_id = k.case_id`);
    assert.deepEqual([compared.length, (await ask(sql`select from case_trader_key`)).length], [0, 1]);
    assert.ok((await tablesWith('Zwanziger')).includes('snapshot'));

    assert.deepEqual(await eraseDue(started.vigie.context, unit, 1), { offers: 2 });
    assert.deepEqual(await eraseDue(started.vigie.context, unit), {}, 'once');
    assert.deepEqual([await get('/v1/figures'), await traders()], [figures, before]);
    assert.deepEqual(await tablesWith('Zwanziger'), []);
    assert.ok((await tablesWith('Ysenbrand')).includes('listing'), 'what is held is untouched');
    const whole = await get(`/v1/cases/${cases[ofX[0]].id}`);
    assert.deepEqual([whole.title, whole.snapshots[0].content.title], ['[erased]', '[erased]']);
    assert.equal((await post(`/v1/retention/holds/${hold.id}/release`, { reason: 'the court closed it' })).status, 200);
    const show = (visibility: string) =>
      made.asOwner(`select set_config('vigie.unit', '${unit}', false);
        update "case" set visibility = '${visibility}' where id = '${held}'`);
    await show('sealed');
    assert.deepEqual(await eraseDue(started.vigie.context, unit), {}, 'sealed by order');
    await show('named');
    const told = async () =>
      JSON.stringify([await get('/v1/retention/erasures'), await get('/v1/audit?act=records.erased')]);
    const untold = await told();
    assert.deepEqual(await eraseDue(started.vigie.context, unit), { cases: 1 });
    assert.equal(await told(), untold, 'of a restricted case nothing is told to who may not see it');
    await show('unit');
    assert.notEqual(await told(), untold);
    assert.deepEqual(await tablesWith('Ysenbrand'), []);
  });

  test('what is past its period loses its persons and can still be read; the trace can be recomputed from a copy', async () => {
    const at = "'2026-11-24T10:00:00Z'";
    const [{ id: account } = { id: '' }] = await ask(sql<{ id: string }>`select id from account limit 1`);
    const elements = JSON.stringify({
      language: 'en',
      reasons: 'Wilhelmina saw it',
      urls: ['https://shop.example/1'],
      notifier: { name: 'Wilhelmina', email: 'w@wilhelmina.example', organisation: null },
      childOffence: false,
      bonaFide: true,
      notice: null,
      replyTo: null,
    });
    const decided = JSON.stringify({ outcome: 'no-action', explanation: 'Dear Wilhelmina' });
    const received = (id: string): string => `
      insert into received_notice (id, unit_id, inbox_id, way, source, external_id, digest, proven, content, notifier_key, code, state, decision, received_at, decided_at)
        values ('rcv_${id}', '${unit}', 'inb_1', 'mail', 'w@wilhelmina.example', '${id}', '${id}', false, '${elements}', 'mail:w@wilhelmina.example', 'r_${id}', 'decided', '${decided}', ${at}, ${at});
      insert into received_item (unit_id, received_id, url) values ('${unit}', 'rcv_${id}', 'https://shop.example/1');
      insert into outgoing (id, unit_id, subject_id, kind, way, recipient, content, state, made_at) values ('ans_${id}', '${unit}', 'rcv_${id}', 'decision', 'mail', 'w@wilhelmina.example', '{"subject": "Wilhelmina", "text": "Wilhelmina", "answer": null}', 'sent', ${at})`;
    const complaint = (id: string, about: string, state: string): string =>
      `insert into complaint (id, unit_id, inbox_id, received_id, complainant, complainant_key, email, language, reasons, digest, state, answer, made_at, decided_at)
        values ('cmp_${id}', '${unit}', 'inb_1', '${about}', 'notifier', 'w@wilhelmina.example', 'w@wilhelmina.example', 'en', 'Wilhelmina is right', '${id}', '${state}', 'Wilhelmina is wrong', ${at}, ${at})`;
    const alert = (id: string, text: string, closedAt: string | null): string => `
      insert into alert (id, unit_id, url, url_key, opened_at, last_at, looked_at, closed_at, closing, close_reason, visit, offer_url)
        values ('alr_${id}', '${unit}', 'https://shop.example/${text}', '${text}', ${at}, ${at}, ${at}, ${closedAt}, ${closedAt && "'done'"}, ${closedAt && `'${text}'`}, 'read', 'https://shop.example/${text}');
      insert into alert_report values ('arp_${id}', '${unit}', 'alr_${id}', '${text}', 'en', 'code ${id}', ${at})`;
    const [{ id: closed } = { id: '' }] = await ask(sql<{ id: string }>`select id from "case" order by id limit 1`);
    await made.asOwner(
      [
        `insert into inbox values ('inb_1', '${unit}', 'shop.example', 'n', 'en', true, ${at})`,
        received('1'),
        received('2'),
        complaint('1', 'rcv_1', 'rejected'),
        complaint('2', 'rcv_2', 'open'),
        `insert into misuse_measure (id, unit_id, subject_kind, subject_key, kind, reason, criteria, since, account_id) values ('msr_1', '${unit}', 'notifier', 'w@wilhelmina.example', 'warning', 'Wilhelmina', '{}', ${at}, '${account}')`,
        alert('1', 'Wilhelmina', at),
        alert('2', 'still open', null),
        `insert into notice (id, unit_id, case_id, kind, language, state, content, account_id, made_at, sent_at) values ('ntc_1', '${unit}', '${closed}', 'dsa-16', 'en', 'sent', '{}', '${account}', ${at}, ${at})`,
        `insert into notice_attempt values ('${unit}', 'ntc_1', 1, 'smtp', 'w@wilhelmina.example', ${at}, ${at}, 'accepted', 'ok')`,
        `insert into notice_answer (unit_id, notice_id, id, kind, via, at, received_at, message, digest) values ('${unit}', 'ntc_1', 'ans_m', 'message', 'e-mail', ${at}, ${at}, '{"from": "w@wilhelmina.example", "subject": "s", "text": "Wilhelmina", "cut": false}', 'd')`,
      ].join(';'),
    );
    const sweep = (id: string, state: string) =>
      `insert into sweep (id, unit_id, made_at, changed_at, state, question, missing, packs, source, stratify, secret, salt) values ('${id}', '${unit}', ${at}, ${at}, '${state}', 'q', 'm', '[]', '{"kind": "addresses", "name": "n"}', 'nothing', 's', 's');
      insert into sweep_entry (unit_id, sweep_id, number, stratum, address, digest) values ('${unit}', '${id}', 0, '', 'https://shop.example/wilhelmina', 'd');
      insert into sweep_item (unit_id, sweep_id, number, state, package, content, is_second) values ('${unit}', '${id}', 0, 'sealed', 'evd_${id}', '{"title": "Wilhelmina"}', false);
      insert into sweep_review (unit_id, sweep_id, number, turn, account_id, is_prohibited, reason, made_at) values ('${unit}', '${id}', 0, 'first', '${account}', true, 'Wilhelmina', ${at})`;
    const gates = `insert into age_gate (id, unit_id, platform, made_at, changed_at, state, source, frame, repeated, seed, plan_digest) values ('agm_1', '${unit}', 'shop.example', ${at}, ${at}, 'done', 'addresses', 1, 0, 's', 'd');
      insert into age_gate_page (unit_id, age_gate_id, number, address, package, state, quote, decided, reason) values ('${unit}', 'agm_1', 0, 'https://shop.example/wilhelmina', 'evd_g', 'sealed', 'Wilhelmina', 'none', 'Wilhelmina')`;
    await made.asOwner([sweep('swp_1', 'done'), sweep('swp_2', 'review'), gates].join(';'));
    const measure = await ask(sql<{ row: string }>`select to_jsonb(t)::text as row from misuse_measure t`);
    const short = await post('/v1/retention/periods', {
      kind: 'complaints',
      amount: 183,
      unit: 'days',
      ...basis,
      reason: 'soon',
    });
    assert.equal(short.body.code, 'VIGIE_RETENTION_TOO_SHORT');
    for (const kind of ['correspondence', 'received-notices', 'complaints', 'misuse-measures', 'alerts', 'sweeps'])
      await setPeriod(kind);
    assert.deepEqual(await preview('received-notices'), [1, ['complaint']]);
    const once = { alerts: 1, complaints: 1, correspondence: 1, 'misuse-measures': 1, 'received-notices': 1 };
    const erased = { ...once, sweeps: 2 };
    assert.deepEqual(await eraseDue(started.vigie.context, unit), erased);
    const left = await ask(sql<{ id: string }>`
      select id from received_notice where to_jsonb(received_notice)::text like '%ilhelmina%'
      union select id from complaint where to_jsonb(complaint)::text like '%ilhelmina%' order by 1`);
    assert.deepEqual(
      left.map(({ id }) => id),
      ['cmp_2', 'rcv_2'],
      'what an open complaint is about stays',
    );
    const others = (await tablesWith('ilhelmina')).filter(
      (name) => !['complaint', 'received_notice', 'outgoing'].includes(name) && !name.startsWith('sweep_'),
    );
    assert.deepEqual(others, []);
    const sweeps = await ask(sql`
      select s.id, s.secret is null as is_closed, e.address, i.content, r.reason, r.is_prohibited from sweep s
        join sweep_entry e on e.sweep_id = s.id join sweep_item i on i.sweep_id = s.id join sweep_review r on r.sweep_id = s.id order by s.id`);
    const [gone, still] = [
      { id: 'swp_1', is_closed: true, address: '', content: null, reason: '', is_prohibited: true },
      { id: 'swp_2', is_closed: false, address: 'https://shop.example/wilhelmina', content: { title: 'Wilhelmina' } },
    ];
    assert.deepEqual(
      sweeps,
      [gone, { ...still, reason: 'Wilhelmina', is_prohibited: true }],
      'one that is under way stays',
    );
    const alerts = await ask(sql`
      select a.url, a.reports, r.what, r.code_digest from alert a join alert_report r on r.alert_id = a.id order by a.id`);
    assert.deepEqual(alerts, [
      { url: '[erased]', reports: 1, what: '[erased]', code_digest: 'erased:arp_1' },
      { url: 'https://shop.example/still open', reports: 1, what: 'still open', code_digest: 'code 2' },
    ]);
    const notice = await started.call('ada', 'GET', '/v1/received/rcv_1');
    assert.deepEqual([notice.status, notice.body.decision.outcome, notice.body.notifier], [200, 'no-action', null]);
    assert.equal((await get('/v1/complaints')).items.length, 2);

    const { items } = await get('/v1/retention/erasures');
    const trace = items.find(({ kind }: { kind: string }) => kind === 'misuse-measures');
    const [{ salt } = { salt: '' }] = await ask(sql<{ salt: string }>`select salt from erasure where id = ${trace.id}`);
    const again = createHash('sha256').update(`${salt}\nmsr_1\nmisuse_measure ${measure[0]?.row}\n`).digest('hex');
    assert.equal(trace.digest, again);
    assert.deepEqual((await get(`/v1/retention/erasures/${trace.id}`)).ids, ['msr_1']);
    const { store } = started.vigie.context;
    const [entry] = await store.inUnit(unit, (tx) => readAudit(tx, trace.id));
    assert.deepEqual([entry?.act, entry?.content.digest, entry?.content.count], ['records.erased', again, 1]);
    assert.equal(await store.inUnit(unit, verifyAudit), null);
    assert.equal(
      (await post('/v1/retention/periods/withdrawn', { kind: 'complaints', reason: 'a review' })).status,
      204,
    );
    assert.deepEqual(await preview('complaints'), [0, []]);
  });

  test('a data-subject request is its officer’s, has a month, and keeps what it concerns until it is answered', async () => {
    await started.add('dpo', { unit: 'one', role: 'auditor' });
    started.at('2028-01-31T09:00:00Z');
    await importListings(started.vigie.context, { unit, account: null, source: 'test', pictures: false }, [
      { ...emptyListing('shop.example', 'Garden hose'), id: '6', url: 'https://shop.example/6' },
    ]);
    await started.settle();
    const [{ id: listing }] = (await get('/v1/listings?limit=1')).items;
    const input = {
      receivedOn: '2028-01-31',
      way: 'letter',
      article: 17,
      about: 'File Vandenberg',
      records: [listing],
    };
    const entered = await post('/v1/data-requests', input, 'dpo');
    const { id, dueOn } = entered.body;
    assert.deepEqual([entered.status, dueOn], [200, '2028-02-29']);
    const path = `/v1/data-requests/${id}`;
    const seen = async (who: string) => (await started.call(who, 'GET', path)).body.about;
    assert.deepEqual([await seen('dpo'), await seen('ada'), await seen('eve')], ['File Vandenberg', null, undefined]);
    assert.equal((await post('/v1/data-requests', { ...input, article: 14 }, 'dpo')).status, 400);
    assert.equal((await post('/v1/data-requests', { ...input, records: ['lst_x'] }, 'dpo')).status, 404);
    assert.equal(
      (await post(`${path}/extension`, { reason: 'many of them' })).body.code,
      'VIGIE_RETENTION_NOT_OFFICER',
    );
    assert.equal((await post(`${path}/extension`, { reason: 'many of them' }, 'dpo')).body.dueOn, '2028-04-30');
    assert.equal(
      (await post(`${path}/extension`, { reason: 'even more' }, 'dpo')).body.code,
      'VIGIE_RETENTION_EXTENDED',
    );
    started.at('2028-09-01T09:00:00Z');
    assert.deepEqual(
      [await preview('offers'), (await get('/v1/data-requests')).items[0].late],
      [[0, ['data-request']], true],
    );
    const refusal = { outcome: 'refused', text: 'We may not, and here is why.' };
    assert.equal((await post(`${path}/answer`, refusal, 'dpo')).status, 400, 'a refusal names its provision');
    const basis = 'Regulation (EU) 2016/679, art. 17(3)(b)';
    const answered = (await post(`${path}/answer`, { ...refusal, basis }, 'dpo', 'once')).body;
    assert.deepEqual([answered.outcome, answered.answerBasis], ['refused', basis]);
    assert.equal((await post(`${path}/answer`, { ...refusal, basis }, 'dpo')).body.code, 'VIGIE_RETENTION_ANSWERED');
    assert.deepEqual([await preview('offers'), (await get('/v1/data-requests')).items], [[1, []], []]);
    const [{ id: ada } = { id: '' }] = await ask(sql<{ id: string }>`select id from account where name = 'ada'`);
    assert.equal((await post(`${path}/officer`, { account: ada, reason: 'dpo is away' })).status, 200);
    assert.deepEqual([await seen('dpo'), await seen('ada')], [null, 'File Vandenberg']);
    assert.deepEqual(
      await tablesWith('Vandenberg'),
      ['data_request'],
      'neither audit log nor kept answers name anybody',
    );
    await setPeriod('data-requests', 12);
    started.at('2030-01-01T09:00:00Z');
    assert.equal((await eraseDue(started.vigie.context, unit))['data-requests'], 1);
    assert.deepEqual(await tablesWith('Vandenberg'), []);
  });

  test('the register has each period that is set, and a blank that says so where only the organisation knows', async () => {
    const read = async (query: string) =>
      (await started.call('ada', 'GET', `/v1/retention/register?${query}`)).body.toString();
    const markdown = await read('lang=en');
    assert.match(markdown, /Data-subject requests answered: 12 months, legal basis unverified \(No longer needed/);
    assert.match(markdown, /Complaints answered: nothing is erased/);
    assert.match(markdown, /\*\*Controller[^\n]*\[to be filled in/);
    const csv = await read('lang=fr&format=csv');
    assert.match(csv, /^Activité,Finalité,/);
    assert.equal(csv.trim().split('\n').length, 9);
  });
});
