import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { CASE_DECISIONS } from '../../client/values.ts';
import { oversees, useAccount } from '../../parts/account.ts';
import { usePaged } from '../../parts/list/paged.tsx';
import { itemsOf } from '../../parts/list/pages.ts';
import { PHONE, useMedia } from '../../parts/media.ts';
import { ROLES } from '../../parts/people/roles.ts';
import { HELD, useRead } from '../../parts/read.ts';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { goTo, paths, useSearch } from '../../paths.ts';
import { AuditEntryDetail } from './audit-entry.tsx';
import { type AuditFilter, readAuditFilter, readEntry, writeAuditSearch } from './audit-filter.ts';
import { AuditRows } from './audit-rows.tsx';
import { AuditSearch } from './audit-search.tsx';
import { AuditState } from './audit-state.tsx';
import { useActs } from './use-acts.ts';

type Entry = Schemas['AuditEntry'];

/** The entry of a number that is not among those that were read: a link to it may be older than they. */
function useEntry(number: number | null, read: readonly Entry[]): Entry | undefined {
  const known = read.find((entry) => entry.number === number);
  const wanted = number !== null && known === undefined ? number : 0;
  const query = useRead(
    ['audit', 'entry', wanted],
    () => api.GET('/v1/audit', { params: { query: { cursor: wanted + 1, limit: 1 } } }),
    HELD,
  );
  return known ?? query.data?.items.find((entry) => entry.number === number);
}

function Log({ filter, open }: { filter: AuditFilter; open: number | null }) {
  const { t } = useTranslation();
  const query = usePaged(
    ['audit', filter],
    ({ cursor, ...page }) =>
      unwrap(
        api.GET('/v1/audit', {
          params: { query: { ...filter, ...page, ...(cursor !== undefined && { cursor: Number(cursor) }) } },
        }),
      ),
    HELD,
  );
  const accounts = useRead(['accounts'], () => api.GET('/v1/accounts'));
  const { fetchNextPage, isFetchingNextPage } = query;
  const onMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const entries = useMemo(() => itemsOf(query.data?.pages ?? []), [query.data]);
  const acts = useActs();
  const names = useMemo(
    () =>
      new Map([
        ...acts,
        ...ROLES.map((role) => [role, t(`people.roles.${role}`)] as const),
        ...CASE_DECISIONS.map((kind) => [kind, t(`decide.${kind}`)] as const),
        ...(accounts.data?.items.map(({ id, name }) => [id, name] as const) ?? []),
      ]),
    [acts, accounts.data, t],
  );
  const entry = useEntry(open, entries);
  const isFolded = useMedia(PHONE) || entry !== undefined;
  const addressOf = (number: number | null): string => `${paths.audit}${writeAuditSearch(filter, number)}`;
  return (
    <div className={`worktable ${entry ? 'split' : ''}`}>
      <div className="list">
        <header>
          {entry ? <p className="where">{t('app.audit')}</p> : <h1>{t('app.audit')}</h1>}
          <button type="button" disabled={query.isFetching} onClick={() => query.refetch()}>
            {t('auditLog.refresh')}
          </button>
          <AuditState filter={filter} newest={entries[0]?.number ?? 0} />
        </header>
        {/* Where there is little room, or an entry is read, the list comes first. */}
        <details key={String(isFolded)} open={!isFolded}>
          <summary>
            {Object.keys(filter).length === 0
              ? t('auditLog.find')
              : t('auditLog.filters', { count: Object.keys(filter).length })}
          </summary>
          <AuditSearch
            filter={filter}
            acts={acts}
            accounts={accounts.data?.items ?? []}
            onSearch={(wanted) => goTo(`${paths.audit}${writeAuditSearch(wanted, null)}`)}
          />
        </details>
        {query.data === undefined &&
          (query.isError ? <Failed error={query.error} onRetry={query.refetch} /> : <Loading />)}
        {query.data !== undefined && entries.length === 0 && <Empty>{t('auditLog.empty')}</Empty>}
        {entries.length > 0 && (
          <AuditRows
            key={writeAuditSearch(filter, null)}
            entries={entries}
            current={open}
            addressOf={addressOf}
            hasMore={query.hasNextPage}
            onMore={onMore}
          />
        )}
      </div>
      {entry && (
        <AuditEntryDetail
          key={entry.number}
          entry={entry}
          names={names}
          back={addressOf(null)}
          subjectSearch={`${paths.audit}${writeAuditSearch({ subject: entry.subject }, entry.number)}`}
        />
      )}
    </div>
  );
}

/** Everything that was done and read in the unit, for auditors and administrators. */
export function Audit() {
  const { t } = useTranslation();
  const account = useAccount();
  const search = useSearch();
  const filter = useMemo(() => readAuditFilter(search), [search]);
  if (!oversees(account))
    return (
      <>
        <h1>{t('app.audit')}</h1>
        <Empty>{t('auditLog.notYours')}</Empty>
      </>
    );
  return <Log filter={filter} open={readEntry(search)} />;
}
