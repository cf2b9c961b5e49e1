import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal, unwrap } from '../../client/api.ts';
import { Refused } from '../../parts/form/command.tsx';
import { TextField } from '../../parts/form/fields.tsx';

/** The door: e-mail and password; a password of one's own in the place of one that an administrator made. */
export function SignIn() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const signIn = useMutation({
    mutationFn: (body: { email: string; password: string; newPassword?: string }) =>
      unwrap(api.POST('/v1/session', { body })),
    onSuccess: (account) => queries.setQueryData(['session'], account),
  });
  const code = signIn.error instanceof Refusal ? signIn.error.code : null;
  const choosesPassword =
    code === 'VIGIE_PEOPLE_CHOOSE_PASSWORD' || (signIn.variables?.newPassword !== undefined && !signIn.isSuccess);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string): string => String(form.get(name) ?? '');
    signIn.mutate({
      email: text('email'),
      password: text('password'),
      ...(form.has('newPassword') ? { newPassword: text('newPassword') } : {}),
    });
  };
  return (
    <main id="content" className="sign-in">
      <h1>
        <span lang="fr">Vigie</span> – {t('signIn.title')}
      </h1>
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
        {choosesPassword && (
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
      <p>
        <a href="/verify">{t('signIn.verifier')}</a>
      </p>
    </main>
  );
}
