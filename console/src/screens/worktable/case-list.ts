import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { HELD } from '../../parts/read.ts';
import { type Filters, listQuery } from './filters.ts';
import { type Page, patchRow, removeRows, weigh } from './rows.ts';

type Row = Schemas['Case'];

const PAGE_SIZE = 100;
/** The first rows of a list are its top as it is: not asked for twice at once. */
const JUST_MS = 2_000;

/** The rows of a view. They stay in their order until one asks for those that came since; what changed in them shows. */
export function useCaseList(filters: Filters) {
  const queries = useQueryClient();
  const query = listQuery(filters);
  const name = JSON.stringify(query);
  const key = useMemo(() => ['list', name], [name]);
  const topKey = useMemo(() => ['cases', 'top', name], [name]);
  const load = (cursor: string, limit = PAGE_SIZE) =>
    unwrap(api.GET('/v1/cases', { params: { query: { ...query, limit, ...(cursor && { cursor }) } } }));
  const list = useInfiniteQuery({
    queryKey: key,
    async queryFn({ pageParam }) {
      const page = await load(pageParam);
      if (pageParam === '') queries.setQueryData(topKey, page);
      return page;
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    ...HELD,
  });
  // Asked anew at each change that the server tells: the top of the list as it would be now.
  const { data } = list;
  const top = useQuery({
    queryKey: topKey,
    queryFn: () => load(''),
    enabled: data !== undefined,
    staleTime: JUST_MS,
  });
  const { rows, fresh } = useMemo(() => weigh(data?.pages ?? [], top.data?.items ?? []), [data, top.data]);

  const refresh = useCallback(() => queries.resetQueries({ queryKey: key }), [queries, key]);
  const remove = useCallback(
    (ids: ReadonlySet<string>) => {
      queries.setQueryData<InfiniteData<Page<Row>, string>>(
        key,
        (was) => was && { ...was, pages: removeRows(was.pages, ids) },
      );
      queries.setQueryData<Page<Row>>(topKey, (was) => was && removeRows([was], ids)[0]);
    },
    [queries, key, topKey],
  );
  const patch = useCallback(
    (row: Row) => {
      queries.setQueryData<InfiniteData<Page<Row>, string>>(
        key,
        (was) => was && { ...was, pages: was.pages.map((page) => patchRow(page, row)) },
      );
      queries.setQueryData<Page<Row>>(topKey, (was) => was && patchRow(was, row));
    },
    [queries, key, topKey],
  );
  // Under nobody's eyes nothing moves.
  const isEmpty = data !== undefined && rows.length === 0;
  useEffect(() => {
    if (isEmpty && fresh > 0) void refresh();
  }, [isEmpty, fresh, refresh]);
  return { list, rows, fresh: isEmpty ? 0 : fresh, refresh, remove, patch };
}
