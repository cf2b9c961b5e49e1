import type { VerifyReport } from '@vigie/proof';
import { type Pen, renderPage } from '../../base/text/typst.ts';
import { VERSION } from '../../version.ts';
import { REPORT_WORDS } from './report-words.ts';

/** What was checked, when, and how: what a report says beside what was found. */
export interface ReportAbout {
  file: string;
  at: Date;
  lang: 'en' | 'fr';
  /** What the reader trusted, as the options of the command: `--key …`. */
  trust: readonly string[];
}

const TEMPLATE = new URL('./verification.typ', import.meta.url);

/** The report stays on one page: beyond so many characters a text is cut, visibly. */
function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

const MOST_VOUCHERS = 5;
const MOST_LINES = 8;
/** Characters of a command that fit a line. */
const LINE = 92;

function layOut(report: VerifyReport, about: ReportAbout, { fonts, show, fit, hasNamed }: Pen): object {
  const { lang, at, file } = about;
  const words = REPORT_WORDS[lang];
  const stateOf = (ok: boolean | null): 'good' | 'bad' | 'open' => (ok ? 'good' : ok === false ? 'bad' : 'open');
  const { statement, vouchers } = report;
  const isAdopted = statement?.by === 'adopted';
  /** As it is to be typed: only what does not fit its line may be broken. */
  const line = (text: string): string => (text.length <= LINE ? show(text) : fit(cut(text, 2 * LINE)));
  const body = {
    fonts,
    mono: ['DejaVu Sans Mono', ...fonts],
    lang,
    region: lang === 'fr' ? 'FR' : 'GB',
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    title: words.title,
    words,
    tone: report.ok ? (report.trust === 'known-key' ? 'good' : 'open') : 'bad',
    verdict: report.verdict[lang],
    facts: [
      [words.file, fit(cut(file, 150))],
      ['SHA-256', report.digest],
      [words.size, `${report.bytes.toLocaleString(lang)} ${words.bytes}`],
      ...(statement
        ? [
            [isAdopted ? words.content : words.address, fit(cut(statement.finalUrl, 220))],
            isAdopted
              ? [words.adopted, show(statement.startedAt)]
              : [words.visited, `${show(statement.startedAt)} – ${show(statement.endedAt)}`],
          ]
        : []),
      [words.checked, `${at.toISOString()}, ${words.by} ${VERSION}`],
    ],
    steps: report.steps.map(({ ok, title, detail }) => ({
      state: stateOf(ok),
      word: words[stateOf(ok)],
      title: title[lang],
      detail: fit(cut(detail[lang], 240)),
    })),
    vouchers: vouchers.slice(0, MOST_VOUCHERS).map(({ role, name, what, trusted }, place) => ({
      role: `${words[role]}${lang === 'fr' ? ' :' : ':'}`,
      name: fit(cut(name, 80)),
      what: what[lang],
      trust: `${trusted ? words.trusted : words.untrusted}${place === MOST_VOUCHERS - 1 && vouchers.length > MOST_VOUCHERS ? ` ; ${words.more}` : ''}`,
    })),
    repeat: words.repeat,
    commands: [`vigie verify ${JSON.stringify(file)}`, ...about.trust].slice(0, MOST_LINES).map(line),
    footer: words.footer,
  };
  return { ...body, escaped: hasNamed() ? words.escaped : null };
}

/** The report of a check as one page, a tagged PDF/A-2a: the same check at the same moment gives the same bytes. */
export function renderReport(report: VerifyReport, about: ReportAbout): Promise<Uint8Array> {
  return renderPage(TEMPLATE, (pen) => layOut(report, about, pen), { at: about.at });
}
