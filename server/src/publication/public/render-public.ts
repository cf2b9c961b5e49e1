import { plainDate } from '../../base/core/clock.ts';
import type { Language } from '../../base/core/language.ts';
import { type Html, html, htmlPage, lines } from '../../base/http/html.ts';
import { writeDay } from '../../base/text/write-day.ts';
import { FIGURES } from '../../followup/index.ts';
import { THRESHOLD } from '../disclose/disclose.ts';
import { PLAIN_POLICY, STYLE } from '../render/page-style.ts';
import { releaseWords } from '../render/words.ts';
import { RELEASED } from '../store.ts';
import type { Listed } from './published-store.ts';

const page = (language: Language, title: string, body: Html): string =>
  htmlPage({ language, title, style: STYLE, policy: PLAIN_POLICY, body });

/** Every release that is public, by date. */
export function renderList(releases: readonly Listed[], language: Language, timeZone: string): string {
  const say = releaseWords(language);
  const other = language === 'fr' ? 'en' : 'fr';
  const day = (plain: string): string => writeDay(plain, language);
  const items = releases.map(
    ({ id, title, unit, from, to, publicFrom, corrects, correctedBy }) =>
      html`<li><a href="/public/releases/${id}?lang=${language}">${title}</a>${correctedBy !== null && html` <strong>${say('list.corrected')}</strong>`}${corrects !== null && html` <strong>${say('list.correction')}</strong>`}<br>${say('period', { from: day(from), to: day(to) })}. ${say('by', { unit, date: day(plainDate(new Date(publicFrom), timeZone)) })}.</li>`,
  );
  return page(
    language,
    say('list.title'),
    html`<p><a href="/public/method?lang=${language}">${say('method')}</a> · <a href="?lang=${other}" hreflang="${other}" lang="${other}">${say('otherLanguage')}</a></p>
<p>${say('list.intro')}</p>
${items.length === 0 ? html`<p>${say('list.none')}</p>` : html`<ul class="plain">\n${lines(items)}\n</ul>`}`,
  );
}

/** How figures are made, from their definitions, and what is withheld of them. */
export function renderMethod(language: Language): string {
  const say = releaseWords(language);
  const other = language === 'fr' ? 'en' : 'fr';
  const defined = RELEASED.map(
    (one) => html`<dt>${say(`measures.${one}`)}</dt><dd>${FIGURES[one].says[language]}</dd>`,
  );
  return page(
    language,
    say('methodPage.title'),
    html`<p><a href="/public?lang=${language}">${say('allReleases')}</a> · <a href="?lang=${other}" hreflang="${other}" lang="${other}">${say('otherLanguage')}</a></p>
<p>${say('methodPage.intro')}</p>
<dl>
${lines(defined)}
</dl>
<p>${say('methodPage.one')}</p>
<h2>${say('methodPage.disclosure')}</h2>
<p>${say('methodPage.small', { threshold: THRESHOLD })}</p>
<h2>${say('methodPage.permanence')}</h2>
<p>${say('methodPage.kept')}</p>
<h2>${say('methodPage.formats')}</h2>
<p>${say('methodPage.tell')}</p>`,
  );
}

/** That there is nothing at an address. */
export function renderLost(language: Language): string {
  const say = releaseWords(language);
  return page(
    language,
    say('lost.title'),
    html`<p>${say('lost.text')}</p>
<p><a href="/public?lang=${language}">${say('allReleases')}</a></p>`,
  );
}
