import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';

describeStore('what a unit keeps to work with', (make) => {
  let made: TestStore;
  let started: TestVigie;
  before(async () => {
    made = await make();
    started = await startTestVigie(made, { works: false });
    await started.add('ann', { unit: 'u' });
    await started.add('ben', { unit: 'u' });
    await started.add('ada', { unit: 'u', role: 'administrator' });
    await started.add('pub', { unit: 'u', role: 'publisher' });
    await started.add('zoe', { unit: 'v' });
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });
  const listed = async (who: string, path: string): Promise<string[]> =>
    (await started.call(who, 'GET', path)).body.items.map((each: { title?: string; name?: string }) =>
      String(each.title ?? each.name),
    );

  test('reasons to choose from are the unit’s own, by kind and title', async () => {
    const path = '/v1/reason-templates';
    const template = (title: string, kind = 'dismiss') => ({ kind, title, text: 'A kitchen knife; no rule applies.' });
    const post = (who: string, body: object) => started.call(who, 'POST', path, body);
    const first = await post('ann', template('Kitchen knife'));
    assert.equal(first.status, 200);
    await post('ben', template('banned by decree', 'confirm'));
    await post('ben', template('a toy'));
    assert.equal((await post('pub', template('x'))).status, 403);
    for (const wrong of [
      { ...template('x'), kind: 'undo' },
      template(''),
      template('a\nb'),
      { ...template('x'), text: '' },
    ])
      assert.equal((await post('ann', wrong)).status, 400, JSON.stringify(wrong));
    assert.deepEqual(await listed('pub', path), ['banned by decree', 'a toy', 'Kitchen knife']);
    assert.deepEqual(await listed('zoe', path), []);
    assert.equal((await started.call('zoe', 'DELETE', `${path}/${first.body.id}`)).status, 404);
    assert.equal((await started.call('ben', 'DELETE', `${path}/${first.body.id}`)).body.items.length, 2);
    assert.equal((await started.call('ben', 'DELETE', `${path}/${first.body.id}`)).status, 404);
  });

  test('views are one’s own, or shared in the unit', async () => {
    const path = '/v1/saved-views';
    const save = (who: string, name: string, shared: boolean, search = '?view=mine') =>
      started.call(who, 'POST', path, { name, search, shared });
    const own = await save('ann', 'Mine', false);
    const shared = await save('ann', 'all of ours', true);
    assert.deepEqual(shared.body.by.name, 'ann');
    for (const search of [
      'view=mine',
      'javascript:alert(1)',
      '//elsewhere.example',
      '?a b',
      '?é',
      `?${'x'.repeat(2_000)}`,
    ])
      assert.equal((await save('ann', 'x', true, search)).status, 400, search);
    assert.deepEqual(await listed('ann', path), ['all of ours', 'Mine']);
    assert.deepEqual(await listed('pub', path), ['all of ours']);
    assert.deepEqual(await listed('zoe', path), []);
    const drop = async (who: string, { body }: typeof own) =>
      (await started.call(who, 'DELETE', `${path}/${body.id}`)).status;
    for (const [who, which, status] of [
      ['zoe', shared, 404],
      ['ben', own, 404],
      ['ben', shared, 403],
      ['ada', shared, 200],
      ['ann', own, 200],
    ] as const)
      assert.equal(await drop(who, which), status, `${who}, ${which.body.name}`);
    assert.deepEqual(await listed('ann', path), []);
  });
});
