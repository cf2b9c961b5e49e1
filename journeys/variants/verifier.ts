/**
 * The web verifier: one file, opened from disk, that says what `vigie verify` says and asks the network for nothing.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  adopt,
  createCosigner,
  createSigner,
  formatAddCheckpoint,
  openLog,
  openWitness,
  readPolicy,
  type VerifyOptions,
  type VerifyReport,
  verifierKey,
  verifyPackage,
  writeProof,
} from '@vigie/proof';
import { createTestAuthority, hasOpenssl, type TestAuthority } from '@vigie/proof/testing';
import { createRandom, putTogether, sealAnew, sealSample, takeApart } from '@vigie/proof/testing/packages';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findViolations, noChromium, PICTURES } from '../browser.ts';
import { closeWindows, openBrowser } from '../shared-browser.ts';
import { buildVerifier } from './web-verifier.ts';

/** What a report on the page says, read in the browser. */
const READ = `({
  ok: document.querySelector('article').dataset.ok === 'true',
  verdict: document.querySelector('.verdict').textContent,
  steps: [...document.querySelectorAll('[data-step]')].map((step) =>
    [step.dataset.step, step.className, step.querySelector('p').textContent]),
  vouchers: document.querySelectorAll('.vouchers li').length,
})`;

/** The web verifier says what Node says in each of the languages, and is for everyone in each of the looks. */
export function verifier(
  languages: readonly ('en' | 'fr')[],
  looks: readonly (readonly ['light' | 'dark', width: number, name: string])[],
): void {
  describe('the web verifier', { skip: noChromium }, () => {
    const dir = mkdtempSync(join(tmpdir(), 'vigie-verifier-'));
    let page = '';
    const signer = createSigner('test.example/log', new Uint8Array(32).fill(7));
    const cosigner = createCosigner(createSigner('witness.example/w1', new Uint8Array(32).fill(3)));
    const proofs = new Map<string, string>();
    let browser: Browser;
    let authority: TestAuthority | null = null;
    const files = new Map<string, Uint8Array>();

    before(async () => {
      page = buildVerifier();
      if (hasOpenssl()) authority = createTestAuthority();
      const random = createRandom(5);
      const log = await openLog({ dir: join(dir, 'log'), origin: 'test.example/log', signer });
      for (const n of [1, 2, 3, 4]) {
        const timestamp = n < 3 ? (authority?.stamp ?? null) : null;
        const sealed = await sealSample(n, random, { dir, signer, log, timestamp });
        files.set(`good-${n}`, sealed.bytes);
      }
      const file = { bytes: new Uint8Array(99).fill(250), type: 'application/wacz', about: {} };
      const capture = adopt(file, 'offers.wacz', '2026-11-24T00:00:00Z');
      files.set('adopted', (await sealSample(5, random, { dir, signer, log, capture })).bytes);
      const witness = openWitness({ dir: join(dir, 'witness'), cosigner, logs: [signer] });
      const { checkpoint, size } = log;
      const { body } = witness.addCheckpoint(formatAddCheckpoint({ old: 0, proof: [], checkpoint }), 1_795_000_000);
      const head = log.addCosignature(checkpoint, body, cosigner);
      assert.equal(head.size, size);
      proofs.set('good', writeProof(join(dir, 'log'), 1, head.checkpoint));
      proofs.set('of another', writeProof(join(dir, 'log'), 2, head.checkpoint));
      proofs.set('uncosigned', writeProof(join(dir, 'log'), 1, checkpoint));
      proofs.set('marked', `\ufeff${proofs.get('good')}`);
      proofs.set('dated otherwise', (proofs.get('good') ?? '').replace(/(?<=w1 .{8}A)A/, 'B'));
      proofs.set('no proof', 'PK');
      witness.close();
      await log.close();
      const good = files.get('good-2') ?? new Uint8Array();
      const turned = Uint8Array.from(good);
      turned[500] = (turned[500] ?? 0) ^ 1;
      const { files: parts, seal } = takeApart(good);
      const other = takeApart(files.get('good-1') ?? new Uint8Array()).seal;
      const { timestamp: _, ...bare } = seal;
      const forger = createSigner(signer.name, new Uint8Array(32).fill(9));
      const changed: [string, Uint8Array][] = [
        ['bit', turned],
        ['cut', good.subarray(0, 1000)],
        ['rubbish', new Uint8Array(3000).fill(7)],
        [
          'token',
          putTogether({ files: parts, seal: other.timestamp ? { ...seal, timestamp: other.timestamp } : seal }),
        ],
        ['statement', putTogether({ files: parts, seal: { ...seal, statement: { ...seal.statement, gaps: ['x'] } } })],
        ['proof', putTogether({ files: parts, seal: { ...seal, log: other.log } })],
        ['forged', putTogether(sealAnew({ files: parts, seal: bare }, forger))],
      ];
      for (const [name, bytes] of changed) files.set(name, bytes);
      for (const [name, bytes] of files) writeFileSync(join(dir, `${name}.wacz`), bytes);
      browser = await openBrowser();
    });
    after(async () => {
      await closeWindows();
      authority?.remove();
      rmSync(dir, { recursive: true, force: true });
    });

    /**
     * The page from disk; `asked` lists every request but the one for the page itself, `faults` what the browser
     * complained of.
     */
    async function open(
      locale: string,
      scheme: 'light' | 'dark' = 'light',
      width = 900,
    ): Promise<{ context: BrowserContext; tab: Page; asked: string[]; faults: string[] }> {
      const context = await browser.newContext({ locale, colorScheme: scheme, viewport: { width, height: 900 } });
      const tab = await context.newPage();
      const asked: string[] = [];
      const faults: string[] = [];
      const own = pathToFileURL(page).href;
      tab.on('request', (request) => {
        if (request.url() !== own && !request.url().startsWith('data:')) asked.push(request.url());
      });
      tab.on('websocket', (socket) => asked.push(socket.url()));
      tab.on('console', (message) => faults.push(message.text()));
      tab.on('pageerror', (error) => faults.push(error.message));
      await tab.goto(own);
      return { context, tab, asked, faults };
    }

    /** What the page says of a package. */
    async function readReport(tab: Page, name: string) {
      await tab.setInputFiles('#package', join(dir, `${name}.wacz`));
      await tab.getByText(`vigie verify "${name}.wacz"`).waitFor();
      return tab.evaluate(READ);
    }

    function wanted(report: VerifyReport, language: 'en' | 'fr') {
      return {
        ok: report.ok,
        verdict: report.verdict[language],
        steps: report.steps.map(({ id, ok, detail }) => [
          id,
          ok ? 'passed' : ok === false ? 'failed' : 'open',
          detail[language],
        ]),
        vouchers: report.vouchers.length,
      };
    }

    test('says of good and of changed packages what Node says, without a request', async () => {
      for (const language of languages) {
        const { context, tab, asked, faults } = await open(language === 'fr' ? 'fr-FR' : 'en-GB');
        for (const [name, bytes] of files)
          assert.deepEqual(await readReport(tab, name), wanted(verifyPackage(bytes), language), name);
        await tab.getByText(language === 'fr' ? 'À qui vous faites confiance' : 'Who you trust').click();
        await tab.fill('#keys', verifierKey(signer));
        const trust: VerifyOptions = { trustedKeys: [verifierKey(signer)] };
        if (authority) {
          await tab.fill('#roots', authority.root);
          trust.timestamps = { roots: [authority.root.trim()] };
        }
        for (const [name, bytes] of files)
          assert.deepEqual(
            await readReport(tab, name),
            wanted(verifyPackage(bytes, trust), language),
            `${name}, trusting`,
          );
        assert.deepEqual([asked, faults], [[], []]);
        await context.close();
      }
    });

    test('says of witnesses and proofs what Node says', async () => {
      for (const language of languages) {
        const { context, tab, asked, faults } = await open(language === 'fr' ? 'fr-FR' : 'en-GB');
        await tab.getByText(language === 'fr' ? 'À qui vous faites confiance' : 'Who you trust').click();
        await tab.fill('#keys', verifierKey(signer));
        await tab.fill('#witnesses', verifierKey(cosigner));
        const trust = { trustedKeys: [verifierKey(signer)], witnesses: { keys: [verifierKey(cosigner)] } };
        const bytes = files.get('good-2') ?? new Uint8Array();
        assert.deepEqual(await readReport(tab, 'good-2'), wanted(verifyPackage(bytes, trust), language), 'no proof');
        for (const [name, proof] of proofs) {
          await tab.setInputFiles('#proof', { name, mimeType: 'text/plain', buffer: Buffer.from(proof) });
          const report = verifyPackage(bytes, { ...trust, witnesses: { ...trust.witnesses, proof } });
          assert.equal(report.ok, name === 'good', name);
          await tab.getByText(report.steps.at(-1)?.detail[language] ?? '').waitFor();
          assert.deepEqual(await tab.evaluate(READ), wanted(report, language), name);
        }
        // A proof is of one package: the next one comes without.
        const next = verifyPackage(files.get('good-1') ?? new Uint8Array(), trust);
        assert.deepEqual(await readReport(tab, 'good-1'), wanted(next, language));
        await tab.fill('#witnesses', verifierKey(signer));
        await tab.locator('#witnesses').blur();
        await tab.getByText(language === 'fr' ? 'pas une clé de témoin' : 'not a witness key').waitFor();
        assert.deepEqual([asked, faults], [[], []]);
        await context.close();
      }
    });

    test('says under a policy what Node says, and of a file that is none which line is wrong', async () => {
      for (const language of languages) {
        const { context, tab, faults } = await open(language === 'fr' ? 'fr-FR' : 'en-GB');
        await tab.getByText(language === 'fr' ? 'À qui vous faites confiance' : 'Who you trust').click();
        const take = (field: string, text: string) =>
          tab.setInputFiles(field, { name: 'file', mimeType: 'text/plain', buffer: Buffer.from(text) });
        const lines = `log ${verifierKey(signer)}\nwitness é ${verifierKey(cosigner)}\nquorum é\n`;
        await take('#policy', lines);
        const policy = readPolicy(Buffer.from(lines));
        const bytes = files.get('good-2') ?? new Uint8Array();
        const alone = verifyPackage(bytes, { policy });
        assert.equal(alone.ok, false);
        assert.deepEqual(await readReport(tab, 'good-2'), wanted(alone, language));
        const proof = proofs.get('good') ?? '';
        await take('#proof', proof);
        const seen = verifyPackage(bytes, { policy, witnesses: { keys: [], proof } });
        assert.equal(seen.ok, true);
        await tab.getByText(seen.steps.at(-1)?.detail[language] ?? '').waitFor();
        assert.deepEqual(await tab.evaluate(READ), wanted(seen, language));
        await take('#policy', 'quorum x\n');
        await tab.getByText(language === 'fr' ? /n’est pas valable.*ligne 1/ : /not valid: line 1/).waitFor();
        assert.deepEqual(faults, []);
        await context.close();
      }
    });

    test('takes a package and roots that are dropped on it, and says what is no key', async () => {
      const { context, tab } = await open('en-GB');
      const drop = async (name: string, bytes: Uint8Array): Promise<void> => {
        const content = JSON.stringify([...bytes]);
        const transfer = await tab.evaluateHandle<object>(
          `(() => { const held = new DataTransfer(); held.items.add(new File([Uint8Array.from(${content})], '${name}')); return held; })()`,
        );
        await tab.dispatchEvent('body', 'drop', { dataTransfer: transfer });
      };
      await drop('good-1.wacz', files.get('good-1') ?? new Uint8Array());
      await tab.getByText('vigie verify "good-1.wacz"').waitFor();
      if (authority) {
        await drop('root.pem', Buffer.from(authority.root));
        await tab.getByText('whose root you trust').waitFor();
        await drop('list.crl', authority.crl());
        await tab.getByText('whose root you trust').waitFor();
      }
      await drop('good-2.wacz', files.get('good-2') ?? new Uint8Array());
      await drop('proof.txt', Buffer.from(proofs.get('good') ?? ''));
      await tab.getByText('Who you trust').click();
      await tab.fill('#witnesses', verifierKey(cosigner));
      await tab.locator('#witnesses').blur();
      await tab.getByText('Seen by witness.example/w1 on 2026-11-18').waitFor();
      await tab.fill('#keys', 'a key');
      await tab.locator('#keys').blur();
      await tab.getByText('This is not a key: a key').waitFor();
      await context.close();
    });

    test('is for everyone: axe, by keyboard, on paper', async () => {
      for (const [scheme, width, name] of looks) {
        const { context, tab } = await open('fr-FR', scheme, width);
        await tab.locator('summary').click();
        if (name === 'forged') await tab.fill('#keys', verifierKey(signer));
        await readReport(tab, name);
        assert.deepEqual(await findViolations(tab), [], `${scheme} ${width}`);
        const overflow = Number(await tab.evaluate('document.documentElement.scrollWidth - innerWidth'));
        assert.ok(overflow <= 0, `${overflow} pixels too wide at ${width}`);
        if (PICTURES) await tab.screenshot({ path: join(PICTURES, `verify-${scheme}-${width}.png`), fullPage: true });
        await context.close();
      }
      const { context, tab } = await open('en-GB');
      await tab.keyboard.press('Tab');
      await tab.keyboard.press('Tab');
      assert.equal(await tab.evaluate('document.activeElement.id'), 'package');
      await readReport(tab, 'good-1');
      await tab.emulateMedia({ media: 'print' });
      assert.equal(await tab.locator('.drop').isVisible(), false);
      assert.equal(await tab.locator('.verdict').isVisible(), true);
      await context.close();
    });
  });
}
