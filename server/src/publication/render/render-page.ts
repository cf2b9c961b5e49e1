import type { Words } from '@vigie/engine';
import { plainDate } from '../../base/core/clock.ts';
import type { Language } from '../../base/core/language.ts';
import { type Html, html, htmlPage, lines, pagePolicy } from '../../base/http/html.ts';
import { findPlatform, type Platform } from '../../base/registers/platforms.ts';
import type { Say } from '../../base/text/words.ts';
import { writeDay, writeMonth } from '../../base/text/write-day.ts';
import type { Measure, Release } from '../disclose/disclose-release.ts';
import type { Coordinates } from '../disclose/disclose-table.ts';
import { releaseWords } from './words.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #767676; --bar: #1f4e79; }
@media (prefers-color-scheme: dark) { :root { --ink: #f0f0f0; --paper: #161616; --line: #8f8f8f; --bar: #8ab8e6; } }
body { margin: 0 auto; max-width: 70rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: 1rem 0; }
caption { text-align: start; font-weight: 600; padding-block: .5rem; }
th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: start; }
td { text-align: end; font-variant-numeric: tabular-nums; }
abbr { text-decoration: none; }
svg { max-width: 100%; height: auto; }
svg text { fill: var(--ink); font: 14px system-ui, sans-serif; }
svg rect { fill: var(--bar); }
`;

/**
 * For the header of the answer that carries the page; the page states the same itself. It runs no script and loads
 * nothing.
 */
export const RELEASE_PAGE_CSP = pagePolicy(STYLE, 'none');

type FigureOf = (at: Coordinates, measure: Measure) => number | null;

/** A rule that has a title: the release names rules by their ids. */
interface Titled {
  pack: string;
  rule: string;
  title: Words;
}

/**
 * The release as one accessible page without script, image or font of another file. Rules are called by their titles, as
 * far as they still have one; platforms by the names of the register, with their hosts.
 */
export function renderReleaseHtml(
  release: Release,
  language: Language,
  timeZone: string,
  rules: readonly Titled[],
  platforms: readonly Platform[],
): string {
  const titles = new Map(rules.map(({ pack, rule, title }) => [`${pack}/${rule}`, title[language]]));
  const nameOf = (rule: string): string => titles.get(rule) ?? rule;
  const callPlatform = (host: string): string => {
    const known = findPlatform(platforms, host);
    return known && known.name !== host ? `${known.name} (${host})` : host;
  };
  const day = (plain: string): string => writeDay(plain, language);
  const say = releaseWords(language);
  const figures = new Map(release.figures.map((one) => [JSON.stringify([one.platform, one.rule, one.month]), one]));
  const figureOf: FigureOf = (at, measure) => figures.get(JSON.stringify(at))?.values[measure] ?? null;
  const parts = { release, say, figureOf, format: new Intl.NumberFormat(language) };
  const charted = release.measures.find((one) => one === 'confirmed') ?? release.measures[0];
  const body =
    charted === undefined
      ? [html`<p>${say('nothing')}</p>`]
      : [
          drawBars(parts, charted, callPlatform),
          writeTable(
            parts,
            say('byPlatform'),
            [say('platform')],
            [
              ...release.platforms.map((one): Row => [[callPlatform(one)], [one, null, null]]),
              [[say('all')], [null, null, null]],
            ],
          ),
          writeTable(
            parts,
            say('byRule'),
            [say('rule')],
            [
              ...release.rules.map((one): Row => [[nameOf(one)], [null, one, null]]),
              [[say('all')], [null, null, null]],
            ],
          ),
          writeTable(
            parts,
            say('byMonth'),
            [say('month')],
            [
              ...release.months.map((one): Row => [[writeMonth(one, language)], [null, null, one]]),
              [[say('wholePeriod')], [null, null, null]],
            ],
          ),
          html`<details><summary>${say('detail')}</summary>`,
          writeTable(
            parts,
            say('detail'),
            [say('platform'), say('rule'), say('month')],
            release.figures.map(
              ({ platform, rule, month }): Row => [
                [
                  platform === null ? say('all') : callPlatform(platform),
                  rule === null ? say('all') : nameOf(rule),
                  month === null ? say('wholePeriod') : writeMonth(month, language),
                ],
                [platform, rule, month],
              ],
            ),
          ),
          html`</details>`,
        ];
  const published = say('by', { unit: release.unit.name, date: day(plainDate(new Date(release.madeAt), timeZone)) });
  return htmlPage({
    language,
    title: release.title,
    style: STYLE,
    policy: RELEASE_PAGE_CSP,
    body: html`<p>${say('period', { from: day(release.period.from), to: day(release.period.to) })}. ${published}. ${release.id}</p>
<p>${say('explain', { threshold: release.threshold })}</p>
<p>${say('noPersons')}</p>
${defineMeasures(release, language, say)}
${lines(body)}`,
  });
}

/** What each figure counts: the sentence that the release carries. Earlier ones carry none. */
function defineMeasures({ measures, definitions = {} }: Release, language: Language, say: Say): Html | false {
  const defined = measures.flatMap((one) => {
    const words = definitions[one];
    return words ? [html`<dt>${say(`measures.${one}`)}</dt><dd>${words[language]}</dd>`] : [];
  });
  return (
    defined.length > 0 &&
    html`<h2>${say('counts')}</h2>
<dl>
${lines(defined)}
</dl>`
  );
}

interface Parts {
  release: Release;
  say: ReturnType<typeof releaseWords>;
  figureOf: FigureOf;
  format: Intl.NumberFormat;
}

/** The names that head a row, and where its figures are. */
type Row = readonly [names: readonly string[], at: Coordinates];

function writeTable(parts: Parts, caption: string, heads: readonly string[], rows: readonly Row[]): Html {
  const { release, say, figureOf } = parts;
  const columns = [...heads, ...release.measures.map((one) => say(`measures.${one}`))];
  const body = rows.map(([names, at]) => {
    const headed = names.map((name) => html`<th scope="row">${name}</th>`);
    const cells = release.measures.map((one) => html`<td>${showFigure(figureOf(at, one), parts)}</td>`);
    return html`<tr>${headed}${cells}</tr>`;
  });
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
<tbody>
${lines(body)}
</tbody>
</table></div>`;
}

