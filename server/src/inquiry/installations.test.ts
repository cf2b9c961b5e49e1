import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type KeyChange, verifierKey } from '@vigie/proof';
import { sql } from 'kysely';
import {
  dump,
  enrolAll,
  enter,
  open as openUnit,
  peerIds,
  peersOf,
  see,
  stateOf,
  VAT,
  WHY,
} from '../../testing/inquiry/ask-others.ts';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../testing/vigie.ts';
import { readConfig } from '../base/core/config.ts';
import { changeKeyFile, exchangeKeyFiles, openExchangeKey } from '../evidence/index.ts';
import { readAudit } from '../people/index.ts';
import { followKey } from './unit/follow-key.ts';

describeStore('between two installations', (make) => {
  const stores: TestStore[] = [];
  const sides: TestVigie[] = [];
  let formerKey = '';
  after(async () => {
    for (const side of sides) await side.stop();
    for (const store of stores) await store.drop();
  });

  /** What the one unit answers that is entered and not ended. */
  const askEntered = async (at: TestVigie, subject: object) => {
    const body = { subject, ...WHY, peers: await peerIds(at, 'one') };
    const { body: made } = await at.call('one-off', 'POST', '/v1/inquiries', body);
    await at.settle();
    return (await at.call('one-off', 'GET', `/v1/inquiries/${made.id}`)).body.answers[0];
  };

  test('equal questions look different, and the asked installation keeps none of them', async () => {
    const [there, here] = [await make(), await make()];
    stores.push(there, here);
    const { dataDir } = { ...readConfig({}), ...there.settings };
    const files = exchangeKeyFiles(dataDir);
    const first = openExchangeKey({ dataDir, publicUrl: null });
    changeKeyFile(files, first, { at: new Date('2026-11-20T00:00:00Z'), withdrawnSince: null, size: null });
    formerKey = verifierKey(first);
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
    await openUnit(asked, 'two', null);
    await openUnit(asking, 'one', null);
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

  test('a key that was replaced as planned is followed by the word of the one before, there and within an installation', async () => {
    const [asked, asking] = sides;
    assert.ok(asked && asking);
    const { unit } = (await asking.call('one-off', 'GET', '/v1/inquiry-unit')).body.self;
    const subject = { kind: 'vat', value: VAT };
    const [known] = await peersOf(asking, 'one');
    await asking.call('one-ada', 'POST', `/v1/inquiry-peers/${known.id}/endings`, { reason: 'of the former key' });
    await enter(asking, 'one', { name: 'Two', url: known.url, key: formerKey, unit: known.unit, competence: null });
    const open = async () => (await peersOf(asking, 'one')).find((one: { endedAt: string | null }) => !one.endedAt);
    const { state, failure } = await askEntered(asking, subject);
    assert.equal(failure, null, JSON.stringify(failure));
    assert.deepEqual([state, (await open()).key], ['known', known.key], 'at the second try');
    const { id } = await open();
    const entries = await asking.vigie.context.store.inUnit(unit, (tx) => readAudit(tx, id));
    assert.deepEqual(entries.map(({ act, content: { old, new: next } }) => [act, old, next]).at(-1), [
      'inquiry.peer-key-followed',
      formerKey,
      known.key,
    ]);
    assert.equal((await asking.call('one-off', 'POST', '/v1/inquiry-key-checks')).status, 403);
    const three = await enrolAll(asked, 'three');
    await openUnit(asked, 'three', null);
    const [two] = await peersOf(asking, 'one');
    await enter(asked, 'three', { name: 'Two', url: null, key: formerKey, unit: two.unit, competence: null });
    await enter(asked, 'two', { name: 'Three', url: null, key: formerKey, unit: three, competence: null });
    assert.equal(await stateOf(asked, 'three', subject), 'known');
  });

  test('a stranger is answered nothing, and learns not even whether there is such a unit', async () => {
    const [asked, asking] = sides;
    assert.ok(asked && asking);
    const own = (await asking.call('one-off', 'GET', '/v1/inquiry-unit')).body.peers[0];
    const theirs = (await asked.call('two-off', 'GET', '/v1/inquiry-unit')).body.peers[0];
    await asked.call('two-ada', 'POST', `/v1/inquiry-peers/${theirs.id}/endings`, { reason: 'no longer' });
    const subject = { kind: 'vat', value: VAT };
    const ended = await askEntered(asking, subject);
    await asking.call('one-ada', 'POST', `/v1/inquiry-peers/${own.id}/endings`, { reason: 'no longer' });
    await enter(asking, 'one', { name: 'None', url: own.url, key: own.key, unit: 'unt_none', competence: null });
    const never = await askEntered(asking, subject);
    assert.deepEqual([ended.state, never.state], ['failed', 'failed']);
    assert.deepEqual(ended.failure, never.failure);
    assert.match(never.failure.en, /404/);
  });
});

test('a key answers for the one that followed it as planned, and for none from where one was withdrawn', () => {
  const change = (old: string, next: string, withdrawnSince: string | null = null): KeyChange => ({
    name: 'a',
    old,
    new: next,
    at: '2026-11-01T00:00:00.000Z',
    withdrawnSince,
    size: null,
    previous: null,
  });
  const planned = [change('k0', 'k1'), change('k1', 'k2')];
  assert.deepEqual(followKey(planned, 'k0'), { kind: 'replaced', key: 'k2' });
  assert.deepEqual(followKey(planned, 'k2'), { kind: 'same' });
  assert.deepEqual(followKey(planned, 'stranger'), { kind: 'same' });
  const since = '2026-10-30T00:00:00.000Z';
  assert.deepEqual(followKey([...planned, change('k2', 'k3', since)], 'k0'), { kind: 'withdrawn', since });
});
