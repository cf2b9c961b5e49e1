import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { type Reply, startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { ALL_CASES } from '../../base/database/reader.ts';
import type { Tx } from '../../base/database/store.ts';
import { inWork, type Role, readAudit } from '../../people/index.ts';
import { freeLost } from './assign-case.ts';

const reason = 'Seen and read.';

describeStore('who works on a case', (make) => {
  let made: TestStore;
  let started: TestVigie;
  let unit = '';
  const ids = new Map<string, string>();
  const idOf = (who: string): string => ids.get(who) ?? who;
  const inUnit = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    started.vigie.context.store.inUnit(unit, work, ALL_CASES);
  const put = (who: string, path: string, body: object = {}): Promise<Reply> =>
    started.call(who, 'PUT', `/v1/cases/${path}`, body);
  /** What an answer says in short: its code, or its status. */
  const saidBy = ({ status, body }: Reply): string | number => body?.code ?? status;
  const actsOf = async (id: string) =>
    (await inUnit((tx) => readAudit(tx, id))).map(({ act, account, content }) => ({ act, account, content }));

  before(async () => {
    made = await make();
    started = await startTestVigie(made);
    for (const [name, of, role] of [
      ['ann', 'u', 'analyst'],
      ['ben', 'u', 'approver'],
      ['ada', 'u', 'administrator'],
      ['pub', 'u', 'publisher'],
      ['zoe', 'v', 'analyst'],
    ] satisfies [string, string, Role][]) {
      const added = await started.add(name, { unit: of, role });
      ids.set(name, added.account);
      if (of === 'u') unit = added.unit;
    }
    await inUnit((tx) =>
      sql`insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, opened_at, updated_at)
        select id, ${unit}, 'p', 't', id, 't', 'high', 'open', 'opened', now(), now()
        from unnest(array['cas_a', 'cas_b', 'cas_c', 'cas_sealed']) id`.execute(tx),
    );
    await put('ada', 'cas_sealed/visibility', { visibility: 'sealed', reason });
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });

  test('colleagues are those who can be assigned, by name, without an address', async () => {
    const { body } = await started.call('pub', 'GET', '/v1/colleagues');
    assert.deepEqual(body.items, [
      { id: idOf('ada'), name: 'ada', role: 'administrator' },
      { id: idOf('ann'), name: 'ann', role: 'analyst' },
      { id: idOf('ben'), name: 'ben', role: 'approver' },
    ]);
  });

  test('a case is put in the charge of who works on cases and may see it', async () => {
    const assign = async (who: string, id: string, account: string | null) =>
      saidBy(await put(who, `${id}/assignee`, { account: account && idOf(account), note: reason }));
    for (const [who, id, account, said] of [
      ['ann', 'cas_a', 'ben', 200],
      ['ann', 'cas_a', 'ben', 200],
      ['ben', 'cas_a', null, 200],
      ['ann', 'cas_a', 'ann', 200],
      ['ann', 'cas_a', 'pub', 'VIGIE_CASE_NO_ASSIGNEE'],
      ['ann', 'cas_a', 'zoe', 'VIGIE_CASE_NO_ASSIGNEE'],
      ['ann', 'cas_a', 'acc_none', 'VIGIE_CASE_NO_ASSIGNEE'],
      ['pub', 'cas_a', 'ann', 'VIGIE_PEOPLE_ROLE_ANALYST'],
      ['zoe', 'cas_a', 'zoe', 'VIGIE_CASE_UNKNOWN'],
      ['ann', 'cas_sealed', 'ann', 'VIGIE_CASE_UNKNOWN'],
      ['ada', 'cas_sealed', 'ann', 'VIGIE_CASE_ASSIGNEE_HIDDEN'],
      ['ada', 'cas_sealed', 'ada', 200],
    ] as const)
      assert.equal(await assign(who, id, account), said, `${who}, ${id}, ${account}`);
    const acts = (await actsOf('cas_a')).map(({ act, content }) => [act, content.account, content.from]);
    assert.deepEqual(acts, [
      ['case.assigned', idOf('ben'), null],
      ['case.unassigned', null, idOf('ben')],
      ['case.assigned', idOf('ann'), null],
    ]);
  });

  test('whoever cannot work on a case any more has it no longer, and it is noted why', async () => {
    await put('ada', 'cas_b/assignee', { account: idOf('ben') });
    const change = (who: string, body: object) =>
      started.call('ada', 'PUT', `/v1/accounts/${idOf(who)}`, { ...body, reason });
    const whyOf = async (id: string) => {
      await inWork(started.vigie.context, unit, freeLost);
      const last = (await actsOf(id)).at(-1);
      return last?.act === 'case.unassigned' && last.account === null ? last.content.why : null;
    };
    assert.equal(await whyOf('cas_b'), null);
    await change('ben', { role: 'publisher' });
    assert.equal(await whyOf('cas_b'), 'role-changed');
    await change('ben', { role: 'approver' });
    await put('ada', 'cas_b/assignee', { account: idOf('ben') });
    await put('ada', 'cas_b/visibility', { visibility: 'named', reason });
    assert.equal(await whyOf('cas_b'), 'may-not-see');
    await put('ada', 'cas_b/visibility', { visibility: 'unit', reason });
    await put('ada', 'cas_b/assignee', { account: idOf('ben') });
    await change('ben', { disabled: true });
    assert.equal(await whyOf('cas_b'), 'account-closed');
    assert.equal(saidBy(await put('ada', 'cas_b/assignee', { account: idOf('ben') })), 'VIGIE_CASE_NO_ASSIGNEE');
    await change('ben', { disabled: false });
  });

  test('a case rests until an instant to come', async () => {
    const now = started.clock().getTime();
    const later = new Date(now + 86_400_000).toISOString();
    for (const [who, id, until, said] of [
      ['ann', 'cas_c', later, 200],
      ['ann', 'cas_c', null, 200],
      ['ann', 'cas_c', new Date(now).toISOString(), 'VIGIE_CASE_HOLD_PAST'],
      ['ann', 'cas_c', 'tomorrow', 'VIGIE_HTTP_INVALID'],
      ['zoe', 'cas_c', later, 'VIGIE_CASE_UNKNOWN'],
      ['pub', 'cas_c', later, 'VIGIE_PEOPLE_ROLE_ANALYST'],
    ] as const)
      assert.equal(saidBy(await put(who, `${id}/hold`, { until, reason })), said, `${who}, ${until}`);
    assert.deepEqual(
      (await actsOf('cas_c')).map(({ act, content }) => [act, content.until]),
      [
        ['case.held', later],
        ['case.resumed', null],
      ],
    );
  });

  test('who has a case open decides on it alone, until the lock ends', async () => {
    const lock = (who: string) => put(who, 'cas_c/lock');
    const unlock = (who: string) => started.call(who, 'DELETE', '/v1/cases/cas_c/lock');
    const decide = async (who: string, kind: string) =>
      saidBy(await started.call(who, 'POST', '/v1/cases/cas_c/decisions', { kind, reason }));
    const expire = () => inUnit((tx) => sql`update case_lock set until = clock_timestamp()`.execute(tx));
    const taken = await lock('ann');
    assert.deepEqual([taken.body.by, taken.body.taken], [{ id: idOf('ann'), name: 'ann' }, true]);
    const left = Date.parse(taken.body.until) - Date.now();
    assert.ok(left > 60_000 && left <= 91_000, `${left}`);
    assert.equal((await lock('ann')).body.taken, false, 'renewed');
    const seen = (await started.call('ben', 'GET', '/v1/cases/cas_c')).body;
    assert.equal(seen.lock.by.name, 'ann');
    const refused = await lock('ben');
    assert.equal(refused.status, 409);
    assert.match(refused.body.title, /^ann has this case open to decide on it, until \d\d:\d\d:\d\d at least\.$/);
    assert.equal((await lock('zoe')).status, 404);
    assert.equal((await unlock('zoe')).status, 404);
    assert.equal((await unlock('ben')).status, 204);
    assert.equal(await decide('ben', 'confirm'), 'VIGIE_CASE_LOCKED', 'another ends no lock');
    // By the holder.
    await unlock('ann');
    assert.equal(await decide('ben', 'confirm'), 200);
    // By itself.
    await lock('ann');
    await expire();
    assert.equal(await decide('ben', 'dismiss'), 200);
    // On the holder's decision.
    await lock('ann');
    assert.equal(await decide('ann', 'confirm'), 200);
    assert.equal((await lock('ben')).body.taken, true);
    // When the holder signs out of the last session.
    await started.call('ada', 'DELETE', `/v1/accounts/${idOf('ben')}/sessions`);
    assert.equal((await lock('ann')).body.taken, true);
  });

  test('opens a lock for one of many at once', async () => {
    const all = await Promise.all(['ann', 'ben', 'ada', 'ann', 'ben', 'ada'].map((who) => put(who, 'cas_a/lock')));
    const holders = new Set(all.filter(({ status }) => status === 200).map(({ body }) => body.by.id));
    assert.equal(holders.size, 1);
    assert.deepEqual(new Set(all.map(saidBy)), new Set([200, 'VIGIE_CASE_LOCKED']));
  });
});