function showFigure(figure: number | null, { say, format }: Parts): Html {
  if (figure !== null) return html`${format.format(figure)}`;
  return html`<abbr title="${say('withheld')}">${say('mark')}</abbr>`;
}

/**
 * Bars by platform; a withheld figure has its mark and no bar. The tables say the same in words, so the picture has a
 * short name only.
 */
function drawBars(
  { release, say, figureOf, format }: Parts,
  measure: Measure,
  callPlatform: (host: string) => string,
): Html {
  const rows = release.platforms.map((name) => ({
    name: callPlatform(name),
    figure: figureOf([name, null, null], measure),
  }));
  const longest = Math.max(1, ...rows.map(({ figure }) => figure ?? 0));
  const title = say('chart', { measure: say(`measures.${measure}`) });
  const bars = rows.map(({ name, figure }, index) => {
    const y = index * 30;
    const width = Math.round(((figure ?? 0) / longest) * 360);
    const shown = figure === null ? `${say('mark')} (${say('withheld')})` : format.format(figure);
    const bar = figure !== null && html`<rect x="230" y="${y + 4}" width="${width}" height="20"></rect>`;
    const label = name.length > 28 ? `${name.slice(0, 27)}…` : name;
    return html`<text x="222" y="${y + 19}" text-anchor="end">${label}</text>${bar}<text x="${238 + width}" y="${y + 19}">${shown}</text>`;
  });
  return html`<figure>
<svg role="img" aria-label="${title}. ${say('chartText')}" viewBox="0 0 720 ${rows.length * 30 || 30}" width="720" height="${rows.length * 30 || 30}" xmlns="http://www.w3.org/2000/svg">
${lines(bars)}
</svg>
<figcaption>${title}</figcaption>
</figure>`;
}
