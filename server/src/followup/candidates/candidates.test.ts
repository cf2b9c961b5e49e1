import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { readAudit } from '../../people/audit-store.ts';
import { readCaseCandidates } from './read-candidates.ts';

/** `candidates.long.ts` draws more. */
const IS_LONG = process.argv[1]?.endsWith('.long.ts') ?? false;
const PACK = 'fr-adult-goods-age-gate';
const FROM = '2026-11-10';
const AT = `'2026-11-01T08:00:00Z'`;
const CASES = 3;

interface Look {
  of: number;
  at: Date;
  verdict: 'online' | 'removed' | 'restricted' | 'indeterminate';
  isSealed: boolean;
}

describeStore('obligations of a platform, and candidates', (make) => {
  let made: TestStore;
  let product: TestVigie;
  let looks = 0;
  let own = '';

  const call = async (who: string, method: 'GET' | 'POST' | 'PUT', url: string, body?: object) =>
    product.call(who, method, url, body);
  const list = async (who = 'Ann', state = 'all') =>
    (
      await call(
        who,
        'GET',
        `/v1/obligation-candidates?platform=market.example&obligation=${own}&state=${state}&limit=200`,
      )
    ).body;
  const decide = (who: string, kind: string, candidates: { listing: string; day: string }[]) =>
    call(who, 'POST', '/v1/obligation-candidates/decisions', {
      platform: 'market.example',
      obligation: own,
      kind,
      reason: 'Compared with the sealed page.',
      candidates,
    });
  const look = ({ of, at, verdict, isSealed }: Look): string => {
    const number = ++looks;
    const instant = `'${at.toISOString()}'`;
    const check = `insert into "check" (id, unit_id, case_id, notice_id, listing_id, url, number, due_at, done_at, verdict, reasons, views)
      values ('chk_${number}', 'unt_t', 'cas_${of}', 'ntc_${of}', 'lst_${of}', 'https://market.example/${of}', ${number}, ${instant}, ${instant}, '${verdict}', '[]', '[]')`;
    return isSealed
      ? `${check}; insert into evidence_package (id, unit_id, case_id, listing_id, check_id, state, digest, log_index, made_at, sealed_at)
        values ('evd_${number}', 'unt_t', 'cas_${of}', 'lst_${of}', 'chk_${number}', 'sealed', '${String(number).padStart(64, '0')}', ${number}, ${instant}, ${instant})`
      : check;
  };
  const seen = (looked: readonly Look[]) => made.asOwner(looked.map(look).join(';\n'));
  const online = (of: number, at: string, isSealed = true): Look => ({
    of,
    at: new Date(at),
    verdict: 'online',
    isSealed,
  });
  const forget = () =>
    made.asOwner(`delete from obligation_candidate; delete from evidence_package; delete from "check"`);

  before(async () => {
    made = await make();
    await made.open();
    const offer = (n: number, pack: string, state: string) => `
      insert into listing (id, unit_id, platform, key, title, first_seen, last_seen) values ('lst_${n}', 'unt_t', 'market.example', 'k${n}', 'Offer ${n}', ${AT}, ${AT});
      insert into snapshot (id, unit_id, listing_id, digest, content, seen_at) values ('snp_${n}', 'unt_t', 'lst_${n}', 'd', '{}', ${AT});
      insert into "case" (id, unit_id, platform, trader, trader_name, product, title, severity, state, stage, opened_at, updated_at)
        values ('cas_${n}', 'unt_t', 'market.example', 't', 'T', 'p${n}', 'Offer ${n}', 'high', '${state}', 'opened', ${AT}, ${AT});
      insert into finding (id, unit_id, listing_id, snapshot_id, pack, rule, pack_digest, engine, severity, content, made_at)
        values ('fnd_${n}', 'unt_t', 'lst_${n}', 'snp_${n}', '${pack}', 'r', 'd', 'e', 'high', '{}', ${AT});
      insert into case_finding (unit_id, case_id, finding_id, added_at) values ('unt_t', 'cas_${n}', 'fnd_${n}', ${AT});
      insert into decision (id, unit_id, case_id, kind, reason, account_id, decided_at) values ('dec_${n}', 'unt_t', 'cas_${n}', '${state === 'confirmed' ? 'confirm' : 'dismiss'}', 'r', 'acc_t', ${AT});
      insert into notice (id, unit_id, case_id, kind, language, state, content, account_id, made_at, sent_at)
        values ('ntc_${n}', 'unt_t', 'cas_${n}', 'dsa-16', 'en', 'sent', '{}', 'acc_t', ${AT}, ${AT});
      insert into notice_listing values ('unt_t', 'ntc_${n}', 'lst_${n}', 'https://market.example/${n}')`;
    await made.asOwner(`insert into unit (id, name, made_at) values ('unt_t', 'T', now());
      insert into account (id, unit_id, email, name, role, language, password, made_at) values ('acc_t', 'unt_t', 'x@x.example', 'X', 'analyst', 'en', 'p', now());
      ${[0, 1, 2].map((n) => offer(n, PACK, 'confirmed')).join(';')};
      ${offer(3, 'fr-weapons', 'confirmed')}; ${offer(4, PACK, 'dismissed')};
      select set_config('vigie.unit', 'unt_t', false), set_config('vigie.reader', '*', false);
      select vigie_count_again(array(select id from "case"))`);
    product = await startTestVigie(made, { now: '2026-11-30T09:00:00Z' });
    await product.add('Ann', { unit: 'T' });
    await product.add('Ben', { unit: 'T' });
    await product.add('Ada', { unit: 'T', role: 'approver' });
    await product.add('Eve', { unit: 'E' });
  });
  after(async () => {
    await product.stop();
    await made.drop();
  });

  const order = {
    platform: 'market.example',
    kind: 'order',
    title: 'No adult goods without age verification',
    basis: 'LCEN, art. 6-3',
    source: 'Order no. 12 of the court, in the file',
    madeOn: '2026-11-09',
    from: FROM,
    until: '2026-11-28',
    packs: [PACK],
    reason: 'Obtained by us.',
  };
  const owed = async (who: string) =>
    (await call(who, 'GET', '/v1/obligations?platform=market.example')).body.items.filter(
      (each: { own: object | null }) => each.own !== null,
    );

  test('a unit’s own order binds once a second person has approved it, with its clock, in its own unit', async () => {
    for (const wrong of [
      { madeOn: '2026-12-01', from: '2026-12-01', until: null },
      { from: '2026-11-08' },
      { until: '2026-11-01' },
    ])
      assert.equal(
        (await call('Ann', 'POST', '/v1/obligations', { ...order, ...wrong })).body.code,
        'VIGIE_FOLLOWUP_OBLIGATION_DAYS',
      );
    const sum = { ...order, title: 'EUR 10,000 for each offer' };
    assert.equal((await call('Ann', 'POST', '/v1/obligations', sum)).body.code, 'VIGIE_FOLLOWUP_SUM_OF_MONEY');
    const proposed = await call('Ann', 'POST', '/v1/obligations', order);
    assert.deepEqual([proposed.status, await owed('Ann')], [200, []]);
    const approve = (who: string) =>
      call(who, 'POST', `/v1/proposals/${proposed.body.id}/decisions`, {
        decision: 'approve',
        reason: 'Read the order.',
      });
    assert.equal((await approve('Ben')).body.code, 'VIGIE_PEOPLE_ROLE_APPROVER');
    assert.equal((await approve('Ada')).status, 200);
    const [entered] = await owed('Ann');
    own = entered.key;
    assert.deepEqual(
      [
        entered.kind,
        entered.verified,
        entered.checked,
        entered.own.enteredBy,
        entered.own.approvedBy,
        entered.own.madeOn,
      ],
      ['order', true, '2026-11-30', 'Ann', 'Ada', '2026-11-09'],
    );
    assert.deepEqual(entered.clock, { state: 'ended', daysLeft: null, next: null });
    assert.deepEqual(await owed('Eve'), []);
    const { store } = product.vigie.context;
    const acts = (await store.inUnit('unt_t', (tx) => readAudit(tx, own))).map(({ act }) => act);
    assert.deepEqual(acts, ['obligation.entered']);
  });

  test('an offer seen online is one candidate for a day, of confirmed cases and of the packs alone', async () => {
    await seen([
      online(0, '2026-11-09T12:00:00Z'), // before it binds
      online(0, '2026-11-10T00:30:00Z'),
      online(0, '2026-11-10T18:00:00Z'),
      online(0, '2026-11-28T23:30:00Z'), // the last day in UTC, the day after in Paris
      { ...online(1, '2026-11-12T12:00:00Z'), verdict: 'indeterminate' },
      online(1, '2026-11-13T12:00:00Z', false),
      online(3, '2026-11-12T12:00:00Z'),
      online(4, '2026-11-12T12:00:00Z'),
    ]);
    const { items, counts, definition, notice } = await list();
    assert.deepEqual(
      items.map((one: { listing: string; day: string; checks: number; exhibits: object[]; state: string }) => [
        one.listing,
        one.day,
        one.checks,
        one.exhibits.length,
        one.state,
      ]),
      [
        ['lst_1', '2026-11-13', 1, 0, 'open'],
        ['lst_0', '2026-11-10', 2, 2, 'open'],
      ],
    );
    assert.deepEqual(counts, { open: 2, confirmed: 0, dismissed: 0, withoutExhibit: 1, fallen: 0 });
    assert.match(definition.en, /from 10 November 2026 to 28 November 2026: each listing once for each day/);
    assert.match(notice.fr, /revient au juge/);
    assert.deepEqual((await list('Eve')).code, 'VIGIE_FOLLOWUP_NO_OBLIGATION');
    const none = await call('Ann', 'GET', '/v1/obligation-candidates?platform=temu&obligation=temu-fine');
    assert.equal(none.status, 404);
  });

  test('a person decides with the sealed page of that day; without one it is dismissed only; all or none', async () => {
    const [sealed, bare] = [
      { listing: 'lst_0', day: FROM },
      { listing: 'lst_1', day: '2026-11-13' },
    ];
    assert.equal((await decide('Ann', 'confirm', [sealed, bare])).body.code, 'VIGIE_FOLLOWUP_NO_EXHIBIT');
    assert.equal(
      (await decide('Ann', 'confirm', [{ ...sealed, day: '2026-11-11' }])).body.code,
      'VIGIE_FOLLOWUP_NO_CANDIDATE',
    );
    assert.equal((await list()).counts.open, 2, 'nothing was decided');
    assert.equal((await decide('Ann', 'confirm', [sealed, sealed])).body.decided, 1);
    assert.equal((await decide('Ann', 'dismiss', [bare])).body.decided, 1);
    const { items, counts } = await list();
    assert.deepEqual([counts.open, counts.confirmed, counts.dismissed], [0, 1, 1]);
    const confirmed = items.find(({ state }: { state: string }) => state === 'confirmed');
    assert.deepEqual([confirmed.decision.by, confirmed.decision.evidence.length], ['Ann', 2]);
    await assert.rejects(
      made.asOwner(
        `insert into obligation_candidate select unit_id, obligation, listing_id, day, case_id, null, 'dismiss', 'r', account_id, decided_at, '[]' from obligation_candidate limit 1`,
      ),
      /obligation_candidate_key/,
      'the database itself has one for each',
    );
    const csv = String(
      (await call('Ann', 'GET', `/v1/obligation-candidates.csv?platform=market.example&obligation=${own}`)).body,
    );
    assert.match(csv, /^obligation,day,listing,/);
    assert.match(csv, /2026-11-10,lst_0,https:\/\/market\.example\/0,cas_0,confirmed,yes,2,/);
    const { context } = product.vigie;
    const where = { platforms: context.platforms(), timeZone: 'Europe/Paris' };
    const annex = await context.store.inUnit(
      'unt_t',
      (tx) => readCaseCandidates(tx, { id: 'cas_0', platform: 'market.example' }, where),
      '*',
    );
    assert.deepEqual(
      annex.map(({ obligation, candidates }) => [
        obligation.key,
        candidates.map(({ day, exhibits }) => [day, exhibits.length]),
      ]),
      [[own, [[FROM, 2]]]],
    );
  });

  test('a court file has every confirmed candidate, however many', async () => {
    await made.asOwner(`update obligation set until_day = null where id = '${own}';
      insert into "check" (id, unit_id, case_id, notice_id, listing_id, url, number, due_at, done_at, verdict, reasons, views)
        select 'chk_long' || n, 'unt_t', 'cas_2', 'ntc_2', 'lst_2', 'u', 100000 + n, at, at, 'online', '[]', '[]'
        from generate_series(0, 2000) n, lateral (select '2030-01-01T12:00:00Z'::timestamptz + n * interval '1 day' as at) day;
      insert into obligation_candidate (unit_id, obligation, listing_id, day, case_id, decision, reason, account_id, decided_at, evidence)
        select 'unt_t', '${own}', 'lst_2', '2030-01-01'::date + n, 'cas_2', 'confirm', 'r', 'acc_t', ${AT}, '["evd_1"]' from generate_series(0, 2000) n`);
    const { context } = product.vigie;
    const where = { platforms: context.platforms(), timeZone: 'Europe/Paris' };
    const [annex] = await context.store.inUnit(
      'unt_t',
      (tx) => readCaseCandidates(tx, { id: 'cas_2', platform: 'market.example' }, where),
      '*',
    );
    const days = annex?.candidates.map(({ day }) => day).filter((day) => day >= '2030');
    assert.deepEqual([days?.length, new Set(days).size], [2001, 2001]);
    await made.asOwner(`update obligation set until_day = '${order.until}' where id = '${own}';
      delete from obligation_candidate where day >= '2030-01-01'; delete from "check" where id like 'chk_long%'`);
  });

  test('what was decided and stands no more is said, and counted nowhere else', async () => {
    await made.asOwner(`update "check" set verdict = 'removed' where listing_id = 'lst_0' and done_at < '2026-11-11'`);
    const { items, counts } = await list('Ann', 'confirmed');
    assert.deepEqual(
      items.map(({ listing, stands }: { listing: string; stands: boolean }) => [listing, stands]),
      [['lst_0', false]],
    );
    assert.deepEqual(counts, { open: 0, confirmed: 0, dismissed: 1, withoutExhibit: 0, fallen: 1 });
  });

  test('never two candidates for one offer, day and obligation, whatever checks come, in which order or twice', async () => {
    const anyLook = fc.record({
      of: fc.integer({ min: 0, max: CASES - 1 }),
      at: fc
        .integer({ min: 0, max: 24 * 4 })
        .map((hours) => new Date(Date.parse('2026-11-09T00:00:00Z') + hours * 3_600_000)),
      verdict: fc.constantFrom('online', 'online', 'online', 'removed', 'restricted', 'indeterminate'),
      isSealed: fc.boolean(),
    }) satisfies fc.Arbitrary<Look>;
    const dayIn = (at: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(at);
    await fc.assert(
      fc.asyncProperty(fc.array(anyLook, { minLength: 1, maxLength: 14 }), fc.nat(), async (looked, cut) => {
        await forget();
        const half = cut % looked.length;
        await seen(looked.slice(0, half + 1));
        // What can be decided meanwhile is decided: it stays one candidate, and decided.
        for (const one of (await list()).items)
          await decide('Ben', one.exhibits.length > 0 ? 'confirm' : 'dismiss', [one]);
        // Then the rest, and all of them once more in the other order.
        await seen([...looked.slice(half + 1), ...[...looked].reverse()]);
        const expected = new Set(
          looked
            .filter(({ verdict, at }) => verdict === 'online' && dayIn(at) >= FROM && dayIn(at) <= '2026-11-28')
            .map(({ of, at }) => `${dayIn(at)}/lst_${of}`),
        );
        const { items, counts } = await list();
        const ids: string[] = items.map(({ id }: { id: string }) => id);
        assert.deepEqual([...ids].sort(), [...expected].sort());
        assert.equal(counts.open + counts.confirmed + counts.dismissed, expected.size);
        assert.equal(counts.fallen, 0);
      }),
      { numRuns: IS_LONG ? 60 : 5 },
    );
  });

  test('who may not see a case sees none of its candidates, decides none, and counts none', async () => {
    await forget();
    await seen([online(0, '2026-11-12T12:00:00Z'), online(2, '2026-11-12T12:00:00Z')]);
    const named = [{ listing: 'lst_2', day: '2026-11-12' }];
    assert.equal((await decide('Ann', 'confirm', named)).status, 200);
    const hidden = await call('Ada', 'PUT', '/v1/cases/cas_2/visibility', {
      visibility: 'named',
      reason: 'Sensitive.',
    });
    assert.equal(hidden.status, 200, JSON.stringify(hidden.body));
    const [ada, ben] = [await list('Ada'), await list('Ben')];
    assert.deepEqual([ada.counts.confirmed, ada.items.length], [1, 2]);
    assert.deepEqual(
      [ben.counts.confirmed, ben.counts.fallen, ben.items.map(({ listing }: { listing: string }) => listing)],
      [0, 0, ['lst_0']],
    );
    assert.equal((await decide('Ben', 'dismiss', named)).body.code, 'VIGIE_FOLLOWUP_NO_CANDIDATE');
    const csv = String(
      (await call('Ben', 'GET', `/v1/obligation-candidates.csv?platform=market.example&obligation=${own}`)).body,
    );
    assert.doesNotMatch(csv, /lst_2/);
  });
});
