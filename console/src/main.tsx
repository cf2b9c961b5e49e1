import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { StrictMode, useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { initReactI18next, useTranslation } from 'react-i18next';
import { api, Refusal, unwrap } from './client/api.ts';
import { Link } from './parts/link.tsx';
import { Shell } from './parts/shell.tsx';
import { Loaded } from './parts/states.tsx';
import { paths, usePath } from './paths.ts';
import { CasePage } from './screens/case/case-page.tsx';
import { ExhibitPage } from './screens/case/exhibits.tsx';
import { Queue } from './screens/case/queue.tsx';
import { LedgerScreen } from './screens/followup/ledger.tsx';
import { Releases } from './screens/publication/releases.tsx';
import { Complaints } from './screens/receiving/complaints.tsx';
import { Misuse } from './screens/receiving/misuse.tsx';
import { ReceivedPage } from './screens/receiving/received-page.tsx';
import { ReceivedQueue } from './screens/receiving/received-queue.tsx';
import { Senders } from './screens/receiving/senders.tsx';
import { Statements } from './screens/receiving/statements.tsx';
import { Rules } from './screens/screening/rules.tsx';
import { SignIn } from './screens/sign-in/sign-in.tsx';
import { UnitPage } from './screens/unit/unit.tsx';
import './theme.css';
import en from './words/en.json';
import fr from './words/fr.json';

const KEPT_LANGUAGE = 'vigie.language';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => !(error instanceof Refusal && error.status < 500) && count < 2,
      refetchInterval: 15_000,
    },
  },
});
// A session that ended shows on the next answer: the sign-in comes back, and after it the same screen.
queries.getQueryCache().subscribe(({ query }) => {
  const { error } = query.state;
  if (error instanceof Refusal && error.status === 401 && query.queryKey[0] !== 'session')
    void queries.invalidateQueries({ queryKey: ['session'] });
});

function Screen({ isAdmin }: { isAdmin: boolean }) {
  const { t } = useTranslation();
  const path = usePath();
  if (path === paths.queue) return <Queue />;
  if (path === paths.rules) return <Rules />;
  if (path === paths.ledger) return <LedgerScreen />;
  if (path === paths.releases) return <Releases />;
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
              <Screen isAdmin={account.role === 'admin'} />
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
