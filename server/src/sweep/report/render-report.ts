import type { Language } from '../../base/core/language.ts';
import { type Pen, renderPage } from '../../base/text/typst.ts';
import type { Figures, Sweep } from '../schema.ts';
import { type FigureRow, listFigures } from './figure-rows.ts';
import { REPORT_WORDS } from './report-words.ts';

const TEMPLATE = new URL('./report.typ', import.meta.url);

/** Rows of the table: strata and groups that do not fit are in the CSV file, and the report says how many. */
const MOST_ROWS = 22;

/** The report stays on one page: beyond so many characters, as they are printed, a text is cut, visibly. */
function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/** A sweep whose review is over. */
export type CountedSweep = Sweep & {
  figures: Figures;
  frame: NonNullable<Sweep['frame']>;
  plan: NonNullable<Sweep['plan']>;
};

interface About {
  language: Language;
  unit: string;
  timeZone: string;
}

type Words = (typeof REPORT_WORDS)[Language];

function writersOf({ language, timeZone }: About, { locale }: Words) {
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  const whole = new Intl.NumberFormat(locale);
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone });
  return {
    share: (value: number) => percent.format(value),
    count: (value: number) => whole.format(value),
    at: (iso: string | null) => (iso === null ? '–' : instant.format(new Date(iso))),
    kappa: (value: number | null) =>
      value === null ? '–' : new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value),
  };
}
type Writers = ReturnType<typeof writersOf>;

/** All that has a name of its own first, then the largest groups of each kind in turn, as far as there is room. */
function chooseRows(rows: readonly FigureRow[]): FigureRow[] {
  const whole = rows.filter(({ figure }) => ['total', 'confirmed', 'elusion', 'corrected'].includes(figure));
  const kinds = (['stratum', 'pack', 'platform', 'category'] as const).map((kind) =>
    rows.filter(({ figure }) => figure === kind).sort((a, b) => (b.seen ?? 0) - (a.seen ?? 0)),
  );
  const chosen = new Set<FigureRow>(whole);
  for (let place = 0; kinds.some((kind) => place < kind.length); place++)
    for (const kind of kinds) {
      const row = kind[place];
      if (row && chosen.size < MOST_ROWS) chosen.add(row);
    }
  return rows.filter((row) => chosen.has(row));
}

function nameOf({ figure, name }: FigureRow, words: Words): string {
  const kind = words.names[figure];
  if (!['stratum', 'pack', 'platform', 'category'].includes(figure)) return kind;
  return `${kind}${words.colon} ${name === null ? words.others : name || words.none}`;
}

function layOutRow(row: FigureRow, most: number, words: Words, { share, count }: Writers, { fit }: Pen): object {
  const { seen, found, estimate } = row;
  const isTold = estimate !== null && estimate.method !== 'nothing seen';
  return {
    name: cut(fit(nameOf(row, words)), 70),
    counts: seen === null || found === null ? '' : `${count(found)} / ${count(seen)}`,
    share: isTold ? share(estimate.share) : words.unknown,
    interval: isTold ? `${share(estimate.low)} – ${share(estimate.high)}` : '',
    method: estimate === null ? '' : (words.methods[estimate.method] ?? estimate.method),
    bar: isTold
      ? { share: estimate.share / most, low: estimate.low / most, high: Math.min(1, estimate.high / most) }
      : null,
  };
}

function seedOf({ outside }: CountedSweep['plan'], words: Words, { count, at }: Writers): string {
  if (outside.kind === 'witness') return words.seedBy.witness(outside.name ?? '');
  if (outside.kind === 'unit') return words.seedBy.unit();
  return words.seedBy.beacon('', count(outside.round ?? 0), at(outside.roundAt));
}

