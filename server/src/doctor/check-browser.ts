import { fillBoth } from '../base/core/sentences.ts';
import { findMissingFonts, openBrowser } from '../evidence/index.ts';
import { type Line, mend, note, well, wordsOf } from './line.ts';
import { say } from './words.ts';

/** Starts Chromium, and has it draw a sign of each script. */
export async function checkBrowser(choice: 'auto' | 'none'): Promise<Line[]> {
  if (choice === 'none') return [note('browser', { where: 'VIGIE_BROWSER', says: say('browserOff') }, null)];
  const browser = openBrowser();
  const where = 'Chromium';
  if (!browser) return [mend('browser', { where, says: say('noBrowser') }, say('installBrowser'))];
  try {
    const profile = await browser.openProfile({});
    const version = profile.browser()?.version() ?? '';
    const missing = await findMissingFonts(await profile.newPage());
    const scripts = missing
      .map((name) => say(name))
      .reduce(
        (all, one) => (all.en === '' ? one : fillBoth({ en: '{all}, {one}', fr: '{all}, {one}' }, { all, one })),
        {
          en: '',
          fr: '',
        },
      );
    return [
      well('browser', { where, says: say('browserWell', { version }) }),
      missing.length === 0
        ? well('fonts', { where, says: say('fontsWell') })
        : mend('fonts', { where, says: say('fontsMissing', { scripts }) }, say('installFonts')),
    ];
  } catch (error) {
    return [mend('browser', { where, says: say('browserFails', { why: wordsOf(error) }) }, say('installBrowser'))];
  } finally {
    await browser.close();
  }
}
