import type { Words } from '@vigie/engine';
import { plainDate } from '../../base/core/clock.ts';
import type { Language } from '../../base/core/language.ts';
import { type Html, html, htmlPage, lines } from '../../base/http/html.ts';
import { findPlatform, type Platform } from '../../base/registers/platforms.ts';
import type { Say } from '../../base/text/words.ts';
import { writeDay, writeMonth } from '../../base/text/write-day.ts';
import type { Licence, Measure, Release } from '../disclose/disclose-release.ts';
import type { Coordinates } from '../disclose/disclose-table.ts';
import { drawBars } from './draw-charts.ts';
import { CHECKED_POLICY, PLAIN_POLICY, STYLE } from './page-style.ts';
import { type Naming, tellChanges } from './release-changes.ts';
import { releaseWords } from './words.ts';
import { writeSweeps } from './write-sweeps.ts';

/** A rule that has a title: the release names rules by their ids. */
interface Titled {
  pack: string;
  rule: string;
  title: Words;
}

/** What there is beside the figures of a release once it is public. */
export interface Beside {
  digest: string;
  publicFrom: string;
  /** The signed note of its digest, and where that is in the log; null: not there yet. */
  signed: { note: string; logIndex: number; signedBy: string; logKey: string } | null;
  correctedBy: string | null;
  before: Release | null;
}

interface Parts {
  release: Release;
  language: Language;
  naming: Naming;
  say: Say;
  format: Intl.NumberFormat;
  /** Where a figure is in the release: its place in the list, and itself. */
  figureAt(at: Coordinates, measure: Measure): { index: number; figure: number | null };
}

/**
 * The release as one accessible page. Rules are called by their titles, as far as they still have one; platforms by the
 * names of the register, with their hosts.
 *
 * @param beside null: a preview, which runs no script and loads nothing
 */
export function renderReleaseHtml(
  release: Release,
  language: Language,
  timeZone: string,
  rules: readonly Titled[],
  platforms: readonly Platform[],
  beside: Beside | null = null,
): string {
  const say = releaseWords(language);
  const titles = new Map(rules.map(({ pack, rule, title }) => [`${pack}/${rule}`, title[language]]));
  const naming: Naming = {
    say,
    rule: (rule) => titles.get(rule) ?? rule,
    platform(host) {
      const known = findPlatform(platforms, host);
      return known && known.name !== host ? `${known.name} (${host})` : host;
    },
    month: (month) => writeMonth(month, language),
    day: (plain) => writeDay(plain, language),
  };
  const indices = new Map(
    release.figures.map(({ platform, rule, month }, index) => [JSON.stringify([platform, rule, month]), index]),
  );
  const parts: Parts = {
    release,
    language,
    naming,
    say,
    format: new Intl.NumberFormat(language),
    figureAt(at, measure) {
      const index = indices.get(JSON.stringify(at)) ?? -1;
      return { index, figure: release.figures[index]?.values[measure] ?? null };
    },
  };
  const day = (instant: string): string => naming.day(plainDate(new Date(instant), timeZone));
  const { from, to } = release.period;
  const published = say('by', { unit: release.unit.name, date: day(beside?.publicFrom ?? release.madeAt) });
  const policy = beside ? CHECKED_POLICY : PLAIN_POLICY;
  return htmlPage({
    language,
    title: release.title,
    style: STYLE,
    policy,
    body: html`${beside && writeLinks(parts)}
${
  beside !== null &&
  beside.correctedBy !== null &&
  html`<p class="banner"><strong>${say('correctedBy')}</strong> <a href="/public/releases/${beside.correctedBy}?lang=${language}">${beside.correctedBy}</a></p>`
}
${release.corrects !== undefined && html`<p class="banner"><strong>${say('corrects')}</strong> <a href="/public/releases/${release.corrects.release}?lang=${language}">${release.corrects.release}</a>. ${say('because', { reason: release.corrects.reason })}</p>`}
<p>${say('period', { from: naming.day(from), to: naming.day(to) })}. ${published}. ${release.id}</p>
<p>${say('explain', { threshold: release.threshold })}</p>
<p>${say('noPersons')}</p>
${
  release.communique !== undefined &&
  html`<h2 id="communique">${say('communique.title')}</h2>
${release.communique[language]
  .split('\n')
  .filter((one) => one.trim() !== '')
  .map((one) => html`<p>${one}</p>`)}`
}
${release.measures.length === 0 && html`<p>${say('nothing')}</p>`}
${lines(release.measures.map((one) => writeMeasure(parts, one)))}
${release.sweeps !== undefined && writeSweeps(release.sweeps, language, release.threshold)}
${beside !== null && beside.before !== null && writeChanges(parts, beside.before)}
${beside && writeFiles(parts)}
${beside && writeCheck(parts, beside)}
${release.measures.length > 0 && writeAll(parts)}`,
  });
}

