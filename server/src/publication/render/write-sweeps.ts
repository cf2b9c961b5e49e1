import type { Language } from '../../base/core/language.ts';
import { type Html, html, lines } from '../../base/http/html.ts';
import { writeCsv } from '../../base/text/write-csv.ts';
import type { ToldSweep } from '../disclose/sweep-schema.ts';
import { drawIntervals } from './draw-charts.ts';
import { releaseWords } from './words.ts';

type Cell = string | number | null;

/** What the columns of `sweeps.csv` are (Frictionless Table Schema). */
export const SWEEP_FIELDS = [
  { name: 'sweep', type: 'string', description: 'The sweep', constraints: { required: true } },
  { name: 'figure', type: 'string', constraints: { required: true, enum: ['stratum', 'part', 'total', 'elusion'] } },
  { name: 'strata', type: 'string', description: 'The strata that are told together, parted by “ | ”' },
  { name: 'entries', type: 'integer', description: 'Entries of the frame in them' },
  { name: 'drawn', type: 'integer', description: 'Drawn of them' },
  { name: 'seen', type: 'integer', description: 'Seen of those drawn; of the elusion sample: reviewed' },
  {
    name: 'found',
    type: 'integer',
    description: 'Found among those seen; empty: suppressed, or not told of a stratum',
  },
  { name: 'share', type: 'number', description: 'Empty: suppressed, or not to be had from what is told' },
  { name: 'low', type: 'number', description: 'Lower limit, at 95%' },
  { name: 'high', type: 'number', description: 'Upper limit, at 95%' },
  { name: 'method', type: 'string' },
] as const;

const limits = (estimate: ToldSweep['total']): Cell[] =>
  estimate ? [estimate.share, estimate.low, estimate.high, estimate.method] : [null, null, null, null];

/** What was found in all parts; null: that of one is withheld. */
const sumFound = (parts: ToldSweep['parts']): number | null =>
  parts.reduce<number | null>((sum, { found }) => (sum === null || found === null ? null : sum + found), 0);

function rowsOf({ id, strata, parts, total, elusion }: ToldSweep): Cell[][] {
  const sum = (names: readonly string[], of: 'entries' | 'drawn' | 'seen'): number =>
    strata.filter(({ stratum }) => names.includes(stratum)).reduce((all, one) => all + one[of], 0);
  const every = strata.map(({ stratum }) => stratum);
  const counts = (names: readonly string[]): Cell[] => [sum(names, 'entries'), sum(names, 'drawn'), sum(names, 'seen')];
  return [
    ...strata.map(({ stratum }): Cell[] => [id, 'stratum', stratum, ...counts([stratum]), null, ...limits(null)]),
    ...parts.map((one): Cell[] => [
      id,
      'part',
      one.strata.join(' | '),
      ...counts(one.strata),
      one.found,
      ...limits(one.estimate),
    ]),
    [id, 'total', null, ...counts(every), sumFound(parts), ...limits(total)],
    [id, 'elusion', null, null, null, elusion.reviewed, elusion.missed, ...limits(elusion.estimate)],
  ];
}

/** The figures of a release's sweeps, a row each, with a cell for each of `SWEEP_FIELDS`. */
export const sweepRows = (sweeps: readonly ToldSweep[]): Cell[][] => sweeps.flatMap(rowsOf);

/** The same as CSV, its header first. */
export const writeSweepsCsv = (sweeps: readonly ToldSweep[]): string =>
  writeCsv([SWEEP_FIELDS.map(({ name }) => name), ...sweepRows(sweeps)]);

