import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { type Role, readAudit } from '../../people/index.ts';

describeStore('who keeps a restricted case after its keeper', (make) => {
  let made: TestStore;
  let started: TestVigie;
  let unit = '';
  const ids = new Map<string, string>();
  const reason = 'The keeper is gone.';
  const idOf = (who: string): string => ids.get(who) ?? who;
  const propose = (who: string, gone: string, successor: string) =>
    started.call(who, 'POST', `/v1/accounts/${idOf(gone)}/successions`, { successor: idOf(successor), reason });
  const approve = async (who: string, id: string) =>
    (await started.call(who, 'POST', `/v1/proposals/${id}/decisions`, { decision: 'approve', reason })).body;
  const seenBy = async (who: string): Promise<string[]> =>
    (await started.call(who, 'GET', '/v1/cases')).body.items.map(({ id }: { id: string }) => id).sort();

  before(async () => {
    made = await make();
    started = await startTestVigie(made);
    const people: [string, Role][] = [
      ['ada', 'administrator'],
      ['abe', 'administrator'],
      ['gone', 'approver'],
      ['other', 'approver'],
      ['next', 'analyst'],
      ['reads', 'auditor'],
    ];
    for (const [name, role] of people) {
      const added = await started.add(name, { unit: 'u', role });
      ids.set(name, added.account);
      unit = added.unit;
    }
    ids.set('stranger', (await started.add('stranger', { unit: 'v' })).account);
    for (const id of ['cas_alone', 'cas_both', 'cas_joined', 'cas_open']) {
      await started.vigie.context.store.inUnit(unit, (tx) =>
        sql`insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, opened_at, updated_at)
          values (${id}, ${unit}, 'p', 't', ${id}, 't', 'high', 'open', 'opened', now(), now())`.execute(tx),
      );
    }
    for (const id of ['cas_alone', 'cas_both'])
      await started.call('gone', 'PUT', `/v1/cases/${id}/visibility`, { visibility: 'sealed', reason });
    await started.call('gone', 'POST', '/v1/cases/cas_alone/joins', { case: 'cas_joined', reason });
    const readers = ['gone', 'other'].map((who) => ({ account: idOf(who), isKeeper: true }));
    await started.call('gone', 'PUT', '/v1/cases/cas_both/readers', { readers, reason });
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });

  test('is proposed by an administrator, of somebody open who works on cases, and not of themselves', async () => {
    for (const [who, gone, successor, code] of [
      ['other', 'gone', 'next', 'VIGIE_PEOPLE_ROLE_ADMIN'],
      ['ada', 'gone', 'ada', 'VIGIE_CASE_SUCCESSOR_THIRD'],
      ['ada', 'gone', 'gone', 'VIGIE_CASE_NO_KEEPER'],
      ['ada', 'gone', 'reads', 'VIGIE_CASE_NO_KEEPER'],
      ['ada', 'gone', 'stranger', 'VIGIE_CASE_NO_ACCOUNT'],
      ['ada', 'stranger', 'next', 'VIGIE_CASE_NO_ACCOUNT'],
    ] as const)
      assert.equal((await propose(who, gone, successor)).body.code, code, `${who}: ${gone}, ${successor}`);
  });

  test('takes a second administrator, who is not the successor either; what is proposed tells of no case', async () => {
    const { body: own } = await propose('ada', 'gone', 'abe');
    assert.equal((await approve('abe', own.id)).code, 'VIGIE_CASE_SUCCESSOR_THIRD');
    assert.equal((await approve('ada', own.id)).code, 'VIGIE_PEOPLE_OWN_PROPOSAL');
    assert.equal((await approve('other', own.id)).code, 'VIGIE_PEOPLE_ROLE_ADMIN');
    const [some, none] = [await propose('ada', 'gone', 'next'), await propose('ada', 'other', 'next')];
    const said = ({ body }: typeof some) => [Object.keys(body.summary), JSON.stringify(body).includes('cas_')];
    assert.deepEqual([some.status, said(some)], [200, said(none)]);
    assert.deepEqual(await seenBy('next'), ['cas_open']);
  });

  test('closes the account, and leaves the cases that nobody else keeps to the successor alone', async () => {
    const { body: proposal } = await propose('ada', 'gone', 'next');
    assert.equal((await approve('abe', proposal.id)).decision.decision, 'approve');
    assert.deepEqual(await seenBy('next'), ['cas_alone', 'cas_open']);
    assert.equal((await started.call('next', 'GET', '/v1/cases/cas_joined')).status, 200, 'what was joined to it too');
    for (const who of ['ada', 'abe']) assert.deepEqual(await seenBy(who), ['cas_open'], who);
    assert.deepEqual(await seenBy('other'), ['cas_both', 'cas_open']);
    const people = (await started.call('ada', 'GET', '/v1/accounts')).body.items;
    assert.ok(people.find(({ name }: { name: string }) => name === 'gone').disabledAt);
    const readers = [{ account: idOf('next'), isKeeper: true }];
    const named = await started.call('next', 'PUT', '/v1/cases/cas_alone/readers', { readers, reason });
    assert.equal(named.status, 200, 'a keeper like any other');
    const { store } = started.vigie.context;
    const noted = async (who: string) =>
      (await store.inUnit(unit, (tx) => readAudit(tx, 'cas_alone'), idOf(who))).filter(
        ({ act }) => act === 'case.keeper-replaced',
      );
    const [entry] = await noted('next');
    assert.deepEqual(
      [entry?.account, entry?.content],
      [idOf('abe'), { from: idOf('gone'), to: idOf('next'), proposal: proposal.id }],
    );
    assert.deepEqual(await noted('abe'), []);
  });
});
