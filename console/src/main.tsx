import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { type ComponentType, lazy, StrictMode, Suspense, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { useTranslation } from 'react-i18next';
import { api, Refusal, type Schemas, unwrap } from './client/api.ts';
import { pollInterval, useChanges } from './parts/changes.ts';
import { closedTo } from './parts/frame/places.ts';
import { useKept } from './parts/kept.ts';
import { Link } from './parts/link.tsx';
import { teachPreload } from './parts/preload.ts';
import { Shell } from './parts/shell.tsx';
import { Boundary, Loaded, Loading } from './parts/states.tsx';
import { isLanguageChosen, setLanguage, startWords, withAllWords } from './parts/words.ts';
import { paths, usePath } from './paths.ts';
import './styles/index.css';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => !(error instanceof Refusal && error.status < 500) && count < 2,
      refetchInterval: pollInterval,
      // Somebody who decides on hundreds of cases leaves each behind.
      gcTime: 30_000,
    },
    // What was done holds the part of the screen that it was done in, for the focus.
    mutations: { gcTime: 0 },
  },
});
// A session that ended shows on the next answer: the sign-in comes back, and after it the same screen.
queries.getQueryCache().subscribe(({ query }) => {
  const { error } = query.state;
  if (error instanceof Refusal && error.status === 401 && query.queryKey[0] !== 'session')
    void queries.invalidateQueries({ queryKey: ['session'] });
});

/** What a screen is given: the part of its address that its pattern takes out, where it takes one. */
type ScreenComponent = ComponentType<{ id: string }>;

/**
 * A screen and its addresses. It is fetched when it is first gone to, with the words that the worktable does not say.
 * The worktable is the same screen at all of its addresses.
 */
function screen(address: string | RegExp, fetchScreen: () => Promise<ScreenComponent>, isWorktable = false) {
  let fetched: ScreenComponent | null = null;
  const load = async (): Promise<ScreenComponent> => {
    fetched ??= await (isWorktable ? fetchScreen() : withAllWords(fetchScreen()));
    return fetched;
  };
  const Later = lazy(async () => ({ default: await load() }));
  const idOf = (path: string): string | null => {
    if (typeof address === 'string') return path === address ? '' : null;
    const match = address.exec(path);
    return match && (match[1] ?? '');
  };
  return { idOf, load, isWorktable, component: (): ScreenComponent => fetched ?? Later };
}

const SCREENS = [
  screen(/^\/(?:cases\/([\w-]+))?$/, async () => (await import('./screens/worktable/worktable.tsx')).Worktable, true),
  screen(/^\/exhibits\/([\w-]+)$/, async () => (await import('./screens/case/file/exhibits.tsx')).ExhibitPage),
  screen(paths.alerts, async () => (await import('./screens/alerts/alerts.tsx')).Alerts),
  screen(/^\/alerts\/([\w-]+)$/, async () => (await import('./screens/alerts/alert-page.tsx')).AlertPage),
  screen(/^\/platforms\/([^/]+)$/, async () => (await import('./screens/pages/pages.tsx')).PlatformPage),
  screen(
    /^\/platforms\/([^/]+\/candidates\/[^/]+)$/,
    async () => (await import('./screens/followup/candidates.tsx')).Candidates,
  ),
  screen(
    /^\/platforms\/([^/]+\/age-gates\/[\w-]+)$/,
    async () => (await import('./screens/gates/gate-page.tsx')).GateMeasurement,
  ),
  screen(/^\/(?:traders)\/([^/]+\/[^/]+)$/, async () => (await import('./screens/pages/pages.tsx')).TraderPage),
  screen(/^\/products\/([^/]+)$/, async () => (await import('./screens/pages/pages.tsx')).ProductPage),
  screen(/^\/pictures\/([0-9a-f]{64})$/, async () => (await import('./screens/pages/pages.tsx')).PicturePage),
  screen(paths.rules, async () => (await import('./screens/screening/rules.tsx')).Rules),
  screen(/^\/rules\/([a-z0-9-]+\/[a-z0-9-]+)$/, async () => (await import('./screens/studio/rule-page.tsx')).RulePage),
  screen(paths.compliance, async () => (await import('./screens/followup/compliance.tsx')).ComplianceScreen),
  screen(paths.releases, async () => (await import('./screens/publication/releases.tsx')).Releases),
  screen(
    paths.flagger,
    async () => (await import('./screens/publication/flagger/flagger-report.tsx')).FlaggerReportScreen,
  ),
  screen(paths.imports, async () => (await import('./screens/listing/imports.tsx')).Imports),
  screen(/^\/intake(?:\/([\w-]+))?$/, async () => (await import('./screens/intake/desk.tsx')).Intake),
  screen(/^\/sweeps(?:\/([\w-]+(?:\/review)?))?$/, async () => (await import('./screens/sweep/sweeps.tsx')).Sweeps),
  screen(
    /^\/joint-operations(?:\/([\w-]+))?$/,
    async () => (await import('./screens/operation/operations.tsx')).JointOperations,
  ),
  screen(/^\/attended\/([\w-]+)$/, async () => (await import('./screens/attended/attended.tsx')).Attended),
  screen(paths.handovers, async () => (await import('./screens/handover/handovers.tsx')).Handovers),
  screen(/^\/inquiries(?:\/(review|unit))?$/, async () => (await import('./screens/inquiry/inquiries.tsx')).Inquiries),
  screen(paths.referrals, async () => (await import('./screens/courts/referrals.tsx')).Referrals),
  screen(paths.courts, async () => (await import('./screens/courts/courts.tsx')).Courts),
  screen(paths.unit, async () => (await import('./screens/unit/unit.tsx')).UnitPage),
  screen(paths.people, async () => (await import('./screens/admin/people.tsx')).People),
  screen(paths.account, async () => (await import('./screens/account/account.tsx')).AccountScreen),
  screen(paths.audit, async () => (await import('./screens/audit/audit.tsx')).Audit),
  screen(paths.operations, async () => (await import('./screens/jobs/operations.tsx')).Operations),
  screen(paths.requests, async () => (await import('./screens/admin/data-requests.tsx')).DataRequests),
  screen(paths.held, async () => (await import('./screens/prepublication/held.tsx')).Held),
  screen(paths.connect, async () => (await import('./screens/prepublication/connect.tsx')).Connect),
  screen(paths.received, async () => (await import('./screens/receiving/received-queue.tsx')).ReceivedQueue),
  screen(/^\/received\/([\w-]+)$/, async () => (await import('./screens/receiving/received-page.tsx')).ReceivedPage),
  screen(paths.statements, async () => (await import('./screens/receiving/statements.tsx')).Statements),
  screen(paths.complaints, async () => (await import('./screens/receiving/complaints.tsx')).Complaints),
  screen(paths.misuse, async () => (await import('./screens/receiving/misuse.tsx')).Misuse),
  screen(paths.report, async () => (await import('./screens/receiving/transparency-report.tsx')).TransparencyReport),
  screen(paths.senders, async () => (await import('./screens/receiving/senders.tsx')).Senders),
];
const screenOf = (path: string) => SCREENS.find(({ idOf }) => idOf(path) !== null);
teachPreload((path) => void screenOf(path)?.load());

