// A page is in one process: what the others say of it. What is left of it when that one is killed: attended-killed.long.ts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { type Follower, startFollower } from '../../testing/follow-up.ts';
import { type TestStore, testStore } from '../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../testing/vigie.ts';
import { openBrowser } from '../evidence/index.ts';
import { openSession } from '../people/index.ts';

const browser = openBrowser();
const VISITS = '/v1/attended-visits';
let made: TestStore;
let follower: Follower;
let other: TestVigie;
before(async () => {
  if (!browser) return;
  made = await testStore();
  follower = await startFollower(made, { browser: 'auto' });
  const allow = [new URL(follower.marketplace.url).host];
  other = await startTestVigie(made, {
    settings: { browser: 'auto', allow },
    works: false,
    clock: follower.vigie.context.clock,
  });
});
after(async () => {
  await other?.stop();
  await follower?.stop();
});

test('another process says where the page is, ends the visit, and knows what was lost', {
  skip: !browser,
}, async () => {
  const caseId = await follower.notify('press-first', '20302');
  const ann = await follower.add('Ann', { unit: 'u' });
  const { context } = follower.vigie;
  const token = await openSession(context.store, context.clock, { id: ann.account, unit: ann.unit });
  const there = async (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) => {
    const headers = { authorization: `Bearer ${token}` };
    const reply = await other.vigie.http.inject({ method, url, headers, ...(payload && { payload }) });
    return { status: reply.statusCode, body: reply.body === '' ? null : reply.json() };
  };
  const begin = () => follower.ask('Ann', 'POST', VISITS, { case: caseId });
  const begun = await begin();
  assert.equal(begun.status, 200, JSON.stringify(begun.body));
  const at = `${VISITS}/${begun.body.id}`;
  for (const [method, path, payload] of [
    ['GET', `${at}/events`, undefined],
    ['POST', `${at}/acts`, { acts: [{ kind: 'back' }] }],
    ['POST', `${at}/seals`, undefined],
  ] as const) {
    const { status, body } = await there(method, path, payload);
    assert.deepEqual([status, body.code], [409, 'VIGIE_ATTENDED_ELSEWHERE'], path);
  }
  assert.equal((await there('GET', at)).body.isHere, false);
  assert.equal((await there('GET', VISITS)).body.items[0].isHere, false);
  assert.equal((await follower.ask('Ann', 'GET', at)).body.isHere, true);
  assert.equal((await there('POST', VISITS, { case: caseId })).body.code, 'VIGIE_ATTENDED_OPEN');
  assert.equal((await there('DELETE', at)).status, 204);
  // The page itself is closed as soon as its process hears of it.
  for (let status = 200; status !== 404; await delay(50))
    ({ status } = await follower.ask('Ann', 'POST', `${at}/acts`, { acts: [{ kind: 'back' }] }));

  // As a process leaves it that is killed: entered, and held by nobody.
  await made.asOwner('update attended_visit set ended_at = null, why = null');
  const { store, jobs } = context;
  await store.inUnit(ann.unit, (tx) => jobs.send(tx, 'attended.upkeep', { unit: ann.unit }));
  await follower.settle();
  const { status, body } = await follower.ask('Ann', 'GET', `${at}/events`);
  assert.deepEqual([status, body.code], [410, 'VIGIE_ATTENDED_LOST']);
  follower.at(new Date(context.clock().getTime() + 2 * 3_600_000));
  await store.inUnit(ann.unit, (tx) => jobs.send(tx, 'attended.upkeep', { unit: ann.unit }));
  await follower.settle();
  assert.equal((await follower.ask('Ann', 'GET', at)).status, 404, 'after an hour it is forgotten');
});
