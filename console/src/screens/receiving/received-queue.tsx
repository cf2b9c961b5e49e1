import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { RECEIVED_STATES } from '../../client/values.ts';
import { useDocumentTitles } from '../../parts/document-titles.ts';
import { formatInstant } from '../../parts/format.ts';
import { Link } from '../../parts/link.tsx';
import { DataTable } from '../../parts/list/data-table.tsx';
import { Paged, usePaged } from '../../parts/list/paged.tsx';
import { StateFilter, useFilter } from '../../parts/list/state-filter.tsx';
import { Term } from '../../parts/term.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';
import { ReceivingNav } from './receiving-nav.tsx';

type Received = Schemas['ReceivedNotice'];

/** Notices that came in: orders, then trusted flaggers, then the most severe. */
export function ReceivedQueue() {
  const { t, i18n } = useTranslation();
  const titleOf = useDocumentTitles();
  const [state, setState] = useFilter('state', RECEIVED_STATES, 'open');
  const query = usePaged(['received', state], (page) =>
    unwrap(api.GET('/v1/received', { params: { query: { state, ...page } } })),
  );
  const cells = {
    severity: ({ severity }: Received) =>
      severity ? <span className={`tag ${severity}`}>{t(`severity.${severity}`)}</span> : '–',
    address: ({ id, firstUrl, urls }: Received) => (
      <>
        <Link to={paths.receivedOne(id)}>
          <span className="address">
            <Said>{firstUrl ?? t('receiving.received.noAddress')}</Said>
          </span>
        </Link>
        {urls > 1 && ` +${urls - 1}`}
      </>
    ),
    from: ({ sender, notifier, trusted, kind }: Received) => (
      <>
        <Said>{sender ?? notifier ?? t('receiving.received.anonymous')}</Said>{' '}
        {trusted && <span className="tag sealed">{t('receiving.received.trusted')}</span>}{' '}
        {kind !== 'dsa-16' && <span className="tag high">{titleOf(kind)}</span>}
      </>
    ),
    way: ({ way }: Received) => t(`receiving.way.${way}`),
    alike: ({ alike }: Received) => alike,
    at: ({ receivedAt }: Received) => formatInstant(receivedAt, i18n.language),
  };
  return (
    <>
      <h1>
        <Term of="notice">{t('receiving.received.title')}</Term>
      </h1>
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
            cells={cells}
            nameOf={(name) => t(`receiving.received.${name}`)}
            terms={{ severity: 'finding' }}
            head="address"
            numbers={['alike']}
            rows={items}
            keyOf={({ id }) => id}
            hasKeys
          />
        )}
      </Paged>
    </>
  );
}
