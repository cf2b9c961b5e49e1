import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { verifierKey } from '@vigie/proof';
import { sql } from 'kysely';
import { ask, dump, enrolAll, enter, open, peerIds, see, stateOf, VAT, WHY } from '../../testing/inquiry/ask-others.ts';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../testing/vigie.ts';

describeStore('between two installations', (make) => {
  const stores: TestStore[] = [];
  const sides: TestVigie[] = [];
  after(async () => {
    for (const side of sides) await side.stop();
    for (const store of stores) await store.drop();
  });

  test('equal questions look different, and the asked installation keeps none of them', async () => {
    const [there, here] = [await make(), await make()];
    stores.push(there, here);
    const asked = await startTestVigie(there);
    sides.push(asked);
    const theirs = await enrolAll(asked, 'two');
    const wire: string[] = [];
    asked.vigie.http.addHook('preHandler', async (request) => {
      if (request.url.startsWith('/v1/inquiry-q')) wire.push(JSON.stringify(request.body));
    });
    const url = await asked.vigie.listen();
    const asking = await startTestVigie(here, { settings: { allow: [new URL(url).host] } });
    sides.push(asking);
    const ours = await enrolAll(asking, 'one');
    const pdq = `${'a5'.repeat(31)}c3`;
    await see(asked, theirs, 'a', {
      trader: { id: 'T1', name: 'Brook Trading Ltd', address: null, email: null, url: null },
      attributes: [{ name: 'VAT', value: VAT }],
    });
    await asked.vigie.context.store.inUnit(theirs, (tx) =>
      sql`insert into picture (unit_id, snapshot_id, url, pdq, quality, hashed_at)
        select unit_id, id, 'https://shop.example/p', ${pdq}, 90, now() from snapshot`.execute(tx),
    );
    await open(asked, 'two', null);
    await open(asking, 'one', null);
    await enter(asked, 'two', {
      name: 'One',
      url: null,
      key: verifierKey(asking.vigie.context.signer),
      unit: ours,
      competence: null,
    });
    const keyThere = verifierKey(asked.vigie.context.signer);
    await enter(asking, 'one', { name: 'Two', url, key: keyThere, unit: theirs, competence: null });
    await asked.settle();
    const kept = await dump(asked, theirs);
    const unknown = { kind: 'company', value: '552100554' };
    for (let n = 0; n < 3; n++) assert.equal(await stateOf(asking, 'one', unknown), 'unknown');
    for (let n = 0; n < 3; n++) assert.equal(await stateOf(asking, 'one', { kind: 'vat', value: VAT }), 'known');
    assert.equal(await stateOf(asking, 'one', { kind: 'picture', value: pdq }), 'known');
    assert.equal(await stateOf(asking, 'one', { kind: 'picture', value: `${pdq.slice(0, 60)}0000` }), 'near');
    assert.equal(await stateOf(asking, 'one', { kind: 'picture', value: '3c'.repeat(32) }), 'unknown');
    const questions = wire.map((body) => JSON.parse(body));
    const elements: string[] = questions.flatMap(({ elements: each }) => each);
    assert.equal(elements.length, 6 + 27);
    assert.equal(new Set(elements).size, elements.length, 'no two elements are alike');
    for (const body of wire) assert.ok(!/552100554|40303265045|(a5){8}/.test(body), 'no subject is on the wire');
    const shape = ({ id: _, elements: each, ...rest }: { id: string; elements: string[] }) => ({
      ...rest,
      n: each.length,
    });
    assert.deepEqual(shape(questions[0]), shape(questions[3]), 'a hit and a miss are asked alike');
    const now = await dump(asked, theirs);
    const added = now.split('\n').filter((row) => !kept.includes(row));
    assert.ok(added.some((row) => row.includes('file 12/2026')));
    for (const element of elements) {
      const forms = [element, Buffer.from(element, 'base64').toString('hex')];
      assert.ok(!forms.some((form) => now.includes(form)), 'the element is kept nowhere');
    }
    for (const row of added) assert.ok(!/552100554|40303265045|(a5){8}/.test(row), row);
  });

  test('a stranger is answered nothing, and learns not even whether there is such a unit', async () => {
    const [asked, asking] = sides;
    assert.ok(asked && asking);
    const own = (await asking.call('one-off', 'GET', '/v1/inquiry-unit')).body.peers[0];
    const theirs = (await asked.call('two-off', 'GET', '/v1/inquiry-unit')).body.peers[0];
    await asked.call('two-ada', 'POST', `/v1/inquiry-peers/${theirs.id}/endings`, { reason: 'no longer' });
    const subject = { kind: 'vat', value: VAT };
    const ended = (await ask(asking, 'one', subject)).answers[0];
    await asking.call('one-ada', 'POST', `/v1/inquiry-peers/${own.id}/endings`, { reason: 'no longer' });
    await enter(asking, 'one', { name: 'None', url: own.url, key: own.key, unit: 'unt_none', competence: null });
    const body = { subject, ...WHY, peers: await peerIds(asking, 'one') };
    const { body: made } = await asking.call('one-off', 'POST', '/v1/inquiries', body);
    await asking.settle();
    const never = (await asking.call('one-off', 'GET', `/v1/inquiries/${made.id}`)).body.answers[0];
    assert.deepEqual([ended.state, never.state], ['failed', 'failed']);
    assert.deepEqual(ended.failure, never.failure);
    assert.match(never.failure.en, /404/);
  });
});
