import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { Chart } from '../../parts/charts/chart.tsx';
import type { Plot } from '../../parts/charts/drawing.tsx';
import { formatInstant, localeOf } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';

type Operation = Schemas['Operation'];
/** How a task stands, with the colour and the sign of it. */
const STANDS = {
  done: { colour: 3, sign: '✓' },
  doneLate: { colour: 2, sign: '✓' },
  late: { colour: 6, sign: '!' },
  open: { colour: 1, sign: '·' },
} as const;
const ROW = 44;
/** A line of the labels above. */
const LABEL = 16;

/** Units one below the other, their tasks on one line of time; what is late is marked, and said in the title. */
export function Timeline({ operation }: { operation: Operation }) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const { units, tasks, actsAt, reportsBy } = operation;
  const rows = tasks.map((task) => ({ ...task, at: new Date(task.dueAt) }));
  type Row = (typeof rows)[number];
  const late = units.filter((unit) => unit.late.length > 0).map(({ unit }) => unit);
  const marks = [
    { at: new Date(actsAt), name: t('jointOperation.timeline.acts') },
    { at: new Date(reportsBy), name: t('jointOperation.timeline.counts') },
  ];
  const instants = [...rows.map(({ at }) => at), ...marks.map(({ at }) => at)].map(Number);
  const [first, last] = [Math.min(...instants), Math.max(...instants)];
  const space = Math.max(3_600_000, (last - first) * 0.08);
  // A day and its month; where all is within two days, its hour.
  const tick = new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    ...(last - first < 172_800_000 ? { hour: '2-digit' } : { month: 'short' }),
    timeZone: 'UTC',
  });
  const names = units.map(({ unit }) => unit);
  const draw = (plot: Plot) => [
    {
      height: names.length * ROW + 42 + marks.length * LABEL + 6,
      marginLeft: 32,
      marginRight: 32,
      marginTop: marks.length * LABEL + 6,
      marginBottom: 42,
      x: { type: 'utc' as const, domain: [first - space, last + space], label: null },
      y: { type: 'band' as const, axis: null, domain: names },
      marks: [
        plot.gridX({ stroke: 'var(--line)', strokeOpacity: 1, ticks: 5 }),
        plot.axisX({ ticks: 5, label: null, tickFormat: (at: Date) => tick.format(at) }),
        // Below the names alone, and each label in a line of its own, on the side where there is room.
        plot.tickX(
          marks.flatMap(({ at }) => names.map((unit) => ({ at, unit }))),
          { x: 'at', y: 'unit', insetTop: ROW / 2 - 2, stroke: 'var(--ink)', strokeDasharray: '4 3' },
        ),
        ...marks.map((mark, line) =>
          plot.text([mark], {
            x: 'at',
            text: 'name',
            frameAnchor: 'top',
            textAnchor: Number(mark.at) < (first + last) / 2 ? 'start' : 'end',
            dy: LABEL * (line - marks.length),
            fill: 'var(--ink)',
          }),
        ),
        plot.dot(rows, {
          x: 'at',
          y: 'unit',
          dy: 8,
          r: 8,
          fill: ({ stands }: Row) => `var(--chart-${STANDS[stands].colour})`,
          stroke: 'var(--paper)',
        }),
        plot.text(rows, {
          x: 'at',
          y: 'unit',
          dy: 8,
          text: ({ stands }: Row) => STANDS[stands].sign,
          fill: 'var(--paper)',
          fontWeight: 'bold',
        }),
        plot.text(
          names.map((unit) => ({
            unit,
            says: late.includes(unit) ? t('jointOperation.timeline.lateUnit', { unit }) : unit,
          })),
          {
            y: 'unit',
            text: 'says',
            frameAnchor: 'left',
            textAnchor: 'start',
            dy: -12,
            stroke: 'var(--paper)',
            fill: 'var(--ink)',
          },
        ),
      ],
    },
  ];
  const there = (['done', 'doneLate', 'late', 'open'] as const).filter((name) =>
    rows.some(({ stands }) => stands === name),
  );
  const instant = (iso: string | null): string => (iso === null ? '–' : formatInstant(iso, i18n.language));
  return (
    <Chart
      title={
        late.length === 0
          ? t('jointOperation.timeline.onTime')
          : t('jointOperation.timeline.late', {
              units: new Intl.ListFormat(language, { type: 'conjunction' }).format(late),
            })
      }
      unit={t('jointOperation.timeline.unit')}
      keys={there.map((name) => ({ name: t(`jointOperation.stands.${name}`), colour: STANDS[name].colour }))}
      draw={draw}
      columns={[
        { title: t('jointOperation.unit'), value: ({ unit }) => unit },
        { title: t('jointOperation.task'), value: ({ says }) => says },
        { title: t('jointOperation.due'), value: ({ dueAt }) => dueAt, show: ({ dueAt }) => instant(dueAt) },
        { title: t('jointOperation.done'), value: ({ doneAt }) => doneAt, show: ({ doneAt }) => instant(doneAt) },
        {
          title: t('jointOperation.state'),
          value: ({ stands }) => stands,
          show: ({ stands }) => t(`jointOperation.stands.${stands}`),
        },
      ]}
      rows={rows}
      file="operation-tasks"
    />
  );
}
