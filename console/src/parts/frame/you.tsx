import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleUser } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../client/api.ts';
import { paths } from '../../paths.ts';
import { mayApprove } from '../account.ts';
import { LanguageChoice } from '../language-choice.tsx';
import { Link } from '../link.tsx';
import { KeysChoice, LooksChoice } from '../people/taste.tsx';
import { Sheet } from '../sheet.tsx';
import { ApprovalMail } from './approval-mail.tsx';
import { PauseSettings } from './pause.tsx';

/** Who is signed in, and how they like the console: a sheet under their name. */
export function You({ account }: { account: Schemas['Account'] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
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
      <p>
        <Link to={paths.account}>{t('app.account')}</Link>
      </p>
      <LanguageChoice />
      <LooksChoice />
      <KeysChoice />
      {mayApprove(account) && <ApprovalMail />}
      <PauseSettings />
      <button type="button" onClick={() => signOut.mutate()}>
        {t('app.signOut')}
      </button>
    </Sheet>
  );
}
