import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type BodyOf, Refusal, unwrap } from '../../client/api.ts';
import { Refused } from '../../parts/form/command.tsx';
import { TextField } from '../../parts/form/fields.tsx';
import { LanguageChoice } from '../../parts/language-choice.tsx';
import { PasskeyButton } from './passkey-button.tsx';

/** What the server asks for besides the password, by how it refuses. */
const ASKED = {
  VIGIE_PEOPLE_CODE: 'code',
  VIGIE_PEOPLE_CODE_WRONG: 'code',
  VIGIE_PEOPLE_CHOOSE_PASSWORD: 'newPassword',
} as const;
type Asked = (typeof ASKED)[keyof typeof ASKED];

const isKnown = (code: string): code is keyof typeof ASKED => code in ASKED;

/**
 * The door: e-mail and password, then what the account has besides; or a passkey, or the organisation's provider of
 * identities.
 */
export function SignIn() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<ReadonlySet<Asked>>(new Set());
  const ways = useQuery({
    queryKey: ['session', 'ways'],
    queryFn: () => unwrap(api.GET('/v1/session/ways')),
    refetchInterval: false,
  });
  useEffect(() => {
    document.title = `${t('signIn.title')} – Vigie`;
  }, [t]);
  const signIn = useMutation({
    mutationFn: (body: BodyOf<'/v1/session'>) => unwrap(api.POST('/v1/session', { body })),
    onSuccess: (account) => queries.setQueryData(['session'], account),
    onError(error) {
      const code = error instanceof Refusal ? (error.code ?? '') : '';
      if (isKnown(code)) setAsked(new Set([...asked, ASKED[code]]));
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string): string => String(form.get(name) ?? '');
    signIn.mutate({
      email: text('email'),
      password: text('password'),
      ...(asked.has('code') ? { code: text('code') } : {}),
      ...(asked.has('newPassword') ? { newPassword: text('newPassword') } : {}),
    });
  };
  return (
    <main id="content" className="sign-in">
      <h1>
        <span lang="fr">Vigie</span> – {t('signIn.title')}
      </h1>
      <p>{t('signIn.purpose')}</p>
      <form onSubmit={submit}>
        <TextField name="email" label={t('signIn.email')} type="email" autoComplete="username" required />
        <TextField
          name="password"
          label={t('signIn.password')}
          type="password"
          autoComplete="current-password"
          required
        />
        <Refused error={signIn.error} />
        {asked.has('code') && (
          <TextField
            name="code"
            label={t('signIn.code')}
            hint={t('signIn.codeHint')}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
          />
        )}
        {asked.has('newPassword') && (
          <TextField
            name="newPassword"
            label={t('signIn.newPassword')}
            hint={t('signIn.newPasswordHint')}
            type="password"
            autoComplete="new-password"
            minLength={15}
            required
          />
        )}
        <button type="submit" className="primary" disabled={signIn.isPending}>
          {t('signIn.submit')}
        </button>
      </form>
      <PasskeyButton onSignedIn={(account) => queries.setQueryData(['session'], account)} />
      {ways.data?.openid && (
        <p>
          <a href="/v1/session/openid">{t('signIn.openid')}</a>
        </p>
      )}
      <p>
        <a href="/verify">{t('signIn.verifier')}</a>
      </p>
      <LanguageChoice />
    </main>
  );
}
