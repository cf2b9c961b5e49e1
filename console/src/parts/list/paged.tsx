import { type InfiniteData, type QueryKey, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HELD } from '../read.ts';
import { Empty, Failed, Loading } from '../states.tsx';
import { itemsOf, type Page, pageQuery } from './pages.ts';

type Paging<Of> = UseInfiniteQueryResult<InfiniteData<Of, string>>;

/** A list of the API, page after page by its cursors. `options`: `HELD`, where it stays as it is under its reader. */
export function usePaged<Of extends Page<unknown>>(
  queryKey: QueryKey,
  load: (query: { limit: number; cursor?: string }) => Promise<Of>,
  options: Partial<typeof HELD> = {},
): Paging<Of> {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => load(pageQuery(pageParam)),
    initialPageParam: '',
    getNextPageParam: (page: Of) => page.next ?? undefined,
    ...options,
  });
}

/** What has come of a list, what to say of an empty one, and the way to more. */
export function Paged<Item>(props: {
  query: Paging<Page<Item>>;
  empty: string;
  children: (items: Item[]) => ReactNode;
}) {
  const { query, empty, children } = props;
  const { t } = useTranslation();
  if (query.data === undefined)
    return query.isError ? <Failed error={query.error} onRetry={query.refetch} /> : <Loading />;
  const items = itemsOf(query.data.pages);
  return (
    <>
      {items.length === 0 ? <Empty>{empty}</Empty> : children(items)}
      {query.hasNextPage && (
        <button type="button" onClick={() => query.fetchNextPage()} disabled={query.isFetchingNextPage}>
          {t('state.more')}
        </button>
      )}
    </>
  );
}
