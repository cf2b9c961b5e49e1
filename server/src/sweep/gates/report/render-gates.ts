import type { Language } from '../../../base/core/language.ts';
import { type Pen, renderPage } from '../../../base/text/typst.ts';
import type { AgeGate, AgeGatePage, GateShare } from '../gate-schema.ts';
import { GATE_REPORT_WORDS } from './gate-report-words.ts';

const TEMPLATE = new URL('./gates.typ', import.meta.url);

interface Told {
  platform: string;
  /** As people call it. */
  name: string;
  unit: string;
  /** Done, the newest first; at least one. */
  gates: readonly AgeGate[];
  /** Of the newest. */
  pages: readonly AgeGatePage[];
}
interface About {
  language: Language;
  timeZone: string;
}

function layOut(told: Told, { language, timeZone }: About, { fonts, show, fit, hasNamed }: Pen) {
  const words = GATE_REPORT_WORDS[language];
  const percent = new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat(words.locale);
  const short = new Intl.DateTimeFormat(words.locale, { dateStyle: 'short', timeStyle: 'short', timeZone });
  const day = new Intl.DateTimeFormat(words.locale, { dateStyle: 'long', timeZone });
  const at = (iso: string | null): string => (iso === null ? words.none : short.format(new Date(iso)));
  const limits = ({ low, high }: { low: number; high: number }) =>
    words.limits(percent.format(low), percent.format(high));
  const nameOf = ({ gate, kind }: GateShare): string => (kind === null ? words.gates[gate] : `– ${words.kinds[kind]}`);
  const before = ({ state, decided, kinds, failure }: AgeGatePage): string => {
    if (state === 'failed') return `${words.failed}${failure ? ` (${fit(failure[language])})` : ''}`;
    if (decided === null || decided === 'unclear') return words.unclear;
    const by = kinds.map((kind) => words.kinds[kind]).join(', ');
    return by === '' ? words.gates[decided] : `${words.gates[decided]} ${by}`;
  };
  const [newest] = told.gates;
  const made = new Date(newest?.at ?? 0);
  const body = {
    fonts,
    mono: ['DejaVu Sans Mono', ...fonts],
    lang: language,
    region: words.region,
    year: made.getUTCFullYear(),
    month: made.getUTCMonth() + 1,
    day: made.getUTCDate(),
    documentTitle: show(words.title(told.name)),
    author: show(told.unit),
    title: fit(words.title(told.name)),
    facts: [
      [words.unit, fit(told.unit)],
      [words.newest, day.format(made)],
      [words.count, whole.format(told.gates.length)],
    ],
    heads: { over: words.over, samples: words.samples, pages: words.pages, reads: words.reads },
    columns: words.columns,
    rows: told.gates.flatMap((gate) =>
      (gate.shares ?? [])
        // Of kinds of proof those that were seen; the three gates always.
        .filter(({ kind, pages }) => kind === null || pages > 0)
        .map((row, place) => ({
          at: place === 0 ? day.format(new Date(gate.seenTo ?? gate.at)) : '',
          name: nameOf(row),
          pages: whole.format(row.pages),
          share: row.estimate ? percent.format(row.estimate.share) : words.unknown,
          limits: row.estimate ? limits(row.estimate) : words.none,
          bar: row.estimate && { share: row.estimate.share, low: row.estimate.low, high: row.estimate.high },
          widest: row.widest ? limits(row.widest) : words.none,
        })),
    ),
    sampleColumns: words.sampleColumns,
    samples: told.gates.map(({ id, seenFrom, seenTo, frame, pages, source }) => [
      show(id),
      `${at(seenFrom)} – ${at(seenTo)}`,
      ...[frame, pages.drawn, pages.seen, pages.unclear, pages.failed].map((count) => whole.format(count)),
      words.sources[source],
    ]),
    pageColumns: words.pageColumns,
    pages: told.pages.map((page) => ({
      address: show(page.address),
      before: before(page),
      at: at(page.seenAt),
      digest: page.digest === null ? words.none : fit(`${page.digest}; ${page.logIndex ?? words.none}`),
    })),
    notes: words.notes,
    footer: words.footer(newest?.planDigest ?? ''),
  };
  return { ...body, escaped: hasNamed() ? words.escaped : null };
}

/** The age gates of a platform over time, as PDF/A-2a. The same measurements give the same bytes. */
export const renderGateReport = (told: Told, about: About): Promise<Uint8Array> =>
  renderPage(TEMPLATE, (pen) => layOut(told, about, pen), { at: new Date(told.gates[0]?.at ?? 0) });
