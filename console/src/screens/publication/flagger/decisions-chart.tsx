import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../client/api.ts';
import { Chart } from '../../../parts/charts/chart.tsx';
import type { Plot } from '../../../parts/charts/drawing.tsx';
import { wholeTicks } from '../../../parts/charts/scales.ts';
import { formatDate, formatFigure } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { Empty } from '../../../parts/states.tsx';
import { usePlatformLabel } from '../../../parts/text/platform-name.tsx';
import { DECISIONS, Defined, useFigureName } from './figures.tsx';

type Report = Schemas['TrustedFlaggerReport'];
type Row = Report['decisions'][number];
const ROW = 44;
/** Hosting services drawn at most, those with the most notices; the table has all. */
const DRAWN = 20;

/** Notices by hosting service and by what it decided on them: a bar for each, its table and file behind it. */
export function DecisionsChart({ report }: { report: Report }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const labelOf = usePlatformLabel();
  const nameOf = useFigureName(report.definitions);
  const figure = (value: number): string => formatFigure(value, language);
  const rows = [...report.decisions].sort((a, b) => b.notices - a.notices);
  const drawn = rows.slice(0, DRAWN);
  const sum = (name: keyof Omit<Row, 'platform'>): number => rows.reduce((all, row) => all + row[name], 0);
  const period = { from: formatDate(report.from, language), to: formatDate(report.to, language) };
  const draw = (plot: Plot, width: number) => {
    const most = Math.max(1, ...drawn.map(({ notices }) => notices));
    const parts = drawn.flatMap((row) => {
      let before = 0;
      return DECISIONS.map(({ name, colour }) => {
        const part = { platform: row.platform, from: before, to: before + row[name], colour };
        before = part.to;
        return part;
      });
    });
    return [
      {
        height: drawn.length * ROW + 52,
        marginLeft: 8,
        marginRight: 24,
        marginTop: 4,
        marginBottom: 42,
        x: { domain: [0, most] },
        y: { type: 'band' as const, axis: null, domain: drawn.map(({ platform }) => platform), padding: 0 },
        marks: [
          plot.axisX(wholeTicks(most), { tickFormat: figure, label: nameOf('notices'), labelArrow: 'none' }),
          plot.barX(parts, {
            y: 'platform',
            x1: 'from',
            x2: 'to',
            fill: ({ colour }: (typeof parts)[number]) => `var(--chart-${colour})`,
            insetTop: 20,
            insetBottom: 2,
          }),
          plot.text(drawn, {
            y: 'platform',
            text: ({ platform, notices }: Row) => `${figure(notices)} · ${labelOf(platform)}`,
            frameAnchor: 'left',
            textAnchor: 'start',
            dy: -12,
            lineWidth: (width - 32) / 12,
            textOverflow: 'ellipsis-end',
          }),
        ],
      },
    ];
  };
  return (
    <section aria-labelledby="decisions-title">
      <h2 id="decisions-title">{t('flagger.byPlatform')}</h2>
      {rows.length === 0 ? (
        <Empty>{t('flagger.none')}</Empty>
      ) : (
        <Chart
          title={t('flagger.found', {
            acted: figure(sum('acted') + sum('partly')),
            noAction: figure(sum('noAction')),
            none: figure(sum('none')),
            notices: figure(sum('notices')),
          })}
          unit={t('flagger.chartUnit', period)}
          keys={DECISIONS.map(({ name, colour }) => ({ name: nameOf(name), colour }))}
          draw={draw}
          columns={[
            { title: t('flagger.platform'), value: ({ platform }) => labelOf(platform) },
            ...(['notices', 'acted', 'partly', 'noAction', 'none'] as const).map((name) => ({
              title: nameOf(name),
              value: (row: Row) => row[name],
              show: (row: Row) => figure(row[name]),
            })),
          ]}
          rows={rows}
          file={t('flagger.file')}
        />
      )}
      <Defined definitions={report.definitions} names={['notices', ...DECISIONS.map(({ name }) => name)]} />
    </section>
  );
}