const writeLinks = ({ language, say }: Parts): Html => {
  const other = language === 'fr' ? 'en' : 'fr';
  return html`<p><a href="/public?lang=${language}">${say('allReleases')}</a> · <a href="/public/method?lang=${language}">${say('method')}</a> · <a href="?lang=${other}" hreflang="${other}" lang="${other}">${say('otherLanguage')}</a></p>`;
};

/** One figure: what it counts, its charts, what is withheld of it, its tables. */
function writeMeasure(parts: Parts, measure: Measure): Html {
  const { release, language, naming, say, format, figureAt } = parts;
  const name = say(`measures.${measure}`);
  const definition = release.definitions?.[measure]?.[language];
  const platforms = release.platforms.map((host) => ({
    name: naming.platform(host),
    figure: figureAt([host, null, null], measure).figure,
  }));
  const months = release.months.map((month) => ({
    name: naming.month(month),
    figure: figureAt([null, null, month], measure).figure,
  }));
  const common = { unit: say(`units.${measure}`), withheld: `${say('mark')} (${say('withheld')})`, format };
  const withheld = release.figures.filter(({ values }) => (values[measure] ?? null) === null).length;
  const columns = [...release.months.map(naming.month), say('wholePeriod')];
  const table = (
    caption: string,
    head: string,
    rows: readonly (readonly [string, string | null, string | null])[],
  ): Html =>
    writeTable(
      parts,
      `${name} – ${caption}`,
      [head, ...columns],
      rows.map(([text, platform, rule]) => ({
        heads: [text],
        cells: [...release.months, null].map((month) => ({ at: [platform, rule, month] as const, measure })),
      })),
    );
  return html`<section>
<h2 id="${measure}">${name}</h2>
${definition !== undefined && html`<p>${definition}</p>`}
${drawBars({ ...common, title: say('chart', { measure: name }), rows: platforms })}
${months.length > 1 && drawBars({ ...common, title: say('chartByMonth', { measure: name }), rows: months })}
<p class="quiet">${say('note', { withheld: format.format(withheld), count: format.format(release.figures.length), threshold: release.threshold })}</p>
${table(say('byPlatform'), say('platform'), [
  ...release.platforms.map((host) => [naming.platform(host), host, null] as const),
  [say('all'), null, null] as const,
])}
${table(say('byRule'), say('rule'), [
  ...release.rules.map((rule) => [naming.rule(rule), null, rule] as const),
  [say('all'), null, null] as const,
])}
</section>`;
}

/** What heads a row, and where its figures are. */
interface Row {
  heads: readonly string[];
  cells: readonly { at: Coordinates; measure: Measure }[];
}

