import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { Chart } from '../../parts/charts/chart.tsx';
import type { Plot } from '../../parts/charts/drawing.tsx';
import { wholeTicks } from '../../parts/charts/scales.ts';
import { formatFigure, formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';

type Operation = Schemas['Operation'];
type Told = NonNullable<Operation['figures']>[number]['sum'];
interface Row {
  name: string;
  count: number | null;
  said: string;
}
const ROW = 44;

/** What is told of the sums, and how to check that it was logged. */
export function Results({ operation, figures }: { operation: Operation; figures: NonNullable<Operation['figures']> }) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const { id, digest, logIndex, loggedAt, units } = operation;
  const figure = (count: number): string => formatFigure(count, language);
  const sayOf = (told: Told): string =>
    told.told === 'exact' ? figure(told.count) : t(`jointOperation.told.${told.told}`);
  const rows = figures.flatMap(({ figure: name, sum, platforms }): Row[] => [
    {
      name: t(`jointOperation.figure.${name}`),
      count: sum.told === 'exact' ? sum.count : null,
      said: sayOf(sum),
    },
    ...(platforms ?? []).map(({ platform, count }) => ({
      name: t('jointOperation.on', { figure: t(`jointOperation.figure.${name}`), platform }),
      count,
      said: figure(count),
    })),
  ]);
  const most = Math.max(1, ...rows.map(({ count }) => count ?? 0));
  const counted = units.filter(({ state, countedAt }) => state === 'joined' && countedAt !== null).length;
  const [offers] = figures;
  const at = { y: 'name' };
  const draw = (plot: Plot) => [
    {
      height: rows.length * ROW + 52,
      marginLeft: 16,
      marginRight: 24,
      marginTop: 8,
      marginBottom: 42,
      x: { domain: [0, most] },
      y: { type: 'band' as const, axis: null, domain: rows.map(({ name }) => name), padding: 0 },
      marks: [
        plot.gridX(wholeTicks(most), { stroke: 'var(--line)', strokeOpacity: 1 }),
        plot.axisX(wholeTicks(most), { tickFormat: figure, label: null }),
        plot.barX(
          rows.filter(({ count }) => count !== null),
          { ...at, x: 'count', fill: 'var(--chart-1)', insetTop: 22, insetBottom: 6 },
        ),
        plot.text(rows, {
          ...at,
          text: ({ name, said }: Row) => `${name}${t('state.colon')} ${said}`,
          frameAnchor: 'left',
          textAnchor: 'start',
          dy: -10,
          stroke: 'var(--paper)',
          fill: 'var(--ink)',
        }),
      ],
    },
  ];
  return (
    <>
      <h2>{t('jointOperation.results')}</h2>
      <p className="buttons">
        <a href={`/v1/operations/${id}/report?language=${language}`} target="_blank" rel="noreferrer">
          {t('jointOperation.report')}
        </a>
        <a href={`/v1/operations/${id}/record`} download>
          {t('jointOperation.record')}
        </a>
      </p>
      <Chart
        title={
          offers?.sum.told === 'exact'
            ? t('jointOperation.found', { offers: figure(offers.sum.count), count: counted })
            : t('jointOperation.foundNotTold', { count: counted })
        }
        unit={t('jointOperation.resultsUnit')}
        note={t('jointOperation.resultsNote')}
        draw={draw}
        columns={[
          { title: t('jointOperation.counts.figure'), value: ({ name }) => name },
          { title: t('jointOperation.counts.count'), value: ({ count }) => count, show: ({ said }) => said },
        ]}
        rows={rows}
        file="operation"
      />
      {digest !== null && (
        <p className="quiet">
          {loggedAt !== null &&
            t('jointOperation.logged', { at: formatInstant(loggedAt, i18n.language), index: logIndex ?? '–' })}{' '}
          <code className="digest">SHA-256 {digest}</code>
        </p>
      )}
    </>
  );
}
