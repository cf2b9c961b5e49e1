import type { Words } from '@vigie/engine';
import { plainDate } from '../../base/core/clock.ts';
import type { Language } from '../../base/core/language.ts';
import { findPlatform, type Platform } from '../../base/registers/platforms.ts';
import { type Pen, renderPage } from '../../base/text/typst.ts';
import { writeDay } from '../../base/text/write-day.ts';
import type { FlaggerReport } from './flagger-schema.ts';
import { DEFINED, REPORT_WORDS } from './flagger-words.ts';

const TEMPLATE = new URL('./flagger.typ', import.meta.url);
const DECIDED = ['notices', 'acted', 'partly', 'noAction', 'none'] as const;
const SEEN = ['asked', 'removed', 'restricted', 'online', 'indeterminate'] as const;
type Cell = FlaggerReport['byType'][number];
type Counted = Record<(typeof DECIDED)[number], number>;

/** The category of the Transparency Database, which may be broken between its words. */
const categoryOf = ({ category }: Cell): string => (category ? ` (${category.replaceAll('_', '_\u200b')})` : '');

interface About {
  lang: Language;
  at: Date;
  timeZone: string;
  platforms: readonly Platform[];
}

/** What a type of content is called: by its rule's title, else by its id. */
const contentOf = ({ title, rule }: Cell, lang: Language): string => title?.[lang] ?? rule;

function layOut(report: FlaggerReport, { lang, at, timeZone, platforms }: About, pen: Pen): object {
  const { fonts, show, fit, hasNamed } = pen;
  const words = REPORT_WORDS[lang];
  const { errors, rejected, independence, status } = report;
  const names = Object.entries(DEFINED);
  const nameOf = (name: keyof typeof DEFINED): string => DEFINED[name].name[lang];
  const figure = (value: number): string => show(value.toLocaleString(lang));
  const share = (value: number): string =>
    show(value.toLocaleString(lang, { style: 'percent', maximumFractionDigits: 1 }));
  const day = (plain: string): string => show(writeDay(plain, lang));
  const made = plainDate(at, timeZone);
  const [year = 0, month = 0, dayOfMonth = 0] = made.split('-').map(Number);
  const platformOf = (host: string): string => fit(findPlatform(platforms, host)?.name ?? host);
  const decided = (cell: Counted): string[] => DECIDED.map((name) => figure(cell[name]));
  const withNotices = report.byType.filter(({ notices }) => notices > 0);
  const colon = lang === 'fr' ? '\u00a0:' : ':';
  const body = {
    fonts,
    lang,
    region: words.region,
    year,
    month,
    day: dayOfMonth,
    title: `${words.title}, ${report.from.slice(0, 4)}`,
    author: show(report.unit),
    words,
    facts: [
      [words.unit, fit(report.unit)],
      [
        words.status,
        status ? fit(`${words.since} ${writeDay(status.since, lang)}, ${words.awarded} ${status.by}`) : words.noStatus,
      ],
      [words.period, `${day(report.from)} ${words.to} ${day(report.to)}`],
      [words.made, day(made)],
    ],
    open: report.open.map((words: Words) => fit(words[lang])),
    byProvider: {
      head: [words.platform, ...DECIDED.map(nameOf)],
      rows: report.decisions.map(({ platform, ...cell }) => [platformOf(platform), ...decided(cell)]),
    },
    byType: {
      head: [words.content, ...DECIDED.map(nameOf)],
      rows: [...Map.groupBy(withNotices, ({ rule }) => rule).values()].map((cells) => [
        ...cells.slice(0, 1).map((cell) => `${fit(contentOf(cell, lang))}${categoryOf(cell)}`),
        ...DECIDED.map((name) => figure(cells.reduce((sum, cell) => sum + cell[name], 0))),
      ]),
    },
    byAction: {
      head: [words.platform, words.content, ...DECIDED.map(nameOf), ...SEEN.map(nameOf)],
      rows: report.byType.map((cell) => [
        platformOf(cell.platform),
        fit(contentOf(cell, lang)),
        ...decided(cell),
        ...SEEN.map((name) => figure(cell[name])),
      ]),
    },
    rate: errors.rate
      ? `${nameOf('share')}${colon} ${share(errors.rate.share)} (${words.interval}${colon} ${share(errors.rate.low)} – ${share(errors.rate.high)})`
      : words.noRate,
    errors: [
      ...(['sent', 'withdrawn', 'corrected'] as const).map((name) => [name, errors[name]] as const),
      ...errors.byCause.map(({ cause, notices }) => [cause, notices] as const),
      ['rejected', rejected.notices] as const,
      ['agreed', rejected.agreed] as const,
    ].map(([name, value]) => [nameOf(name), figure(value), DEFINED[name].says[lang]]),
    independence: independence && {
      about: show(
        `${words.version} ${independence.version}, ${words.inPlace} ${writeDay(independence.since, lang)}, ${words.entered} ${writeDay(plainDate(new Date(independence.enteredAt), timeZone), lang)}`,
      ),
      note: independence.text[lang] === null ? words.otherLanguage : null,
      lines: (independence.text[lang] ?? independence.text.en ?? independence.text.fr ?? '')
        .split(/\r?\n/)
        .filter((line) => line.trim() !== '')
        .map(fit),
    },
    definitions: names.map(([, { name, says }]) => [name[lang], says[lang]]),
  };
  return { ...body, escaped: hasNamed() ? words.escaped : null };
}

/**
 * A trusted flagger's report (Regulation (EU) 2022/2065, art. 22(3)) as a tagged PDF/A-2a in one language; it names no
 * person. The same report of the same day gives the same bytes.
 */
export function renderFlagger(report: FlaggerReport, about: About): Promise<Uint8Array> {
  return renderPage(TEMPLATE, (pen) => layOut(report, about, pen), {
    at: new Date(`${plainDate(about.at, about.timeZone)}T00:00:00Z`),
  });
}
