import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../client/api.ts';
import { formatFigure, formatShare } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { DataTable } from '../../../parts/list/data-table.tsx';
import { useFigureName } from './figures.tsx';

type Report = Schemas['TrustedFlaggerReport'];

/** How often the unit's notices were wrong: what it found itself, for what cause, and beside it what was rejected. */
export function OwnErrorRate({ report }: { report: Report }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { errors, rejected, definitions } = report;
  const nameOf = useFigureName(definitions);
  const rows = [
    { name: 'sent', notices: errors.sent },
    { name: 'withdrawn', notices: errors.withdrawn },
    { name: 'corrected', notices: errors.corrected },
    ...errors.byCause.map(({ cause, notices }) => ({ name: cause, notices })),
    { name: 'rejected', notices: rejected.notices },
    { name: 'agreed', notices: rejected.agreed },
  ];
  type Row = (typeof rows)[number];
  return (
    <section aria-labelledby="rate-title">
      <h2 id="rate-title">{t('flagger.errors')}</h2>
      <p>
        {errors.rate === null
          ? t('flagger.noRate')
          : t('flagger.rate', {
              share: formatShare(errors.rate.share, language),
              low: formatShare(errors.rate.low, language),
              high: formatShare(errors.rate.high, language),
            })}
      </p>
      <p>{definitions.share?.says[language]}</p>
      <DataTable
        caption={t('flagger.errors')}
        cells={{
          figure: ({ name }: Row) => (
            <>
              {nameOf(name)}
              <br />
              <span className="quiet">{definitions[name]?.says[language]}</span>
            </>
          ),
          count: ({ notices }: Row) => formatFigure(notices, language),
        }}
        nameOf={(name) => t(`flagger.${name}`)}
        head="figure"
        numbers={['count']}
        rows={rows}
        keyOf={({ name }) => name}
      />
    </section>
  );
}
