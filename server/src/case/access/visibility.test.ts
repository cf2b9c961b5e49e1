import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { type Reply, startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { inWork } from '../../people/index.ts';
import { endRestrictions } from './visibility.ts';

const reason = 'Order no. 12 of the court.';

describeStore('until when a case is restricted', (make) => {
  let made: TestStore;
  let started: TestVigie;
  let unit = '';
  const put = (who: string, id: string, body: object): Promise<Reply> =>
    started.call(who, 'PUT', `/v1/cases/${id}/visibility`, { reason, ...body });
  const readersOf = async (who: string, id: string) => (await started.call(who, 'GET', `/v1/cases/${id}/readers`)).body;
  const statusOf = async (who: string, id: string) => (await started.call(who, 'GET', `/v1/cases/${id}`)).status;
  const dueFor = async (who: string): Promise<string[]> =>
    (await started.call(who, 'GET', '/v1/cases?view=due')).body.items.map(({ id }: { id: string }) => id);
  const inHours = (hours: number): string => new Date(started.clock().getTime() + hours * 3_600_000).toISOString();
  const end = (): Promise<void> => inWork(started.vigie.context, unit, endRestrictions);

  before(async () => {
    made = await make();
    started = await startTestVigie(made);
    for (const [name, role] of [
      ['ann', 'approver'],
      ['ben', 'approver'],
    ] as const)
      unit = (await started.add(name, { unit: 'u', role })).unit;
    await started.vigie.context.store.inUnit(unit, (tx) =>
      sql`insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, opened_at, updated_at)
        select id, ${unit}, 'p', 't', id, 't', 'high', 'open', 'opened', now(), now()
        from unnest(array['cas_opens', 'cas_stays']) id`.execute(tx),
    );
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });

  test('its keeper says, with what happens then', async () => {
    for (const [body, said] of [
      [{ visibility: 'sealed', until: inHours(-1) }, 'VIGIE_CASE_RESTRICTION_PAST'],
      [{ visibility: 'unit', until: inHours(1) }, 'VIGIE_HTTP_INVALID'],
      [{ visibility: 'sealed', opens: true }, 'VIGIE_HTTP_INVALID'],
      [{ visibility: 'unit' }, 'VIGIE_CASE_VISIBILITY'],
    ] as const)
      assert.equal((await put('ann', 'cas_opens', body)).body.code, said, JSON.stringify(body));
    const until = inHours(2);
    const opening = { visibility: 'sealed', until, opens: true };
    assert.equal((await put('ann', 'cas_opens', opening)).status, 200);
    assert.equal((await put('ann', 'cas_opens', opening)).body.code, 'VIGIE_CASE_VISIBILITY');
    await put('ann', 'cas_stays', { visibility: 'named', until: inHours(1) });
    const later = await put('ann', 'cas_stays', { visibility: 'named', until, reason: 'Longer.' });
    const { visibility, opens, history } = later.body;
    assert.deepEqual([visibility, later.body.until, opens], ['named', until, false]);
    assert.deepEqual(
      history.map((one: Record<string, unknown>) => [one.act, one.by, one.reason, one.visibility, one.until]),
      [
        ['case.restriction-dated', 'ann', 'Longer.', null, until],
        ['case.visibility-changed', 'ann', reason, 'named', inHours(1)],
      ],
    );
  });

  test('at its end it opens where its keeper said so; else its readers are reminded, once, and it stays', async () => {
    await end();
    assert.deepEqual([await statusOf('ben', 'cas_opens'), await dueFor('ann')], [404, []], 'not before');
    started.pass(2 * 3_600);
    await end();
    await end();
    assert.equal(await statusOf('ben', 'cas_opens'), 200);
    assert.equal(await statusOf('ben', 'cas_stays'), 404);
    assert.deepEqual([await dueFor('ann'), await dueFor('ben')], [['cas_stays'], []]);
    const opened = await readersOf('ben', 'cas_opens');
    assert.deepEqual([opened.visibility, opened.until, opened.readers], ['unit', null, []]);
    assert.equal(opened.history[0].act, 'case.restriction-ended');
    assert.equal(opened.history[0].by, null);
    const { visibility, history } = await readersOf('ann', 'cas_stays');
    const reminded = history.filter(({ act }: { act: string }) => act === 'case.restriction-due');
    assert.deepEqual([visibility, reminded.length], ['named', 1]);
  });

  test('another end takes the reminder away', async () => {
    assert.equal((await put('ann', 'cas_stays', { visibility: 'named', until: inHours(3) })).status, 200);
    assert.deepEqual(await dueFor('ann'), []);
    started.pass(3 * 3_600);
    await end();
    assert.deepEqual(await dueFor('ann'), ['cas_stays']);
    assert.equal((await put('ann', 'cas_stays', { visibility: 'unit' })).status, 200);
    assert.deepEqual(await dueFor('ben'), []);
    assert.equal(await statusOf('ben', 'cas_stays'), 200);
  });
});
