import { canonicalJson } from '@vigie/engine';
import type { Language } from '../../base/core/language.ts';
import { writeCsv } from '../../base/text/write-csv.ts';
import type { Release } from '../disclose/disclose-release.ts';
import { releaseWords } from './words.ts';

export { licenceOf, renderReleaseHtml } from './render-page.ts';

/**
 * The release as canonical JSON (keys sorted, no white space): what its digest is taken over. The same release has the
 * same bytes.
 */
export function renderReleaseJson(release: Release): string {
  return canonicalJson(release);
}

/**
 * The release as CSV (RFC 4180, UTF-8 with a byte order mark for spreadsheets): a line for each cell and margin, `c`
 * for what is withheld. No cell begins like a formula.
 */
export function renderReleaseCsv(release: Release, language: Language = 'en'): string {
  const say = releaseWords(language);
  const head = [say('platform'), say('rule'), say('month'), ...release.measures.map((one) => say(`measures.${one}`))];
  const lines = release.figures.map(({ platform, rule, month, values }) => [
    platform ?? say('all'),
    rule ?? say('all'),
    month ?? say('wholePeriod'),
    ...release.measures.map((one) => values[one] ?? say('mark')),
  ]);
  return `\uFEFF${writeCsv([head, ...lines], '\r\n')}`;
}
