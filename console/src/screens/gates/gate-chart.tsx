import { useTranslation } from 'react-i18next';
import { Chart } from '../../parts/charts/chart.tsx';
import type { Plot } from '../../parts/charts/drawing.tsx';
import { formatDate, formatFigure } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { type AgeGate, type GateShare, useGateWords } from './gate-words.ts';

const GATES = ['none', 'declared', 'verified'] as const;
const DASHES = ['none', '6 4', '2 4'];
const DAY = 86_400_000;

interface Row extends GateShare {
  id: string;
  day: string;
  seen: number;
}

/** The day on which a measurement ended. */
const dayOf = ({ seenTo, at }: AgeGate): string => (seenTo ?? at).slice(0, 10);

/** The shares of each gate by measurement, with their intervals: a line each, and all of it as a table. */
export function GateChart({ gates, platform }: { gates: readonly AgeGate[]; platform: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { nameOf, share } = useGateWords();
  const inTime = [...gates].reverse();
  const rows = inTime.flatMap((gate): Row[] =>
    (gate.shares ?? []).map((one) => ({ ...one, id: gate.id, day: dayOf(gate), seen: gate.pages.seen })),
  );
  const newest = inTime.at(-1);
  const days = [...new Set(rows.map(({ day }) => day))];
  const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
  const draw = (plot: Plot, width: number) => {
    const step = Math.max(1, Math.ceil((days.length * 90) / width));
    const named = days.filter((_, at) => (days.length - 1 - at) % step === 0);
    const marks = GATES.flatMap((gate, at) => {
      const points = rows.flatMap(({ gate: of, kind, estimate, day }) =>
        of === gate && kind === null && estimate ? [{ time: new Date(timeOf(day)), ...estimate }] : [],
      );
      const colour = `var(--chart-${at + 1})`;
      // Beside each other, where they lie upon each other.
      const dx = (at - 1) * 7;
      return [
        plot.lineY(points, {
          x: 'time',
          y: 'share',
          dx,
          stroke: colour,
          strokeWidth: 2,
          strokeDasharray: DASHES[at] ?? 'none',
        }),
        plot.ruleX(points, { x: 'time', y1: 'low', y2: 'high', dx, stroke: colour, strokeWidth: 2 }),
        plot.dot(points, { x: 'time', y: 'share', dx, r: 4, fill: colour, stroke: 'var(--paper)' }),
      ];
    });
    return [
      {
        height: 260,
        marginLeft: 48,
        marginRight: 32,
        marginTop: 28,
        marginBottom: 36,
        x: {
          type: 'utc' as const,
          domain: [timeOf(days[0] ?? '') - DAY, timeOf(days.at(-1) ?? '') + DAY],
        },
        y: { domain: [0, 1] },
        marks: [
          plot.gridY([0, 0.25, 0.5, 0.75, 1], { stroke: 'var(--line)', strokeOpacity: 1 }),
          plot.axisX(
            named.map((day) => new Date(timeOf(day))),
            { tickFormat: (day: Date) => formatDate(day.toISOString().slice(0, 10), language), label: null },
          ),
          plot.axisY([0, 0.25, 0.5, 0.75, 1], {
            tickFormat: share,
            label: t('gates.chart.axis'),
            labelArrow: 'none',
          }),
          ...marks,
        ],
      },
    ];
  };
  const rounded = (value: number | undefined): number | null =>
    value === undefined ? null : Math.round(value * 10_000) / 10_000;
  const shown = (value: number | undefined): string => (value === undefined ? '–' : share(value));
  const whole = (gate: (typeof GATES)[number]): string => {
    const found = newest?.shares?.find((one) => one.gate === gate && one.kind === null);
    return found?.estimate ? share(found.estimate.share) : '–';
  };
  return (
    <Chart
      title={t('gates.chart.title', { none: whole('none'), declared: whole('declared'), verified: whole('verified') })}
      unit={t('gates.chart.unit', { count: gates.length })}
      note={t('gates.chart.note')}
      keys={GATES.map((gate, at) => ({ name: t(`gates.gate.${gate}`), colour: at + 1, dash: DASHES[at] ?? 'none' }))}
      isLine
      draw={draw}
      columns={[
        { title: t('gates.column.day'), value: ({ day }: Row) => day, show: ({ day }) => formatDate(day, language) },
        { title: t('gates.column.gate'), value: (row: Row) => nameOf(row) },
        {
          title: t('gates.column.pages'),
          value: ({ pages }) => pages,
          show: (row) => formatFigure(row.pages, language),
        },
        { title: t('gates.column.seen'), value: ({ seen }) => seen, show: (row) => formatFigure(row.seen, language) },
        ...(['share', 'low', 'high'] as const).map((name) => ({
          title: t(`gates.column.${name}`),
          value: ({ estimate }: Row) => rounded(estimate?.[name]),
          show: ({ estimate }: Row) => shown(estimate?.[name]),
        })),
        ...(['low', 'high'] as const).map((name) => ({
          title: t(`gates.column.widest.${name}`),
          value: ({ widest }: Row) => rounded(widest?.[name]),
          show: ({ widest }: Row) => shown(widest?.[name]),
        })),
      ]}
      rows={rows}
      file={`age-gates-${platform}`}
    />
  );
}
