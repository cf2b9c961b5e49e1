import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type Act, live } from '../../../testing/figures/history.ts';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';

const first = { minutes: 1, other: 0 };
/** Three cases of two platforms, each noticed; one notice is withdrawn; what a check saw gone and still there. */
const LIVED: Act[] = [
  ...[0, 1, 2].map((n): Act => ({ ...first, which: n, other: n, act: 'find', severity: 'medium' })),
  ...[0, 1, 2].map((n): Act => ({ ...first, which: n, act: 'decide', kind: 'confirm', waits: false })),
  ...[0, 1, 2].map((n): Act => ({ ...first, which: n, act: 'send', kind: 'dsa-16' })),
  { ...first, which: 2, act: 'withdraw' },
  ...(['removed', 'removed'] as const).map(
    (verdict): Act => ({ minutes: 70, which: 0, other: 1, act: 'check', verdict }),
  ),
];

describeStore('the report of a trusted flagger', (make) => {
  let made: TestStore;
  let product: TestVigie;
  before(async () => {
    made = await make();
    product = await startTestVigie(made, { now: '2026-11-24T09:00:00Z' });
    await product.add('ann', { unit: 'watch' });
  });
  after(async () => {
    await product.stop();
    await made.drop();
  });

  test('notices by hosting service and rule, what was decided and seen, and the unit’s own errors', async () => {
    const { store } = product.vigie.context;
    await live(store, 'flagger', LIVED);
    const { unit } = await product.add('bo', { unit: 'flagger' });
    assert.equal(unit, 'flagger');
    await store.inUnit(
      unit,
      async (tx) =>
        void (await sql`insert into notice_answer (unit_id, notice_id, id, kind, via, at, received_at, decision, digest)
          select unit_id, id, 'ans_' || id, 'decision', 'person', sent_at, sent_at, '{"outcome":"no-action"}', id
          from notice where withdrawn_at is null order by id limit 1`.execute(tx)),
      '*',
    );
    const { status, body } = await product.call('bo', 'GET', '/v1/trusted-flagger-report?year=2026');
    assert.equal(status, 200, JSON.stringify(body));
    const sum = (name: string) =>
      body.byType.reduce((all: number, cell: Record<string, number>) => all + (cell[name] ?? 0), 0);
    assert.deepEqual(
      [sum('notices'), sum('asked'), sum('removed')],
      [2, 2, 1],
      'a withdrawn notice counts as not sent',
    );
    assert.deepEqual(
      body.decisions.map(({ platform, notices, noAction, none }: Record<string, unknown>) => [
        platform,
        notices,
        noAction,
        none,
      ]),
      [
        ['p0', 1, 1, 0],
        ['p1', 1, 0, 1],
      ],
    );
    assert.deepEqual([body.errors.sent, body.errors.withdrawn], [3, 1]);
    assert.deepEqual([body.from, body.to], ['2026-01-01', '2026-11-24']);
    assert.ok(body.open.some(({ en }: { en: string }) => /independence/.test(en)));
    const csv = String((await product.call('bo', 'GET', '/v1/trusted-flagger-report.csv?year=2026')).body);
    assert.match(csv, /^from,to,group,platform,rule,category,measure,value\n/);
    assert.match(csv, /\n2026-01-01,2026-11-24,decision,p0,,,noAction,1\n/);
    const none = await product.call('bo', 'GET', '/v1/trusted-flagger-report?year=2027');
    assert.equal(none.body.code, 'VIGIE_PUBLICATION_YEAR');
  });
});
