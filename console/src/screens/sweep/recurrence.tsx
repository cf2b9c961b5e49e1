import { useTranslation } from 'react-i18next';
import { api } from '../../client/api.ts';
import { Chart } from '../../parts/charts/chart.tsx';
import type { Plot } from '../../parts/charts/drawing.tsx';
import { formatFigure, formatShare } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Panel } from '../../parts/panel.tsx';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';

/** How often, and how soon, offers come back that were removed: those still looked for are counted as long as they were. */
export function Recurrence() {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = useRead(['recurrence'], () => api.GET('/v1/recurrence', { params: { query: {} } }));
  const share = (value: number | null): string => (value === null ? '–' : formatShare(value, language));
  const figure = (value: number): string => formatFigure(value, language);
  return (
    <Panel title={t('sweep.recurrence.title')}>
      <Loaded query={query}>
        {({ removed, returned, returns, perOffer, share: of, medianDays, curve }) =>
          of === null || perOffer === null ? (
            <p>{t('sweep.recurrence.none')}</p>
          ) : (
            <>
              <p>
                {t('sweep.recurrence.counts', {
                  removed: figure(removed),
                  returned: figure(returned),
                  returns: figure(returns),
                  perOffer: perOffer.toLocaleString(language, { maximumFractionDigits: 2 }),
                })}
              </p>
              <Chart
                title={
                  medianDays === null
                    ? t('sweep.recurrence.noHalf', { share: share(of.share), low: share(of.low), high: share(of.high) })
                    : t('sweep.recurrence.half', { days: figure(Math.round(medianDays * 10) / 10) })
                }
                unit={t('sweep.recurrence.unit')}
                note={t('sweep.recurrence.note')}
                isLine
                draw={(plot: Plot) => [
                  {
                    height: 260,
                    marginLeft: 48,
                    marginBottom: 42,
                    x: { domain: [0, Math.max(1, curve.at(-1)?.day ?? 1)], label: t('sweep.recurrence.days') },
                    y: { domain: [0, 1], tickFormat: share, label: null, grid: true },
                    marks: [
                      plot.areaY(curve, {
                        x: 'day',
                        y1: 'low',
                        y2: 'high',
                        curve: 'step-after',
                        fill: 'var(--chart-1)',
                        fillOpacity: 0.18,
                      }),
                      plot.lineY(curve, {
                        x: 'day',
                        y: 'share',
                        curve: 'step-after',
                        stroke: 'var(--chart-1)',
                        strokeWidth: 2.5,
                      }),
                    ],
                  },
                ]}
                columns={[
                  { title: t('sweep.recurrence.day'), value: ({ day }) => day },
                  { title: t('sweep.recurrence.atRisk'), value: ({ atRisk }) => atRisk },
                  ...(['share', 'low', 'high'] as const).map((name) => ({
                    title: t(`sweep.figure.${name}`),
                    value: (row: (typeof curve)[number]) => row[name],
                    show: (row: (typeof curve)[number]) => share(row[name]),
                  })),
                ]}
                rows={curve}
                file="recurrence"
              />
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}
