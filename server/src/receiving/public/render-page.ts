import type { Language } from '../../base/core/language.ts';
import { field, formPage, otherLanguage, problemsOf, trap } from '../../base/http/form-page.ts';
import { type Html, html } from '../../base/http/html.ts';
import { writeDay } from '../../base/text/write-day.ts';
import { receivingWords } from '../words.ts';

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
  return formPage(
    language,
    say('form.title'),
    html`${otherLanguage(language, say('form.language'))}
<p>${say('form.intro', { name: inbox.name })}</p>
${problemsOf(
  say('form.problems'),
  problems.map((text) => ({ text })),
)}
<form method="post" action="?lang=${language}">
${text('urls', 3)}
${text('reasons', 8)}
${line('name', 'text')}
${line('email', 'email')}
${tick('childOffence', false)}
${tick('bonaFide', true)}
${trap(say('form.honeypot'))}
<p><button type="submit">${say('form.send')}</button></p>
</form>`,
  );
}

/** That a report was received, at once (art. 16(4)). */
export function renderDone(language: Language, done: { reference: string; email: string | null }): string {
  const say = receivingWords(language);
  const told = done.email ? say('form.mailed', { email: done.email }) : say('form.notMailed');
  return formPage(
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
  return formPage(
    language,
    say('complaint.title'),
    html`${otherLanguage(language, say('form.language'))}
<p>${say('complaint.intro', { until: writeDay(about.until, language) })}</p>
<blockquote>${about.decision.split('\n\n').map((paragraph) => html`<p>${paragraph}</p>`)}</blockquote>
${problemsOf(say('form.problems'), problem ? [{ text: problem }] : [])}
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
  return formPage(language, title, body);
}
