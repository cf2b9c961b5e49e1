import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { describeStores, type TestStore } from '../../../testing/stores.ts';
import type { Store, Tx } from '../../base/database/store.ts';
import type { State } from '../store.ts';
import { countCases, countFacet } from './count-cases-store.ts';
import { FACETS, type Filters, SORTS, type Sort, VIEWS, type View } from './filters.ts';
import { listCases } from './list-cases-store.ts';
import { vectorOf } from './search-words.ts';
import type { Asked } from './which-cases-store.ts';

const NOW = new Date('2026-11-24T09:30:00Z');
const asked: Asked = {
  me: 'acc_a',
  mayApprove: true,
  now: NOW,
  from: new Date('2026-11-23T23:00:00Z'),
  to: new Date('2026-11-24T23:00:00Z'),
};
const NONE: Filters = {};

/** A case of the table as it is made, by its number; what the test says of it is said of this. */
const made = (n: number) => {
  const state: State = (['open', 'confirmed', 'dismissed'] as const)[n % 3] ?? 'open';
  return {
    id: `cas_${n}`,
    n,
    state,
    platform: `market-${n % 4}.example`,
    trader: n % 6 === 0 ? '' : `Trader ${n % 6}`,
    severity: (['medium', 'high', 'critical'] as const)[n % 3] ?? 'high',
    stage: n % 7 === 0 ? ('relisted' as const) : n % 2 ? ('sealed' as const) : ('opened' as const),
    nextStep: n % 7 === 0 ? 'decide-relisting' : null,
    score: n % 5,
    packs: n % 4 ? ['p'] : ['p', 'q'],
    rules: n % 4 ? ['p/r'] : ['p/r', 'q/s'],
    language: n % 5 ? 'fr' : null,
    assignee: n % 9 === 0 ? 'acc_a' : n % 9 === 1 ? 'acc_b' : null,
    heldUntil: n % 18 === 0 ? new Date(NOW.getTime() + 60_000) : n % 18 === 1 ? new Date(NOW.getTime() - 60_000) : null,
    // Ties, and none.
    dueAt: n % 8 < 4 ? null : new Date(NOW.getTime() + ((n % 16) - 8) * 7_200_000),
    openedAt: new Date(NOW.getTime() - (n % 50) * 3_600_000),
    updatedAt: new Date(NOW.getTime() - (n % 40) * 60_000),
    evidence: n % 11 ? 0 : n % 4,
    awaiting: n % 30 === 0 ? ['acc_a'] : n % 30 === 1 ? ['acc_b'] : n % 30 === 2 ? ['acc_a', 'acc_b'] : [],
    unread: n % 13 ? 0 : 2,
    doubts: n % 17 ? 0 : 1,
    isClosed: n % 3 === 1 && n % 4 === 2 && n % 7 > 0,
  };
};
type Made = ReturnType<typeof made>;
const ALL = Array.from({ length: 300 }, (_, at) => made(at + 100));
const isOpen = (c: Made) => c.state === 'open' || c.nextStep !== null;
const isStill = (state: State) => (c: Made) => c.state === state && !c.isClosed;
const isBusy = (c: Made) => isOpen(c) || c.stage === 'relisted' || c.unread > 0 || c.doubts > 0;
const rests = (c: Made) => c.heldUntil !== null && c.heldUntil > NOW;

const IN_VIEW: Record<View, (c: Made) => boolean> = {
  mine: (c) => c.assignee === 'acc_a' && isBusy(c) && !rests(c),
  unassigned: (c) => c.assignee === null && isBusy(c) && !rests(c),
  approve: (c) => c.awaiting.includes('acc_b'),
  due: (c) => !c.isClosed && c.dueAt !== null && c.dueAt >= asked.from && c.dueAt < asked.to,
  answers: (c) => c.unread > 0,
  returned: (c) => c.stage === 'relisted',
  doubt: (c) => c.doubts > 0,
  held: rests,
};

