import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { formatDate, formatFigure } from '../format.ts';
import { useLanguage } from '../language.ts';
import { Chart } from './chart.tsx';
import type { Plot } from './drawing.tsx';
import { fromFirst, nameWeeks, weeksToName, wholeTicks } from './scales.ts';
import type { Column } from './table-file.ts';

const DAY = 86_400_000;
const startOf = (week: string): number => Date.parse(`${week}T00:00:00Z`);

/** Counts by week. */
interface Counted {
  week: string;
}

interface Panel<Week> {
  /** What is counted, beside each other. */
  bars: readonly { count: (week: Week) => number; colour: number }[];
  label: string;
  height: number;
}

/** Counts of each week as bars, on days of the calendar. */
function drawWeeks<Week extends Counted>(
  plot: Plot,
  width: number,
  weeks: readonly Week[],
  panel: Panel<Week>,
  language: string,
) {
  const { bars, label, height } = panel;
  const most = Math.max(1, ...weeks.flatMap((week) => bars.map(({ count }) => count(week))));
  const named = weeksToName(
    weeks.map(({ week }) => week),
    width,
  );
  const nameOf = nameWeeks(named, language);
  const each = 6 / bars.length;
  return {
    height,
    marginLeft: 48,
    marginRight: 24,
    marginTop: 28,
    marginBottom: 44,
    x: { type: 'utc' as const, domain: [startOf(weeks[0]?.week ?? ''), startOf(weeks.at(-1)?.week ?? '') + 7 * DAY] },
    y: { domain: [0, most] },
    marks: [
      plot.gridY(wholeTicks(most), { stroke: 'var(--line)', strokeOpacity: 1 }),
      plot.axisY(wholeTicks(most), {
        tickFormat: (tick: number) => formatFigure(tick, language),
        label,
        labelArrow: 'none',
      }),
      plot.axisX(
        named.map((week) => new Date(startOf(week))),
        { tickFormat: (week: Date) => nameOf(week.toISOString().slice(0, 10)), label: null },
      ),
      ...bars.map(({ count, colour }, at) =>
        plot.rectY(weeks, {
          x1: ({ week }: Week) => startOf(week) + (0.5 + at * each) * DAY,
          x2: ({ week }: Week) => startOf(week) + (0.5 + (at + 1) * each) * DAY,
          y: count,
          fill: `var(--chart-${colour})`,
        }),
      ),
      plot.ruleY([0]),
    ],
  };
}

/** A week as the first cell of a table and of a file. */
function useWeekColumn() {
  const { t } = useTranslation();
  const language = useLanguage();
  return {
    figure: <Of,>(title: string, count: (week: Of) => number): Column<Of> => ({
      title,
      value: count,
      show: (week: Of) => formatFigure(count(week), language),
    }),
    week: {
      title: t('compliance.week'),
      value: ({ week }: Counted) => week,
      show: ({ week }: Counted) => formatDate(week, language),
    },
  };
}

/** Removals and returns of a platform, week by week. */
export function ReturnsChart({ report }: { report: Schemas['ComplianceReport'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const column = useWeekColumn();
  type Week = (typeof report.weeks)[number];
  const weeks = fromFirst(report.weeks, (week) => week.asked + week.removed + week.relisted === 0);
  const sum = (count: (week: Week) => number): number => weeks.reduce((all, week) => all + count(week), 0);
  const removed = sum((week) => week.removed);
  const returned = sum((week) => week.relisted);
  const period = { from: formatDate(report.from, language), to: formatDate(report.to, language) };
  return (
    <Chart
      title={t('charts.returns.title', {
        returned: formatFigure(returned, language),
        removed: formatFigure(removed, language),
      })}
      unit={t('charts.returns.unit', period)}
      note={t('charts.returns.note')}
      keys={[
        { name: t('charts.returns.removed'), colour: 1 },
        { name: t('charts.returns.relisted'), colour: 2 },
      ]}
      draw={(plot, width) => [
        drawWeeks(
          plot,
          width,
          weeks,
          {
            bars: [
              { count: (week) => week.removed, colour: 1 },
              { count: (week) => week.relisted, colour: 2 },
            ],
            label: t('charts.offers'),
            height: 220,
          },
          language,
        ),
      ]}
      columns={[
        column.week,
        column.figure(t('compliance.asked'), ({ asked }: Week) => asked),
        column.figure(t('charts.returns.removed'), (week: Week) => week.removed),
        column.figure(t('charts.returns.relisted'), ({ relisted }: Week) => relisted),
      ]}
      rows={weeks}
      file={t('charts.returns.file')}
    />
  );
}

type Week = Schemas['WorkWeek'];

/** What came, what was decided, and above it what was open at the end of each week. */
export function WorkLoadChart(props: { weeks: Week[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const column = useWeekColumn();
  const weeks = fromFirst(props.weeks, (week) => week.opened + week.decided + week.open === 0);
  const open = weeks.at(-1)?.open ?? 0;
  const change = open - (weeks[0]?.open ?? 0);
  const said = change === 0 ? 'same' : change > 0 ? 'more' : 'fewer';
  return (
    <Chart
      title={t(`charts.load.${said}`, {
        count: open,
        open: formatFigure(open, language),
        change: formatFigure(Math.abs(change), language),
        weeks: weeks.length,
      })}
      unit={t('charts.load.unit', { count: weeks.length })}
      note={t('charts.load.note')}
      keys={[
        { name: t('charts.load.open'), colour: 3 },
        { name: t('charts.load.opened'), colour: 1 },
        { name: t('charts.load.decided'), colour: 2 },
      ]}
      draw={(plot, width) =>
        [
          { bars: [{ count: (week: Week) => week.open, colour: 3 }], label: t('charts.load.openCases'), height: 180 },
          {
            bars: [
              { count: (week: Week) => week.opened, colour: 1 },
              { count: (week: Week) => week.decided, colour: 2 },
            ],
            label: t('charts.load.cases'),
            height: 200,
          },
        ].map((panel) => drawWeeks(plot, width, weeks, panel, language))
      }
      columns={[
        column.week,
        column.figure(t('charts.load.opened'), ({ opened }: Week) => opened),
        column.figure(t('charts.load.decided'), ({ decided }: Week) => decided),
        column.figure(t('charts.load.open'), (week: Week) => week.open),
      ]}
      rows={weeks}
      file={t('charts.load.file')}
    />
  );
}
