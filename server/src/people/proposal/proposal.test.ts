import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { emptyListing, type Listing } from '@vigie/engine';
import { sql } from 'kysely';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { importListings } from '../../listing/index.ts';
import { readAudit } from '../audit-store.ts';

const PDQ = 'f'.repeat(64);
const KEY = 'fr-weapons/fr-weapons-knuckle-duster';
const [PACK, RULE] = KEY.split('/');

describeStore('what takes two people', (make) => {
  let made: TestStore;
  let started: TestVigie;
  let unit = '';
  before(async () => {
    made = await make();
    started = await startTestVigie(made);
    ({ unit } = await started.add('ana', { unit: 'one' }));
    await started.add('bea', { unit: 'one' });
    await started.add('ada', { unit: 'one', role: 'approver' });
    await started.add('eli', { unit: 'two', role: 'approver' });
    await started.add('pia', { unit: 'one', role: 'publisher' });
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });

  const post = (who: string, url: string, body: object) => started.call(who, 'POST', url, body);
  const decide = (who: string, id: string, decision: 'approve' | 'reject' = 'approve') =>
    post(who, `/v1/proposals/${id}/decisions`, { decision, reason: 'looked at' });
  const waiting = async (who = 'ana'): Promise<string[]> =>
    (await started.call(who, 'GET', '/v1/proposals')).body.items.map(({ id }: { id: string }) => id);
  const lists = async () => (await started.call('ana', 'GET', '/v1/hash-lists')).body.items;
  const actsOn = async (subject: string): Promise<string[]> =>
    (await started.vigie.context.store.inUnit(unit, (tx) => readAudit(tx, subject))).map(({ act }) => act);
  const exceptions = { name: 'harmless', kind: 'exception', hashes: [{ pdq: PDQ }] };

  test('exceptions count once a second person, who may, has approved them', async () => {
    const asked = await post('ana', '/v1/hash-lists', exceptions);
    assert.deepEqual([asked.status, asked.body.added, asked.body.proposal.by.name], [200, 0, 'ana']);
    const { id, summary } = asked.body.proposal;
    assert.deepEqual(summary, { name: 'harmless', hashes: 1, distance: 31 });
    assert.deepEqual([await lists(), await waiting(), await waiting('eli')], [[], [id], []]);
    const refused = [
      await decide('ana', id),
      await decide('bea', id),
      await decide('eli', id),
      await decide('ada', 'prp_x'),
    ];
    assert.deepEqual(
      refused.map(({ body }) => body.code),
      ['OWN_PROPOSAL', 'ROLE_APPROVER', 'NO_PROPOSAL', 'NO_PROPOSAL'].map((code) => `VIGIE_PEOPLE_${code}`),
    );
    assert.deepEqual(
      [await lists(), (await started.call('ada', 'GET', `/v1/proposals/${id}`)).body.content.hashes],
      [[], [{ pdq: PDQ, label: '', source: '' }]],
    );
    const { body } = await decide('ada', id);
    assert.deepEqual([body.decision.by.name, (await lists()).length, await waiting()], ['ada', 1, []]);
    assert.equal((await decide('ada', id)).body.code, 'VIGIE_PEOPLE_PROPOSAL_DECIDED');
    assert.deepEqual(await actsOn(id), ['proposal.made', 'proposal.approved']);
    assert.deepEqual(await actsOn((await lists())[0].id), ['hashes.added']);
    const known = await post('ana', '/v1/hash-lists', { ...exceptions, kind: 'known', name: 'known' });
    assert.deepEqual([known.body.added, known.body.proposal], [1, null], 'what finds more takes one');
    const file = { name: 'list.csv', content: Buffer.from(`pdq\n${PDQ}\n`).toString('base64') };
    const about = { kind: 'known', name: 'known', severity: 'high', distance: 31, rule: 'none/none', file };
    assert.equal((await post('ana', '/v1/hash-lists/files', about)).body.code, 'VIGIE_SCREENING_NO_RULE');
    const { rule, ...ofNone } = about;
    assert.equal((await post('ana', '/v1/hash-lists/files', ofNone)).body.added, 0, rule);
  });

  test('an approver is no second person to what they proposed; who proposed may take it back', async () => {
    const { proposal } = (await post('ada', '/v1/hash-lists', { ...exceptions, name: 'more' })).body;
    assert.equal((await decide('ada', proposal.id)).body.code, 'VIGIE_PEOPLE_OWN_PROPOSAL');
    assert.equal((await decide('ada', proposal.id, 'reject')).body.decision.decision, 'reject');
    assert.equal(
      (await lists()).some(({ name }: { name: string }) => name === 'more'),
      false,
    );
  });

  test('the database itself keeps one person from approving what they proposed, and a proposal from changing', async () => {
    const { proposal } = (await post('ada', '/v1/hash-lists', { ...exceptions, name: 'more' })).body;
    const { store } = started.vigie.context;
    const run = (statement: ReturnType<typeof sql>) => store.inUnit(unit, (tx) => statement.execute(tx));
    await assert.rejects(
      run(
        sql`update proposal set decision = 'approve', decided_by = account_id, decided_at = now() where id = ${proposal.id}`,
      ),
      /check constraint/,
    );
    await assert.rejects(run(sql`update proposal set content = '{}' where id = ${proposal.id}`), /permission denied/);
    await assert.rejects(run(sql`delete from proposal`), /permission denied/);
  });

  test('a release that was proposed before another was published has to be proposed again', async () => {
    const release = (title: string) => post('ana', '/v1/releases', { title, from: '2026-10-01', to: '2026-10-31' });
    const [first, second] = [(await release('first')).body, (await release('second')).body];
    assert.equal((await decide('ada', second.id)).body.code, 'VIGIE_PEOPLE_ROLE_PUBLISHER');
    assert.equal((await decide('pia', second.id)).status, 200);
    assert.equal((await decide('pia', first.id)).body.code, 'VIGIE_PUBLICATION_ANOTHER_SINCE');
    assert.ok((await waiting()).includes(first.id), 'it still waits');
    const { items } = (await started.call('ana', 'GET', '/v1/releases')).body;
    assert.deepEqual(
      items.map(({ title }: { title: string }) => title),
      ['second'],
    );
    assert.equal(second.summary.digest, items[0].digest, 'what was approved is what was published');
  });

  test('a disabled rule flags nothing and is counted; enabled again, it finds what it passed over', async () => {
    async function* offers(name: string) {
      const listing: Listing = { ...emptyListing('shop.example', 'Knuckle duster, brass'), id: name };
      yield listing;
    }
    const see = async (name: string): Promise<void> => {
      await importListings(
        started.vigie.context,
        { unit, account: null, source: 'test', pictures: false },
        offers(name),
      );
      await started.settle();
    };
    const found = async (): Promise<number> =>
      (await started.call('ana', 'GET', '/v1/findings?limit=200')).body.items.filter(
        ({ rule }: { rule: string }) => rule === RULE,
      ).length;
    const rule = async () =>
      (await started.call('ana', 'GET', '/v1/rules')).body.items.find((each: { rule: string }) => each.rule === RULE);
    const named = { pack: PACK, rule: RULE, reason: 'flags too much' };
    await see('a');
    assert.equal(await found(), 1);
    assert.equal(
      (await post('ana', '/v1/rules/disabled', { ...named, rule: 'none' })).body.code,
      'VIGIE_SCREENING_NO_RULE',
    );
    const { body: proposal } = await post('ana', '/v1/rules/disabled', named);
    await see('b');
    assert.deepEqual([await found(), (await rule()).disabled], [2, null], 'not yet');
    assert.equal((await decide('ada', proposal.id)).status, 200);
    await see('c');
    assert.equal(await found(), 2);
    const { reason, passedOver } = (await rule()).disabled;
    assert.deepEqual([reason, passedOver], ['flags too much', 1]);
    const { body: screened } = await post('ana', '/v1/screen', {
      listing: { platform: 'shop.example', title: 'Knuckle duster, brass' },
    });
    assert.deepEqual(screened.findings, []);
    assert.equal((await post('ana', '/v1/rules/disabled', named)).body.code, 'VIGIE_SCREENING_RULE_DISABLED');
    assert.equal((await post('ana', '/v1/rules/enabled', named)).status, 204);
    await started.settle();
    assert.deepEqual([await found(), (await rule()).disabled], [3, null]);
    assert.equal((await post('ana', '/v1/rules/enabled', named)).body.code, 'VIGIE_SCREENING_RULE_ENABLED');
    assert.deepEqual(await actsOn(KEY), ['rule.disabled', 'rule.enabled']);
  });
});
