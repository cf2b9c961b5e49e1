import { type InfiniteData, type QueryKey, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { pageQuery } from '../../parts/list/pages.ts';
import type { Page } from './page-body.tsx';

/** What is known of something, its cases page after page. */
export function usePage<Of extends Page>(
  queryKey: QueryKey,
  load: (query: { limit: number; cursor?: string }) => Promise<Of>,
): UseInfiniteQueryResult<InfiniteData<Of, string>> {
  return useInfiniteQuery({
    queryKey: ['page', ...queryKey],
    queryFn: ({ pageParam }) => load(pageQuery(pageParam)),
    initialPageParam: '',
    getNextPageParam: (page: Of) => page.next ?? undefined,
  });
}
