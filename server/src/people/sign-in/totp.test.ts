import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { periodOf } from './totp.ts';

test('the codes are those of RFC 6238, appendix B', () => {
  const secret = Uint8Array.from(Buffer.from('12345678901234567890'));
  for (const [seconds, code] of [
    [59, '287082'],
    [1111111109, '081804'],
    [20000000000, '353130'],
  ] as const) {
    const period = Math.floor(seconds / 30);
    const at = (shift: number) => new Date((seconds + shift) * 1000);
    assert.equal(periodOf(secret, code, at(0)), period);
    assert.equal(
      periodOf(secret, `${code.slice(0, 3)} ${code.slice(3)}`, at(30)),
      period,
      'the clock differs a little',
    );
    assert.equal(periodOf(secret, code, at(90)), null);
  }
});

describeStore('codes of an app', (make) => {
  let made: TestStore;
  let started: TestVigie;
  const PASSWORD = 'a long password';
  const EMAIL = 'ana@test.example';
  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object, token = '') => {
    const reply = await started.vigie.http.inject({
      method,
      url,
      headers: token === '' ? {} : { authorization: `Bearer ${token}` },
      ...(payload === undefined ? {} : { payload }),
    });
    const session = reply.cookies.find(({ name }) => name === 'vigie_session')?.value ?? '';
    return { status: reply.statusCode, body: reply.body === '' ? null : reply.json(), session };
  };
  const signIn = (code?: string) =>
    ask('POST', '/v1/session', { email: EMAIL, password: PASSWORD, ...(code === undefined ? {} : { code }) });
  const codeOf = (base32: string): string =>
    new TOTP({ secret: Secret.fromBase32(base32) }).generate({ timestamp: started.clock().getTime() });

  before(async () => {
    made = await make();
    started = await startTestVigie(made);
    await started.add('ana', { unit: 'u' });
    await started.add('ada', { unit: 'u', role: 'administrator' });
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });

  test('count from the first on, once each, and are asked for; an administrator takes them away', async () => {
    const { session } = await signIn();
    const { secret, uri } = (await ask('POST', '/v1/account/totp', undefined, session)).body;
    assert.match(uri, /^otpauth:\/\/totp\/Vigie:ana%40test.example\?/);
    assert.equal((await signIn()).status, 200, 'not proved yet: not asked for');
    const wrong = await ask('PUT', '/v1/account/totp', { code: '000000' }, session);
    assert.equal(wrong.body.code, 'VIGIE_PEOPLE_CODE_WRONG');
    const first = codeOf(secret);
    assert.equal((await ask('PUT', '/v1/account/totp', { code: first }, session)).status, 204);
    assert.equal((await ask('GET', '/v1/account/factors', undefined, session)).body.totp, true);

    assert.equal((await signIn()).body.code, 'VIGIE_PEOPLE_CODE');
    assert.equal((await signIn(first)).body.code, 'VIGIE_PEOPLE_CODE_WRONG', 'it was taken already');
    started.pass(30);
    const next = codeOf(secret);
    const both = await Promise.all([signIn(next), signIn(next)]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 401], 'two at once are one');
    const entered = both.find(({ status }) => status === 200)?.session ?? '';
    const mine = (await ask('GET', '/v1/account/sessions', undefined, entered)).body.items;
    assert.equal(mine.find(({ isThis }: { isThis: boolean }) => isThis).way, 'code');
    assert.equal((await ask('POST', '/v1/account/totp', undefined, entered)).body.code, 'VIGIE_PEOPLE_TOTP_THERE');

    started.pass(16 * 60);
    const late = await ask('DELETE', '/v1/account/totp', undefined, entered);
    assert.equal(late.body.code, 'VIGIE_PEOPLE_SIGN_IN_AGAIN');
    const [account] = (await started.call('ada', 'GET', '/v1/accounts')).body.items.filter(
      ({ email }: { email: string }) => email === EMAIL,
    );
    assert.equal(account.totp, true);
    const url = `/v1/accounts/${account.id}/factors/reset`;
    assert.equal((await started.call('ada', 'POST', url, { reason: 'Telephone lost.' })).body.removed, 1);
    assert.equal((await ask('GET', '/v1/session', undefined, entered)).status, 401);
    assert.equal((await signIn()).status, 200);
  });

  test('wrong ones count as wrong tries; a right password without one does not', async () => {
    started.pass(3700);
    const { session } = await signIn();
    const { secret } = (await ask('POST', '/v1/account/totp', undefined, session)).body;
    started.pass(60);
    assert.equal((await ask('PUT', '/v1/account/totp', { code: codeOf(secret) }, session)).status, 204);
    started.pass(60);
    for (let times = 0; times < 6; times++) assert.equal((await signIn()).body.code, 'VIGIE_PEOPLE_CODE');
    for (let times = 0; times < 5; times++) assert.equal((await signIn('000000')).status, 401);
    assert.equal((await signIn(codeOf(secret))).status, 429);
  });

  test('one goes with the password that is chosen in place of a made one, and is not spent before', async () => {
    started.pass(3700);
    const of = (await started.call('ada', 'GET', '/v1/accounts')).body.items;
    const { id } = of.find(({ email }: { email: string }) => email === EMAIL);
    await started.call('ada', 'POST', `/v1/accounts/${id}/factors/reset`, { reason: 'Telephone lost.' });
    const { secret } = (await ask('POST', '/v1/account/totp', undefined, (await signIn()).session)).body;
    const { session } = await signIn();
    assert.equal((await ask('PUT', '/v1/account/totp', { code: codeOf(secret) }, session)).status, 204);
    const { password } = (await started.call('ada', 'POST', `/v1/accounts/${id}/password`, { reason: 'Forgotten.' }))
      .body;
    started.pass(60);
    const enter = async (more: object) => ask('POST', '/v1/session', { email: EMAIL, password, ...more });
    const code = codeOf(secret);
    const newPassword = 'six lampes sous la pluie';
    assert.equal((await enter({})).body.code, 'VIGIE_PEOPLE_CHOOSE_PASSWORD');
    assert.equal((await enter({ code })).body.code, 'VIGIE_PEOPLE_CHOOSE_PASSWORD');
    assert.equal((await enter({ newPassword })).body.code, 'VIGIE_PEOPLE_CODE');
    assert.equal((await enter({ code, newPassword: 'a' })).body.code, 'VIGIE_PEOPLE_PASSWORD_SHORT');
    assert.equal((await enter({ code, newPassword })).status, 200);
    assert.equal((await enter({ code, newPassword })).status, 401, 'the made one is gone');
  });
});
