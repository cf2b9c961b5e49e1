import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { Chart } from '../../parts/charts/chart.tsx';
import type { Plot } from '../../parts/charts/drawing.tsx';
import { formatFigure, formatShare } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';

type Figures = NonNullable<Schemas['Sweep']['figures']>;
type Estimate = Figures['confirmedShare'];
interface Row extends Estimate {
  name: string;
}
const ROW = 44;

/** Shares with their intervals, a line for each, and the same as a table. */
function IntervalChart(props: { rows: Row[]; title: string; unit: string; note: string; file: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { rows, ...said } = props;
  const share = (value: number): string => formatShare(value, language);
  const most = Math.min(1, Math.max(0.01, ...rows.map(({ high }) => high)) * 1.05);
  const draw = (plot: Plot) => {
    const at = { y: 'name' };
    return [
      {
        height: rows.length * ROW + 52,
        marginLeft: 16,
        marginRight: 24,
        marginTop: 8,
        marginBottom: 42,
        x: { domain: [0, most] },
        y: { type: 'band' as const, axis: null, domain: rows.map(({ name }) => name) },
        marks: [
          plot.gridX({ stroke: 'var(--line)', strokeOpacity: 1, ticks: 5 }),
          plot.axisX({ ticks: 5, tickFormat: share, label: t('sweep.figure.axis'), labelArrow: 'none' }),
          plot.ruleY(rows, { ...at, x1: 'low', x2: 'high', dy: 8, stroke: 'var(--chart-1)', strokeWidth: 3 }),
          plot.dot(rows, { ...at, x: 'share', dy: 8, r: 5, fill: 'var(--chart-1)', stroke: 'var(--paper)' }),
          plot.text(rows, {
            ...at,
            text: 'name',
            frameAnchor: 'left',
            textAnchor: 'start',
            dy: -9,
            stroke: 'var(--paper)',
            fill: 'var(--ink)',
          }),
        ],
      },
    ];
  };
  return (
    <Chart
      {...said}
      draw={draw}
      columns={[
        { title: t('sweep.figure.what'), value: ({ name }) => name },
        ...(['share', 'low', 'high'] as const).map((name) => ({
          title: t(`sweep.figure.${name}`),
          value: (row: Row) => Math.round(row[name] * 1e6) / 1e6,
          show: (row: Row) => share(row[name]),
        })),
        { title: t('sweep.figure.method'), value: ({ method }) => method },
      ]}
      rows={rows}
    />
  );
}

/** `nothing seen` is no estimate: what is known of the share is nothing. */
const isKnown = ({ method }: Estimate): boolean => method !== 'nothing seen';

/** Says what a sweep says first: the share of all, else of what rules flag; or that neither can be told. */
export function useSayShare(): (figures: Pick<Figures, 'total' | 'confirmedShare'>) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return ({ total, confirmedShare }) => {
    const first = total ?? confirmedShare;
    if (!isKnown(first)) return t('sweep.unknownShare');
    const said = {
      share: formatShare(first.share, language),
      low: formatShare(first.low, language),
      high: formatShare(first.high, language),
    };
    return total ? t('sweep.interval', said) : t('sweep.intervalFlagged', said);
  };
}

const named = (all: readonly [name: string, estimate: Estimate | null][]): Row[] =>
  all.flatMap(([name, estimate]) => (estimate && isKnown(estimate) ? [{ name, ...estimate }] : []));

/** The figures of a sweep with their intervals, and how they were found. */
export function SweepFigures({ id, figures, isSystematic }: { id: string; figures: Figures; isSystematic: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const share = (value: number): string => formatShare(value, language);
  const figure = (value: number): string => formatFigure(value, language);
  const { confirmedShare, elusion, total, corrected, widest, agreement, strata, groups } = figures;
  const whole = named([
    [t('sweep.figure.total'), total],
    [t('sweep.figure.confirmed'), confirmedShare],
    [t('sweep.figure.elusion'), elusion],
    [t('sweep.figure.corrected'), corrected],
    ...strata.map(({ stratum, share: of }): [string, Estimate | null] => [
      t('sweep.figure.stratum', { stratum: stratum || t('sweep.noStratum') }),
      of,
    ]),
  ]);
  const parts = named(
    groups.map(({ by, name, share: of, seen, confirmed }) => [
      t(`sweep.figure.by.${by}`, {
        name: name === null ? t('sweep.figure.others') : name || t('sweep.noStratum'),
        seen: figure(seen),
        confirmed: figure(confirmed),
      }),
      of,
    ]),
  );
  const sayShare = useSayShare();
  const counts = [
    ['entries', figures.entries],
    ['drawn', figures.drawn],
    ['seen', figures.seen],
    ['notSeen', figures.notSeen],
    ['flagged', figures.flagged],
    ['confirmed', figures.confirmed],
    ['reviewed', figures.reviewed],
    ['missed', figures.missed],
  ] as const;
  return (
    <>
      <h2>{t('sweep.figure.title')}</h2>
      <p className="buttons">
        <a href={`/v1/sweeps/${id}/report?language=${language}`} target="_blank" rel="noreferrer">
          {t('sweep.figure.report')}
        </a>
        <a href={`/v1/sweeps/${id}/figures`} download>
          {t('sweep.figure.csv')}
        </a>
      </p>
      <IntervalChart
        rows={whole}
        title={sayShare(figures)}
        unit={t('sweep.figure.unit')}
        note={t(isSystematic ? 'sweep.figure.noteSystematic' : 'sweep.figure.note')}
        file="sweep"
      />
      {parts.length > 0 && (
        <IntervalChart
          rows={parts}
          title={t('sweep.figure.groups')}
          unit={t('sweep.figure.groupsUnit')}
          note={t('sweep.figure.groupsNote')}
          file="sweep-groups"
        />
      )}
      {total === null && <p>{t('sweep.figure.noTotal')}</p>}
      {widest && <p>{t('sweep.figure.widest', { low: share(widest.low), high: share(widest.high) })}</p>}
      {agreement && (
        <p>
          {t('sweep.figure.agreement', {
            agreed: share(agreement.agreed),
            reviews: figure(agreement.reviews),
            kappa: agreement.kappa === null ? '–' : agreement.kappa.toFixed(2),
          })}
        </p>
      )}
      <dl className="facts">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{t(`sweep.count.${name}`)}</dt>
            <dd>{figure(count)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