const time = (at: Date | null) => at?.getTime() ?? Number.POSITIVE_INFINITY;
const SEVERITIES = { medium: 1, high: 2, critical: 3 };
const byId = (a: Made, b: Made) => a.n - b.n;
const IN_ORDER: Record<Sort, (a: Made, b: Made) => number> = {
  points: (a, b) => b.score - a.score || byId(a, b),
  oldest: (a, b) => time(a.openedAt) - time(b.openedAt) || byId(a, b),
  newest: (a, b) => time(b.openedAt) - time(a.openedAt) || byId(b, a),
  due: (a, b) => (time(a.dueAt) === time(b.dueAt) ? byId(a, b) : time(a.dueAt) - time(b.dueAt)),
  severity: (a, b) => SEVERITIES[b.severity] - SEVERITIES[a.severity] || b.score - a.score || byId(a, b),
  updated: (a, b) => time(b.updatedAt) - time(a.updatedAt) || byId(b, a),
};

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR);
const FILTERS: [Filters, (c: Made) => boolean][] = [
  [{ state: ['open'] }, isOpen],
  [{ state: ['confirmed'] }, isStill('confirmed')],
  [{ state: ['confirmed', 'dismissed'] }, (c) => c.state !== 'open' && !c.isClosed],
  [{ state: ['open', 'dismissed'] }, (c) => isOpen(c) || c.state === 'dismissed'],
  [{ state: ['closed'] }, (c) => c.isClosed],
  [{ state: ['open', 'closed'] }, (c) => isOpen(c) || c.isClosed],
  [{ state: ['confirmed', 'closed'] }, (c) => c.state === 'confirmed'],
  [{ stage: ['sealed'] }, (c) => c.stage === 'sealed'],
  [{ platform: ['market-1.example', 'market-2.example'] }, (c) => [1, 2].includes(c.n % 4)],
  [{ platform: ['market-1'] }, () => false],
  [{ trader: ['Trader 2'] }, (c) => c.trader === 'Trader 2'],
  [{ trader: [''] }, (c) => c.trader === ''],
  [{ pack: ['q'] }, (c) => c.packs.includes('q')],
  [{ rule: ['p/r', 'q/s'] }, () => true],
  [{ rule: ['q/s'] }, (c) => c.rules.includes('q/s')],
  [{ rule: ['q/r'] }, () => false],
  [{ severity: ['critical'] }, (c) => c.severity === 'critical'],
  [{ language: ['fr'] }, (c) => c.language === 'fr'],
  [{ assignee: ['me'] }, (c) => c.assignee === 'acc_a'],
  [{ assignee: ['none', 'acc_b'] }, (c) => c.assignee !== 'acc_a'],
  [{ openedBefore: ago(10).toISOString() }, (c) => c.openedAt < ago(10)],
  [{ openedAfter: ago(10).toISOString() }, (c) => c.openedAt >= ago(10)],
  [{ dueBefore: ago(-3).toISOString() }, (c) => c.dueAt !== null && c.dueAt < ago(-3)],
  [{ evidence: 0 }, () => true],
  [{ evidence: 2 }, (c) => c.evidence >= 2],
  [
    { state: ['open'], trader: ['Trader 1'], severity: ['high', 'medium'] },
    (c) => isOpen(c) && c.trader === 'Trader 1' && c.severity !== 'critical',
  ],
  [{ text: 'lampe' }, (c) => c.n % 3 === 0],
  [{ text: 'LAMPE 17' }, (c) => c.n % 3 === 0 && c.n % 10 === 0],
  [{ text: '!' }, () => false],
  [{ text: '' }, () => true],
];