/** Shown at once where it is fetched: React has whoever saw that something loads wait 300 ms more. */
function Fetched({ of, id }: { of: (typeof SCREENS)[number]; id: string }) {
  const [Component] = useState(of.component);
  return <Component id={id} />;
}

const SignIn = lazy(async () => ({ default: (await import('./screens/sign-in/sign-in.tsx')).SignIn }));

function Screen({ path, role }: { path: string; role: Schemas['Account']['role'] }) {
  const { t } = useTranslation();
  const found = screenOf(path);
  const closed = closedTo(role, path);
  // Said once; nothing is asked that would be refused, and stand in the audit log as a refusal.
  if (found && closed)
    return (
      <>
        <h1>{t(`app.${closed.name}`)}</h1>
        <p className="message">
          {t('app.notForRole')} <Link to={paths.worktable}>{t('app.toCases')}</Link>
        </p>
      </>
    );
  if (found) {
    const id = found.idOf(path) ?? '';
    const key = found.isWorktable ? String(SCREENS.indexOf(found)) : path;
    return (
      <Boundary key={key}>
        <Suspense fallback={<Loading />}>
          <Fetched key={key} of={found} id={id} />
        </Suspense>
      </Boundary>
    );
  }
  return (
    <>
      <h1>{t('app.notFound')}</h1>
      <p className="message">
        <Link to={paths.worktable}>{t('app.toCases')}</Link>
      </p>
    </>
  );
}

function App() {
  const { i18n } = useTranslation();
  const path = usePath();
  const theme = useKept('theme');
  const rows = useKept('rows');
  const session = useQuery({
    queryKey: ['session'],
    queryFn: async () => {
      try {
        return await unwrap(api.GET('/v1/session'));
      } catch (error) {
        if (error instanceof Refusal && error.status === 401) return null;
        throw error;
      }
    },
  });
  useChanges(session.data != null);
  const preferred = session.data?.language;
  useEffect(() => {
    if (preferred && !isLanguageChosen()) void setLanguage(preferred);
  }, [preferred]);
  useEffect(() => {
    document.documentElement.lang = i18n.language;
  }, [i18n.language]);
  useEffect(() => {
    Object.assign(document.documentElement.dataset, { theme, rows });
  }, [theme, rows]);
  return (
    <I18nProvider locale={i18n.language}>
      <Loaded query={session}>
        {(account) =>
          account === null ? (
            <Suspense fallback={<Loading />}>
              <SignIn />
            </Suspense>
          ) : (
            <Shell account={account}>
              <Screen path={path} role={account.role} />
            </Shell>
          )
        }
      </Loaded>
    </I18nProvider>
  );
}

/** Shows the screen of the address, once it and its words are there. */
async function start(root: HTMLElement): Promise<void> {
  const first = screenOf(location.pathname);
  const words = startWords();
  // Where it cannot be fetched, the screen says so itself.
  await Promise.all([words, (first?.isWorktable ? first.load() : words.then(first?.load)).catch(() => null)]);
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
// Not awaited: what a screen is fetched with waits for this module to end.
void start(root);
