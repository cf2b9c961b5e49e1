import { createHash } from 'node:crypto';
import type { Language } from '../../base/core/language.ts';
import { type Pen, renderPage } from '../../base/text/typst.ts';
import type { OperationRecord } from '../schema.ts';
import { REPORT_WORDS } from './report-words.ts';

const TEMPLATE = new URL('./report.typ', import.meta.url);

interface Told {
  record: OperationRecord;
  /** The record as its bytes were logged. */
  text: string;
  logIndex: number | null;
}
interface About {
  language: Language;
  timeZone: string;
}

function layOut({ record, text, logIndex }: Told, { language, timeZone }: About, { fonts, show, fit, hasNamed }: Pen) {
  const words = REPORT_WORDS[language];
  const instant = new Intl.DateTimeFormat(words.locale, { dateStyle: 'long', timeStyle: 'short', timeZone });
  const short = new Intl.DateTimeFormat(words.locale, { dateStyle: 'short', timeStyle: 'short', timeZone });
  const whole = new Intl.NumberFormat(words.locale);
  const at = (iso: string | null): string => (iso === null ? words.none : short.format(new Date(iso)));
  const ended = new Date(record.endedAt);
  const counted = record.units.filter(({ state, countedAt }) => state === 'joined' && countedAt !== null);
  const most = Math.max(1, ...record.figures.map(({ sum }) => (sum.told === 'exact' ? sum.count : 0)));
  const barOf = (count: number): number => count / most;
  const figures = record.figures.flatMap(({ figure, sum, platforms }) => [
    sum.told === 'exact'
      ? { name: words.names[figure], count: whole.format(sum.count), bar: barOf(sum.count) }
      : { name: words.names[figure], count: sum.told === 'under-5' ? words.smallSum : words.withheld, bar: null },
    ...(platforms ?? []).map(({ platform, count }) => ({
      name: fit(words.on(words.names[figure], platform)),
      count: whole.format(count),
      bar: barOf(count),
    })),
  ]);
  const body = {
    fonts,
    mono: ['DejaVu Sans Mono', ...fonts],
    lang: language,
    region: words.region,
    year: ended.getUTCFullYear(),
    month: ended.getUTCMonth() + 1,
    day: ended.getUTCDate(),
    documentTitle: show(`${words.title} ${record.id}`),
    author: show(record.lead),
    heading: words.title,
    title: fit(record.title),
    purpose: fit(record.purpose),
    facts: [
      [words.lead, fit(record.lead)],
      ...(record.basis === null ? [] : [[words.basis, fit(record.basis)]]),
      [words.acts, instant.format(new Date(record.actsAt))],
      [words.counts, instant.format(new Date(record.reportsBy))],
      [words.ended, instant.format(ended)],
    ],
    heads: {
      units: words.units,
      figures: words.figures,
      targets: words.targets,
      tasks: words.tasks,
      captures: words.captures,
      lessons: words.lessons,
      conclusion: words.conclusion,
    },
    nothing: words.nothing,
    unitColumns: words.unitColumns,
    units: record.units.map(({ unit, state, answeredAt, reason, countedAt, late }) => [
      fit(unit),
      reason === null ? words.states[state] : `${words.states[state]}${words.colon} ${fit(reason)}`,
      at(answeredAt),
      at(countedAt),
      late.map(({ what, task, since }) => words.since(fit(task ?? words.late[what]), at(since))).join(', '),
    ]),
    figureColumns: words.figureColumns,
    figures,
    notes: [words.of(whole.format(counted.length)), words.rule],
    targets: record.targets.map(({ kind, name, address, note }) => ({
      says: `${words.kinds[kind]}${words.colon} ${fit(name)}`,
      more: [address === null ? '' : show(address), note === null ? '' : fit(note)].filter(Boolean).join(' – '),
    })),
    taskColumns: words.taskColumns,
    tasks: record.tasks.map(({ says, unit, dueAt, doneAt, stands }) => [
      fit(says),
      fit(unit),
      at(dueAt),
      doneAt === null ? words.notDone : stands === 'doneLate' ? words.doneLate(at(doneAt)) : at(doneAt),
    ]),
    captureColumns: words.captureColumns,
    captures: record.captures.map(({ url, unit, sealedAt, digest, logIndex: entry }) => ({
      url: show(url),
      unit: fit(unit),
      at: at(sealedAt),
      digest: fit(digest),
      entry: entry === null ? words.none : String(entry),
    })),
    lessons: record.lessons.map(({ unit, says }) => ({ unit: fit(unit), says: fit(says) })),
    conclusion: fit(record.conclusion),
    footer: words.footer(
      record.id,
      createHash('sha256').update(text).digest('hex'),
      logIndex === null ? words.none : String(logIndex),
    ),
  };
  return { ...body, escaped: hasNamed() ? words.escaped : null };
}

/** The report of an operation that has ended, as PDF/A-2a. The same record gives the same bytes. */
export const renderOperationReport = (told: Told, about: About): Promise<Uint8Array> =>
  renderPage(TEMPLATE, (pen) => layOut(told, about, pen), { at: new Date(told.record.endedAt) });
