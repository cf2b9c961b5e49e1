import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { ALL_CASES } from '../../base/database/reader.ts';
import { inWork, type Role, readAudit } from '../../people/index.ts';
import { setStage } from '../store.ts';

const reason = 'Seen and read.';
const LATER = '2999-01-01T00:00:00Z';

describeStore('the end of a case', (make) => {
  let made: TestStore;
  let started: TestVigie;
  let unit = '';
  const put = (who: string, id: string, outcome: string | null) =>
    started.call(who, 'PUT', `/v1/cases/${id}/closure`, { outcome, reason });
  const said = async (who: string, id: string, outcome: string | null) => {
    const { status, body } = await put(who, id, outcome);
    return body?.code ?? (status === 200 ? (body.closed?.outcome ?? 'open') : status);
  };

  before(async () => {
    made = await make();
    started = await startTestVigie(made);
    for (const [name, of, role] of [
      ['ann', 'u', 'analyst'],
      ['ben', 'u', 'analyst'],
      ['rae', 'u', 'auditor'],
      ['zoe', 'v', 'analyst'],
    ] satisfies [string, string, Role][]) {
      const added = await started.add(name, { unit: of, role });
      if (of === 'u') unit = added.unit;
    }
    const cases = [
      { id: 'cas_open', state: 'open' },
      { id: 'cas_dismissed', state: 'dismissed' },
      { id: 'cas_noticed', stage: 'noticed' },
      { id: 'cas_removed', stage: 'removed', state: 'escalated' },
      { id: 'cas_late', stage: 'overdue', next: 'reminder' },
      { id: 'cas_unread', unread: 1 },
      { id: 'cas_doubt', doubts: 1 },
      { id: 'cas_awaiting', awaiting: ['acc_x'] },
      { id: 'cas_back', stage: 'relisted' },
      { id: 'cas_held', stage: 'noticed' },
    ];
    await started.vigie.context.store.inUnit(
      unit,
      (tx) =>
        sql`insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, next_step, unread, doubts, awaiting, opened_at, updated_at)
          select id, ${unit}, 'p', 't', id, 't', 'high', coalesce(state, 'confirmed'), coalesce(stage, 'sealed'), next, coalesce(unread, 0), coalesce(doubts, 0),
            coalesce(awaiting, '{}'), now(), now()
          from jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) as c(id text, state text, stage text, next text, unread int, doubts int, awaiting text[])`.execute(
          tx,
        ),
      ALL_CASES,
    );
    await started.call('ben', 'PUT', '/v1/cases/cas_held/lock', {});
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });

  test('a person closes what was decided and leaves nothing waiting, and opens it again', async () => {
    for (const [who, id, outcome, expected] of [
      ['ann', 'cas_open', 'other', 'VIGIE_CASE_NOT_TO_CLOSE'],
      ['ann', 'cas_dismissed', 'other', 'VIGIE_CASE_NOT_TO_CLOSE'],
      ['ann', 'cas_unread', 'answered', 'VIGIE_CASE_WAITS'],
      ['ann', 'cas_doubt', 'answered', 'VIGIE_CASE_WAITS'],
      ['ann', 'cas_awaiting', 'answered', 'VIGIE_CASE_WAITS'],
      ['ann', 'cas_back', 'referred', 'VIGIE_CASE_WAITS'],
      ['ann', 'cas_held', 'answered', 'VIGIE_CASE_LOCKED'],
      ['rae', 'cas_noticed', 'answered', 'VIGIE_PEOPLE_ROLE_ANALYST'],
      ['zoe', 'cas_noticed', 'answered', 'VIGIE_CASE_UNKNOWN'],
      ['ann', 'cas_noticed', 'gone', 'VIGIE_HTTP_INVALID'],
      ['ann', 'cas_noticed', 'removed', 'VIGIE_CASE_NOT_GONE'],
      ['ann', 'cas_noticed', null, 'VIGIE_CASE_NOT_CLOSED'],
      ['ann', 'cas_noticed', 'answered', 'answered'],
      ['ann', 'cas_noticed', 'answered', 'VIGIE_CASE_CLOSED'],
      ['ann', 'cas_noticed', null, 'open'],
      ['ann', 'cas_noticed', 'referred', 'referred'],
      ['ann', 'cas_removed', 'removed', 'removed'],
      ['ann', 'cas_late', 'other', 'other'],
    ] as const) {
      if (id === 'cas_late') await started.call(who, 'PUT', `/v1/cases/${id}/hold`, { until: LATER, reason });
      assert.equal(await said(who, id, outcome), expected, `${who}, ${id}, ${outcome}`);
    }
    const audit = await started.vigie.context.store.inUnit(unit, (tx) => readAudit(tx, 'cas_noticed'), ALL_CASES);
    assert.deepEqual(
      audit.map((entry) => [entry.act, entry.reason, entry.content.outcome]),
      [
        ['case.closed', reason, 'answered'],
        ['case.reopened', reason, null],
        ['case.closed', reason, 'referred'],
      ],
    );
  });

  test('it is found as closed alone, is no work any more, and is not decided on before it is opened again', async () => {
    const idsOf = async (search: string): Promise<string[]> =>
      (await started.call('ann', 'GET', `/v1/cases?${search}`)).body.items.map(({ id }: { id: string }) => id);
    assert.deepEqual((await idsOf('state=closed')).toSorted(), ['cas_late', 'cas_noticed', 'cas_removed']);
    assert.ok(!(await idsOf('state=confirmed')).includes('cas_noticed'));
    assert.ok(!(await idsOf('view=unassigned')).includes('cas_late'));
    assert.ok((await idsOf('limit=100')).includes('cas_noticed'), 'it counts as before');

    for (const [method, what, body] of [
      ['POST', 'decisions', { kind: 'dismiss', reason }],
      ['PUT', 'assignee', { account: null }],
      ['PUT', 'hold', { until: LATER, reason }],
      ['PUT', 'hold', { until: null, reason }],
      ['PUT', 'lock', {}],
    ] as const) {
      const answer = await started.call('ann', method, `/v1/cases/cas_noticed/${what}`, body);
      assert.deepEqual([answer.status, answer.body?.code], [409, 'VIGIE_CASE_CLOSED'], what);
    }
    assert.deepEqual(await idsOf('view=held'), [], 'a case that was closed rests no longer');
  });

  test('what happens later opens it again only where it says that the case did not end', async () => {
    const { context } = started.vigie;
    let event = 1;
    for (const [id, stage, expected] of [
      ['cas_late', 'removed', false],
      ['cas_removed', 'overdue', true],
      ['cas_noticed', 'relisted', true],
      ['cas_noticed', 'relisted', false],
    ] as const) {
      event += 1;
      const moved = { stage, nextStep: null, mayGoBack: false, mayReopen: true, event };
      const reopened = await inWork(context, unit, ({ tx, now }) => setStage(tx, id, { ...moved, now }));
      assert.equal(reopened, expected, `${id}, ${stage}`);
    }
    const { body } = await started.call('ann', 'GET', '/v1/cases?state=closed');
    assert.deepEqual(
      body.items.map(({ id }: { id: string }) => id),
      ['cas_late'],
    );
  });
});
