import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { HELD } from '../../parts/read.ts';
import { type Filters, listQuery } from './filters.ts';
import { type Page, patchRow, removeRows, weigh } from './rows.ts';

type Row = Schemas['Case'];

const PAGE_SIZE = 100;

/** The rows of a view. They stay in their order until one asks for those that came since; what changed in them shows. */
export function useCaseList(filters: Filters) {
  const queries = useQueryClient();
  const query = listQuery(filters);
  const name = JSON.stringify(query);
  const key = useMemo(() => ['list', name], [name]);
  const load = (cursor: string, limit = PAGE_SIZE) =>
    unwrap(api.GET('/v1/cases', { params: { query: { ...query, limit, ...(cursor && { cursor }) } } }));
  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    ...HELD,
  });
  // Asked anew at each change that the server tells: the top of the list as it would be now.
  const top = useQuery({ queryKey: ['cases', 'top', name], queryFn: () => load('') });
  const { data } = list;
  const { rows, fresh } = useMemo(() => weigh(data?.pages ?? [], top.data?.items ?? []), [data, top.data]);

  const refresh = useCallback(() => queries.resetQueries({ queryKey: key }), [queries, key]);
  const remove = useCallback(
    (ids: ReadonlySet<string>) => {
      queries.setQueryData<InfiniteData<Page<Row>, string>>(
        key,
        (was) => was && { ...was, pages: removeRows(was.pages, ids) },
      );
      queries.setQueryData<Page<Row>>(['cases', 'top', name], (was) => was && removeRows([was], ids)[0]);
    },
    [queries, key, name],
  );
  const patch = useCallback(
    (row: Row) => {
      queries.setQueryData<InfiniteData<Page<Row>, string>>(
        key,
        (was) => was && { ...was, pages: was.pages.map((page) => patchRow(page, row)) },
      );
      queries.setQueryData<Page<Row>>(['cases', 'top', name], (was) => was && patchRow(was, row));
    },
    [queries, key, name],
  );
  // Under nobody's eyes nothing moves.
  const isEmpty = data !== undefined && rows.length === 0;
  useEffect(() => {
    if (isEmpty && fresh > 0) void refresh();
  }, [isEmpty, fresh, refresh]);
  return { list, rows, fresh: isEmpty ? 0 : fresh, refresh, remove, patch };
}
