import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { formatDate, formatFigure } from '../format.ts';
import { useLanguage } from '../language.ts';
import { Chart } from './chart.tsx';
import type { Plot } from './drawing.tsx';
import { wholeTicks } from './scales.ts';

type Deadlines = Schemas['Deadlines'];
/** In the order of a bar: what is past, what runs, what has no term. */
const TERMS = [
  { name: 'kept', colour: 3 },
  { name: 'removedLate', colour: 2 },
  { name: 'overdue', colour: 6 },
  { name: 'within48Hours', colour: 4 },
  { name: 'within7Days', colour: 1 },
  { name: 'later', colour: 7 },
  { name: 'noTerm', colour: 5 },
] as const satisfies { name: keyof Deadlines; colour: number }[];
const ROW = 44;
/** Pixels that a count needs within its part. */
const COUNT = 22;

/** Terms of platforms: kept, missed, running; a bar for each, by how many offers. */
export function DeadlinesChart(props: {
  platforms: readonly { platform: string; deadlines: Deadlines }[];
  from: string;
  to: string;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { platforms } = props;
  const sum = (name: keyof Deadlines): number => platforms.reduce((all, { deadlines }) => all + deadlines[name], 0);
  const figure = (value: number): string => formatFigure(value, language);
  const there = TERMS.filter(({ name }) => sum(name) > 0);
  const totalOf = (deadlines: Deadlines): number => TERMS.reduce((all, { name }) => all + deadlines[name], 0);
  const draw = (plot: Plot, width: number) => {
    const most = Math.max(1, ...platforms.map(({ deadlines }) => totalOf(deadlines)));
    const [left, right] = [8, 24];
    const parts = platforms.flatMap(({ platform, deadlines }) => {
      let before = 0;
      return TERMS.map(({ name, colour }) => {
        const part = { platform, from: before, to: before + deadlines[name], colour, count: deadlines[name] };
        before = part.to;
        return part;
      }).filter(({ count }) => count > 0);
    });
    type Part = (typeof parts)[number];
    const fits = ({ count }: Part): boolean => (count / most) * (width - left - right) >= COUNT;
    return [
      {
        height: platforms.length * ROW + 52,
        marginLeft: left,
        marginRight: right,
        marginTop: 4,
        marginBottom: 42,
        x: { domain: [0, most] },
        y: { type: 'band' as const, axis: null, domain: platforms.map(({ platform }) => platform), padding: 0 },
        marks: [
          plot.axisX(wholeTicks(most), { tickFormat: figure, label: t('charts.offers'), labelArrow: 'none' }),
          plot.barX(parts, {
            y: 'platform',
            x1: 'from',
            x2: 'to',
            fill: ({ colour }: Part) => `var(--chart-${colour})`,
            insetTop: 20,
            insetBottom: 2,
            insetRight: 1,
          }),
          plot.text(parts.filter(fits), {
            y: 'platform',
            x: ({ from, to }: Part) => (from + to) / 2,
            text: ({ count }: Part) => figure(count),
            dy: 9,
            fill: 'var(--paper)',
          }),
          plot.text(platforms, {
            y: 'platform',
            text: 'platform',
            frameAnchor: 'left',
            textAnchor: 'start',
            dy: -12,
            lineWidth: (width - left - right) / 12,
            textOverflow: 'ellipsis-end',
          }),
        ],
      },
    ];
  };
  const period = { from: formatDate(props.from, language), to: formatDate(props.to, language) };
  const [kept, late, overdue, soon, week] = (
    ['kept', 'removedLate', 'overdue', 'within48Hours', 'within7Days'] as const
  ).map(sum);
  return (
    <Chart
      title={t('charts.deadlines.title', {
        overdue: figure(overdue ?? 0),
        soon: figure(soon ?? 0),
        week: figure((soon ?? 0) + (week ?? 0)),
        kept: figure(kept ?? 0),
        past: figure((kept ?? 0) + (late ?? 0) + (overdue ?? 0)),
      })}
      unit={t('charts.deadlines.unit', period)}
      note={t('charts.deadlines.note')}
      keys={there.map(({ name, colour }) => ({ name: t(`charts.deadlines.${name}`), colour }))}
      draw={draw}
      columns={[
        { title: t('compliance.platform'), value: ({ platform }) => platform },
        ...TERMS.map(({ name }) => ({
          title: t(`charts.deadlines.${name}`),
          value: ({ deadlines }: (typeof platforms)[number]) => deadlines[name],
          show: ({ deadlines }: (typeof platforms)[number]) => figure(deadlines[name]),
        })),
      ]}
      rows={platforms}
      file={t('charts.deadlines.file')}
    />
  );
}
