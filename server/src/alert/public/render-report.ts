import type { Language } from '../../base/core/language.ts';
import { field, formPage, otherLanguage, problemsOf, trap } from '../../base/http/form-page.ts';
import { type Html, html } from '../../base/http/html.ts';
import type { Hotline } from '../../base/registers/hotlines.ts';
import { alertWords } from '../words.ts';
import { LONGEST_WHAT, type Problem } from './read-report.ts';
import { type OpenPage, pathOfPage } from './report-store.ts';

/** Where on the page a problem is mended. */
const fieldOf = (problem: Problem): string | undefined => (problem === 'trap' ? undefined : problem.split('.')[0]);

/** A link to another public page, in the same language. */
const link = (path: string, language: Language, text: string): Html =>
  html`<a href="${path}?lang=${language}">${text}</a>`;

/** A sentence with `{{hotline}}` where the link to it stands. */
function withHotline(
  sentence: (hotline: string) => string,
  { name, url, verified }: Hotline,
  language: Language,
): Html {
  const [before = '', after = ''] = sentence('\u0000').split('\u0000');
  const doubt = verified ? null : html` ${alertWords(language)('unverified')}`;
  return html`${before}<a href="${url}" rel="noreferrer">${name[language]}</a>${doubt}${after}`;
}

/** The attributes of a field by which its hint and its problem are read with it. */
const described = (name: string, problem: string | undefined): Html =>
  html`aria-describedby="${name}-hint${problem !== undefined && html` ${name}-problem`}"${problem !== undefined && html` aria-invalid="true"`}`;

/** The form of a unit: one short page, which says why each thing is asked and what happens next. */
export function renderReportForm(
  { page, hotline, language }: { page: OpenPage; hotline: Hotline; language: Language },
  typed: { url: string; what: string } = { url: '', what: '' },
  problems: readonly Problem[] = [],
): string {
  const say = alertWords(language);
  const problemOf = (name: string): string | undefined => {
    const found = problems.find((problem) => fieldOf(problem) === name);
    return found && say(`problem.${found}`);
  };
  const [url, what] = [problemOf('url'), problemOf('what')];
  const wrong = problems.map((problem) => {
    const at = fieldOf(problem);
    return { text: say(`problem.${problem}`), ...(at === undefined ? {} : { field: at }) };
  });
  return formPage(
    language,
    say(problems.length > 0 ? 'report.problemTitle' : 'report.title'),
    html`${otherLanguage(language, say('language'))}
${problemsOf(say('report.problems'), wrong)}
<p>${say('report.intro', { name: page.name })}</p>
<div class="aside"><h2>${say('report.real')}</h2>
<p>${withHotline((name) => say('report.realHow', { hotline: name }), hotline, language)}</p>
<p>${say('report.danger')}</p></div>
<form method="post" action="${pathOfPage(page)}?lang=${language}" novalidate>
${field({ name: 'url', label: say('report.url'), hint: say('report.urlHint'), problem: url, control: html`<input type="text" inputmode="url" id="url" name="url" autocomplete="off" spellcheck="false" ${described('url', url)} value="${typed.url}">` })}
${field({ name: 'what', label: say('report.what'), hint: say('report.whatHint'), problem: what, control: html`<textarea id="what" name="what" rows="3" maxlength="${LONGEST_WHAT}" ${described('what', what)}>${typed.what}</textarea>` })}
${trap(say('report.honeypot'))}
<p><button type="submit">${say('report.send')}</button></p>
</form>
<h2>${say('report.next')}</h2>
<p>${say('report.nextHow')}</p>
<h2>${say('report.keep')}</h2>
<p>${say('report.keepHow')}</p>
<p>${link('/report/follow', language, say('report.follow'))}</p>`,
    say('report.title'),
  );
}

/** That a report was received, with its code: shown once, in no address. */
export function renderReceived(page: OpenPage, code: string, language: Language): string {
  const say = alertWords(language);
  return formPage(
    language,
    say('done.title'),
    html`<p>${say('done.code')}</p>
<p class="code" role="status">${code}</p>
<p>${say('done.keep')}</p>
<h2>${say('report.next')}</h2>
<p>${say('done.nextHow')}</p>
<p>${link('/report/follow', language, say('report.follow'))}</p>
<p>${link(pathOfPage(page), language, say('done.another'))}</p>`,
  );
}

/** Which units take reports, where there are more than one, or none. */
export function renderUnits(pages: readonly OpenPage[], language: Language): string {
  const say = alertWords(language);
  const units = pages.map((page) => html`<li>${link(pathOfPage(page), language, page.name)}</li>`);
  return formPage(
    language,
    say('report.title'),
    html`${otherLanguage(language, say('language'))}
${units.length > 0 ? html`<p>${say('report.choose')}</p><ul>${units}</ul>` : html`<p>${say('report.none')}</p>`}
<p>${link('/report/follow', language, say('report.follow'))}</p>`,
  );
}

/** That nobody takes reports at this address: closed, or never there. */
export function renderClosed(language: Language): string {
  const say = alertWords(language);
  return formPage(
    language,
    say('report.closed'),
    html`<p>${link('/report', language, say('report.elsewhere'))}</p>
<p>${link('/report/follow', language, say('report.follow'))}</p>`,
  );
}

/** The question for a code. @param isUnknown one was given that no report has */
export function renderFollowForm(language: Language, isUnknown = false): string {
  const say = alertWords(language);
  const problem = isUnknown ? say('follow.unknown') : undefined;
  return formPage(
    language,
    say(isUnknown ? 'follow.problemTitle' : 'follow.title'),
    html`${otherLanguage(language, say('language'))}
${problemsOf(say('report.problems'), problem === undefined ? [] : [{ text: problem, field: 'code' }])}
<form method="post" action="/report/follow?lang=${language}" novalidate>
${field({ name: 'code', label: say('follow.code'), hint: say('follow.codeHint'), problem, control: html`<input type="text" id="code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="100" ${described('code', problem)}>` })}
<p><button type="submit">${say('follow.send')}</button></p>
</form>`,
    say('follow.title'),
  );
}

/** How far a report has come, in one of three sentences. */
export function renderFollowed({ looked, closed }: { looked: boolean; closed: boolean }, language: Language): string {
  const say = alertWords(language);
  return formPage(
    language,
    say('follow.title'),
    html`<p role="status"><strong>${say(`follow.${closed ? 'closed' : looked ? 'looked' : 'received'}`)}</strong></p>
<p>${say('follow.confidential')}</p>
<p>${link('/report/follow', language, say('follow.again'))}</p>`,
  );
}

/** That somebody comes too often. */
export function renderWait(minutes: number, what: 'how' | 'followHow', language: Language): string {
  const say = alertWords(language);
  return formPage(language, say('wait.title'), html`<p>${say(`wait.${what}`, { minutes })}</p>`);
}
