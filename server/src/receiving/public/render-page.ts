import type { Language } from '../../base/core/language.ts';
import { type Html, html, htmlPage, pagePolicy } from '../../base/http/html.ts';
import type { FileAnswer } from '../../people/index.ts';
import { receivingWords } from '../words.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #767676; --link: #0b4f8a; --bad: #a4000f; }
@media (prefers-color-scheme: dark) { :root { --ink: #f0f0f0; --paper: #161616; --line: #8f8f8f; --link: #8ab8e6; --bad: #ffb3b3; } }
body { margin: 0 auto; max-width: 44rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
a { color: var(--link); }
label, .field { display: block; margin-block: 1rem; }
input[type=text], input[type=email], textarea { box-sizing: border-box; display: block; width: 100%; min-height: 2.75rem; padding: .5rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 4px; }
input[type=checkbox] { width: 1.5rem; height: 1.5rem; vertical-align: middle; }
button { min-height: 2.75rem; padding: .5rem 1.25rem; font: inherit; font-weight: 600; color: var(--paper); background: var(--link); border: 0; border-radius: 4px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.hint { display: block; color: inherit; }
.problems { border: 2px solid var(--bad); padding: .5rem 1rem; }
.trap { position: absolute; left: -200vw; }
`;

/** No script, nothing loaded, forms go home. */
const PAGE_CSP = `${pagePolicy(STYLE, 'self')}; frame-ancestors 'none'`;

/** A page as it leaves, with the header that lets nothing run on it. */
export const showPage = (status: number, body: string): FileAnswer => ({
  status,
  type: 'text/html; charset=utf-8',
  headers: { 'content-security-policy': PAGE_CSP },
  body,
});

/** What somebody wrote into the form, given back when something is missing. */
export interface FormValues {
  urls: string;
  reasons: string;
  name: string;
  email: string;
  childOffence: boolean;
  bonaFide: boolean;
}

export const EMPTY_FORM: FormValues = {
  urls: '',
  reasons: '',
  name: '',
  email: '',
  childOffence: false,
  bonaFide: false,
};

const page = (language: Language, title: string, body: Html): string =>
  htmlPage({ language, title, style: STYLE, body });

const field = (input: { name: string; label: string; hint?: string; control: Html }): Html =>
  html`<label for="${input.name}">${input.label}</label>${
    input.hint !== undefined && html`<span class="hint" id="${input.name}-hint">${input.hint}</span>`
  }${input.control}`;

function problemsOf(title: string, problems: readonly string[]): Html | null {
  if (problems.length === 0) return null;
  const items = problems.map((problem) => html`<li>${problem}</li>`);
  return html`<div class="problems" role="alert"><p>${title}</p><ul>${items}</ul></div>`;
}

/** The same page in the other language. */
function otherLanguage(language: Language): Html {
  const other = language === 'fr' ? 'en' : 'fr';
  return html`<p><a href="?lang=${other}" hreflang="${other}" lang="${other}">${receivingWords(language)('form.language')}</a></p>`;
}

/** The public form of an inbox (art. 16(1): easy to access, user-friendly), as one page without script. */
export function renderForm(
  inbox: { name: string },
  language: Language,
  values: FormValues,
  problems: readonly string[],
): string {
  const say = receivingWords(language);
  const text = (name: 'urls' | 'reasons', rows: number): Html =>
    field({
      name,
      label: say(`form.${name}`),
      hint: say(`form.${name}Hint`),
      control: html`<textarea id="${name}" name="${name}" rows="${rows}" required maxlength="20000" aria-describedby="${name}-hint">${values[name]}</textarea>`,
    });
  const line = (name: 'name' | 'email', type: string): Html =>
    field({
      name,
      label: say(`form.${name}`),
      control: html`<input id="${name}" name="${name}" type="${type}" maxlength="320" autocomplete="${name}" value="${values[name]}">`,
    });
  const tick = (name: 'childOffence' | 'bonaFide', required: boolean): Html =>
    html`<p class="field"><input type="checkbox" id="${name}" name="${name}" value="yes"${values[name] && html` checked`}${required && html` required`}> <label for="${name}">${say(`form.${name}`)}</label></p>`;
  return page(
    language,
    say('form.title'),
    html`${otherLanguage(language)}
<p>${say('form.intro', { name: inbox.name })}</p>
${problemsOf(say('form.problems'), problems)}
<form method="post" action="?lang=${language}">
${text('urls', 3)}
${text('reasons', 8)}
${line('name', 'text')}
${line('email', 'email')}
${tick('childOffence', false)}
${tick('bonaFide', true)}
<div class="trap" aria-hidden="true"><label for="website">${say('form.honeypot')}</label><input type="text" id="website" name="website" tabindex="-1" autocomplete="off"></div>
<p><button type="submit">${say('form.send')}</button></p>
</form>`,
  );
}

/** That a report was received, at once (art. 16(4)). */
export function renderDone(language: Language, done: { reference: string; email: string | null }): string {
  const say = receivingWords(language);
  const told = done.email ? say('form.mailed', { email: done.email }) : say('form.notMailed');
  return page(
    language,
    say('form.done'),
    html`<p role="status">${say('form.reference', { reference: done.reference })}</p><p>${told}</p>`,
  );
}

/** The door to complaints (art. 20), of one decision. */
export function renderComplaintForm(
  language: Language,
  about: { until: string; decision: string },
  values: { reasons: string; email: string },
  problem: string | null,
): string {
  const say = receivingWords(language);
  return page(
    language,
    say('complaint.title'),
    html`${otherLanguage(language)}
<p>${say('complaint.intro', { until: about.until })}</p>
<blockquote>${about.decision.split('\n\n').map((paragraph) => html`<p>${paragraph}</p>`)}</blockquote>
${problemsOf(say('form.problems'), problem ? [problem] : [])}
<form method="post" action="?lang=${language}">
${field({ name: 'reasons', label: say('complaint.reasons'), control: html`<textarea id="reasons" name="reasons" rows="8" required minlength="20" maxlength="20000">${values.reasons}</textarea>` })}
${field({ name: 'email', label: say('complaint.email'), control: html`<input id="email" name="email" type="email" required maxlength="320" autocomplete="email" value="${values.email}">` })}
<p><button type="submit">${say('complaint.send')}</button></p>
</form>`,
  );
}

/** One sentence on a page of its own. */
export function renderWord(language: Language, title: string, reference: string | null = null): string {
  const say = receivingWords(language);
  const body = reference === null ? html`` : html`<p role="status">${say('form.reference', { reference })}</p>`;
  return page(language, title, body);
}
