import { createHash } from 'node:crypto';
import type { Language } from '../../base/core/language.ts';
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
const PAGE_CSP = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

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

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function page(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

const field = (input: { name: string; label: string; hint?: string; html: string }): string =>
  `<label for="${input.name}">${escapeHtml(input.label)}</label>${
    input.hint ? `<span class="hint" id="${input.name}-hint">${escapeHtml(input.hint)}</span>` : ''
  }${input.html}`;

const described = (name: string, hint?: string): string => (hint ? ` aria-describedby="${name}-hint"` : '');

function problemsOf(title: string, problems: readonly string[]): string {
  if (problems.length === 0) return '';
  const items = problems.map((problem) => `<li>${escapeHtml(problem)}</li>`).join('');
  return `<div class="problems" role="alert"><p>${escapeHtml(title)}</p><ul>${items}</ul></div>`;
}

/** The public form of an inbox (art. 16(1): easy to access, user-friendly), as one page without script. */
export function renderForm(
  inbox: { name: string },
  language: Language,
  values: FormValues,
  problems: readonly string[],
): string {
  const say = receivingWords(language);
  const other = language === 'fr' ? 'en' : 'fr';
  const text = (name: string, value: string, label: string, hint: string, rows: number): string =>
    field({
      name,
      label,
      hint,
      html: `<textarea id="${name}" name="${name}" rows="${rows}" required maxlength="20000"${described(name, hint)}>${escapeHtml(value)}</textarea>`,
    });
  const line = (name: 'name' | 'email', type: string, autocomplete: string): string =>
    field({
      name,
      label: say(`form.${name}`),
      html: `<input id="${name}" name="${name}" type="${type}" maxlength="320" autocomplete="${autocomplete}" value="${escapeHtml(values[name])}">`,
    });
  const tick = (name: 'childOffence' | 'bonaFide', required: boolean): string =>
    `<p class="field"><input type="checkbox" id="${name}" name="${name}" value="yes"${values[name] ? ' checked' : ''}${required ? ' required' : ''}> <label for="${name}">${escapeHtml(say(`form.${name}`))}</label></p>`;
  return page(
    language,
    say('form.title'),
    `<p><a href="?lang=${other}" hreflang="${other}" lang="${other}">${say('form.language')}</a></p>
<p>${escapeHtml(say('form.intro', { name: inbox.name }))}</p>
${problemsOf(say('form.problems'), problems)}
<form method="post" action="?lang=${language}">
${text('urls', values.urls, say('form.urls'), say('form.urlsHint'), 3)}
${text('reasons', values.reasons, say('form.reasons'), say('form.reasonsHint'), 8)}
${line('name', 'text', 'name')}
${line('email', 'email', 'email')}
${tick('childOffence', false)}
${tick('bonaFide', true)}
<div class="trap" aria-hidden="true"><label for="website">${escapeHtml(say('form.honeypot'))}</label><input type="text" id="website" name="website" tabindex="-1" autocomplete="off"></div>
<p><button type="submit">${escapeHtml(say('form.send'))}</button></p>
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
    `<p role="status">${escapeHtml(say('form.reference', { reference: done.reference }))}</p><p>${escapeHtml(told)}</p>`,
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
  const other = language === 'fr' ? 'en' : 'fr';
  return page(
    language,
    say('complaint.title'),
    `<p><a href="?lang=${other}" hreflang="${other}" lang="${other}">${say('form.language')}</a></p>
<p>${escapeHtml(say('complaint.intro', { until: about.until }))}</p>
<blockquote>${about.decision
      .split('\n\n')
      .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
      .join('')}</blockquote>
${problemsOf(say('form.problems'), problem ? [problem] : [])}
<form method="post" action="?lang=${language}">
${field({ name: 'reasons', label: say('complaint.reasons'), html: `<textarea id="reasons" name="reasons" rows="8" required minlength="20" maxlength="20000">${escapeHtml(values.reasons)}</textarea>` })}
${field({ name: 'email', label: say('complaint.email'), html: `<input id="email" name="email" type="email" required maxlength="320" autocomplete="email" value="${escapeHtml(values.email)}">` })}
<p><button type="submit">${escapeHtml(say('complaint.send'))}</button></p>
</form>`,
  );
}

/** One sentence on a page of its own. */
export function renderWord(language: Language, title: string, reference: string | null = null): string {
  const say = receivingWords(language);
  return page(
    language,
    title,
    reference ? `<p role="status">${escapeHtml(say('form.reference', { reference }))}</p>` : '',
  );
}
