import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { RECEIVED_STATES } from '../../client/values.ts';
import { useActTitles } from '../../parts/act-titles.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { formatInstant } from '../../parts/format.ts';
import { Link } from '../../parts/link.tsx';
import { Paged, usePaged } from '../../parts/paged.tsx';
import { StateFilter, useFilter } from '../../parts/state-filter.tsx';
import { paths } from '../../paths.ts';
import { ReceivingNav } from './receiving-nav.tsx';

/** Notices that came in: orders, then trusted flaggers, then the most severe. */
export function ReceivedQueue() {
  const { t, i18n } = useTranslation();
  const titleOf = useActTitles();
  const [state, setState] = useFilter('state', RECEIVED_STATES, 'open');
  const query = usePaged(['received', state], (page) =>
    unwrap(api.GET('/v1/received', { params: { query: { state, ...page } } })),
  );
  const columns: Column<Schemas['ReceivedNotice']>[] = [
    {
      key: 'severity',
      title: t('receiving.received.severity'),
      cell: ({ severity }) => (severity ? <span className={`tag ${severity}`}>{t(`severity.${severity}`)}</span> : '–'),
    },
    {
      key: 'address',
      title: t('receiving.received.address'),
      is: 'head',
      cell: ({ id, firstUrl, urls }) => (
        <>
          <Link to={paths.receivedOne(id)}>
            <bdi className="address">{firstUrl ?? t('receiving.received.noAddress')}</bdi>
          </Link>
          {urls > 1 && ` +${urls - 1}`}
        </>
      ),
    },
    {
      key: 'from',
      title: t('receiving.received.from'),
      cell: ({ sender, notifier, trusted, kind }) => (
        <>
          <bdi>{sender ?? notifier ?? t('receiving.received.anonymous')}</bdi>{' '}
          {trusted && <span className="tag sealed">{t('receiving.received.trusted')}</span>}{' '}
          {kind !== 'dsa-16' && <span className="tag high">{titleOf(kind)}</span>}
        </>
      ),
    },
    { key: 'way', title: t('receiving.received.way'), cell: ({ way }) => t(`receiving.way.${way}`) },
    { key: 'alike', title: t('receiving.received.alike'), is: 'number', cell: ({ alike }) => alike },
    {
      key: 'at',
      title: t('receiving.received.at'),
      cell: ({ receivedAt }) => formatInstant(receivedAt, i18n.language),
    },
  ];
  return (
    <>
      <h1>{t('receiving.received.title')}</h1>
      <ReceivingNav />
      <StateFilter
        label={t('receiving.received.filter')}
        values={RECEIVED_STATES}
        value={state}
        nameOf={(one) => t(`receiving.state.${one}`)}
        onChoose={setState}
      />
      <Paged query={query} empty={t('receiving.received.empty')}>
        {(items) => (
          <DataTable
            key={state}
            caption={t('receiving.received.title')}
            columns={columns}
            rows={items}
            keyOf={({ id }) => id}
            hasKeys
          />
        )}
      </Paged>
    </>
  );
}
