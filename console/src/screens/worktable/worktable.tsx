import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../client/api.ts';
import { mayWork, useAccount } from '../../parts/account.ts';
import { isCommand } from '../../parts/command-key.ts';
import { Link } from '../../parts/link.tsx';
import { useCounts } from '../../parts/list/counts.ts';
import { type Decided, useDecided } from '../../parts/list/decided.ts';
import { nextRow } from '../../parts/list/next-row.ts';
import { useNow } from '../../parts/now.ts';
import { useRead } from '../../parts/read.ts';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { withAllWords } from '../../parts/words.ts';
import { goTo, paths, replacePath, useSearch } from '../../paths.ts';
import { Assigned, useAssign } from './assigned.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { useCaseList } from './case-list.ts';
import { CaseRows, type RowsHandle } from './case-rows.tsx';
import type { Asked } from './decide-many.tsx';
import { Detail, fetchCasePage } from './detail.tsx';
import { FilterBar } from './filter-bar.tsx';
import { filterQuery, readFilters, writeFilters } from './filters.ts';
import { isNarrowed, leavesBy, placeOf, totalOf } from './place.ts';
import { extend, kept, NONE, nextCase, type Selection, toggle, toggleAll, writeTogether } from './selection.ts';
import { Views } from './views.tsx';

/** Found whole, and not as a beginning (the server's search-words.ts). */
const SHORT_WORD = /(?:^|\s)[\p{scx=Latin}\p{scx=Greek}\p{scx=Cyrillic}\p{N}]{1,2}(?=\s|$)/u;

const DecideMany = lazy(async () => ({ default: (await import('./decide-many.tsx')).DecideMany }));

const WaitingActs = lazy(async () => ({
  default: (await withAllWords(import('./waiting-acts.tsx'))).WaitingActs,
}));

