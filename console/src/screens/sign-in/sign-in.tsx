import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../client/api.ts';
import { Refused } from '../../parts/form/command.tsx';
import { TextField } from '../../parts/form/fields.tsx';

/** The door: e-mail and password. */
export function SignIn() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const signIn = useMutation({
    mutationFn: (body: { email: string; password: string }) => unwrap(api.POST('/v1/session', { body })),
    onSuccess: (account) => queries.setQueryData(['session'], account),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signIn.mutate({ email: String(form.get('email') ?? ''), password: String(form.get('password') ?? '') });
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
