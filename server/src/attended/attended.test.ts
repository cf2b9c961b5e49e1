import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { readArchive, verifyPackage } from '@vigie/proof';
import { type Follower, startFollower } from '../../testing/follow-up.ts';
import { testStore } from '../../testing/stores.ts';
import { openBrowser } from '../evidence/index.ts';
import { openSession } from '../people/index.ts';

const browser = openBrowser();
let follower: Follower;
before(async () => {
  if (browser) follower = await startFollower(await testStore(), { browser: 'auto' });
});
after(() => follower?.stop());

/** Hears what a person is shown. @returns waits for words in it */
async function hear(
  at: string,
  { account: id, unit }: { account: string; unit: string },
): Promise<(words: string) => Promise<void>> {
  const { context, http } = follower.vigie;
  const token = await openSession(context.store, context.clock, { id, unit });
  const headers = { authorization: `Bearer ${token}` };
  const { stream } = await http.inject({ url: `${at}/events`, headers, payloadAsStream: true });
  let heard = '';
  const body = stream().setEncoding('utf8');
  body.on('data', (piece: string) => {
    heard += piece;
  });
  return async (words) => {
    while (!heard.includes(words)) await once(body, 'data', { signal: AbortSignal.timeout(30_000) });
  };
}

test('what a person seals where a check was in doubt is judged as the next check, marked; nobody else reaches it', {
  skip: !browser,
}, async () => {
  const { ask, marketplace, vigie } = follower;
  const id = await follower.notify('press-first', '20302');
  await follower.check('2026-11-25T10:00:00Z', 1);
  const [doubt] = (await follower.follow(id)).checks;
  assert.equal(doubt?.verdict, 'indeterminate');
  follower.at('2026-11-25T10:05:00Z');
  const ann = await follower.add('Ann', { unit: 'u' });
  await follower.add('B', { unit: 'u' });
  await follower.add('C', { unit: 'other' });
  await follower.add('D', { unit: 'u', role: 'publisher' });

  const body = { case: id, check: doubt?.id };
  assert.equal((await ask('D', 'POST', '/v1/attended-visits', body)).status, 403);
  assert.equal((await ask('C', 'POST', '/v1/attended-visits', body)).status, 404);
  const begun = await ask('Ann', 'POST', '/v1/attended-visits', body);
  assert.equal(begun.status, 200, JSON.stringify(begun.body));
  const at = `/v1/attended-visits/${begun.body.id}`;
  assert.equal(begun.body.url.startsWith(marketplace.url), true);
  assert.equal((await ask('Ann', 'POST', '/v1/attended-visits', body)).body.id, begun.body.id, 'the same page again');
  assert.equal((await ask('Ann', 'POST', '/v1/attended-visits', { case: id })).body.code, 'VIGIE_ATTENDED_OPEN');
  for (const who of ['B', 'C']) {
    assert.equal((await ask(who, 'GET', `${at}/events`)).status, 404);
    assert.equal((await ask(who, 'POST', `${at}/seals`)).status, 404);
  }
  const until = await hear(at, ann);
  await until('event: frame');
  const act = (...acts: object[]) => ask('Ann', 'POST', `${at}/acts`, { acts });
  // The skip link, the name over the door, the button.
  const tab = { kind: 'key', key: 'Tab' };
  assert.equal((await act(tab, tab, tab, { kind: 'key', key: 'Enter' })).status, 200);
  assert.equal((await act({ kind: 'key', key: 'F12' })).status, 400);
  await until('seen=1');
  const { status, body: sealed } = await ask('Ann', 'POST', `${at}/seals`);
  assert.equal(status, 200, JSON.stringify(sealed));
  await follower.settle();

  const { checks } = await follower.follow(id);
  assert.deepEqual(
    checks.slice(0, 3).map(({ verdict, doneAt, reasons }) => [verdict, doneAt !== null, reasons[0]?.code]),
    [
      ['indeterminate', true, doubt?.reasons[0]?.code],
      ['online', true, 'attended'],
      [null, false, undefined],
    ],
  );
  assert.deepEqual(sealed.check, { id: checks[1]?.id, verdict: 'online' });
  assert.equal(checks[1]?.views[0]?.evidence, sealed.evidence);
  const { items } = (await ask('Ann', 'GET', `/v1/evidence?case=${id}`)).body;
  const found = items.find((one: { id: string }) => one.id === sealed.evidence);
  assert.deepEqual(
    [found.state, found.by, found.check, found.attended.name],
    ['sealed', 'browser', checks[1]?.id, 'Ann'],
  );
  assert.deepEqual(found.attended.acts, { clicks: 0, keys: 4, scrolls: 0, answers: 0 });
  const bytes = await vigie.vault.readPackage(sealed.evidence);
  assert.ok((await verifyPackage(bytes, {})).ok);
  const files = readArchive(bytes);
  const manifest = Array.isArray(files) && files.find(({ path }) => path === 'datapackage.json');
  assert.deepEqual(
    JSON.parse(Buffer.from((manifest || { bytes: '' }).bytes).toString()).attended.acts,
    found.attended.acts,
  );

  const acts = (await ask('Ann', 'GET', `/v1/cases/${id}`)).body.timeline.map((one: { act: string }) => one.act);
  assert.deepEqual(
    acts.filter((one: string) => one.startsWith('attended.')),
    ['attended.started', 'attended.sealed', 'attended.ended'],
  );
  assert.equal((await act({ kind: 'back' })).body.code, 'VIGIE_ATTENDED_UNKNOWN', 'it is over');

  // Without a check, of an offer of the case; left without a seal, nothing is.
  const other = await ask('Ann', 'POST', '/v1/attended-visits', { case: id });
  assert.equal(other.status, 200);
  assert.equal((await ask('Ann', 'DELETE', `/v1/attended-visits/${other.body.id}`)).status, 204);
  assert.equal((await ask('Ann', 'GET', `/v1/evidence?case=${id}`)).body.items.length, items.length);
  assert.deepEqual((await ask('Ann', 'GET', '/v1/attended-visits')).body, { isAvailable: true, items: [] });

  // A page that does not open is a visit that ended.
  await marketplace.stop();
  assert.ok((await ask('Ann', 'POST', '/v1/attended-visits', { case: id })).status >= 400);
  const { timeline } = (await ask('Ann', 'GET', `/v1/cases/${id}`)).body;
  assert.deepEqual(
    timeline.slice(-2).map((one: { act: string }) => one.act),
    ['attended.started', 'attended.ended'],
  );
});
