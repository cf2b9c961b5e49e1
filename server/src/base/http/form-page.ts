import type { Language } from '../core/language.ts';
import { type Html, html, htmlPage, pagePolicy } from './html.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: #1b1b1b; --quiet: #4a4a4a; --paper: #fff; --line: #767676; --link: #0b4f8a; --bad: #a4000f; --soft: #f2f5f8; }
@media (prefers-color-scheme: dark) { :root { --ink: #f0f0f0; --quiet: #c4c4c4; --paper: #161616; --line: #8f8f8f; --link: #8ab8e6; --bad: #ffb3b3; --soft: #22272c; } }
body { margin: 0 auto; max-width: 44rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: break-word; }
h1 { line-height: 1.2; margin-block: 1rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin-block: 2rem .5rem; }
a { color: var(--link); }
label, .field { display: block; margin-block: 1.5rem .25rem; font-weight: 600; }
p.field label { display: inline; }
input[type=text], input[type=url], input[type=email], textarea { box-sizing: border-box; display: block; width: 100%; min-height: 2.75rem; margin-block-start: .25rem; padding: .5rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 4px; }
input[type=checkbox] { width: 1.5rem; height: 1.5rem; vertical-align: middle; }
:is(input, textarea)[name][aria-invalid=true] { border: 2px solid var(--bad); }
button { min-height: 2.75rem; margin-block-start: .5rem; padding: .5rem 1.25rem; font: inherit; font-weight: 600; color: var(--paper); background: var(--link); border: 0; border-radius: 4px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.hint { display: block; color: var(--quiet); }
.problem { display: block; color: var(--bad); font-weight: 600; }
.problems { border: 2px solid var(--bad); padding: .5rem 1rem; }
.problems a { color: var(--bad); }
.aside { background: var(--soft); border-inline-start: 4px solid var(--link); padding: .25rem 1rem; margin-block: 1.5rem; }
.code { font: 600 1.5rem/1.4 ui-monospace, monospace; letter-spacing: .05em; background: var(--soft); padding: .75rem 1rem; overflow-wrap: anywhere; }
.trap { position: absolute; left: -200vw; }
`;

/** No script, nothing loaded, forms go home. */
const PAGE_CSP = `${pagePolicy(STYLE, 'self')}; frame-ancestors 'none'`;

/** A page for everybody as it leaves, with the header that lets nothing run on it, kept by no cache. */
export const showPage = (status: number, body: string) => ({
  status,
  type: 'text/html; charset=utf-8',
  // Of what is read here no other site learns, and a form that comes home says from where: without a referrer its origin would be `null`.
  headers: { 'content-security-policy': PAGE_CSP, 'cache-control': 'no-store', 'referrer-policy': 'same-origin' },
  body,
});

/** A page with a form, without script. @param heading where it is not the title: that says first that something is wrong */
export const formPage = (language: Language, title: string, body: Html, heading = title): string =>
  htmlPage({ language, title, heading, style: STYLE, body });

/** What keeps a form from being taken; `field`: the id of the field that it is about. */
export interface FormProblem {
  text: string;
  field?: string;
}

/** A label, its hint and what is wrong with it, above its field. */
export const field = (input: {
  name: string;
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
  control: Html;
}): Html =>
  html`<label for="${input.name}">${input.label}</label>${
    input.hint !== undefined && html`<span class="hint" id="${input.name}-hint">${input.hint}</span>`
  }${
    input.problem !== undefined && html`<span class="problem" id="${input.name}-problem">${input.problem}</span>`
  }${input.control}`;

/** What is wrong with a form, above it: each leads to its field. */
export function problemsOf(title: string, problems: readonly FormProblem[]): Html | null {
  if (problems.length === 0) return null;
  const items = problems.map(({ text, field: at }) =>
    at === undefined ? html`<li>${text}</li>` : html`<li><a href="#${at}">${text}</a></li>`,
  );
  return html`<div class="problems" role="alert"><p>${title}</p><ul>${items}</ul></div>`;
}

/** The same page in the other language. */
export function otherLanguage(language: Language, name: string): Html {
  const other = language === 'fr' ? 'en' : 'fr';
  return html`<p><a href="?lang=${other}" hreflang="${other}" lang="${other}">${name}</a></p>`;
}

/** A field that nobody sees: only a machine fills it in. */
export const trap = (label: string): Html =>
  html`<div class="trap" aria-hidden="true"><label for="website">${label}</label><input type="text" id="website" name="website" tabindex="-1" autocomplete="off"></div>`;
