import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { formatDate, formatFigure, formatShare } from '../format.ts';
import { useLanguage } from '../language.ts';
import { Chart } from './chart.tsx';
import type { Plot } from './drawing.tsx';
import { atRiskOn, drawnTo, type Point, within } from './removal-curve.ts';
import { daysToName } from './scales.ts';
import type { Column } from './table-file.ts';

type Times = Schemas['Durations'];
/** One line, or those of several platforms. */
export interface Line {
  name: string;
  times: Times;
}
/** Lines are told apart without their colour, too. */
const DASHES = ['none', '7 3', '2 3', '10 3 2 3', '5 5', '1 4'];
/** Under an axis with two rows: its own, and who is left. */
const ROW = 16;

/** The sentence on several platforms: which is soonest, and on how many not even half is gone. */
function useComparison(lines: readonly Line[]): string {
  const { t } = useTranslation();
  const language = useLanguage();
  const medians = lines.flatMap(({ name, times: { median } }) => (median === null ? [] : [{ name, median }]));
  const [first] = medians.sort((a, b) => a.median - b.median);
  const slow = lines.length - medians.length;
  if (!first) return t('charts.removal.noneHalf', { count: lines.length });
  const soonest = t('charts.removal.soonest', { platform: first.name, days: formatFigure(first.median, language) });
  return slow === 0 ? soonest : `${soonest} ${t('charts.removal.slow', { count: slow, of: lines.length })}`;
}

/** By when offers were removed, open ones counted: the share removed after so many days, a line for each platform. */
export function RemovalChart(props: { lines: readonly Line[]; title?: string; from: string; to: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { lines, from, to } = props;
  const comparison = useComparison(lines);
  const last = drawnTo(lines.map(({ times }) => times.curve));
  const alone = lines.length === 1 ? lines[0]?.times : undefined;
  const share = (value: number | null): string => (value === null ? '–' : formatShare(value, language));

  const draw = (plot: Plot, width: number) => {
    const days = daysToName(last, width);
    const marks = lines.flatMap(({ times }, at) => {
      const points = within(times.curve, last);
      const colour = `var(--chart-${at + 1})`;
      const step = { x: 'day', curve: 'step-after' } as const;
      return [
        ...(alone ? [plot.areaY(points, { ...step, y1: 'low', y2: 'high', fill: colour, fillOpacity: 0.18 })] : []),
        plot.lineY(points, {
          ...step,
          y: 'share',
          stroke: colour,
          strokeWidth: 2.5,
          strokeDasharray: DASHES[at] ?? 'none',
        }),
      ];
    });
    const left = alone
      ? [
          plot.text(days, {
            x: (day: number) => day,
            text: (day: number) => formatFigure(atRiskOn(alone.curve, day), language),
            frameAnchor: 'bottom',
            dy: 2 * ROW + 18,
            fill: 'var(--quiet)',
          }),
          plot.text([t('charts.removal.atRisk')], {
            frameAnchor: 'bottom-left',
            textAnchor: 'start',
            dx: -40,
            dy: 2 * ROW + 2,
            fill: 'var(--quiet)',
          }),
        ]
      : [];
    return [
      {
        height: alone ? 300 : 320,
        marginLeft: 44,
        marginRight: 16,
        marginTop: 28,
        marginBottom: alone ? 76 : 42,
        x: { domain: [0, last] },
        y: { domain: [0, 1] },
        marks: [
          plot.gridY([0, 0.25, 0.5, 0.75, 1], { stroke: 'var(--line)', strokeOpacity: 1 }),
          plot.axisX(days, {
            tickFormat: (day: number) => formatFigure(day, language),
            label: t('charts.removal.days'),
            labelAnchor: 'right',
            labelArrow: 'none',
          }),
          plot.axisY([0, 0.25, 0.5, 0.75, 1], {
            tickFormat: share,
            label: t('charts.removal.share'),
            labelArrow: 'none',
          }),
          ...marks,
          plot.ruleY([0]),
          ...left,
        ],
      },
    ];
  };

  const figure = (value: number): string => formatFigure(value, language);
  type Row = Point & { name: string };
  const columns: Column<Row>[] = [
    ...(lines.length > 1 ? [{ title: t('compliance.platform'), value: ({ name }: Row) => name }] : []),
    { title: t('charts.removal.day'), value: ({ day }) => day },
    { title: t('charts.removal.atRisk'), value: ({ atRisk }) => atRisk, show: ({ atRisk }) => figure(atRisk) },
    { title: t('charts.removal.happened'), value: ({ happened }) => happened, show: (row) => figure(row.happened) },
    { title: t('charts.removal.open'), value: ({ open }) => open, show: (row) => figure(row.open) },
    ...(['share', 'low', 'high'] as const).map((name) => ({
      title: t(`charts.removal.${name}`),
      value: (row: Row) => (row[name] === null ? null : Math.round(row[name] * 10_000) / 10_000),
      show: (row: Row) => share(row[name]),
    })),
  ];
  const period = { from: formatDate(from, language), to: formatDate(to, language) };
  return (
    <Chart
      title={props.title ?? comparison}
      unit={t('charts.removal.unit', period)}
      note={t(alone ? 'charts.removal.noteBand' : 'charts.removal.note')}
      {...(lines.length > 1
        ? { keys: lines.map(({ name }, at) => ({ name, colour: at + 1, dash: DASHES[at] ?? 'none' })) }
        : {})}
      isLine
      draw={draw}
      columns={columns}
      rows={lines.flatMap(({ name, times }) => times.curve.map((point) => ({ ...point, name })))}
      file={t('charts.removal.file')}
    />
  );
}
