import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { after, before, test } from 'node:test';
import { startMarketplace } from '@vigie/demo';
import { marketSurveillance } from '../../../testing/case/market-surveillance.ts';
import { keepOutput } from '../../../testing/commands/command-output.ts';
import { addressOf, importPages } from '../../../testing/import-pages.ts';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { runHearing, runHearings, runResults, runSheet } from '../../cli/referral/market-surveillance.ts';
import { runShow } from '../../cli/sweep/age-gates.ts';
import type { Io } from '../../cli/terminal/io.ts';
import { readAudit } from '../../people/audit-store.ts';

describeStore('a referral', (make) => {
  let made: TestStore;
  let product: TestVigie;
  let marketplace: Awaited<ReturnType<typeof startMarketplace>>;
  let caseId = '';
  let unit = '';

  const call = (who: string, method: 'GET' | 'POST' | 'PUT', url: string, body?: object) =>
    product.call(who, method, url, body);
  const choose = async (body: object) =>
    call('one', 'POST', '/v1/recipient-choices', { case: caseId, reason: 'Lieu de livraison.', ...body });
  const send = async (body: object) =>
    call('one', 'POST', '/v1/referrals', { case: caseId, on: '2026-11-20', ...body });
  const enter = async (id: string, body: object) => call('one', 'POST', `/v1/referrals/${id}/entries`, body);
  const waiting = async (waits: string, who = 'one'): Promise<string[]> =>
    (await call(who, 'GET', `/v1/referrals?waits=${waits}`)).body.items.map(({ id }: { id: string }) => id);

  const asOwner = (statement: string): Promise<void> =>
    made.asOwner(
      `select set_config('vigie.unit', '${unit}', false), set_config('vigie.reader', '*', false); ${statement}`,
    );

  before(async () => {
    made = await make();
    marketplace = await startMarketplace({});
    product = await startTestVigie(made, { settings: { allow: [new URL(marketplace.url).host] } });
    unit = (await product.add('one')).unit;
    await product.add('admin', { unit: 'one', role: 'administrator' });
    await product.add('head', { unit: 'one', role: 'approver' });
    await product.add('colleague', { unit: 'one' });
    await product.add('two');
    await importPages(product, addressOf(marketplace, 'Knuckle duster, brass'), { unit });
    [{ id: caseId }] = (await call('one', 'GET', '/v1/cases?limit=1')).body.items;
    const decision = { kind: 'confirm', reason: 'Seen.' };
    assert.equal((await call('one', 'POST', `/v1/cases/${caseId}/decisions`, decision)).status, 200);
  });
  after(async () => {
    await product.stop();
    await marketplace.stop();
    await made.drop();
  });

  test('courts and authorities are proposed with their grounds, and a place adds more', async () => {
    const propose = async (places: string) =>
      (await call('one', 'GET', `/v1/recipient-proposals?case=${caseId}${places}`)).body.items;
    const without = await propose('');
    assert.ok(
      !without.some(
        ({ as, grounds }: { as: string; grounds: { place: unknown }[] }) =>
          as === 'prosecutor' && grounds.some(({ place }) => place),
      ),
    );
    const names = (await propose('&offence=06,55&arrest=75'))
      .filter(({ as }: { as: string }) => as === 'prosecutor')
      .map(({ key }: { key: string }) => key);
    assert.deepEqual(names.slice(0, 4), ['tj-06069', 'tj-06088', 'tj-55029', 'tj-55545']);
    assert.equal((await call('one', 'GET', `/v1/recipient-proposals?case=${caseId}&offence=Nice`)).status, 400);
    // Of these the register has no court: none proposed would be taken for none competent.
    for (const code of ['20', '988', '060', '99'])
      for (const kind of ['offence', 'residence', 'arrest']) {
        const { body } = await call('one', 'GET', `/v1/recipient-proposals?case=${caseId}&${kind}=06,${code}`);
        assert.equal(body.code, 'VIGIE_NOTICE_NO_DEPARTMENT', code);
      }
    for (const kind of ['offence', 'residence', 'arrest']) {
      const { status, body } = await call('one', 'GET', `/v1/recipient-proposals?case=${caseId}&${kind}=IE,XX`);
      assert.deepEqual([status, body.code], [400, 'VIGIE_NOTICE_NO_COUNTRY']);
    }
    const corsica = (await propose('&offence=2A,2B,976'))
      .filter(({ grounds }: { grounds: { place: unknown }[] }) => grounds.some(({ place }) => place))
      .map(({ key }: { key: string }) => key);
    assert.deepEqual(corsica, ['tj-2a004', 'tj-2b033', 'tj-97611']);
    assert.equal((await call('two', 'GET', `/v1/recipient-proposals?case=${caseId}`)).status, 404);
  });

  test('a person chooses and says why; the choice is kept, audited, and whom documents are addressed to', async () => {
    assert.equal((await choose({ as: 'prosecutor', recipient: 'tj-06088', offence: ['06'] })).status, 200);
    const { body } = await choose({ as: 'prosecutor', recipient: 'tj-55545', reason: 'L’acheteur y a été entendu.' });
    assert.deepEqual(
      body.items.map(
        ({ name, isCurrent, grounds }: { name: string; isCurrent: boolean; grounds: { rule: string }[] }) => [
          name,
          isCurrent,
          grounds.map(({ rule }) => rule),
        ],
      ),
      [
        ['Procureur de la République près le tribunal judiciaire de Verdun', true, []],
        ['Procureur de la République près le tribunal judiciaire de Nice', false, ['place-of-offence']],
      ],
    );
    assert.equal((await choose({ as: 'customs', recipient: 'tj-55545' })).body.code, 'VIGIE_NOTICE_NO_RECIPIENT');
    assert.equal((await choose({ as: 'prosecutor', recipient: 'tj-55545', reason: '' })).status, 400);
    const nowhere = await choose({ as: 'prosecutor', recipient: 'tj-55545', offence: ['988'] });
    assert.equal(nowhere.body.code, 'VIGIE_NOTICE_NO_DEPARTMENT');
    const noCountry = await choose({ as: 'prosecutor', recipient: 'tj-55545', residence: ['XX'] });
    assert.equal(noCountry.body.code, 'VIGIE_NOTICE_NO_COUNTRY');
    const kinds = (await call('one', 'GET', `/v1/document-kinds?case=${caseId}`)).body;
    assert.match(kinds.case.recipients['cpp-40'].name, /de Verdun$/);
    const preview = await call('one', 'POST', '/v1/notices/preview', {
      case: caseId,
      kind: 'cpp-40',
      language: 'fr',
      elements: { capacity: 'Enquêteur', facts: 'Offre vue.' },
    });
    assert.match(preview.body.content.recipient.name, /de Verdun$/);
    const acts = await product.vigie.context.store.inUnit(unit, (tx) => readAudit(tx, caseId));
    assert.deepEqual(
      acts.filter(({ act }) => act === 'recipient.chosen').map(({ reason }) => reason),
      ['Lieu de livraison.', 'L’acheteur y a été entendu.'],
    );
  });

  test('what became of it is kept entry by entry, and lists say whom it waits for', async () => {
    const [{ id: choice }] = (await call('one', 'GET', `/v1/recipient-choices?case=${caseId}`)).body.items;
    for (const [body, code] of [
      [{ choice: 'rcp_x' }, 'VIGIE_REFERRAL_CHOICE'],
      [{ choice, dossier: 'dos_x' }, 'VIGIE_REFERRAL_ENCLOSURE'],
      [{ choice, notice: 'ntc_x' }, 'VIGIE_REFERRAL_ENCLOSURE'],
      [{ choice, on: '2026-11-25' }, 'VIGIE_REFERRAL_DAY'],
    ] as const)
      assert.equal((await send(body)).body.code, code);
    // What is not made yet, or nobody approved, cannot have gone along.
    await asOwner(`insert into dossier (id, unit_id, case_id, recipients, reason, asked_by, state, asked_at)
      values ('dos_q', '${unit}', '${caseId}', '[]', 'r', 'one', 'queued', now())`);
    assert.equal((await send({ choice, dossier: 'dos_q' })).body.code, 'VIGIE_REFERRAL_NOT_MADE');
    const elements = { capacity: 'Enquêteur', facts: 'Offre vue.' };
    const written = await call('one', 'POST', '/v1/notices', {
      case: caseId,
      kind: 'cpp-40',
      language: 'fr',
      elements,
    });
    assert.equal(written.body.state, 'proposed', JSON.stringify(written.body));
    assert.equal((await send({ choice, notice: written.body.id })).body.code, 'VIGIE_REFERRAL_NOT_APPROVED');
    const sent = await send({ choice, said: 'Par porteur.' });
    assert.equal(sent.status, 200, JSON.stringify(sent.body));
    const { id } = sent.body;
    assert.deepEqual([sent.body.standing.waitsFor, sent.body.standing.due], ['them', null]);
    assert.equal((await enter(id, { kind: 'received', on: '2026-11-19' })).body.code, 'VIGIE_REFERRAL_DAY');
    assert.equal((await enter(id, { kind: 'registered', on: '2026-11-21' })).status, 400);
    await enter(id, { kind: 'registered', on: '2026-11-21', registerNumber: '26/331/7' });
    const request = { kind: 'request', on: '2026-11-22', said: 'Joindre les captures.' };
    for (const due of ['0000-01-01', '9999-12-31'])
      assert.equal((await enter(id, { ...request, due })).status, 400, due);
    assert.equal((await enter(id, { ...request, due: '2026-11-21' })).body.code, 'VIGIE_REFERRAL_DUE');
    const { standing } = (await enter(id, { ...request, due: '2026-12-01' })).body;
    assert.deepEqual(
      [standing.waitsFor, standing.registerNumber, standing.due],
      ['us', '26/331/7', { on: '2026-12-01', daysLeft: 7 }],
    );
    assert.deepEqual([await waiting('us'), await waiting('them'), await waiting('us', 'two')], [[id], [], []]);
    const [requested] = standing.requests;
    const answer = { kind: 'answer', on: '2026-11-23', said: 'Captures jointes.', answers: requested };
    const stood = product.clock();
    assert.deepEqual([await waiting('late'), await waiting('us')], [[], [id]], 'its day is not past');
    product.at('2026-12-20T09:00:00Z');
    assert.deepEqual(await waiting('late'), [id]);
    assert.deepEqual(await waiting('late', 'two'), []);
    product.at(stood);
    const answered = await enter(id, answer);
    assert.equal(answered.body.standing.waitsFor, 'them');
    assert.equal((await enter(id, answer)).body.code, 'VIGIE_REFERRAL_REQUEST');
    const decided = {
      kind: 'decision',
      on: '2026-11-24',
      said: 'Enquête ouverte.',
      outcome: 'investigation',
      ends: false,
    };
    assert.equal((await enter(id, decided)).body.standing.waitsFor, 'them');
    const ended = await enter(id, { ...decided, outcome: 'judgment', ends: true });
    assert.deepEqual(
      [await waiting('late'), await waiting('nobody'), ended.body.standing.state],
      [[], [id], 'decided'],
    );

    const withdraw = (entry: string) =>
      call('one', 'POST', `/v1/referrals/${id}/entries/${entry}/withdrawals`, { reason: 'Autre affaire.' });
    const [first] = ended.body.entries;
    assert.equal((await withdraw(first.id)).body.code, 'VIGIE_REFERRAL_RESTED_ON');
    assert.equal((await withdraw(requested)).body.code, 'VIGIE_REFERRAL_RESTED_ON');
    const back = await withdraw(ended.body.entries.at(-1).id);
    assert.deepEqual([back.body.standing.waitsFor, await waiting('them')], ['them', [id]]);
    assert.equal(back.body.entries.at(-1).withdrawn.reason, 'Autre affaire.');
    assert.equal((await withdraw(ended.body.entries.at(-1).id)).body.code, 'VIGIE_REFERRAL_ENTRY');
    // Sent to the wrong place, or noted twice: once nothing else counts, it can be taken back.
    for (const entry of ended.body.entries.slice(1, -1).reverse())
      assert.equal((await withdraw(entry.id)).status, 200, entry.kind);
    const never = await withdraw(first.id);
    assert.deepEqual(
      [never.body.standing.state, await waiting('nobody'), await waiting('them')],
      ['withdrawn', [id], []],
    );
    assert.equal((await enter(id, { kind: 'received', on: '2026-11-21' })).body.code, 'VIGIE_REFERRAL_WITHDRAWN');
    assert.equal((await call('two', 'GET', `/v1/referrals/${id}`)).status, 404);
    assert.equal((await enter('ref_x', { kind: 'received', on: '2026-11-24' })).status, 404);
  });

  test('two answers to one request at once: one is kept', async () => {
    const [{ id: choice }] = (await call('one', 'GET', `/v1/recipient-choices?case=${caseId}`)).body.items;
    const { id } = (await send({ choice })).body;
    const asked = await enter(id, { kind: 'request', on: '2026-11-22', said: 'Préciser.' });
    const answer = { kind: 'answer', on: '2026-11-23', said: 'Précisé.', answers: asked.body.standing.requests[0] };
    const both = await Promise.all([enter(id, answer), enter(id, answer)]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
  });

  test('of a case that is being given away nobody here chooses a recipient, sends it or notes what came', async () => {
    const [{ id: choice }] = (await call('one', 'GET', `/v1/recipient-choices?case=${caseId}`)).body.items;
    const { id } = (await send({ choice })).body;
    await asOwner(`insert into handover (id, unit_id, direction, level, state, case_id, title, reason, is_restricted, peer_unit, peer_name,
        offered_by, made_at, changed_at)
      values ('hov_x', '${unit}', 'out', 'give', 'offered', '${caseId}', 't', 'r', false, 'unt_x', 'x', 'x', now(), now())`);
    const received = { kind: 'received', on: '2026-11-21' };
    const codes = [
      await choose({ as: 'prosecutor', recipient: 'tj-06088' }),
      await send({ choice }),
      await enter(id, received),
    ].map(({ body }) => body.code);
    await asOwner(`delete from handover where id = 'hov_x'`);
    assert.deepEqual(
      codes,
      Array.from({ length: 3 }, () => 'VIGIE_STORE_CASE_AWAY'),
    );
    assert.equal((await enter(id, received)).status, 200);
  });

  marketSurveillance(() => ({ product, caseId, unit }));

  test('a unit that says where it sits is on the map of the other units, and only then', async () => {
    const units = async () => (await call('two', 'GET', '/v1/courts')).body.units;
    assert.deepEqual(await units(), []);
    const say = (department: string | null) => call('admin', 'PUT', '/v1/unit/department', { department });
    assert.equal((await say('99')).body.code, 'VIGIE_NOTICE_NO_DEPARTMENT');
    assert.equal((await call('one', 'PUT', '/v1/unit/department', { department: '55' })).status, 403);
    assert.equal((await say('55')).status, 200);
    assert.deepEqual(await units(), [{ name: 'one', department: '55', isOwn: false }]);
    await say(null);
    assert.deepEqual(await units(), []);
    assert.equal((await call('two', 'GET', '/v1/authorities')).body.items.length, 81);
  });

  test('hearings, results, sheet and age gates at the command line: as an account, by the same rules, on record', async () => {
    const { dataDir, databaseUrl } = made.settings;
    const kept = { ...process.env };
    Object.assign(process.env, { VIGIE_DATA: dataDir, DATABASE_URL: databaseUrl ?? '', VIGIE_BROWSER: 'none' });
    const file = join(dataDir, 'hearing.json');
    const as = { unit: 'one', as: 'One@test.example' };
    const run = async (does: (io: Io) => Promise<number>) => {
      const stdout = new PassThrough();
      assert.equal(await does({ stdout, stderr: stdout, isTerminal: false }), 0);
      return JSON.parse(String(stdout.read()));
    };
    try {
      const addressee = { name: 'Importer SA', role: 'importer' };
      const hearing = { kind: 'opportunity', case: caseId, addressee, measure: 'Retrait.', means: 'email' };
      writeFileSync(file, JSON.stringify({ ...hearing, on: '2026-11-20', due: '2026-12-10' }));
      const given = await run((io) => runHearing(file, as, io));
      assert.deepEqual([given.addressee, given.by], [addressee, 'one']);
      const { items } = (await call('one', 'GET', `/v1/hearings?case=${caseId}`)).body;
      assert.ok(items.some(({ id }: { id: string }) => id === given.id));
      const acts = await product.vigie.context.store.inUnit(unit, (tx) => readAudit(tx, caseId));
      assert.ok(
        acts.some(
          ({ act, content, account }) => act === 'hearing.given' && content.hearing === given.id && account !== null,
        ),
      );
      const { laboratory } = { laboratory: await run((io) => runResults(caseId, as, io)) };
      assert.equal(laboratory.items.length, 1);
      const sheet = await run((io) => runSheet(caseId, { ...as, form: 'icsms', language: 'fr' }, io));
      assert.deepEqual([sheet.form.key, sheet.language, sheet.case], ['icsms', 'fr', caseId]);
      assert.deepEqual(await run((io) => runShow(undefined, as, io)), { items: [] });
      const { io } = keepOutput();
      writeFileSync(file, JSON.stringify({ ...hearing, on: 'tomorrow' }));
      await assert.rejects(runHearing(file, as, io), { code: 'VIGIE_CLI_INPUT', message: /hearing\.json: on: / });
      await assert.rejects(runHearings(caseId, { unit: 'two', as: 'two@test.example' }, io), { status: 404 });
      await assert.rejects(runResults(caseId, { unit: 'one', as: 'two@test.example' }, io), {
        code: 'VIGIE_CLI_ACCOUNT',
      });
    } finally {
      process.env = kept;
    }
  });
});
