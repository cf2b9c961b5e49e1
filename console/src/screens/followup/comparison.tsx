import { useTranslation } from 'react-i18next';
import { api } from '../../client/api.ts';
import { DeadlinesChart } from '../../parts/charts/deadlines.tsx';
import { HitRatesChart } from '../../parts/charts/hit-rates.tsx';
import { RemovalChart } from '../../parts/charts/removal.tsx';
import { WorkLoadChart } from '../../parts/charts/weeks.tsx';
import { formatFigure } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { usePlatformLabel } from '../../parts/text/platform-name.tsx';

/** Platforms beside each other within a period: their terms, and by when they removed what they were asked about. */
export function Comparison({ period }: { period: { from?: string; to?: string } }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const nameOf = usePlatformLabel();
  const query = useRead(['platform-comparison', period], () =>
    api.GET('/v1/platform-comparison', { params: { query: period } }),
  );
  return (
    <section aria-labelledby="comparison-title">
      <h2 id="comparison-title">{t('charts.platforms')}</h2>
      <Loaded query={query}>
        {({ platforms, more, from, to }) => (
          <>
            {more > 0 && (
              <p className="quiet">
                {t('charts.morePlatforms', { count: platforms.length, more: formatFigure(more, language) })}
              </p>
            )}
            {platforms.length > 0 && (
              <DeadlinesChart
                platforms={platforms.map((one) => ({ ...one, platform: nameOf(one.platform) }))}
                from={from}
                to={to}
              />
            )}
            {platforms.length > 1 && (
              <RemovalChart
                lines={platforms.map(({ platform, toRemoval }) => ({ name: nameOf(platform), times: toRemoval }))}
                from={from}
                to={to}
              />
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

/** The unit's own work: cases that came and were decided, and how often people agreed with each rule. */
export function OwnWork() {
  const { t } = useTranslation();
  const load = useRead(['work-load'], () => api.GET('/v1/work-load'));
  const rules = useRead(['rules'], () => api.GET('/v1/rules'));
  return (
    <>
      <section aria-labelledby="load-title">
        <h2 id="load-title">{t('charts.load.heading')}</h2>
        <Loaded query={load}>{({ weeks }) => <WorkLoadChart weeks={weeks} />}</Loaded>
      </section>
      <section aria-labelledby="hits-title">
        <h2 id="hits-title">{t('charts.hits.heading')}</h2>
        <Loaded query={rules}>{({ items }) => <HitRatesChart rules={items} />}</Loaded>
      </section>
    </>
  );
}
