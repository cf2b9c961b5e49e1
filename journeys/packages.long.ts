import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { rolldown } from 'rolldown';
import { packAll } from '../tools/pack.ts';
import { noChromium } from './browser.ts';
import { fetchNode, LOWEST } from './first-start.ts';
import { closeWindows, openBrowser } from './shared-browser.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '..');
const NAMES = ['canonical-json', 'engine', 'proof'];

describe('the packages, as others install them', () => {
  let project: string;
  before(
    async () => {
      project = mkdtempSync(join(tmpdir(), 'vigie-packages-'));
      writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
      const packed = packAll(join(project, 'packed'));
      await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...packed], { cwd: project });
      for (const name of NAMES) writeFileSync(join(project, `${name}.js`), exampleOf(name).code);
    },
    { timeout: 120_000 },
  );
  after(() => rmSync(project, { recursive: true, force: true }));

  /** The example of a package's README, and what it says that it prints. */
  function exampleOf(name: string): { code: string; prints: string } {
    const code = /```js\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, name, 'README.md'), 'utf8'))?.[1] ?? '';
    const prints = [...code.matchAll(/^\/\/ → (.*)$/gm)].map(([, line]) => `${line}\n`).join('');
    assert.notEqual(prints, '', name);
    return { code, prints };
  }

  for (const [version, nodeOf] of [
    [LOWEST.node, () => join(fetchNode(LOWEST), 'node')],
    [process.versions.node, () => process.execPath],
  ] as const) {
    test(`installed from their tarballs, the packages do under Node ${version} what their READMEs show`, {
      timeout: 120_000,
    }, async () => {
      const node = nodeOf();
      assert.equal((await run(node, ['--version'])).stdout.trim(), `v${version}`);
      for (const name of NAMES) {
        const { stdout, stderr } = await run(node, [`${name}.js`], { cwd: project });
        assert.deepEqual({ stdout, stderr }, { stdout: exampleOf(name).prints, stderr: '' }, name);
      }
    });
  }

  test('their types hold for a strict project that imports them, and refuse what is wrong', async () => {
    writeFileSync(join(project, 'wrong.js'), "import { compile } from '@vigie/engine';\ncompile('no pack');\n");
    const compilerOptions = {
      strict: true,
      noEmit: true,
      allowJs: true,
      checkJs: true,
      module: 'nodenext',
      types: ['node'],
    };
    const files = [...NAMES, 'wrong'].map((name) => `${name}.js`);
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    const check = run(join(ROOT, 'node_modules/.bin/tsc'), ['-p', '.'], { cwd: project });
    await assert.rejects(check, ({ stdout }) => /^wrong\.js\(2,9\): error TS2345: [^\n]*\n$/.test(stdout));
  });

  test('bundled for a browser, they screen a listing and verify a package in Chromium', {
    skip: noChromium,
  }, async () => {
    writeFileSync(
      join(project, 'page.js'),
      `export { compile, emptyListing, parsePack } from '@vigie/engine';
     export { verifyPackage } from '@vigie/proof/verify';`,
    );
    const bundle = await rolldown({ input: join(project, 'page.js'), platform: 'browser', logLevel: 'silent' });
    const { output } = await bundle.generate({ format: 'iife', name: 'installed' });
    await bundle.close();
    const sealing = exampleOf('proof').code.replace(/^const report = [\s\S]*/m, 'process.stdout.write(sealed.bytes);');
    writeFileSync(join(project, 'seal.js'), sealing);
    const sealed = await run(process.execPath, ['seal.js'], { cwd: project, encoding: 'buffer' });
    const pack = /const pack = `\n([\s\S]*?)`;/.exec(exampleOf('engine').code)?.[1];
    assert.ok(pack && sealed.stdout.length > 1000);

    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: output[0].code });
      const seen = await page.evaluate(`((pack, sealed) => {
      const bytes = Uint8Array.from(atob(sealed), (char) => char.charCodeAt(0));
      const changed = bytes.slice();
      changed[200] ^= 1;
      const screener = installed.compile([installed.parsePack(pack, 'sample.yaml').pack]);
      const found = screener.screen(installed.emptyListing('shop.example', 'Knuckle duster'), { asOf: '2026-01-01' });
      return { rules: found.map(({ rule }) => rule), sealed: installed.verifyPackage(bytes).ok, changed: installed.verifyPackage(changed).ok };
    })(${JSON.stringify(pack)}, ${JSON.stringify(sealed.stdout.toString('base64'))})`);
      assert.deepEqual(seen, { rules: ['knuckle-dusters'], sealed: true, changed: false });
    } finally {
      await closeWindows();
    }
  });
});
