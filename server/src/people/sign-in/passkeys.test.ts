import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';

const executablePath = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find(existsSync);

/** What the page asks the browser for; Chromium reads and writes the JSON of WebAuthn 3 itself. */
const CREATE = `async ({ optionsJSON }) => (await navigator.credentials.create({
  publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(optionsJSON) })).toJSON()`;
const GET = `async ({ optionsJSON }) => (await navigator.credentials.get({
  publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(optionsJSON) })).toJSON()`;

describeStore('passkeys', (make) => {
  let made: TestStore;
  let started: TestVigie;
  let browser: Browser;
  let page: Page;
  let devtools: CDPSession;
  let address = '';
  let authenticator = '';
  let account = '';
  const given = { email: 'ana@test.example', password: 'a long password' };

  /** Asks as the browser does, with its cookies. */
  // biome-ignore lint/suspicious/noExplicitAny: what comes back is asserted on, not typed
  const ask = (method: string, url: string, body?: object): Promise<{ status: number; body: any }> =>
    page.evaluate(
      async ([how, where, what]) => {
        const json = what === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: what };
        const answer = await fetch(where, { method: how, ...json });
        const text = await answer.text();
        return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
      },
      [method, url, body === undefined ? undefined : JSON.stringify(body)] as const,
    );
  const inBrowser = (script: string, optionsJSON: object): Promise<object> =>
    page.evaluate(`(${script})(${JSON.stringify({ optionsJSON })})`);
  const assertion = async () => inBrowser(GET, (await ask('POST', '/v1/session/passkey/options')).body);

  before(async () => {
    made = await make();
    started = await startTestVigie(made);
    ({ account } = await started.add('ana', { unit: 'u' }));
    await started.add('ada', { unit: 'u', role: 'administrator' });
    address = (await started.vigie.listen()).replace('127.0.0.1', 'localhost');
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox', '--disable-gpu'] });
    page = await browser.newPage();
    await page.goto(`${address}/v1/session/ways`);
    devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    const options = {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
    } as const;
    const added = await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
    });
    authenticator = added.authenticatorId;
  });
  after(async () => {
    await browser?.close();
    await started.stop();
    await made.drop();
  });

  test('one is made, signs in by itself, and the password alone does not any more', { timeout: 120_000 }, async () => {
    assert.equal((await ask('POST', '/v1/session', given)).status, 200);
    const response = await inBrowser(CREATE, (await ask('POST', '/v1/account/passkeys/options')).body);
    const kept = await ask('POST', '/v1/account/passkeys', { name: 'Key', response });
    assert.equal(kept.body.passkeys?.[0].name, 'Key', JSON.stringify(kept.body));
    const twice = await ask('POST', '/v1/account/passkeys', { name: 'Key', response });
    assert.equal(twice.body.code, 'VIGIE_PEOPLE_PASSKEY', 'what was begun has been taken');
    await ask('DELETE', '/v1/session');
    assert.equal((await ask('GET', '/v1/session')).status, 401);
    assert.equal((await ask('POST', '/v1/session', given)).body.code, 'VIGIE_PEOPLE_USE_PASSKEY');

    const answer = await assertion();
    const entered = await ask('POST', '/v1/session/passkey', answer);
    assert.deepEqual([entered.status, entered.body.email], [200, given.email]);
    const [session] = (await ask('GET', '/v1/account/sessions')).body.items;
    assert.deepEqual([session.way, session.isThis], ['passkey', true]);
    await ask('DELETE', '/v1/session');
    assert.equal((await ask('POST', '/v1/session/passkey', answer)).status, 401, 'the same answer twice');
  });

  test('nothing else signs in: a changed answer, one too late, one without the person', {
    timeout: 120_000,
  }, async () => {
    const signature = Buffer.alloc(70, 1).toString('base64url');
    const answer = Object(await assertion());
    const forged = { ...answer, response: { ...answer.response, signature } };
    assert.equal((await ask('POST', '/v1/session/passkey', forged)).status, 401);
    const late = await assertion();
    started.pass(11 * 60);
    assert.equal((await ask('POST', '/v1/session/passkey', late)).status, 401);
    const other = Object(await assertion());
    const userHandle = Buffer.from('unt_x/acc_x').toString('base64url');
    const elsewhere = { ...other, response: { ...other.response, userHandle } };
    assert.equal((await ask('POST', '/v1/session/passkey', elsewhere)).status, 401);
    const { body: options } = await ask('POST', '/v1/session/passkey/options');
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId: authenticator, isUserVerified: false });
    const unverified = await inBrowser(GET, { ...options, userVerification: 'discouraged' }).catch(() => null);
    if (unverified) assert.equal((await ask('POST', '/v1/session/passkey', unverified)).status, 401);
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId: authenticator, isUserVerified: true });
    assert.equal((await ask('POST', '/v1/session/passkey', await assertion())).status, 200, 'the right one still');
    await started.call('ada', 'PUT', `/v1/accounts/${account}`, { disabled: true, reason: 'Left.' });
    assert.equal((await ask('POST', '/v1/session/passkey', await assertion())).status, 401, 'closed');
    const refused = async () =>
      (await started.call('ada', 'GET', '/v1/audit?act=session.refused')).body.items.map(
        ({ content }: { content: { why: string } }) => content.why,
      );
    for (let waits = 0; waits < 100 && !(await refused()).includes('closed'); waits++) await delay(20);
    assert.deepEqual([...new Set(await refused())], ['closed', 'passkey']);
  });
});