function layOut(sweep: CountedSweep, about: About, pen: Pen): object {
  const { fonts, show, fit, hasNamed } = pen;
  const words = REPORT_WORDS[about.language];
  const writers = writersOf(about, words);
  const { share, count, at, kappa } = writers;
  const { id, question, missing, source, stratify, frame, plan, figures, packs, screened } = sweep;
  const first = figures.total ?? figures.confirmedShare;
  const rows = listFigures(figures);
  const shown = chooseRows(rows);
  const most = Math.min(1, Math.max(1e-6, ...shown.map(({ estimate }) => estimate?.high ?? 0)) * 1.02);
  const made = new Date(sweep.at);
  const { agreement, widest } = figures;
  const versions = packs.map((pack) => {
    const used = screened.filter((one) => one.pack === pack);
    return `${pack}${used.map(({ digest, engine }) => ` (${digest.slice(0, 12)}, ${engine})`).join('')}`;
  });
  const body = {
    fonts,
    mono: ['DejaVu Sans Mono', ...fonts],
    lang: about.language,
    region: words.region,
    year: made.getUTCFullYear(),
    month: made.getUTCMonth() + 1,
    day: made.getUTCDate(),
    documentTitle: show(`${words.title} ${id}`),
    author: show(about.unit),
    title: words.title,
    question: cut(fit(question), 900),
    answer:
      first.method === 'nothing seen'
        ? words.unknown
        : (figures.total ? words.answer : words.answerFlagged)(share(first.share), share(first.low), share(first.high)),
    facts: [
      [words.unit, cut(fit(about.unit), 120)],
      [words.source, cut(fit(`${words.sources[source.kind]} ${source.name}`), 160)],
      [words.frame, words.frameOf(count(frame.entries), count(frame.unread))],
      [words.missing, cut(fit(missing), 900)],
      [words.root, frame.root, 'mono'],
      [
        words.design,
        [
          words.kinds[plan.design],
          words.designOf(count(plan.draw), count(plan.secondReview), count(plan.elusion)),
          words.stratify[stratify],
        ]
          .filter(Boolean)
          .join(about.language === 'fr' ? '\u202f; ' : '; '),
      ],
      [words.seed, cut(fit(seedOf(plan, words, writers)), 200)],
      ...(plan.signature === null ? [] : [[words.signature, plan.signature, 'mono']]),
      [words.plan, plan.digest, 'mono'],
      [words.logged, words.loggedAt(plan.logIndex === null ? '–' : String(plan.logIndex), at(plan.loggedAt))],
      [words.packs, cut(fit(versions.join(', ')), 400)],
    ],
    heads: { figures: words.figures, limits: words.limits },
    columns: [...words.columns.slice(0, 4), words.axis(share(most)), ...words.columns.slice(4)],
    rows: shown.map((row) => layOutRow(row, most, words, writers, pen)),
    notes: [
      ...(shown.length < rows.length ? [words.more(count(rows.length - shown.length))] : []),
      words.counts(
        count(figures.seen),
        count(figures.notSeen),
        count(figures.flagged),
        count(figures.confirmed),
        count(figures.reviewed),
        count(figures.missed),
      ),
      agreement
        ? words.agreement(share(agreement.agreed), count(agreement.reviews), kappa(agreement.kappa))
        : words.noAgreement,
      ...(widest ? [words.widest(share(widest.low), share(widest.high))] : []),
    ],
    limits: [
      words.limit.frame,
      words.limit.draw,
      words.limit.decides,
      words.limit[plan.outside.kind === 'beacon' && plan.signature === null ? 'unsigned' : plan.outside.kind],
      ...(figures.groups.length > 0 ? [words.limit.groups] : []),
      ...(plan.design === 'systematic' ? [words.limit.systematic] : []),
      ...(figures.total === null ? [words.limit.noTotal] : []),
    ],
    footer: words.again(id),
  };
  return { ...body, escaped: hasNamed() ? words.escaped : null };
}

/** The report of a sweep that has its figures: one page, PDF/A-2a. The same sweep gives the same bytes. */
export const renderSweepReport = (sweep: CountedSweep, about: About): Promise<Uint8Array> =>
  renderPage(TEMPLATE, (pen) => layOut(sweep, about, pen), { at: new Date(sweep.at) });
