import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../client/api.ts';
import { formatDate, formatFigure, formatShare } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { DataTable } from '../../parts/list/data-table.tsx';
import { useRead } from '../../parts/read.ts';
import { Empty, Loaded } from '../../parts/states.tsx';
import { PlatformName } from '../../parts/text/platform-name.tsx';

type Errors = Schemas['NoticeErrors'];
type Row = Errors['byPlatform'][number];
const COUNTS = ['sent', 'withdrawn', 'corrected'] as const;

/** The unit's own notices that it found wrong after they were sent, within a period. */
export function OwnErrors({ period }: { period: { from?: string; to?: string } }) {
  const { t } = useTranslation();
  const query = useRead(['notice-errors', period], () => api.GET('/v1/notice-errors', { params: { query: period } }));
  return (
    <section aria-labelledby="errors-title">
      <h2 id="errors-title">{t('ownErrors.title')}</h2>
      <p className="quiet">{t('ownErrors.intro')}</p>
      <Loaded query={query}>{(errors) => <Shown errors={errors} />}</Loaded>
    </section>
  );
}

function Shown({ errors }: { errors: Errors }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { sent, withdrawn, corrected, rate, byPlatform, byCause } = errors;
  const period = { from: formatDate(errors.from, language), to: formatDate(errors.to, language) };
  if (rate === null) return <Empty>{t('ownErrors.none', period)}</Empty>;
  const causes = byCause.filter(({ notices }) => notices > 0);
  const number = (name: (typeof COUNTS)[number]) => (row: Row) => formatFigure(row[name], language);
  return (
    <>
      <p>
        {t('ownErrors.said', {
          ...period,
          sent: formatFigure(sent, language),
          wrong: formatFigure(withdrawn + corrected, language),
          share: formatShare(rate.share, language),
          low: formatShare(rate.low, language),
          high: formatShare(rate.high, language),
        })}
      </p>
      {causes.length > 0 && (
        <ul>
          {causes.map(({ cause, notices }) => (
            <li key={cause}>
              {t(`amend.causes.${cause}`)}: {formatFigure(notices, language)}
            </li>
          ))}
        </ul>
      )}
      <DataTable
        caption={t('ownErrors.byPlatform')}
        cells={{
          platform: ({ platform }: Row) => <PlatformName host={platform} />,
          sent: number('sent'),
          withdrawn: number('withdrawn'),
          corrected: number('corrected'),
        }}
        nameOf={(name) => t(`ownErrors.${name}`)}
        head="platform"
        numbers={COUNTS}
        rows={byPlatform}
        keyOf={({ platform }) => platform}
      />
    </>
  );
}