/** The cases of a view, and beside them the one that is open. */
export function Worktable({ id }: { id: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const account = useAccount();
  const isWorking = mayWork(account);
  const search = useSearch();
  const filters = useMemo(() => readFilters(search), [search]);
  const address = writeFilters(filters);
  const place = placeOf(address);
  const now = useNow();
  const counts = useCounts(filterQuery(filters));
  const narrowed = useCounts({ ...filterQuery(filters), state: filters.states }, isNarrowed(filters));
  const saved = useRead(['saved-views'], () => api.GET('/v1/saved-views'));
  const { list, rows, fresh, refresh, remove, patch } = useCaseList(filters);
  const ids = useMemo(() => rows.map((row) => row.id), [rows]);
  const handle = useRef<RowsHandle>(null);

  const [moved, setMoved] = useState<{ address: string; id: string | null }>({ address, id: place.current });
  const current = id || (moved.address === address ? moved.id : place.current);
  place.current = current;
  const [picked, setPicked] = useState<Selection>(NONE);
  const selection = useMemo(() => kept(picked, ids), [picked, ids]);
  const lastPicked = useRef<string | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);

  /** From where the open case was gone to: the way back is the browser's. */
  const openedFrom = useRef<string | null>(null);
  const move = useCallback((to: string | null) => setMoved({ address, id: to }), [address]);
  const open = useCallback(
    (wanted: string) => {
      const to = `${paths.case(wanted)}${address}`;
      setMoved({ address, id: wanted });
      if (location.pathname !== paths.worktable) replacePath(to);
      else {
        openedFrom.current = address;
        goTo(to);
      }
    },
    [address],
  );
  const close = (): void => {
    if (openedFrom.current === address) history.back();
    else goTo(`${paths.worktable}${address}`);
    openedFrom.current = null;
  };
  const preloadCase = useCallback(
    (wanted: string | null | undefined) => {
      if (!wanted) return;
      void fetchCasePage();
      void queries.prefetchQuery({
        queryKey: ['case', wanted],
        queryFn: () => unwrap(api.GET('/v1/cases/{id}', { params: { path: { id: wanted } } })),
        staleTime: 30_000,
      });
    },
    [queries],
  );

  // Who comes back to the list goes on at their row.
  const wasOpen = useRef(id);
  useEffect(() => {
    if (wasOpen.current !== '' && id === '' && current) handle.current?.focus(current);
    wasOpen.current = id;
  }, [id, current]);
  // What is likely opened next is there before it is asked for.
  const next = current === null ? ids[0] : nextCase(ids, current);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (id === '') preloadCase(current);
      preloadCase(next);
    }, 200);
    return () => clearTimeout(timer);
  }, [id, current, next, preloadCase]);

  const { run, isRunning, assign } = useAssign(patch);
  const chosen = (): readonly string[] => (selection.size > 0 ? [...selection] : current === null ? [] : [current]);
  const chosenRows = () => {
    const wanted = new Set(chosen());
    return rows.filter((row) => wanted.has(row.id));
  };
  const decide = (kind: Decided['kind']): void => {
    const found = chosenRows();
    if (found.length > 0) setAsked({ kind, rows: found });
  };

  useDecided((what) => {
    if (what === 'undone') {
      void refresh();
      return;
    }
    if (what.stays) return;
    const gone = new Set(what.cases.map((one) => one.id));
    setPicked(new Set([...picked].filter((one) => !gone.has(one))));
    if (current === null || !gone.has(current) || !ids.includes(current)) {
      if (leavesBy(what.kind, filters)) remove(gone);
      return;
    }
    const after = nextCase(ids, current, gone);
    if (leavesBy(what.kind, filters)) remove(gone);
    move(after);
    if (id === '') setTimeout(() => after && handle.current?.focus(after));
    else if (after) open(after);
    else close();
  });

  const step = (to: string | null | undefined): void => {
    if (!to) return;
    move(to);
    handle.current?.focus(to);
    if (id !== '') open(to);
  };
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (!isCommand(event)) return;
    const { key } = event;
    const isInList = event.target instanceof Element && event.target.closest('.rows') !== null;
    const arrow = isInList ? { ArrowDown: 'j', ArrowUp: 'k' }[key] : undefined;
    const at = current === null ? -1 : ids.indexOf(current);
    const to = nextRow(arrow ?? key, at, ids.length);
    const isOfList = id === '' || selection.size > 0;
    const kind = ({ c: 'confirm', d: 'dismiss', e: 'escalate' } as const)[key];
    if (to !== null) step(ids[to]);
    else if (key === 'Enter' && event.target === document.body && current && id === '') open(current);
    else if (key === 'x' && current && isWorking) setPicked(toggle(selection, current));
    else if (key === 'n') {
      const after = current === null ? ids[0] : nextCase(ids, current);
      if (after) open(after);
    } else if (key === 'a' && account && isWorking) assign(chosenRows(), account.id);
    else if (kind && isOfList && isWorking) decide(kind);
    else if (key === 'Escape' && selection.size > 0) setPicked(NONE);
    else if (key === 'Escape' && id !== '') close();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    // Before the keys of the open case: what is selected goes first.
    addEventListener('keydown', press, { capture: true });
    return () => removeEventListener('keydown', press, { capture: true });
  }, []);

  const select = useCallback(
    (wanted: string, isRange: boolean) => {
      const from = lastPicked.current;
      setPicked((was) => (isRange && from !== null ? extend(was, ids, from, wanted) : toggle(was, wanted)));
      lastPicked.current = wanted;
    },
    [ids],
  );
  const total = totalOf(filters, isNarrowed(filters) ? narrowed : counts);
  const title = t(filters.view === null ? 'worktable.title' : `worktable.view.${filters.view}`);
  return (
    <div className={`worktable ${id === '' ? '' : 'split'}`}>
      <section className="list" aria-label={t('worktable.list')}>
        <header>
          <h1>{title}</h1>
          {total !== null && (
            <span className="count">{total + (filters.view === 'approve' ? (counts?.proposals ?? 0) : 0)}</span>
          )}
          {fresh > 0 && (
            <button type="button" className="fresh" onClick={() => void refresh()}>
              {t('worktable.fresh', { count: fresh })}
            </button>
          )}
        </header>
        <Views filters={filters} counts={counts} saved={saved.data?.items ?? []} />
        <FilterBar
          filters={filters}
          saved={saved.data?.items ?? []}
          onChange={(changed) => goTo(`${paths.worktable}${writeFilters(changed)}`)}
        />
        {run && <Assigned run={run} isRunning={isRunning} />}
        <Suspense>{filters.view === 'approve' && <WaitingActs />}</Suspense>
        {list.data === undefined ? (
          list.isError ? (
            <Failed error={list.error} onRetry={list.refetch} />
          ) : (
            <Loading />
          )
        ) : rows.length === 0 && !list.hasNextPage ? (
          <Empty>
            {t(filters.view === null && address === '' ? 'worktable.empty' : 'worktable.none')}{' '}
            {SHORT_WORD.test(filters.text) && t('worktable.shortWord')}
            {filters.view === null && address === '' && isWorking && (
              <Link to={paths.intake}>{t('worktable.give')}</Link>
            )}
          </Empty>
        ) : (
          <CaseRows
            key={address}
            ref={handle}
            name={title}
            rows={rows}
            total={total}
            hasMore={list.hasNextPage && !list.isFetchingNextPage}
            onMore={list.fetchNextPage}
            search={address}
            now={now}
            current={current}
            selection={selection}
            onOpen={open}
            mayPick={isWorking}
            onSelect={select}
            onSelectAll={() => setPicked(toggleAll(selection, ids))}
            top={place.top}
            onScroll={(top) => {
              place.top = top;
            }}
          />
        )}
        {selection.size > 0 && (
          <BulkBar
            count={selection.size}
            isBusy={isRunning}
            isClosed={chosenRows().every(({ closed }) => closed !== null)}
            onDecide={decide}
            onAssign={(to) => assign(chosenRows(), to)}
            onWrite={() => goTo(writeTogether(chosen()))}
            onClear={() => setPicked(NONE)}
          />
        )}
      </section>
      {id !== '' && (
        <Detail id={id} onBack={close} onNext={nextCase(ids, id) === null ? null : () => step(nextCase(ids, id))} />
      )}
      <Suspense>{asked && <DecideMany asked={asked} />}</Suspense>
    </div>
  );
}
