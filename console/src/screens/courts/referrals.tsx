import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { formatDate } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { DataTable } from '../../parts/list/data-table.tsx';
import { Paged, usePaged } from '../../parts/list/paged.tsx';
import { StateFilter, useFilter } from '../../parts/list/state-filter.tsx';
import { Term } from '../../parts/term.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';
import { DueDay, StandingTag } from './standing.tsx';

type Referral = Schemas['Referral'];

const WAITS = ['us', 'late', 'them', 'nobody', 'all'] as const;

/** What was sent to courts and authorities, by whom it waits for. */
export function Referrals() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [waits, setWaits] = useFilter('waits', WAITS, 'us');
  const query = usePaged(['referrals', waits], (page) =>
    unwrap(api.GET('/v1/referrals', { params: { query: { ...page, waits } } })),
  );
  const cells = {
    case: ({ case: of, title }: Referral) => (
      <Link to={`${paths.case(of)}?tab=file`}>
        <Said>{title}</Said>
      </Link>
    ),
    recipient: ({ choice }: Referral) => choice.name,
    state: ({ standing }: Referral) => <StandingTag standing={standing} />,
    number: ({ standing }: Referral) => <Said>{standing.registerNumber ?? '–'}</Said>,
    since: ({ standing }: Referral) => (
      <>
        {formatDate(standing.since, language)}
        <br />
        <span className="quiet">{t('referrals.days', { count: standing.daysSince })}</span>
      </>
    ),
    due: ({ standing }: Referral) => <DueDay due={standing.due} />,
  };
  return (
    <>
      <h1>
        <Term of="referral">{t('referrals.title')}</Term>
      </h1>
      <p>
        {t('referrals.intro')} <Link to={paths.courts}>{t('referrals.toCourts')}</Link>
      </p>
      <StateFilter
        label={t('referrals.filter')}
        values={WAITS}
        value={waits}
        nameOf={(one) => t(`referrals.waits.${one}`)}
        onChoose={setWaits}
      />
      <Paged query={query} empty={t('referrals.empty')}>
        {(items) => (
          <DataTable
            caption={t('referrals.title')}
            head="case"
            cells={cells}
            nameOf={(name) => t(`referrals.column.${name}`)}
            rows={items}
            keyOf={({ id }) => id}
            hasKeys
          />
        )}
      </Paged>
    </>
  );
}
