import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { DataTable } from '../../parts/list/data-table.tsx';
import { Paged, usePaged } from '../../parts/list/paged.tsx';
import { StateFilter, useFilter } from '../../parts/list/state-filter.tsx';
import { PlatformName } from '../../parts/text/platform-name.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';

type Row = Schemas['IntakeRow'];
const ONLY = ['all', 'cases', 'known', 'unread'] as const;

/** How far an offer is. */
function Step({ row }: { row: Row }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (row.failure && !row.isRead)
    return (
      <span className="error">
        <Said isWhole>{row.failure[language]}</Said>
      </span>
    );
  if (row.isSealed) return <span className="tag sealed">{t('intake.is.sealed')}</span>;
  if (row.isScreened) return <span className="tag">{t('intake.is.screened')}</span>;
  return <span className="tag">{t(row.isRead ? 'intake.is.read' : 'intake.is.waiting')}</span>;
}

/** The offers of an intake, with what came of each. */
export function Rows({ id }: { id: string }) {
  const { t } = useTranslation();
  const [only, setOnly] = useFilter('only', ONLY, 'all');
  const query = usePaged(['intakes', id, 'rows', only], ({ limit, cursor }) =>
    unwrap(
      api.GET('/v1/intakes/{id}/rows', {
        params: {
          path: { id },
          query: {
            limit,
            ...(cursor ? { cursor: Number(cursor) } : {}),
            ...(only === null || only === 'all' ? {} : { only }),
          },
        },
      }),
    ),
  );
  return (
    <>
      <h2>{t('intake.offers')}</h2>
      <StateFilter
        label={t('intake.offers')}
        values={ONLY}
        value={only}
        nameOf={(one) => t(`intake.only.${one}`)}
        onChoose={setOnly}
      />
      <Paged query={query} empty={t('intake.noOffers')}>
        {(rows) => (
          <DataTable
            caption={t('intake.offers')}
            head="title"
            nameOf={(name) => t(`intake.column.${name}`)}
            rows={rows}
            keyOf={(row) => row.id}
            cells={{
              title: ({ listing, isKnown, cases: [first] }) => (
                <>
                  {first ? (
                    <Link to={paths.case(first.id)}>
                      <Said>{listing.title}</Said>
                    </Link>
                  ) : (
                    <Said>{listing.title}</Said>
                  )}{' '}
                  {isKnown && <span className="tag">{t('intake.is.known')}</span>}
                </>
              ),
              platform: ({ listing }) => <PlatformName host={listing.platform} />,
              place: ({ place }) => <Said>{place}</Said>,
              step: (row) => <Step row={row} />,
              case: ({ cases }) =>
                cases.map((one) => (
                  <span key={one.id} className="tag">
                    {t(`decide.is.${one.state}`)}
                  </span>
                )),
            }}
            hasKeys
          />
        )}
      </Paged>
    </>
  );
}