describeStores('the worktable', (make) => {
  let test_: TestStore;
  let store: Store;
  before(async () => {
    test_ = await make();
    store = await test_.open();
    await test_.asOwner(`insert into unit (id, name, made_at) values ('unt_a', 'A', now());
      insert into account (id, unit_id, email, name, role, language, password, made_at) values
        ('acc_a', 'unt_a', 'a@x.example', 'Ann', 'approver', 'en', 'p', now()), ('acc_b', 'unt_a', 'b@x.example', 'Ben', 'analyst', 'en', 'p', now())`);
    const words = (n: number) => vectorOf([n % 3 ? 'chaise' : 'lampe', ...(n % 10 ? [] : ['17'])]);
    await store.inUnit('unt_a', (tx) =>
      sql`with c as (select * from jsonb_to_recordset(${JSON.stringify(ALL.map((c) => ({ ...c, words: `${words(c.n)} ${vectorOf([...c.packs, ...c.rules].map((mark) => `=${mark}`))}` })))}::jsonb) as c(id text, n int, state text,
          platform text, trader text, severity text, stage text, "nextStep" text, score int, packs text[], rules text[], language text, assignee text,
          "heldUntil" timestamptz, "dueAt" timestamptz, "openedAt" timestamptz, "updatedAt" timestamptz, evidence int, awaiting text[], unread int,
          doubts int, "isClosed" boolean, words text)),
        kept as (insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, next_step, opened_at, updated_at, score,
            trader_name, packs, rule_keys, rules, language, assignee_id, held_until, due_at, evidence, awaiting, unread, doubts, is_text_read, closed_at, closed_as)
          select id, 'unt_a', platform, trader, n, n, severity, state, stage, "nextStep", "openedAt", "updatedAt", score, trader, packs, rules,
            (select jsonb_agg(jsonb_build_object('pack', split_part(one, '/', 1), 'rule', split_part(one, '/', 2), 'title', '{"en": "T", "fr": "T"}'::jsonb))
              from unnest(rules) one), language, assignee, "heldUntil", "dueAt", evidence, awaiting, unread, doubts, true,
            case when "isClosed" then "updatedAt" end, case when "isClosed" then 'answered' end from c returning id)
        insert into case_text (case_id, unit_id, words) select c.id, 'unt_a', c.words::tsvector from c, kept where kept.id = c.id`.execute(
        tx,
      ),
    );
  });
  after(() => test_.drop());

  const list = (
    query: Partial<Filters> & { view?: View; sort?: Sort; cursor?: string; limit?: number },
    reader = 'acc_a',
  ) => store.inUnit('unt_a', (tx) => listCases(tx, { limit: 200, ...query }, asked), reader);

  /** All pages, one after the other. */
  async function pages(query: Parameters<typeof list>[0], reader?: string): Promise<string[]> {
    const ids: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await list({ ...query, ...(cursor === undefined ? {} : { cursor }) }, reader);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    return ids;
  }
  const named = (cases: Made[]) => cases.map(({ id }) => id);

  test('goes by points, then by age, page by page; with the open ones go those where a relisting waits for a person', async () => {
    const all = Array.from({ length: 300 }, (_, n) => n + 100).toSorted((a, b) => (b % 5) - (a % 5) || a - b);
    const ids = (numbers: number[]) => numbers.map((n) => `cas_${n}`);
    assert.deepEqual(await pages({ limit: 32 }), ids(all));
    assert.deepEqual(await pages({ state: ['open'], limit: 32 }), ids(all.filter((n) => n % 3 === 0 || n % 7 === 0)));
    assert.deepEqual(
      await pages({ state: ['confirmed'], limit: 32 }),
      ids(all.filter((n) => isStill('confirmed')(made(n)))),
    );
  });

  test('what waits in a case is told with it', async () => {
    const made = new Map(ALL.map((c) => [c.id, c]));
    const { items } = await list({});
    for (const { id, awaiting, unread, doubts } of items) {
      const of = made.get(id);
      assert.deepEqual([awaiting, unread, doubts], [of?.awaiting, of?.unread, of?.doubts], id);
    }
    assert.ok(items.some(({ unread }) => unread > 0) && items.some(({ doubts }) => doubts > 0));
  });

  test('refuses a cursor that is of no page, or of another order', async () => {
    const refused = { code: 'VIGIE_CASE_CURSOR', status: 400 };
    for (const cursor of ['cas_none', 'e30', (await list({ limit: 3, sort: 'due' })).next ?? ''])
      await assert.rejects(list({ cursor, limit: 3 }), refused, cursor);
    const wrong = { points: ['::', 'infinity', '99999999999'], newest: ['99:99', '2026-02-31 09:00:00+00'] };
    for (const sort of ['points', 'newest'] as const)
      for (const key of wrong[sort]) {
        const cursor = Buffer.from(JSON.stringify([sort, key, 'cas_100'])).toString('base64url');
        await assert.rejects(list({ cursor, sort, limit: 3 }), refused, `${sort}, ${key}`);
      }
  });

  for (const sort of SORTS)
    test(`pages by ${sort} are the whole, each case once`, async () => {
      for (const filters of [{}, { state: ['open' as const] }, { view: 'unassigned' as const, evidence: 0 }]) {
        const wanted = ALL.filter((c) =>
          'state' in filters ? isOpen(c) : 'view' in filters ? IN_VIEW.unassigned(c) : true,
        );
        for (const limit of [wanted.length > 250 ? 32 : 17, 200])
          assert.deepEqual(
            await pages({ ...filters, sort, limit }),
            named(wanted.toSorted(IN_ORDER[sort])),
            `${limit}`,
          );
      }
    });

  test('a case that moves meanwhile moves no other', async () => {
    const before = await pages({ sort: 'updated', limit: 200 });
    const first = await list({ sort: 'updated', limit: 10 });
    const last = first.items.at(-1)?.id ?? '';
    await store.inUnit('unt_a', (tx) =>
      sql`update "case" set updated_at = updated_at + interval '1 day' where id = ${last}`.execute(tx),
    );
    const rest = await pages({ sort: 'updated', limit: 50, cursor: first.next ?? '' });
    assert.deepEqual([...first.items.map(({ id }) => id), ...rest], before);
    await store.inUnit('unt_a', (tx) =>
      sql`update "case" set updated_at = updated_at - interval '1 day' where id = ${last}`.execute(tx),
    );
  });

  for (const [filters, isWanted] of FILTERS)
    test(`by ${JSON.stringify(filters)}`, async () => {
      const wanted = ALL.filter(isWanted);
      assert.deepEqual((await pages(filters)).toSorted(), named(wanted).toSorted());
      const counts = await store.inUnit('unt_a', (tx) => countCases(tx, filters, asked), 'acc_a');
      assert.equal(counts.total, wanted.length);
      for (const view of VIEWS) assert.equal(counts.views[view], wanted.filter(IN_VIEW[view]).length, view);
      assert.equal(counts.states.open, wanted.filter(isOpen).length);
      assert.equal(counts.states.closed, wanted.filter(({ isClosed }) => isClosed).length);
      assert.equal(counts.states.confirmed, wanted.filter(isStill('confirmed')).length);
      assert.equal(counts.states.dismissed, wanted.filter(({ state }) => state === 'dismissed').length);
    });

  for (const view of VIEWS)
    test(`the view ${view}`, async () => {
      assert.deepEqual((await pages({ view })).toSorted(), named(ALL.filter(IN_VIEW[view])).toSorted());
    });

  test('who may not approve has nothing to approve', async () => {
    const page = await store.inUnit('unt_a', (tx) =>
      listCases(tx, { view: 'approve', limit: 10 }, { ...asked, mayApprove: false }),
    );
    assert.deepEqual(page.items, []);
  });

  const valuesOf: Record<(typeof FACETS)[number], (c: Made) => (string | null)[]> = {
    platform: (c) => [c.platform],
    trader: (c) => [c.trader],
    pack: (c) => c.packs,
    rule: (c) => c.rules,
    severity: (c) => [c.severity],
    language: (c) => [c.language],
    assignee: (c) => [c.assignee ?? 'none'],
    stage: (c) => [c.stage],
  };
  for (const of of FACETS)
    test(`counts by ${of}, each as the filter finds it`, async () => {
      for (const filters of [NONE, { platform: ['market-0.example'] }]) {
        const { items } = await store.inUnit('unt_a', (tx) => countFacet(tx, of, filters, asked), 'acc_a');
        const counted = new Map<string, number>();
        for (const c of ALL.filter((each) => !filters.platform || each.n % 4 === 0))
          for (const value of valuesOf[of](c)) if (value !== null) counted.set(value, (counted.get(value) ?? 0) + 1);
        assert.deepEqual(new Map(items.map(({ value, count }) => [value, count])), counted);
        assert.deepEqual(
          items.map(({ count }) => count),
          items.map(({ count }) => count).toSorted((a, b) => b - a),
        );
        for (const { value, count } of items)
          assert.equal((await pages({ ...filters, [of]: [value] })).length, count, value);
      }
    });

  test('titles stand beside what has them', async () => {
    const facet = (of: 'rule' | 'assignee' | 'stage') =>
      store.inUnit('unt_a', (tx) => countFacet(tx, of, NONE, asked), 'acc_a');
    assert.deepEqual((await facet('rule')).items[1], { value: 'q/s', title: { en: 'T', fr: 'T' }, count: 75 });
    assert.deepEqual((await facet('assignee')).items.find(({ value }) => value === 'acc_b')?.title, {
      en: 'Ben',
      fr: 'Ben',
    });
    assert.equal((await facet('stage')).items[0]?.title, null);
  });

  test('a case that the reader may not see is listed, counted, found and named nowhere', async () => {
    const hidden = ALL.filter(({ n }) => n % 10 === 0);
    const ids = named(hidden)
      .map((id) => `'${id}'`)
      .join();
    await test_.asOwner(`select set_config('vigie.unit', 'unt_a', false), set_config('vigie.reader', '*', false);
      insert into case_reader select 'unt_a', id, 'acc_b', true, 'acc_b', now() from "case" where id in (${ids});
      update "case" set visibility = 'sealed', platform = 'hidden.example' where id in (${ids})`);
    const seen = ALL.filter(({ n }) => n % 10 !== 0);
    assert.deepEqual((await pages({}, 'acc_a')).toSorted(), named(seen).toSorted());
    assert.deepEqual((await pages({}, 'acc_b')).toSorted(), named(ALL).toSorted());
    for (const sort of SORTS)
      assert.deepEqual(await pages({ sort, limit: 50 }, 'acc_a'), named(seen.toSorted(IN_ORDER[sort])));
    const counts = (reader: string) => store.inUnit('unt_a', (tx) => countCases(tx, NONE, asked), reader);
    assert.equal((await counts('acc_a')).total, seen.length);
    for (const view of VIEWS)
      assert.equal((await counts('acc_a')).views[view], seen.filter(IN_VIEW[view]).length, view);
    assert.equal((await counts('acc_b')).total, ALL.length);
    const facet = (reader: string) => store.inUnit('unt_a', (tx) => countFacet(tx, 'platform', NONE, asked), reader);
    assert.ok(!JSON.stringify(await facet('acc_a')).includes('hidden'));
    assert.ok(JSON.stringify(await facet('acc_b')).includes('hidden'));
    assert.deepEqual(await pages({ text: '17' }, 'acc_a'), []);
    assert.equal((await pages({ text: '17' }, 'acc_b')).length, hidden.length);
    const found = (reader: string) =>
      store.inUnit(
        'unt_a',
        async (tx) => (await sql`select vigie_cases_with('''17'''::tsquery)`.execute(tx)).rows.length,
        reader,
      );
    assert.deepEqual([await found('acc_a'), await found('acc_b'), await found('*')], [0, hidden.length, hidden.length]);
  });

  test('of what is found in thousands of cases: the same, in order, and nothing hidden', async () => {
    await test_.asOwner(`select set_config('vigie.unit', 'unt_m', false), set_config('vigie.reader', '*', false);
      insert into unit values ('unt_m', 'Many', now());
      insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, next_step, opened_at, updated_at, score, score_parts, awaiting)
        select 'cas_m' || lpad(n::text, 4, '0'), 'unt_m', 'p' || n % 3, 'name:t', 'title:' || n, 'T', 'high', case when n % 2 = 0 then 'open' else 'dismissed' end,
          'opened', case when n % 10 = 1 then 'decide-relisting' end, now(), now(), n % 100, '[]', case when n % 500 = 0 then array['acc_b'] else '{}' end
        from generate_series(1, 3000) n;
      insert into case_text (case_id, unit_id, words) select id, unit_id, '''lamp'''::tsvector from "case" where unit_id = 'unt_m' and right(id, 4)::int > 500;
      update "case" set visibility = 'sealed' where unit_id = 'unt_m' and right(id, 1) = '0'`);
    const many = Array.from({ length: 2500 }, (_, at) => at + 501).filter((n) => n % 10 !== 0);
    const open = many.filter((n) => n % 2 === 0 || n % 10 === 1);
    const inUnit = <T>(ask: (tx: Tx) => Promise<T>) => store.inUnit('unt_m', ask, 'acc_a');
    const { items } = await inUnit((tx) => listCases(tx, { text: 'lamp', state: ['open'], limit: 2_000 }, asked));
    const inOrder = open.toSorted((a, b) => (b % 100) - (a % 100) || a - b);
    assert.deepEqual(
      items.map(({ id }) => id),
      inOrder.map((n) => `cas_m${String(n).padStart(4, '0')}`),
    );
    const { total, views } = await inUnit((tx) => countCases(tx, { text: 'lamp' }, asked));
    // What waits for approval here is sealed too.
    assert.deepEqual([total, views.unassigned, views.approve], [many.length, open.length, 0]);
    const facet = await inUnit((tx) => countFacet(tx, 'platform', { text: 'lamp' }, asked));
    for (const { value, count } of facet.items)
      assert.equal(count, many.filter((n) => `p${n % 3}` === value).length, value);
    assert.equal(facet.items.length, 3);
  });
});
