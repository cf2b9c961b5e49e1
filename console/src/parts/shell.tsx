import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../client/api.ts';
import { paths, usePath } from '../paths.ts';
import { Link } from './link.tsx';

/** The frame of every screen: where one can go, who one is, which language. */
export function Shell({ account, children }: { account: Schemas['Account']; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const path = usePath();
  const signOut = useMutation({
    mutationFn: () => api.DELETE('/v1/session'),
    onSettled: () => {
      queries.clear();
      location.assign('/');
    },
  });
  return (
    <>
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <header className="bar">
        <strong lang="fr">Vigie</strong>
        <nav aria-label={t('app.nav')}>
          <Link to={paths.queue} current={path === paths.queue}>
            {t('app.queue')}
          </Link>
          <Link to={paths.rules} current={path === paths.rules}>
            {t('app.rules')}
          </Link>
          <Link to={paths.compliance} current={path === paths.compliance}>
            {t('app.compliance')}
          </Link>
          <Link to={paths.releases} current={path === paths.releases}>
            {t('app.releases')}
          </Link>
          <Link to={paths.imports} current={path === paths.imports}>
            {t('app.imports')}
          </Link>
          <Link to={paths.unit} current={path === paths.unit}>
            {t('app.unit')}
          </Link>
          <Link to={paths.received} current={path === paths.received}>
            {t('app.receiving')}
          </Link>
        </nav>
        <span className="who">
          {account.name} · {account.unit.name}
        </span>
        <label className="language">
          <span className="quiet">{t('app.language')}</span>
          <select value={i18n.language} onChange={(event) => i18n.changeLanguage(event.target.value)}>
            <option value="fr" lang="fr">
              Français
            </option>
            <option value="en" lang="en">
              English
            </option>
          </select>
        </label>
        <button type="button" onClick={() => signOut.mutate()}>
          {t('app.signOut')}
        </button>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
