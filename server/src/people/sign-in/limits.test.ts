import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { beginTry, countedAddress } from './limits.ts';
import { forgetTries } from './try-store.ts';

const PASSWORD = 'a long password';
const TOO_MANY = { code: 'VIGIE_PEOPLE_TOO_MANY_TRIES', status: 429 };

test('an IPv6 address counts as its network, an IPv4 one as itself', () => {
  for (const [address, counted] of [
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::9', '2001:db8:1:3::/64'],
    ['', 'unknown'],
  ] as const)
    assert.equal(countedAddress(address), counted);
});

describeStore('tries to sign in', (make) => {
  let made: TestStore;
  let started: TestVigie;
  let account = '';
  let unit = '';
  const visitor = (address: string, device: string | null = null) => ({ address, agent: null, device });
  /** Signs in through a proxy that is trusted, as it tells of its client. */
  async function signIn(
    address: string,
    password: string,
    cookie = '',
    email = 'ana@test.example',
    from = '127.0.0.1',
  ) {
    const reply = await started.vigie.http.inject({
      method: 'POST',
      url: '/v1/session',
      remoteAddress: from,
      headers: { 'x-forwarded-for': address, 'x-forwarded-proto': 'https', cookie },
      payload: { email, password },
    });
    return { status: reply.statusCode, cookies: reply.cookies };
  }
  const refusals = async (): Promise<{ why: string; address: string }[]> => {
    const { rows } = await started.vigie.context.store.inUnit(unit, (tx) =>
      sql<{ content: { why: string; address: string } }>`
        select content from audit where act = 'session.refused' and subject_id = ${account} order by number`.execute(
        tx,
      ),
    );
    return rows.map(({ content }) => content);
  };

  before(async () => {
    made = await make();
    started = await startTestVigie(made, { settings: { trustedProxies: ['127.0.0.0/8'] } });
    ({ account, unit } = await started.add('ana', { unit: 'u' }));
    await started.add('ben', { unit: 'u' });
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });

  test('five wrong ones at one address are refused there, and nowhere else; each is in the audit log', async () => {
    for (let times = 0; times < 5; times++) assert.equal((await signIn('192.0.2.1', 'wrong')).status, 401);
    assert.equal((await signIn('192.0.2.1', PASSWORD)).status, 429, 'the right one too');
    assert.equal((await signIn('192.0.2.1', PASSWORD, '', 'ben@test.example')).status, 200, 'another account');
    assert.equal((await signIn('192.0.2.2', PASSWORD)).status, 200, 'another address');
    // Nobody waits for the log: a refusal takes as long where there is no account.
    for (let waits = 0; waits < 100 && (await refusals()).length < 5; waits++) await delay(50);
    assert.deepEqual(await refusals(), Array(5).fill({ why: 'password', address: '192.0.2.1' }));
    started.pass(15 * 60 + 1);
    assert.equal((await signIn('192.0.2.1', PASSWORD)).status, 200, 'after a quarter of an hour');
  });

  test('many at once are no more than one after the other', async () => {
    const tries = await Promise.all(Array.from({ length: 20 }, () => signIn('192.0.2.3', 'wrong')));
    assert.equal(tries.filter(({ status }) => status === 401).length, 5);
    assert.equal(tries.filter(({ status }) => status === 429).length, 15);
  });

  test('whoever tries from everywhere locks nobody out of a browser that has signed in before', async () => {
    const first = await signIn('192.0.2.4', PASSWORD);
    const device = first.cookies.find(({ name }) => name.endsWith('vigie_device'));
    assert.ok(device?.httpOnly && device.secure && (device.maxAge ?? 0) > 30_000_000);
    const cookie = `${device.name}=${device.value}`;
    const { store } = started.vigie.context;
    const now = started.clock();
    let allowed = 0;
    for (let host = 0; host < 40; host++)
      for (let times = 0; times < 5; times++)
        await beginTry(store.db, 'ana@test.example', visitor(`198.51.100.${host}`), now).then(
          () => allowed++,
          (error) => assert.equal(error.code, TOO_MANY.code),
        );
    assert.equal(allowed, 100 - 10, 'at most a hundred an hour, those of the tests before among them');
    assert.equal((await signIn('203.0.113.9', PASSWORD)).status, 429, 'a browser that nobody knows');
    assert.equal((await signIn('203.0.113.9', PASSWORD, cookie)).status, 200);
    assert.equal((await signIn('203.0.113.9', PASSWORD, cookie.replace(/.$/, '-'))).status, 429);
    assert.equal((await signIn('203.0.113.9', PASSWORD, cookie, 'ben@test.example')).status, 200, 'not limited');
    // The browser itself may be wrong ten times.
    for (let times = 0; times < 10; times++)
      await beginTry(store.db, 'ana@test.example', visitor('203.0.113.9', device.value), now);
    await assert.rejects(beginTry(store.db, 'ana@test.example', visitor('203.0.113.9', device.value), now), TOO_MANY);
  });

  test('one address tries fifty times, whatever accounts it names; what counts no more is not kept', async () => {
    const { store } = started.vigie.context;
    const now = started.clock();
    for (let n = 0; n < 50; n++) await beginTry(store.db, `nobody-${n}@x.example`, visitor('192.0.2.77'), now);
    await assert.rejects(beginTry(store.db, 'one@x.example', visitor('192.0.2.77'), now), TOO_MANY);
    await beginTry(store.db, 'one@x.example', visitor('192.0.2.78'), now);
    await forgetTries(store.db, new Date(now.getTime() + 61 * 60_000));
    const left = await sql`select 1 from sign_in_try`.execute(store.db);
    assert.equal(left.rows.length, 0);
  });

  test('an address that no trusted proxy tells is not believed', async () => {
    started.pass(3700);
    for (let times = 0; times < 5; times++)
      assert.equal((await signIn(`192.0.2.${times}`, 'wrong', '', 'ana@test.example', '198.51.100.200')).status, 401);
    assert.equal((await signIn('192.0.2.99', PASSWORD, '', 'ana@test.example', '198.51.100.200')).status, 429);
  });
});
