import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { type Known, startOpenIdProvider } from '../../../testing/sign-in/openid-provider.ts';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { accountSchema } from '../schema.ts';
import type { Account } from '../store.ts';

describeStore('sign-in by the organisation’s provider', (make) => {
  let made: TestStore;
  let started: TestVigie;
  let provider: Awaited<ReturnType<typeof startOpenIdProvider>>;
  let address = '';
  let cookies = new Map<string, string>();

  /** One step of a browser: an address is asked with the cookies of its place, and no redirect followed. */
  async function step(url: string) {
    const header = [...cookies].flatMap(([key, value]) =>
      key.startsWith(`${new URL(url).origin} `) ? [`${key.split(' ')[1]}=${value}`] : [],
    );
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie: header.join('; ') } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(`${new URL(url).origin} ${name}`, value);
    }
    const to = answer.headers.get('location');
    return { status: answer.status, text: await answer.text(), to: to && new URL(to, url).href, answer };
  }
  /** Goes to the provider as somebody. @returns the address at which it sends the browser back */
  async function goAs(subject: string, known?: Known): Promise<string> {
    if (known) provider.people.set(subject, known);
    provider.seat(subject);
    let next = await step(`${address}/v1/session/openid`);
    for (let steps = 0; steps < 10 && next.to && !next.to.includes('/v1/session/openid/return?'); steps++)
      next = await step(next.to);
    assert.ok(next.to, next.text);
    return next.to;
  }
  const signIn = async (subject: string, known?: Known) => step(await goAs(subject, known));
  async function whoAmI(): Promise<Account | null> {
    const cookie = `vigie_session=${cookies.get(`${address} vigie_session`) ?? ''}`;
    const answer = await fetch(`${address}/v1/session`, { headers: { cookie } });
    return answer.status === 200 ? accountSchema.parse(await answer.json()) : null;
  }
  const ana = { email: 'ana@org.example', email_verified: true, name: 'Ana', locale: 'en-GB', roles: ['x', 'team-a'] };

  before(async () => {
    made = await make();
    provider = await startOpenIdProvider();
    const openid = {
      issuer: provider.issuer,
      clientId: provider.client.id,
      clientSecret: provider.client.secret,
      unit: 'Organisation',
      scope: 'openid email profile roles',
      rolesClaim: 'roles',
      roles: [
        { value: 'team-lead', role: 'approver' as const },
        { value: 'team-a', role: 'analyst' as const },
      ],
    };
    started = await startTestVigie(made, { settings: { openid } });
    address = await started.vigie.listen();
    provider.open(`${address}/v1/session/openid/return`);
  });
  after(async () => {
    await started.stop();
    await provider.stop();
    await made.drop();
  });

  test('who is new gets an account, with the role that the provider gives, then and each time', async () => {
    cookies = new Map();
    const entered = await signIn('1', ana);
    assert.equal(entered.status, 200, entered.text);
    assert.equal(entered.answer.headers.get('refresh'), '0; url=/');
    const first = await whoAmI();
    assert.deepEqual(
      [first?.email, first?.name, first?.role, first?.language, first?.unit.name],
      [ana.email, 'Ana', 'analyst', 'en', 'Organisation'],
    );
    cookies = new Map();
    await signIn('1', { ...ana, email: 'ana@new-name.example', roles: ['team-a', 'team-lead'] });
    const again = await whoAmI();
    assert.deepEqual([again?.id, again?.role], [first?.id, 'approver'], 'the same person, whatever their address');
  });

  test('who has an account here comes into it by the confirmed address, and nobody else does', async () => {
    const { account } = await started.add('ben', { unit: 'v' });
    const ben = { ...ana, email: 'BEN@test.example', name: 'Ben' };
    cookies = new Map();
    const unconfirmed = await signIn('2', { ...ben, email_verified: false });
    assert.deepEqual([unconfirmed.status, await whoAmI()], [403, null]);
    assert.equal((await signIn('2', ben)).status, 200);
    assert.equal((await whoAmI())?.id, account);
    cookies = new Map();
    assert.equal((await signIn('3', ben)).status, 403, 'another person with the same address');
    assert.equal(await whoAmI(), null);
  });

  test('who has no role there, or whose account is closed here, does not come in', async () => {
    cookies = new Map();
    const none = await signIn('4', { ...ana, email: 'd@org.example', roles: ['x'] });
    assert.deepEqual([none.status, await whoAmI()], [403, null]);
    await started.add('ada', { unit: 'Organisation', role: 'administrator' });
    const people = (await started.call('ada', 'GET', '/v1/accounts')).body.items;
    const { id } = people.find(({ name }: { name: string }) => name === 'Ana');
    await started.call('ada', 'PUT', `/v1/accounts/${id}`, { disabled: true, reason: 'Left.' });
    cookies = new Map();
    assert.deepEqual([(await signIn('1')).status, await whoAmI()], [401, null]);
    const refused = async () => (await started.call('ada', 'GET', '/v1/audit?act=session.refused')).body.items;
    for (let waits = 0; waits < 100 && (await refused()).length === 0; waits++) await delay(20);
    assert.deepEqual((await refused())[0]?.content, { why: 'closed', address: '127.0.0.1' });
  });

  test('an answer counts once, in the browser that asked for it, and for what was asked', async () => {
    cookies = new Map();
    const eve = { ...ana, email: 'eve@org.example', name: 'Eve' };
    const back = await goAs('5', eve);
    const asked = cookies;
    cookies = new Map();
    assert.equal((await step(back)).status, 401, 'another browser');
    cookies = asked;
    assert.equal((await step(back)).status, 401, 'what was begun has been taken');
    const next = new URL(await goAs('5'));
    next.searchParams.set('code', 'x');
    assert.equal((await step(next.href)).status, 401);
    assert.equal((await step(`${address}/v1/session/openid/return?code=x&state=y`)).status, 401);
    assert.equal(await whoAmI(), null);
    const right = await goAs('5');
    assert.equal((await step(right)).status, 200);
    assert.equal((await step(right)).status, 401, 'twice');
  });
});
