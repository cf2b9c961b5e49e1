import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { CASE_STATES } from '../../client/values.ts';
import { DeadlinesChart } from '../../parts/charts/deadlines.tsx';
import { formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { Term } from '../../parts/term.tsx';
import { PlatformName } from '../../parts/text/platform-name.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';
import { Obligations } from '../followup/obligations.tsx';
import { AgeGates } from '../gates/age-gates.tsx';
import { AlikeProducts, AlikeTraders } from './alike.tsx';
import { Near } from './near-pictures.tsx';
import { Cases, type Page, Summary, Traders } from './page-body.tsx';
import { Register } from './register.tsx';
import { RemovalTimes } from './removal-times.tsx';
import { usePage } from './use-page.ts';

/** A page while it comes, when it failed, and with what is known. */
function Known<Of extends Page>(props: {
  query: UseInfiniteQueryResult<InfiniteData<Of, string>>;
  title: (page: Of) => ReactNode;
  worktable: ((page: Of) => string) | null;
  children: (page: Of) => ReactNode;
}) {
  const { query, title, worktable, children } = props;
  const [page] = query.data?.pages ?? [];
  if (!page) return query.isError ? <Failed error={query.error} onRetry={query.refetch} /> : <Loading />;
  return (
    <>
      <h1>{title(page)}</h1>
      <Summary page={page} worktable={worktable?.(page) ?? null} />
      {children(page)}
      <RemovalTimes asked={page.asked} />
      <Cases query={query} />
    </>
  );
}

/** All cases of a filter of the worktable, whatever their state. */
const allCases = (filters: Record<string, string | string[]>): string => {
  const params = new URLSearchParams();
  for (const [name, values] of Object.entries(filters)) for (const value of [values].flat()) params.append(name, value);
  for (const state of CASE_STATES) params.append('state', state);
  return `${paths.worktable}?${params}`;
};

/** A platform: what the register says of it, its traders, its cases. */
export function PlatformPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const name = decodeURIComponent(id);
  const query = usePage(['platform', name], (page) =>
    unwrap(api.GET('/v1/pages/platform', { params: { query: { name, ...page } } })),
  );
  return (
    <Known
      query={query}
      title={({ register }) => <Said>{register?.name ?? name}</Said>}
      worktable={({ names }) => allCases({ platform: names })}
    >
      {({ register, summary, traders, asked }) => (
        <>
          <Register register={register} />
          <Obligations platform={register?.key ?? name} />
          <AgeGates platform={register?.key ?? name} />
          {summary.total > 0 && (
            <section>
              <h2>{t('pages.traders')}</h2>
              <Traders traders={traders} />
            </section>
          )}
          {asked.counts.asked > 0 && (
            <section>
              <h2>{t('charts.deadlines.heading')}</h2>
              <DeadlinesChart
                platforms={[{ platform: register?.name ?? name, deadlines: asked.deadlines }]}
                from={asked.from}
                to={asked.to}
              />
            </section>
          )}
        </>
      )}
    </Known>
  );
}

const STATED = ['name', 'id', 'address', 'email', 'url'] as const;

/** What the newest offer says of its trader, and whom it has something in common with. */
function TraderFacts({ page }: { page: Schemas['TraderPage'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { stated, alike, crowd, platform } = page;
  return (
    <>
      <section>
        <h2>{t('pages.stated')}</h2>
        {stated === null ? (
          <Empty>{t('pages.notStated')}</Empty>
        ) : (
          <>
            <dl className="facts">
              {STATED.map(
                (name) =>
                  stated[name] && (
                    <div key={name}>
                      <dt>{t(`pages.statedIs.${name}`)}</dt>
                      <dd>
                        <Said isWhole>{stated[name]}</Said>
                      </dd>
                    </div>
                  ),
              )}
              <div>
                <dt>
                  <Term of="platform">{t('pages.column.platform')}</Term>
                </dt>
                <dd>
                  <Link to={paths.platform(platform)}>
                    <PlatformName host={platform} />
                  </Link>
                </dd>
              </div>
            </dl>
            <p className="quiet">{t('pages.statedOn', { at: formatInstant(stated.seenAt, language) })}</p>
          </>
        )}
      </section>
      <AlikeTraders alike={alike} crowd={crowd} />
    </>
  );
}

/** A trader on a platform. `id`: the platform and what the trader is known by there, each encoded. */
export function TraderPage({ id }: { id: string }) {
  const [platform = '', key = ''] = id.split('/').map(decodeURIComponent);
  const query = usePage(['trader', platform, key], (page) =>
    unwrap(api.GET('/v1/pages/trader', { params: { query: { platform, key, ...page } } })),
  );
  return (
    <Known
      query={query}
      title={({ name }) => <Said>{name}</Said>}
      worktable={({ name }) => allCases({ platform, trader: name })}
    >
      {(page) => <TraderFacts page={page} />}
    </Known>
  );
}

/** A product, whoever offers it. */
export function ProductPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const key = decodeURIComponent(id);
  const query = usePage(['product', key], (page) =>
    unwrap(api.GET('/v1/pages/product', { params: { query: { key, ...page } } })),
  );
  return (
    <Known query={query} title={({ title }) => <Said>{title}</Said>} worktable={null}>
      {({ by, traders, alike }) => (
        <>
          <p>
            {t(`pages.by.${by}`)} {by !== 'wording' && <code>{key.slice(key.indexOf(':') + 1)}</code>}
          </p>
          <section>
            <h2>{t('pages.traders')}</h2>
            <Traders traders={traders} />
          </section>
          <AlikeProducts alike={alike} />
        </>
      )}
    </Known>
  );
}

/** A photograph, by its hash alone: none is shown. */
export function PicturePage({ id }: { id: string }) {
  const { t } = useTranslation();
  const query = usePage(['picture', id], (page) =>
    unwrap(api.GET('/v1/pages/picture', { params: { query: { pdq: id, ...page } } })),
  );
  return (
    <Known query={query} title={() => t('pages.picture')} worktable={null}>
      {({ pdq, traders, near }) => (
        <>
          <p>{t('pages.pictureIntro')}</p>
          <p className="quiet">
            <code className="address">PDQ {pdq}</code>
          </p>
          <section>
            <h2>{t('pages.traders')}</h2>
            <Traders traders={traders} />
          </section>
          <section>
            <h2>{t('pages.near')}</h2>
            <Near near={near} />
          </section>
        </>
      )}
    </Known>
  );
}
