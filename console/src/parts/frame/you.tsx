import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleUser } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../client/api.ts';
import { keep, THEMES, useKept } from '../kept.ts';
import { LanguageChoice } from '../language-choice.tsx';
import { Sheet } from '../sheet.tsx';
import { PauseSettings } from './pause.tsx';

/** Who is signed in, and how they like the console: a sheet under their name. */
export function You({ account }: { account: Schemas['Account'] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const theme = useKept('theme');
  const keys = useKept('keys');
  const signOut = useMutation({
    mutationFn: () => api.DELETE('/v1/session'),
    onSettled: () => {
      queries.clear();
      location.assign('/');
    },
  });
  return (
    <Sheet
      id="you"
      label={t('app.youNamed', { name: account.name })}
      button={
        <>
          <CircleUser size={18} aria-hidden="true" />
          <span className="name">{account.name}</span>
        </>
      }
    >
      <p>
        {account.name}
        <br />
        <span className="quiet">{account.unit.name}</span>
      </p>
      <LanguageChoice />
      <label className="choice">
        <span>{t('app.theme')}</span>
        <select
          value={theme}
          onChange={({ target }) => {
            const chosen = THEMES.find((one) => one === target.value);
            if (chosen) keep('theme', chosen);
          }}
        >
          {THEMES.map((one) => (
            <option key={one} value={one}>
              {t(`app.themes.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={keys === 'on'}
          onChange={({ target }) => keep('keys', target.checked ? 'on' : 'off')}
        />{' '}
        {t('app.keysOn')}
      </label>
      <PauseSettings />
      <button type="button" onClick={() => signOut.mutate()}>
        {t('app.signOut')}
      </button>
    </Sheet>
  );
}