function writeTable(parts: Parts, caption: string, columns: readonly string[], rows: readonly Row[]): Html {
  const body = rows.map(({ heads, cells }) => {
    const headed = heads.map((name) => html`<th scope="row">${name}</th>`);
    return html`<tr>${headed}${cells.map(({ at, measure }) => html`<td>${showFigure(parts, at, measure)}</td>`)}</tr>`;
  });
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
<tbody>
${lines(body)}
</tbody>
</table></div>`;
}

/** A figure with its place in the release, by which the check finds it in the file. */
function showFigure({ say, format, figureAt }: Parts, at: Coordinates, measure: Measure): Html {
  const { index, figure } = figureAt(at, measure);
  if (figure === null)
    return html`<abbr title="${say('withheld')}" data-at="${index}" data-of="${measure}">${say('mark')}</abbr>`;
  return html`<data value="${figure}" data-at="${index}" data-of="${measure}">${format.format(figure)}</data>`;
}

function writeAll(parts: Parts): Html {
  const { release, naming, say } = parts;
  const measures = release.measures.map((one) => say(`measures.${one}`));
  return html`<details><summary>${say('detail')}</summary>
${writeTable(
  parts,
  say('detail'),
  [say('platform'), say('rule'), say('month'), ...measures],
  release.figures.map(({ platform, rule, month }) => ({
    heads: [
      platform === null ? say('all') : naming.platform(platform),
      rule === null ? say('all') : naming.rule(rule),
      month === null ? say('wholePeriod') : naming.month(month),
    ],
    cells: release.measures.map((measure) => ({ at: [platform, rule, month], measure })),
  })),
)}
</details>`;
}

function writeChanges({ release, language, naming, say }: Parts, before: Release): Html {
  const told = tellChanges(before, release, naming, language);
  return html`<h2 id="changes">${say('changes.title')}</h2>
<p>${say('changes.since')} <a href="/public/releases/${before.id}?lang=${language}">${before.title}</a> (${before.id}).</p>
${told.length === 0 ? html`<p>${say('changes.none')}</p>` : html`<ul>${told.map((one) => html`<li>${one}</li>`)}</ul>`}`;
}

/** The files of a release, by how their names end. */
const FILES = ['csv', 'json', 'parquet', 'zip'] as const;

function writeFiles({ release, say }: Parts): Html {
  const licence = licenceOf(release);
  return html`<h2 id="files">${say('files.title')}</h2>
<ul>${release.sweeps !== undefined && html`<li><a href="/public/releases/${release.id}.sweeps.csv">${say('files.name.sweeps')}</a>: ${say('files.sweepsCsv')}</li><li><a href="/public/releases/${release.id}.sweeps.parquet">${say('files.name.sweepsParquet')}</a>: ${say('files.sweepsParquet')}</li>`}${FILES.map((ending) => html`<li><a href="/public/releases/${release.id}.${ending}">${say(`files.name.${ending}`)}</a>: ${say(`files.${ending}`)}</li>`)}</ul>
<p>${say('files.licence')} <a href="${licence.path}">${licence.title}</a>. ${say('files.address')} <code>/public/releases/${release.id}</code></p>`;
}

const LICENCE_FACTS: Readonly<Record<Licence, { title: string; path: string }>> = {
  'etalab-2.0': {
    title: 'Licence Ouverte / Open Licence 2.0 (Etalab)',
    path: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
  },
  'CC-BY-4.0': {
    title: 'Creative Commons Attribution 4.0 International',
    path: 'https://creativecommons.org/licenses/by/4.0/',
  },
};

/** What others may do with a release: before a publisher chose, it was what French public bodies publish under. */
export const licenceOf = ({ licence: name = 'etalab-2.0' }: Pick<Release, 'licence'>) => ({
  name,
  ...LICENCE_FACTS[name],
});

function writeCheck({ release, say }: Parts, { digest, signed }: Beside): Html {
  const base = `/public/releases/${release.id}`;
  return html`<section id="check" data-release="${base}" data-digest="${digest}"${signed && html` data-key="${signed.signedBy}" data-log-key="${signed.logKey}"`}>
<h2>${say('check.title')}</h2>
<p>${say('check.digest')}</p>
<pre>SHA-256 ${digest}</pre>
${
  signed
    ? html`<p>${say('check.signed', { index: signed.logIndex })}</p>
<pre>${signed.note}</pre>
<p>${say('check.key')}</p>
<pre>${signed.signedBy}</pre>
<p><a href="${base}.note">${say('check.note')}</a> · <a href="${base}.proof">${say('check.proof')}</a> · <a href="/log/checkpoint">${say('check.head')}</a></p>`
    : html`<p>${say('check.unsigned')}</p>`
}
<div data-check data-go="${say('check.go')}" data-good="${say('check.good')}" data-bad="${say('check.bad')}" data-running="${say('check.running')}"></div>
<p>${say('check.byHand')}</p>
<pre>curl -s ORIGIN${base}.json | sha256sum
curl -s ORIGIN${base}.note | head -n 3 | openssl dgst -sha256 -binary | base64</pre>
<p>${say('check.byHandMore')}</p>
</section>
${signed && html`<script type="module" src="/public/check.js"></script>`}`;
}
