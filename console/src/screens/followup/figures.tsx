import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../client/api.ts';
import { CHECK_RESULTS } from '../../client/values.ts';
import { formatFigure } from '../../parts/format.ts';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';

/** Bars of equal height, their lengths in proportion; the table beside says the same in numbers. */
function ChecksChart({ checks }: { checks: Schemas['Figures']['checks'] }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...CHECK_RESULTS.map((verdict) => checks[verdict]));
  return (
    <table className="chart">
      <caption>{t('figures.checks')}</caption>
      <tbody>
        {CHECK_RESULTS.map((verdict) => (
          <tr key={verdict}>
            <th scope="row">{t(`verdict.${verdict}`)}</th>
            <td>
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect className={`bar-${verdict}`} x="0" y="0" height="8" width={(checks[verdict] / most) * 100} />
              </svg>
            </td>
            <td className="number">{checks[verdict]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What figures count, in the sentences that releases carry too. */
function Definitions({ definitions }: { definitions: Schemas['Figures']['definitions'] }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'fr' ? 'fr' : 'en';
  const named = [
    ...CHECK_RESULTS.map((name) => [name, t(`verdict.${name}`)] as const),
    ['relistings', t('figures.relistings')] as const,
  ];
  return (
    <details>
      <summary>{t('figures.counts')}</summary>
      <dl>
        {named.map(([name, label]) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>{definitions[name]?.[language]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** The unit's figures at a glance. */
export function FiguresStrip() {
  const { t, i18n } = useTranslation();
  const query = useRead(['figures'], () => api.GET('/v1/figures'));
  return (
    <Loaded query={query}>
      {(figures) => (
        <>
          <section className="figures" aria-label={t('figures.title')}>
            <dl>
              {(
                [
                  ['listings', figures.screened],
                  ['open', figures.cases.open],
                  ['toSeal', figures.medianMinutesToSeal],
                  ['toRemoval', figures.medianHoursToRemoval],
                  ['relistings', figures.relistings],
                ] as const
              ).map(([name, value]) => (
                <div key={name}>
                  <dt>{t(`figures.${name}`)}</dt>
                  <dd>{formatFigure(value, i18n.language)}</dd>
                </div>
              ))}
            </dl>
            <ChecksChart checks={figures.checks} />
          </section>
          <Definitions definitions={figures.definitions} />
        </>
      )}
    </Loaded>
  );
}