/** The sweeps of a release as a part of its page: question, frame, design, figures with their intervals, limits. */
export function writeSweeps(sweeps: readonly ToldSweep[], language: Language, threshold: number): Html {
  const say = releaseWords(language);
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  const whole = new Intl.NumberFormat(locale);
  const count = (value: number): string => whole.format(value);
  const withheld = html`<abbr title="${say('withheld')}">${say('mark')}</abbr>`;
  const share = (estimate: ToldSweep['total']): string =>
    estimate === null
      ? say('sweeps.noShare')
      : say('sweeps.share', {
          share: percent.format(estimate.share),
          low: percent.format(estimate.low),
          high: percent.format(estimate.high),
        });
  const one = (sweep: ToldSweep): Html => {
    const { question, missing, frame, plan, parts, strata, total, elusion, agreement, stratify } = sweep;
    const seen = strata.reduce((all, { seen: n }) => all + n, 0);
    const nameOf = (names: readonly string[]): string =>
      stratify === 'nothing' || strata.length < 2
        ? say('sweeps.whole')
        : names.map((name) => name || say('sweeps.none')).join(', ');
    const { name, round, roundAt } = plan.outside;
    const kind = plan.outside.kind === 'beacon' && plan.signature === null ? 'unsigned' : plan.outside.kind;
    const told: (readonly [string, number, number | null, ToldSweep['total']])[] = [
      ...parts.map((part) => [nameOf(part.strata), part.sampled, part.found, part.estimate] as const),
      ...(parts.length > 1 ? [[say('sweeps.whole'), seen, sumFound(parts), total] as const] : []),
    ];
    return html`<h3>${question}</h3>
<p>${say('sweeps.frame', { entries: count(frame.entries), unread: count(frame.unread) })} ${say('sweeps.missing', { missing })}</p>
<p>${say(`sweeps.design.${plan.design}`)} ${say('sweeps.drawn', { drawn: count(plan.drawn), seen: count(seen) })} ${say(`sweeps.seed.${kind}`, { name: name ?? '', round: round ?? '', at: roundAt ?? '' })}</p>
${
  told.some(([, , , estimate]) => estimate !== null) &&
  html`${drawIntervals({
    title: say('sweeps.chart'),
    unit: say('sweeps.axis'),
    rows: told.map(([of, , , estimate]) => ({ name: of, estimate, says: share(estimate) })),
    format: percent,
  })}
<p class="quiet">${say('sweeps.chartNote')}</p>`
}
<div class="scroll" role="region" aria-label="${say('sweeps.caption')}" tabindex="0"><table>
<caption>${say('sweeps.caption')}</caption>
<thead><tr><th scope="col">${say('sweeps.of')}</th><th scope="col">${say('sweeps.seen')}</th><th scope="col">${say('sweeps.found')}</th><th scope="col">${say('sweeps.estimate')}</th></tr></thead>
<tbody>
${lines(
  told.map(
    ([of, n, found, estimate]) =>
      html`<tr><th scope="row">${of}</th><td>${count(n)}</td><td>${found === null ? withheld : count(found)}</td><td>${share(estimate)}</td></tr>`,
  ),
)}
${elusion.reviewed > 0 && html`<tr><th scope="row">${say('sweeps.elusion')}</th><td>${count(elusion.reviewed)}</td><td>${elusion.missed === null ? withheld : count(elusion.missed)}</td><td>${share(elusion.estimate)}</td></tr>`}
</tbody>
</table></div>
${elusion.reviewed === 0 && html`<p>${say('sweeps.noElusion')}</p>`}
${agreement !== null && html`<p>${say('sweeps.agreement', { agreed: count(agreement.agreed), reviews: count(agreement.reviews) })}</p>`}
<p>${say('sweeps.limits', { threshold })}</p>
<pre>${say('sweeps.commitment')} ${frame.root}
${plan.digest !== null && `${say('sweeps.plan')} ${plan.digest}\n`}${plan.signature !== null && `${say('sweeps.signature')} ${plan.signature}\n`}${say('sweeps.logged', { index: plan.logIndex ?? '–' })}</pre>`;
  };
  return html`<h2 id="sweeps">${say('sweeps.title')}</h2>
<p>${say('sweeps.intro')}</p>
${lines(sweeps.map(one))}`;
}
