import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { type ComponentType, lazy, StrictMode, Suspense, useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { initReactI18next, useTranslation } from 'react-i18next';
import { api, Refusal, unwrap } from './client/api.ts';
import { pollInterval, useChanges } from './parts/changes.ts';
import { Link } from './parts/link.tsx';
import { Shell } from './parts/shell.tsx';
import { Boundary, Loaded, Loading } from './parts/states.tsx';
import { paths, usePath } from './paths.ts';
import { SignIn } from './screens/sign-in/sign-in.tsx';
import './styles/index.css';
import en from './words/en.json';
import fr from './words/fr.json';

const KEPT_LANGUAGE = 'vigie.language';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => !(error instanceof Refusal && error.status < 500) && count < 2,
      refetchInterval: pollInterval,
    },
  },
});
// A session that ended shows on the next answer: the sign-in comes back, and after it the same screen.
queries.getQueryCache().subscribe(({ query }) => {
  const { error } = query.state;
  if (error instanceof Refusal && error.status === 401 && query.queryKey[0] !== 'session')
    void queries.invalidateQueries({ queryKey: ['session'] });
});

/** A screen that is fetched when it is first gone to: the first page loads without the others. */
const fetched = <Props,>(load: () => Promise<ComponentType<Props>>) => lazy(async () => ({ default: await load() }));

const CasePage = fetched(async () => (await import('./screens/case/case-page.tsx')).CasePage);
const ExhibitPage = fetched(async () => (await import('./screens/case/file/exhibits.tsx')).ExhibitPage);
const Queue = fetched(async () => (await import('./screens/queue/queue.tsx')).Queue);
const ComplianceReport = fetched(async () => (await import('./screens/followup/compliance.tsx')).ComplianceScreen);
const Imports = fetched(async () => (await import('./screens/listing/imports.tsx')).Imports);
const Releases = fetched(async () => (await import('./screens/publication/releases.tsx')).Releases);
const Complaints = fetched(async () => (await import('./screens/receiving/complaints.tsx')).Complaints);
const Misuse = fetched(async () => (await import('./screens/receiving/misuse.tsx')).Misuse);
const ReceivedPage = fetched(async () => (await import('./screens/receiving/received-page.tsx')).ReceivedPage);
const ReceivedQueue = fetched(async () => (await import('./screens/receiving/received-queue.tsx')).ReceivedQueue);
const Senders = fetched(async () => (await import('./screens/receiving/senders.tsx')).Senders);
const Statements = fetched(async () => (await import('./screens/receiving/statements.tsx')).Statements);
const Rules = fetched(async () => (await import('./screens/screening/rules.tsx')).Rules);
const UnitPage = fetched(async () => (await import('./screens/unit/unit.tsx')).UnitPage);

function Screen({ path, isAdmin }: { path: string; isAdmin: boolean }) {
  const { t } = useTranslation();
  if (path === paths.queue) return <Queue />;
  if (path === paths.rules) return <Rules />;
  if (path === paths.compliance) return <ComplianceReport />;
  if (path === paths.releases) return <Releases />;
  if (path === paths.imports) return <Imports />;
  if (path === paths.unit) return <UnitPage />;
  if (path === paths.received) return <ReceivedQueue />;
  if (path === paths.statements) return <Statements />;
  if (path === paths.complaints) return <Complaints />;
  if (path === paths.misuse) return <Misuse />;
  if (path === paths.senders) return <Senders isAdmin={isAdmin} />;
  const received = /^\/received\/([\w-]+)$/.exec(path)?.[1];
  if (received) return <ReceivedPage key={received} id={received} />;
  const exhibit = /^\/exhibits\/([\w-]+)$/.exec(path)?.[1];
  if (exhibit) return <ExhibitPage key={exhibit} id={exhibit} />;
  const id = /^\/cases\/([\w-]+)$/.exec(path)?.[1];
  if (id) return <CasePage key={id} id={id} />;
  return (
    <p className="message">
      {t('app.notFound')} <Link to={paths.queue}>{t('app.toQueue')}</Link>
    </p>
  );
}

function App() {
  const { i18n } = useTranslation();
  const path = usePath();
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
    if (preferred && localStorage.getItem(KEPT_LANGUAGE) === null) void i18n.changeLanguage(preferred);
  }, [preferred, i18n]);
  useEffect(() => {
    document.documentElement.lang = i18n.language;
  }, [i18n.language]);
  return (
    <I18nProvider locale={i18n.language}>
      <Loaded query={session}>
        {(account) =>
          account === null ? (
            <SignIn />
          ) : (
            <Shell account={account}>
              <Boundary key={path}>
                <Suspense fallback={<Loading />}>
                  <Screen path={path} isAdmin={account.role === 'administrator'} />
                </Suspense>
              </Boundary>
            </Shell>
          )
        }
      </Loaded>
    </I18nProvider>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const language = localStorage.getItem(KEPT_LANGUAGE) ?? (navigator.language.startsWith('fr') ? 'fr' : 'en');
await i18next.use(initReactI18next).init({
  lng: language,
  fallbackLng: 'en',
  resources: { en: { translation: en }, fr: { translation: fr } },
  interpolation: { escapeValue: false },
});
i18next.on('languageChanged', (chosen) => localStorage.setItem(KEPT_LANGUAGE, chosen));
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
