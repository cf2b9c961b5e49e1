import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { runAccount } from '../../server/src/cli/service/account.ts';
import { type TestStore, testStore } from '../../server/testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../server/testing/vigie.ts';
import { collectFaults, look, noChromium } from '../browser.ts';
import { runHere } from '../command-here.ts';
import { closeWindows, openBrowser } from '../shared-browser.ts';
import { say } from './say.ts';

describe('a person signs in', { skip: noChromium }, () => {
  const PASSWORD = 'cheval correct agrafe pile';
  let store: TestStore;
  let product: TestVigie;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let made = '';

  before(async () => {
    store = await testStore();
    const about = { unit: 'unit', name: 'Ada', language: 'fr' } as const;
    const added = await runHere(store, (io) => runAccount('ada@unit.example', about, io));
    made = / once with ([\w-]+) /.exec(added.stdout)?.[1] ?? '';
    assert.notEqual(made, '', added.stderr);
    product = await startTestVigie(store, { clock: () => new Date() });
    const address = await product.vigie.listen();
    browser = await openBrowser();
    page = await browser.newPage({ locale: 'fr-FR' });
    faults = collectFaults(page);
    // Passkeys are bound to a name, which an address is not.
    await page.goto(address.replace('127.0.0.1', 'localhost'));
  });
  after(async () => {
    await closeWindows();
    await product?.stop();
    await store?.drop();
  });
  const queue = () => page.getByRole('heading', { level: 1, name: say('worktable.title') }).waitFor();

  test('with the password that was made for them, choosing their own', { timeout: 120_000 }, async () => {
    await page.getByLabel(say('signIn.email')).fill('ada@unit.example');
    await page.getByLabel(say('signIn.password'), { exact: true }).fill(made);
    await page.keyboard.press('Enter');
    await page.getByLabel(say('signIn.newPassword')).fill(PASSWORD);
    await look(page, 'sign-in-new-password');
    await page.keyboard.press('Enter');
    await queue();
    const policy = await page.evaluate(`(() => { try { document.body.innerHTML = '<i></i>'; return 'taken'; }
      catch (error) { return error.name; } })()`);
    assert.equal(policy, 'TypeError', 'no text becomes markup in this page (Trusted Types)');
  });

  test('with a passkey, by the button', { timeout: 120_000 }, async () => {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    const options = {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
    } as const;
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
    });
    const status = await page.evaluate(`(async () => {
      const post = (url, body) => fetch(url, { method: 'POST', headers: body && { 'content-type': 'application/json' }, body: body && JSON.stringify(body) });
      const options = await (await post('/v1/account/passkeys/options')).json();
      const made = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
      const kept = await post('/v1/account/passkeys', { name: 'Key', response: made.toJSON() });
      await fetch('/v1/session', { method: 'DELETE' });
      return kept.status;
    })()`);
    assert.equal(status, 200);
    await page.reload();
    await look(page, 'sign-in');
    await page.getByRole('button', { name: say('signIn.passkey') }).click();
    await queue();
    assert.deepEqual(
      faults.filter((fault) => !/TrustedHTML|status of 40[13]/.test(fault)),
      [],
    );
  });

  test('reads what the API does, without an account', { timeout: 120_000 }, async () => {
    const visitor = await browser.newPage();
    const complaints = collectFaults(visitor);
    const answer = await visitor.goto(new URL('/docs', page.url()).href);
    assert.match(answer?.headers()['content-security-policy'] ?? '', /^default-src 'none'; style-src 'sha256-/);
    assert.equal(await visitor.title(), 'Vigie: API');
    await visitor.getByText('POST /v1/cases/{id}/decisions').click();
    await visitor.getByText('For the roles analyst, approver, administrator.').filter({ visible: true }).waitFor();
    // What follows is of the same kind.
    await visitor.evaluate("[...document.querySelectorAll('details')].slice(40).forEach((each) => each.remove())");
    await look(visitor, 'api');
    assert.deepEqual(complaints, []);
    await visitor.close();
  });
});
