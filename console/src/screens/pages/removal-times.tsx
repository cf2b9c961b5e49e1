import { useTranslation } from 'react-i18next';
import { RemovalChart } from '../../parts/charts/removal.tsx';
import { formatDate, formatFigure } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Empty } from '../../parts/states.tsx';
import type { Page } from './page-body.tsx';

/** How long offers stayed after they were asked about: by when how many were gone, those still there counted. */
export function RemovalTimes({ asked }: { asked: Page['asked'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { toRemoval: times, counts, from, to } = asked;
  const figure = (value: number | null): string => formatFigure(value, language);
  return (
    <section aria-labelledby="removal-title">
      <h2 id="removal-title">{t('pages.removal')}</h2>
      {counts.asked === 0 ? (
        <Empty>{t('pages.notAsked', { from: formatDate(from, language), to: formatDate(to, language) })}</Empty>
      ) : (
        <RemovalChart
          title={
            times.median === null
              ? t('pages.medianOpen', { count: counts.asked, asked: figure(counts.asked), open: figure(times.open) })
              : t('pages.median', { count: counts.asked, asked: figure(counts.asked), days: figure(times.median) })
          }
          lines={[{ name: '', times }]}
          from={from}
          to={to}
        />
      )}
    </section>
  );
}
