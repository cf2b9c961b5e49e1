import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { Link } from '../../parts/link.tsx';
import { goTo, paths } from '../../paths.ts';
import { FiguresStrip } from './figures.tsx';

const STATES = ['open', 'confirmed', 'escalated', 'dismissed'] as const;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], dialog') !== null;

function CaseRow({ found, isCurrent }: { found: Schemas['Case']; isCurrent: boolean }) {
  const { t } = useTranslation();
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isCurrent) row.current?.querySelector('a')?.focus();
  }, [isCurrent]);
  return (
    <tr ref={row}>
      <td>
        <span className={`tag ${found.severity}`}>{t(`severity.${found.severity}`)}</span>
      </td>
      <th scope="row">
        <Link to={paths.case(found.id)}>
          <bdi>{found.title}</bdi>
        </Link>
      </th>
      <td>
        <bdi>{found.trader || t('queue.noTrader')}</bdi>
      </td>
      <td>
        <bdi>{found.platform}</bdi>
      </td>
      <td>{found.packs.join(', ')}</td>
      <td>
        <span className={`tag ${found.stage}`}>{t(`stage.${found.stage}`)}</span>
      </td>
      <td className="score">{found.score.points}</td>
    </tr>
  );
}

/** The cases of a state, most points first. */
export function Queue() {
  const { t } = useTranslation();
  const [state, setState] = useState<(typeof STATES)[number]>('open');
  const [current, setCurrent] = useState(-1);
  const query = useInfiniteQuery({
    queryKey: ['cases', state],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/cases', { params: { query: { state, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } } }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const cases = query.data?.pages.flatMap((page) => page.items) ?? [];
  useEffect(() => {
    const move = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'j') setCurrent((at) => Math.min(at + 1, cases.length - 1));
      if (event.key === 'k') setCurrent((at) => Math.max(at - 1, 0));
      const found = cases[current];
      if (event.key === 'Enter' && found && event.target === document.body) goTo(paths.case(found.id));
    };
    addEventListener('keydown', move);
    return () => removeEventListener('keydown', move);
  }, [cases, current]);
  return (
    <>
      <h1>{t('queue.title')}</h1>
      <FiguresStrip />
      <fieldset className="filter" aria-label={t('queue.filter')}>
        {STATES.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === state}
            onClick={() => {
              setState(one);
              setCurrent(-1);
            }}
          >
            {t(`queue.${one}`)}
          </button>
        ))}
      </fieldset>
      {query.isError && (
        <p role="alert" className="error">
          {t('state.failed')} {query.error.message}
        </p>
      )}
      {query.isPending && <p role="status">{t('state.loading')}</p>}
      {query.isSuccess && cases.length === 0 && <p className="message">{t('queue.empty')}</p>}
      {cases.length > 0 && (
        <section className="scroll" aria-label={t('queue.title')}>
          <table className="cases">
            <thead>
              <tr>
                {(['severity', 'offer', 'trader', 'platform', 'packs', 'stage', 'score'] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(`queue.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {cases.map((found, index) => (
                <CaseRow key={found.id} found={found} isCurrent={index === current} />
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
      <p className="quiet">{t('queue.keys')}</p>
    </>
  );
}
