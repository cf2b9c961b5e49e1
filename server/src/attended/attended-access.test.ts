import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { type Follower, startFollower } from '../../testing/follow-up.ts';
import { testStore } from '../../testing/stores.ts';
import { openBrowser } from '../evidence/index.ts';
import { openSession } from '../people/index.ts';

const browser = openBrowser();
let follower: Follower;
let caseId = '';
before(async () => {
  if (!browser) return;
  follower = await startFollower(await testStore(), { browser: 'auto' });
  caseId = await follower.notify('press-first', '20302');
  await follower.add('Approver', { unit: 'u', role: 'approver' });
  await follower.add('Administrator', { unit: 'u', role: 'administrator' });
});
after(() => follower?.stop());

const begin = (who: string) => follower.ask(who, 'POST', '/v1/attended-visits', { case: caseId });

/** A person who has the page open, and is shown it, in one session. */
async function attend(name: string): Promise<{
  account: string;
  id: string;
  act: () => Promise<number>;
  until: () => Promise<string>;
}> {
  const { account, unit } = await follower.add(name, { unit: 'u' });
  const { context, http } = follower.vigie;
  const authorization = `Bearer ${await openSession(context.store, context.clock, { id: account, unit })}`;
  const begun = await begin(name);
  assert.equal(begun.status, 200, JSON.stringify(begun.body));
  const { id } = begun.body;
  const url = `/v1/attended-visits/${id}/events`;
  const { stream } = await http.inject({ url, headers: { authorization }, payloadAsStream: true });
  let heard = '';
  const body = stream().setEncoding('utf8');
  body.on('data', (piece: string) => {
    heard += piece;
  });
  while (!heard.includes('event: frame')) await once(body, 'data', { signal: AbortSignal.timeout(30_000) });
  const ended = once(body, 'end', { signal: AbortSignal.timeout(30_000) });
  // Not every test waits for it.
  ended.catch(() => {});
  const until = async (): Promise<string> => {
    await ended;
    return /event: ended\ndata: {"why":"([\w-]+)"}/.exec(heard)?.[1] ?? 'nothing';
  };
  const act = async (): Promise<number> => {
    const at = { method: 'POST', url: `/v1/attended-visits/${id}/acts`, headers: { authorization } } as const;
    return (await http.inject({ ...at, payload: { acts: [{ kind: 'back' }] } })).statusCode;
  };
  return { account, id, act, until };
}

/** What the audit log says of how the last visit ended. */
async function lastEnd(): Promise<unknown> {
  const { body } = await follower.ask('Approver', 'GET', `/v1/cases/${caseId}`);
  const ends = body.timeline.filter((one: { act: string }) => one.act === 'attended.ended');
  return ends.at(-1)?.content.why;
}

test('whoever may not see it any more is shown nothing more at once, and can do nothing; the log says why', {
  skip: !browser,
}, async () => {
  const reason = 'For the test.';
  const administer = (method: 'PUT' | 'DELETE' | 'POST', path: string, body?: object) =>
    follower.ask('Administrator', method, path, body);
  const losses: [why: string, lose: (account: string) => Promise<{ status: number; body: unknown }>][] = [
    ['signed-out', (account) => administer('PUT', `/v1/accounts/${account}`, { disabled: true, reason })],
    ['signed-out', (account) => administer('PUT', `/v1/accounts/${account}`, { role: 'publisher', reason })],
    ['signed-out', (account) => administer('DELETE', `/v1/accounts/${account}/sessions`)],
    ['closed', () => follower.ask('Approver', 'PUT', `/v1/cases/${caseId}/closure`, { outcome: 'other', reason })],
    [
      'hidden',
      () => follower.ask('Approver', 'PUT', `/v1/cases/${caseId}/visibility`, { visibility: 'named', reason }),
    ],
  ];
  for (const [index, [why, lose]] of losses.entries()) {
    const { account, act, until } = await attend(`Person ${index}`);
    const lost = await lose(account);
    assert.ok(lost.status < 300, JSON.stringify(lost.body));
    assert.equal(await until(), why, `${index}`);
    assert.equal(await lastEnd(), why);
    const status = await act();
    assert.ok([401, 403, 404].includes(status), `${status}`);
  }
});

test('one unit does not have every page, and is told so', { skip: !browser }, async () => {
  await follower.ask('Approver', 'PUT', `/v1/cases/${caseId}/visibility`, { visibility: 'unit', reason: 'Again.' });
  const ids: string[] = [];
  for (const name of ['One', 'Two', 'Three']) ids.push((await attend(name)).id);
  await follower.add('Four', { unit: 'u' });
  const { status, body } = await begin('Four');
  assert.deepEqual([status, body.code], [409, 'VIGIE_ATTENDED_UNIT_FULL']);
  assert.match(JSON.stringify(body), /3 colleagues have pages open/);
  await follower.ask('One', 'DELETE', `/v1/attended-visits/${ids[0]}`);
  assert.equal((await begin('Four')).status, 200);
});
