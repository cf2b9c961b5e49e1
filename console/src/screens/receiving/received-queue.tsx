import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../client/api.ts';
import { formatInstant } from '../../parts/format.ts';
import { Link } from '../../parts/link.tsx';
import { paths } from '../../paths.ts';
import { ReceivingNav } from './receiving-nav.tsx';

const STATES = ['open', 'decided', 'set-aside'] as const;
const COLUMNS = ['severity', 'address', 'from', 'way', 'alike', 'at'] as const;

/** Notices that came in: orders, then trusted flaggers, then the most severe. */
export function ReceivedQueue() {
  const { t, i18n } = useTranslation();
  const [state, setState] = useState<(typeof STATES)[number]>('open');
  const query = useInfiniteQuery({
    queryKey: ['received', state],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/received', {
          params: { query: { state, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <h1>{t('receiving.received.title')}</h1>
      <ReceivingNav />
      <fieldset className="filter" aria-label={t('receiving.received.filter')}>
        {STATES.map((one) => (
          <button key={one} type="button" aria-pressed={one === state} onClick={() => setState(one)}>
            {t(`receiving.state.${one}`)}
          </button>
        ))}
      </fieldset>
      {query.isError && (
        <p role="alert" className="error">
          {t('state.failed')} {query.error.message}
        </p>
      )}
      {query.isPending && <p role="status">{t('state.loading')}</p>}
      {query.isSuccess && items.length === 0 && <p className="message">{t('receiving.received.empty')}</p>}
      {items.length > 0 && (
        <section className="scroll" aria-label={t('receiving.received.title')}>
          <table className="cases">
            <thead>
              <tr>
                {COLUMNS.map((name) => (
                  <th key={name} scope="col">
                    {t(`receiving.received.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.id}>
                  <td>
                    {item.severity ? (
                      <span className={`tag ${item.severity}`}>{t(`severity.${item.severity}`)}</span>
                    ) : (
                      '–'
                    )}
                  </td>
                  <th scope="row">
                    <Link to={paths.receivedOne(item.id)}>
                      <bdi className="address">{item.firstUrl ?? t('receiving.received.noAddress')}</bdi>
                    </Link>
                    {item.urls > 1 && ` +${item.urls - 1}`}
                  </th>
                  <td>
                    <bdi>{item.sender ?? item.notifier ?? t('receiving.received.anonymous')}</bdi>{' '}
                    {item.trusted && <span className="tag sealed">{t('receiving.received.trusted')}</span>}{' '}
                    {item.kind !== 'dsa-16' && <span className="tag high">{t(`act.kinds.${item.kind}`)}</span>}
                  </td>
                  <td>{t(`receiving.way.${item.way}`)}</td>
                  <td className="score">{item.alike}</td>
                  <td>{formatInstant(item.receivedAt, i18n.language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {query.hasNextPage && (
        <button type="button" onClick={() => query.fetchNextPage()} disabled={query.isFetchingNextPage}>
          {t('queue.more')}
        </button>
      )}
    </>
  );
}
