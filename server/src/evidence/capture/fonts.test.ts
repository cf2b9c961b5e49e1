import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { browser } from '../../../testing/capture/browser.ts';
import { findChromium } from './chromium.ts';
import { findMissingFonts, SCRIPT_NAMES, sayMissingFonts } from './fonts.ts';

const LANGUAGES = { Chinese: 'zh-cn', Japanese: 'ja', Korean: 'ko', Arabic: 'ar', Thai: 'th' };
/** What the machine itself says of its fonts. */
const fontsOf = (language: string): string | null => {
  const { status, stdout } = spawnSync('fc-list', [`:lang=${language}`, 'family'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
};

const skip = !findChromium() ? 'no Chromium on this machine' : fontsOf('en') === null ? 'no fc-list' : false;

test('the scripts that Chromium draws as boxes are those that the machine has no font for', { skip }, async () => {
  assert.ok(browser);
  const profile = await browser.openProfile({});
  const missing = await findMissingFonts(await profile.newPage());
  await profile.close();
  assert.deepEqual(
    missing,
    SCRIPT_NAMES.filter((name) => fontsOf(LANGUAGES[name]) === ''),
  );
});

test('it is said of a page that has such letters, and of no other', () => {
  assert.match(sayMissingFonts(['Thai', 'Korean'], 'Puppe ตุ๊กตา') ?? '', /^this machine has no font for Thai:/);
  assert.equal(sayMissingFonts(['Thai', 'Korean'], 'Puppe 人形'), null);
  assert.match(sayMissingFonts(['Chinese', 'Japanese'], '玩具のセット') ?? '', /for Chinese, Japanese:/);
});
