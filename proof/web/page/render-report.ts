import type { Words } from '../../src/base/fault.ts';
import type { VerifyReport } from '../../src/verify/verify.ts';
import { WORDS } from './words.ts';

export type Language = 'en' | 'fr';

/** An element with text or others in it. Text is only ever set as text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string>,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

/** Facts as a list of terms. */
function listFacts(facts: [string, string][]): HTMLElement {
  return make(
    'dl',
    {},
    ...facts.flatMap(([term, value]) => [make('dt', {}, term), make('dd', {}, make('bdi', {}, value))]),
  );
}

/** The report of a package, as the reader sees and prints it. */
export function renderReport(
  report: VerifyReport,
  about: { name: string; at: Date; version: string },
  language: Language,
): HTMLElement {
  const say = (words: Words): string => words[language];
  const tone = report.ok ? (report.trust === 'known-key' ? 'good' : 'open') : 'bad';
  const stepOf = ({ id, ok, title, detail }: VerifyReport['steps'][number]): HTMLElement => {
    const state = ok ? 'passed' : ok === false ? 'failed' : 'open';
    return make(
      'li',
      { class: state, 'data-step': id },
      make(
        'span',
        { class: 'mark', role: 'img', 'aria-label': say(WORDS[state]) },
        { passed: '✓', failed: '✗', open: '–' }[state],
      ),
      make('div', {}, make('strong', {}, say(title)), make('p', {}, make('bdi', {}, say(detail)))),
    );
  };
  return make(
    'article',
    { 'data-ok': String(report.ok) },
    make('h2', {}, say(WORDS.report)),
    make('p', { class: `verdict ${tone}` }, say(report.verdict)),
    listFacts([
      [say(WORDS.file), about.name],
      ['SHA-256', report.digest],
      [say(WORDS.size), report.bytes.toLocaleString(language)],
      [say(WORDS.checked), about.at.toISOString()],
      [say(WORDS.by), `Vigie ${about.version}`],
      [say(WORDS.again), `vigie verify "${about.name}"`],
    ]),
    make('h3', {}, say(WORDS.steps)),
    make('ol', {}, ...report.steps.map(stepOf)),
    ...(report.vouchers.length === 0
      ? []
      : [
          make('h3', {}, say(WORDS.vouchers)),
          make(
            'ul',
            { class: 'vouchers' },
            ...report.vouchers.map(({ role, name, what, trusted }) =>
              make(
                'li',
                {},
                `${say(WORDS[role])}${language === 'fr' ? ' :' : ':'} `,
                make('strong', {}, make('bdi', {}, name)),
                `, ${say(what)} – `,
                make('em', {}, say(trusted ? WORDS.trusted : WORDS.untrusted)),
              ),
            ),
          ),
        ]),
  );
}
