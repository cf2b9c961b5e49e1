import { useTranslation } from 'react-i18next';
import { formatDate, formatFigure } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Empty } from '../../parts/states.tsx';
import type { Page } from './page-body.tsx';

/** How long offers stayed after they were asked about: how many were gone within so many days, and how many are not. */
export function RemovalTimes({ asked }: { asked: Page['asked'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { toRemoval: times, counts } = asked;
  const figure = (value: number | null): string => formatFigure(value, language);
  const period = { from: formatDate(asked.from, language), to: formatDate(asked.to, language) };
  const most = Math.max(1, times.open, ...times.bins.map(({ count }) => count));
  const bar = (count: number, className: string) => (
    <td className="bar-cell">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" className={className}>
        <rect width={(count / most) * 100} height="10" />
      </svg>
    </td>
  );
  return (
    <section aria-labelledby="removal-title">
      <h2 id="removal-title">{t('pages.removal')}</h2>
      {counts.asked === 0 ? (
        <Empty>{t('pages.notAsked', period)}</Empty>
      ) : (
        <>
          <p>
            {times.median === null
              ? t('pages.medianOpen', { count: counts.asked, asked: figure(counts.asked), open: figure(times.open) })
              : t('pages.median', { count: counts.asked, asked: figure(counts.asked), days: figure(times.median) })}
          </p>
          <table className="chart removal">
            <caption>{t('pages.removalUnit', period)}</caption>
            <tbody>
              {times.bins.map(({ from, to, count }) => (
                <tr key={from}>
                  <th scope="row">{to === null ? t('pages.daysFrom', { from }) : t('pages.days', { from, to })}</th>
                  {bar(count, 'bar-removed')}
                  <td className="number">{figure(count)}</td>
                </tr>
              ))}
              <tr>
                <th scope="row">{t('pages.stillThere')}</th>
                {bar(times.open, 'bar-online')}
                <td className="number">{figure(times.open)}</td>
              </tr>
            </tbody>
          </table>
          <p className="quiet">{t('pages.removalNote')}</p>
        </>
      )}
    </section>
  );
}
