import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { readAudit } from '../../people/audit-store.ts';
import { readCaseCandidates } from '../candidates/read-candidates.ts';

const AT = `'2026-11-01T08:00:00Z'`;
const PACK = 'fr-medicines';

describeStore('an order of the unit’s own that is ended or withdrawn', (make) => {
  let made: TestStore;
  let product: TestVigie;
  const call = (who: string, method: 'GET' | 'POST', url: string, body?: object) =>
    product.call(who, method, url, body);
  const order = {
    platform: 'market.example',
    kind: 'order',
    title: 'No such offers',
    basis: 'LCEN, art. 6-3',
    source: 'Order no. 12',
    madeOn: '2026-11-09',
    from: '2026-11-10',
    until: null,
    packs: [PACK],
    reason: 'Obtained by us.',
  };
  const approve = (proposal: string, who = 'Ada') =>
    call(who, 'POST', `/v1/proposals/${proposal}/decisions`, { decision: 'approve', reason: 'Read.' });
  const change = (who: string, id: string, body: object) => call(who, 'POST', `/v1/obligations/${id}/changes`, body);
  const owed = async (who = 'Ann') =>
    (await call(who, 'GET', '/v1/obligations?platform=market.example')).body.items.filter(
      (each: { own: object | null }) => each.own !== null,
    );
  let own = '';
  const list = async () =>
    (await call('Ann', 'GET', `/v1/obligation-candidates?platform=market.example&obligation=${own}`)).body;
  const confirmed = async () => {
    const { context } = product.vigie;
    const where = { platforms: context.platforms(), timeZone: 'Europe/Paris' };
    const found = await context.store.inUnit(
      'unt_t',
      (tx) => readCaseCandidates(tx, { id: 'cas_0', platform: 'market.example' }, where),
      '*',
    );
    return found.flatMap(({ candidates }) => candidates.map(({ day }) => day));
  };

  before(async () => {
    made = await make();
    await made.open();
    const look = (number: number, day: string) => `
      insert into "check" (id, unit_id, case_id, notice_id, listing_id, url, number, due_at, done_at, verdict, reasons, views)
        values ('chk_${number}', 'unt_t', 'cas_0', 'ntc_0', 'lst_0', 'https://market.example/0', ${number}, '${day}', '${day}', 'online', '[]', '[]');
      insert into evidence_package (id, unit_id, case_id, listing_id, check_id, state, digest, log_index, made_at, sealed_at)
        values ('evd_${number}', 'unt_t', 'cas_0', 'lst_0', 'chk_${number}', 'sealed', '${String(number).padStart(64, '0')}', ${number}, '${day}', '${day}')`;
    await made.asOwner(`insert into unit (id, name, made_at) values ('unt_t', 'T', now());
      insert into account (id, unit_id, email, name, role, language, password, made_at) values ('acc_t', 'unt_t', 'x@x.example', 'X', 'analyst', 'en', 'p', now());
      insert into listing (id, unit_id, platform, key, title, first_seen, last_seen) values ('lst_0', 'unt_t', 'market.example', 'k', 'Offer', ${AT}, ${AT});
      insert into snapshot (id, unit_id, listing_id, digest, content, seen_at) values ('snp_0', 'unt_t', 'lst_0', 'd', '{}', ${AT});
      insert into "case" (id, unit_id, platform, trader, trader_name, product, title, severity, state, stage, opened_at, updated_at)
        values ('cas_0', 'unt_t', 'market.example', 't', 'T', 'p', 'Offer', 'high', 'confirmed', 'opened', ${AT}, ${AT});
      insert into finding (id, unit_id, listing_id, snapshot_id, pack, rule, pack_digest, engine, severity, content, made_at)
        values ('fnd_0', 'unt_t', 'lst_0', 'snp_0', '${PACK}', 'r', 'd', 'e', 'high', '{}', ${AT});
      insert into case_finding (unit_id, case_id, finding_id, added_at) values ('unt_t', 'cas_0', 'fnd_0', ${AT});
      insert into decision (id, unit_id, case_id, kind, reason, account_id, decided_at) values ('dec_0', 'unt_t', 'cas_0', 'confirm', 'r', 'acc_t', ${AT});
      insert into notice (id, unit_id, case_id, kind, language, state, content, account_id, made_at, sent_at)
        values ('ntc_0', 'unt_t', 'cas_0', 'dsa-16', 'en', 'sent', '{}', 'acc_t', ${AT}, ${AT});
      insert into notice_listing values ('unt_t', 'ntc_0', 'lst_0', 'https://market.example/0');
      ${look(1, '2026-11-12T12:00:00Z')}; ${look(2, '2026-11-20T12:00:00Z')};
      select set_config('vigie.unit', 'unt_t', false), set_config('vigie.reader', '*', false);
      select vigie_count_again(array(select id from "case"))`);
    product = await startTestVigie(made, { now: '2026-11-30T09:00:00Z' });
    await product.add('Ann', { unit: 'T' });
    await product.add('Ada', { unit: 'T', role: 'approver' });
    await product.add('Eve', { unit: 'E' });
    const proposed = await call('Ann', 'POST', '/v1/obligations', order);
    assert.equal(proposed.status, 200, JSON.stringify(proposed.body));
    await approve(proposed.body.id);
    own = (await owed())[0].key;
    const candidates = (await list()).items.map(({ listing, day }: Record<string, string>) => ({ listing, day }));
    const asked = { platform: 'market.example', obligation: own, kind: 'confirm', reason: 'Seen.', candidates };
    assert.equal((await call('Ann', 'POST', '/v1/obligation-candidates/decisions', asked)).body.decided, 2);
  });
  after(async () => {
    await product.stop();
    await made.drop();
  });

  test('an order that names a pack that is not there is refused', async () => {
    const { body } = await call('Ann', 'POST', '/v1/obligations', { ...order, packs: [PACK, 'fr-nowhere'] });
    assert.equal(body.code, 'VIGIE_FOLLOWUP_OBLIGATION_PACK');
    assert.match(JSON.stringify(body), /fr-nowhere/);
  });

  test('ended by two people, it has a last day; what was decided of later days stands no more', async () => {
    assert.deepEqual(await confirmed(), ['2026-11-20', '2026-11-12']);
    const end = { change: 'end', until: '2026-11-15', reason: 'The court lifted it.' };
    assert.equal(
      (await change('Ann', own, { ...end, until: '2026-11-09' })).body.code,
      'VIGIE_FOLLOWUP_OBLIGATION_END',
    );
    assert.equal((await change('Eve', own, end)).body.code, 'VIGIE_FOLLOWUP_NO_OWN_OBLIGATION');
    const proposed = await change('Ann', own, end);
    assert.equal((await owed())[0].until, null, 'one person changes nothing');
    assert.equal((await approve(proposed.body.id, 'Ann')).status, 403);
    assert.equal((await approve(proposed.body.id)).status, 200);
    const [ended] = await owed();
    assert.deepEqual([ended.until, ended.clock.state], ['2026-11-15', 'ended']);
    assert.deepEqual(
      [ended.own.ended.by, ended.own.ended.approvedBy, ended.own.ended.reason, ended.own.withdrawn],
      ['Ann', 'Ada', 'The court lifted it.', null],
    );
    const { counts, items, definition } = await list();
    assert.deepEqual([counts.confirmed, counts.fallen, counts.open], [1, 1, 0]);
    assert.deepEqual(
      items.map(({ day, stands }: { day: string; stands: boolean }) => [day, stands]),
      [
        ['2026-11-20', false],
        ['2026-11-12', true],
      ],
    );
    assert.match(definition.en, /to 15 November 2026/);
    assert.deepEqual(await confirmed(), ['2026-11-12']);
    const longer = { ...end, until: '2026-12-31' };
    assert.equal((await change('Ann', own, longer)).body.code, 'VIGIE_FOLLOWUP_OBLIGATION_END');
  });

  test('withdrawn by two people, none of its candidates counts, and that is said; it is done once, and audited', async () => {
    const withdraw = { change: 'withdraw', reason: 'Annulled on appeal.' };
    const [first, second] = [await change('Ann', own, withdraw), await change('Ann', own, withdraw)];
    assert.equal((await approve(first.body.id)).status, 200);
    assert.equal((await approve(second.body.id)).body.code, 'VIGIE_FOLLOWUP_OBLIGATION_WITHDRAWN');
    const [withdrawn] = await owed();
    assert.deepEqual(
      [withdrawn.clock.state, withdrawn.own.withdrawn.reason, withdrawn.own.ended.reason],
      ['withdrawn', 'Annulled on appeal.', 'The court lifted it.'],
    );
    const { counts, items, definition } = await list();
    assert.deepEqual(counts, { open: 0, confirmed: 0, dismissed: 0, withoutExhibit: 0, fallen: 2 });
    assert.equal(items.length, 2, 'what was decided does not vanish');
    assert.match(definition.fr, /a été retiré/);
    assert.deepEqual(await confirmed(), [], 'no court is told of them');
    const asked = {
      platform: 'market.example',
      obligation: own,
      kind: 'confirm',
      reason: 'Again.',
      candidates: [{ listing: 'lst_0', day: '2026-11-12' }],
    };
    const again = await call('Ann', 'POST', '/v1/obligation-candidates/decisions', asked);
    assert.equal(again.body.code, 'VIGIE_FOLLOWUP_NO_CANDIDATE');
    const late = await change('Ann', own, { change: 'end', until: '2026-11-11', reason: 'Late.' });
    assert.equal(late.body.code, 'VIGIE_FOLLOWUP_OBLIGATION_WITHDRAWN');
    const { store } = product.vigie.context;
    const acts = (await store.inUnit('unt_t', (tx) => readAudit(tx, own))).map(({ act }) => act);
    assert.deepEqual(acts.sort(), ['obligation.ended', 'obligation.entered', 'obligation.withdrawn']);
  });
});
