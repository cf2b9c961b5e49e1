import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { chromium } from 'playwright-core';
import { rolldown } from 'rolldown';
import { emptyListing } from './listing.ts';
import { parsePack } from './packs/parse-pack.ts';
import { compile } from './screen.ts';

const executablePath = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => existsSync(path));
const skip = executablePath === undefined ? 'no Chromium: set CHROMIUM_PATH to one' : false;
const root = new URL('../../', import.meta.url).pathname;

test('the engine screens a listing in Chromium, with the findings that Node gives', {
  skip,
  timeout: 60_000,
}, async () => {
  const bundle = await rolldown({ input: `${root}engine/src/index.ts`, platform: 'browser', logLevel: 'silent' });
  const { output } = await bundle.generate({ format: 'iife', name: 'vigieEngine' });
  await bundle.close();
  const files = globSync('packs/fr/*/*.yaml', { cwd: root })
    .sort()
    .map((name) => ({ name, text: readFileSync(root + name, 'utf8') }));
  const listing = {
    ...emptyListing('test', 'Poupée s€xuelle, 100 cm'),
    description: '成人娃娃 à partir de 8 ans',
    ageGate: 'none' as const,
  };
  const inNode = compile(
    files.flatMap((file) => {
      const parsed = parsePack(file.text, file.name);
      return 'pack' in parsed ? [parsed.pack] : [];
    }),
  ).screen(listing, { asOf: '2026-01-01' });
  assert.ok(inNode.length >= 2);

  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: output[0].code });
    // A page's script is text to this side: its types end at the bundle.
    const script = `(({ files, listing }) => {
      const packs = files.map((file) => vigieEngine.parsePack(file.text, file.name).pack);
      return vigieEngine.compile(packs).screen(listing, { asOf: '2026-01-01' });
    })(${JSON.stringify({ files, listing })})`;
    assert.deepEqual(await page.evaluate(script), inNode);
  } finally {
    await browser.close();
  }
});
