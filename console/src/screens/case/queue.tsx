import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { CASE_STATES } from '../../client/values.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Link } from '../../parts/link.tsx';
import { Paged, usePaged } from '../../parts/paged.tsx';
import { StateFilter, useFilter } from '../../parts/state-filter.tsx';
import { paths } from '../../paths.ts';
import { FiguresStrip } from './figures.tsx';

/** The cases of a state, most points first. */
export function Queue() {
  const { t } = useTranslation();
  const [state, setState] = useFilter('state', CASE_STATES, 'open');
  const query = usePaged(['cases', state], (page) =>
    unwrap(api.GET('/v1/cases', { params: { query: { state, ...page } } })),
  );
  const columns: Column<Schemas['Case']>[] = [
    {
      key: 'severity',
      title: t('queue.severity'),
      cell: ({ severity }) => <span className={`tag ${severity}`}>{t(`severity.${severity}`)}</span>,
    },
    {
      key: 'offer',
      title: t('queue.offer'),
      is: 'head',
      cell: ({ id, title }) => (
        <Link to={paths.case(id)}>
          <bdi>{title}</bdi>
        </Link>
      ),
    },
    { key: 'trader', title: t('queue.trader'), cell: ({ trader }) => <bdi>{trader || t('queue.noTrader')}</bdi> },
    { key: 'platform', title: t('queue.platform'), cell: ({ platform }) => <bdi>{platform}</bdi> },
    { key: 'packs', title: t('queue.packs'), cell: ({ packs }) => packs.join(', ') },
    {
      key: 'stage',
      title: t('queue.stage'),
      cell: ({ stage }) => <span className={`tag ${stage}`}>{t(`stage.${stage}`)}</span>,
    },
    { key: 'score', title: t('queue.score'), is: 'number', cell: ({ score }) => score.points },
  ];
  return (
    <>
      <h1>{t('queue.title')}</h1>
      <FiguresStrip />
      <StateFilter
        label={t('queue.filter')}
        values={CASE_STATES}
        value={state}
        nameOf={(one) => t(`queue.${one}`)}
        onChoose={setState}
      />
      <Paged query={query} empty={t('queue.empty')}>
        {(cases) => (
          <DataTable
            key={state}
            caption={t('queue.title')}
            columns={columns}
            rows={cases}
            keyOf={({ id }) => id}
            hasKeys
          />
        )}
      </Paged>
      <p className="quiet">{t('queue.keys')}</p>
    </>
  );
}
