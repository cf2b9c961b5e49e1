// A page is in one process: what the others say of it, and what is left of it when that one is killed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { type Follower, startFollower } from '../../testing/follow-up.ts';
import { type Served, serve } from '../../testing/served.ts';
import { dataFolder, type TestStore, testStore } from '../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../testing/vigie.ts';
import { enrolWriter, startSite } from '../../testing/write-load.ts';
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

test('a killed process leaves a visit that was lost, nothing sealed, and no Chromium', { skip: !browser }, async () => {
  const folder = await dataFolder();
  const site = await startSite();
  let served: Served | null = null;
  try {
    const session = await enrolWriter({ dataDir: folder.path });
    served = await serve({ VIGIE_DATA: folder.path, VIGIE_ALLOW: site.host, VIGIE_BROWSER: 'auto' });
    await served.untilReady();
    const { url } = served;
    const ask = async (method: string, path: string, body?: object) => {
      const reply = await fetch(`${url}${path}`, {
        method,
        headers: { authorization: `Bearer ${session}`, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { status: reply.status, body: JSON.parse((await reply.text()) || 'null') };
    };
    const offer = {
      platform: 'shop.example',
      id: '1',
      url: `http://${site.host}/offer/1`,
      title: 'Tramadol tablets',
      trader: { name: 'T' },
    };
    assert.equal((await ask('POST', '/v1/listings', { listings: [offer] })).status, 200);
    let caseId = '';
    for (; caseId === ''; await delay(100)) caseId = (await ask('GET', '/v1/cases?state=open')).body.items[0]?.id ?? '';
    const begun = await ask('POST', VISITS, { case: caseId });
    assert.equal(begun.status, 200, JSON.stringify(begun.body));
    const at = `${VISITS}/${begun.body.id}`;

    const named = served.processes().map((pid) => [pid, readFileSync(`/proc/${pid}/cmdline`, 'utf8')] as const);
    const web = named.find(([, line]) => line.split('\0')[2] === 'web')?.[0] ?? 0;
    /** What the system says of a process; nothing of one that has ended meanwhile. */
    const saysOf = (pid: number, what: string): string => {
      try {
        return readFileSync(`/proc/${pid}/${what}`, 'utf8');
      } catch {
        return '';
      }
    };
    const childrenOf = (pid: number): number[] => {
      const all = saysOf(pid, `task/${pid}/children`).split(' ').filter(Boolean).map(Number);
      return all.flatMap((child) => [child, ...childrenOf(child)]);
    };
    const isThere = (pid: number): boolean => /chrom/.test(saysOf(pid, 'cmdline'));
    const chromium = childrenOf(web).filter(isThere);
    assert.ok(chromium.length > 0, 'the web process has the browser');
    process.kill(web, 'SIGKILL');
    await served.untilReady();
    for (const end = Date.now() + 20_000; chromium.some(isThere) && Date.now() < end; ) await delay(50);
    assert.deepEqual(chromium.filter(isThere), [], 'no Chromium is left');

    const { body: lost } = await ask('GET', at);
    assert.equal(lost.ended, 'lost');
    const events = await ask('GET', `${at}/events`);
    assert.deepEqual([events.status, events.body.code], [410, 'VIGIE_ATTENDED_LOST']);
    const { timeline } = (await ask('GET', `/v1/cases/${caseId}`)).body;
    const acts = timeline.filter(({ act }: { act: string }) => act.startsWith('attended.'));
    assert.deepEqual(
      acts.map(({ act, content }: { act: string; content: { why?: string } }) => [act, content.why]),
      [
        ['attended.started', undefined],
        ['attended.ended', 'lost'],
      ],
    );
    const { items } = (await ask('GET', `/v1/evidence?case=${caseId}`)).body;
    assert.deepEqual(
      items.filter((one: { attended: unknown }) => one.attended),
      [],
    );
    assert.equal((await ask('POST', VISITS, { case: caseId })).status, 200, 'one begins again');
  } finally {
    await served?.stop();
    site.close();
    await folder.drop();
  }
});
