import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { formatFigure, formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { DataTable } from '../../parts/list/data-table.tsx';
import { Empty } from '../../parts/states.tsx';
import { Term } from '../../parts/term.tsx';
import { PlatformName } from '../../parts/text/platform-name.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';

export type Page = Pick<Schemas['PlatformPage'], 'summary' | 'rules' | 'asked' | 'cases' | 'next'>;
type PagedCase = Schemas['PagedCase'];
type TraderCount = Schemas['PlatformPage']['traders'][number];

const STATES = ['open', 'confirmed', 'escalated', 'dismissed'] as const;

/** Cases, offers, relistings: what is known in figures. `worktable`: where all its cases are; null: nowhere alone. */
export function Summary({ page, worktable }: { page: Page; worktable: string | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { summary } = page;
  const figure = (value: number): string => formatFigure(value, language);
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{t('pages.cases')}</dt>
          <dd>
            {figure(summary.total)}
            {summary.total > 0 &&
              ` (${STATES.flatMap((state) => {
                const count = summary.states[state] ?? 0;
                return count > 0 ? [`${t(`decide.is.${state}`)} ${figure(count)}`] : [];
              }).join(', ')})`}{' '}
            {worktable !== null && summary.total > 0 && <Link to={worktable}>{t('pages.inWorktable')}</Link>}
          </dd>
        </div>
        <div>
          <dt>{t('pages.listings')}</dt>
          <dd>
            {figure(summary.listings)}
            {summary.firstSeen !== null && summary.lastSeen !== null && (
              <span className="quiet">
                {' '}
                {t('pages.seen', {
                  count: summary.listings,
                  first: formatInstant(summary.firstSeen, language),
                  last: formatInstant(summary.lastSeen, language),
                })}
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>
            <Term of="relisting">{t('pages.relistings')}</Term>
          </dt>
          <dd>
            {figure(summary.relistings)}
            {summary.relistings > 0 && ` ${t('pages.confirmed', { count: summary.confirmedRelistings })}`}
          </dd>
        </div>
      </dl>
      {page.rules.length > 0 && (
        <>
          <h2>{t('pages.rules')}</h2>
          <ul>
            {page.rules.map(({ pack, rule, title, count }) => (
              <li key={`${pack}/${rule}`}>
                {title[language]} <span className="count">{figure(count)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Traders, each with its page. */
export function Traders({ traders }: { traders: readonly TraderCount[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (traders.length === 0) return <Empty>{t('pages.noTraders')}</Empty>;
  return (
    <DataTable
      caption={t('pages.traders')}
      cells={{
        trader: ({ platform, key, name }: TraderCount) => (
          <Link to={paths.trader(platform, key)}>
            <Said>{name || key}</Said>
          </Link>
        ),
        platform: ({ platform }: TraderCount) => (
          <Link to={paths.platform(platform)}>
            <PlatformName host={platform} />
          </Link>
        ),
        cases: ({ cases }: TraderCount) => formatFigure(cases, language),
      }}
      nameOf={(name) => t(`pages.column.${name}`)}
      head="trader"
      numbers={['cases']}
      rows={traders}
      keyOf={({ platform, key }) => `${platform} ${key}`}
    />
  );
}

/** All cases of a page, page after page. */
export function Cases({ query }: { query: UseInfiniteQueryResult<InfiniteData<Page, string>> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const cases = query.data?.pages.flatMap((page) => page.cases) ?? [];
  return (
    <section>
      <h2>{t('pages.cases')}</h2>
      {cases.length === 0 ? (
        <Empty>{t('pages.noCases')}</Empty>
      ) : (
        <DataTable
          caption={t('pages.cases')}
          cells={{
            title: ({ id, title }: PagedCase) => (
              <Link to={paths.case(id)}>
                <Said>{title}</Said>
              </Link>
            ),
            severity: ({ severity }: PagedCase) => (
              <span className={`tag ${severity}`}>{t(`severity.${severity}`)}</span>
            ),
            state: ({ state }: PagedCase) => t(`decide.is.${state}`),
            stage: ({ stage }: PagedCase) => <span className={`tag ${stage}`}>{t(`stage.${stage}`)}</span>,
            trader: ({ platform, trader, traderKey }: PagedCase) =>
              traderKey === '' ? (
                t('worktable.noTrader')
              ) : (
                <Link to={paths.trader(platform, traderKey)}>
                  <Said>{trader || traderKey}</Said>
                </Link>
              ),
            openedAt: ({ openedAt }: PagedCase) => formatInstant(openedAt, language),
          }}
          nameOf={(name) => t(`pages.column.${name}`)}
          head="title"
          rows={cases}
          keyOf={({ id }) => id}
          hasKeys
        />
      )}
      {query.hasNextPage && (
        <button type="button" disabled={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {t('state.more')}
        </button>
      )}
    </section>
  );
}
