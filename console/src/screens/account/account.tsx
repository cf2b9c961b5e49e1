import { useTranslation } from 'react-i18next';
import { api, done } from '../../client/api.ts';
import { administers, useAccount } from '../../parts/account.ts';
import { CommandForm, Refused, useCommand } from '../../parts/form/command.tsx';
import { TextField } from '../../parts/form/fields.tsx';
import { PauseSettings } from '../../parts/frame/pause.tsx';
import { LanguageChoice } from '../../parts/language-choice.tsx';
import { Link } from '../../parts/link.tsx';
import { Sessions } from '../../parts/people/sessions.tsx';
import { KeysChoice, LooksChoice } from '../../parts/people/taste.tsx';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { paths } from '../../paths.ts';
import { Codes } from './codes.tsx';
import { Passkeys } from './passkeys.tsx';

function Password() {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="password-title">
      <h2 id="password-title">{t('account.password')}</h2>
      <CommandForm
        submit={t('account.passwordSubmit')}
        done={t('account.passwordDone')}
        send={({ text }) =>
          done(
            api.PUT('/v1/account/password', { body: { password: text('password'), newPassword: text('newPassword') } }),
          )
        }
      >
        <TextField
          name="password"
          label={t('account.oldPassword')}
          type="password"
          autoComplete="current-password"
          required
        />
        <TextField
          name="newPassword"
          label={t('account.newPassword')}
          hint={t('signIn.newPasswordHint')}
          type="password"
          autoComplete="new-password"
          minLength={15}
          required
        />
      </CommandForm>
    </section>
  );
}

function OwnSessions() {
  const { t } = useTranslation();
  const query = useRead(['account', 'sessions'], () => api.GET('/v1/account/sessions'));
  const end = useCommand((id: string) => done(api.DELETE('/v1/account/sessions/{id}', { params: { path: { id } } })));
  return (
    <section>
      <h2>{t('account.sessions')}</h2>
      <p>{t('account.sessionsIntro')}</p>
      <Loaded query={query}>
        {({ items }) => <Sessions items={items} isBusy={end.isPending} onEnd={(id) => end.mutate(id)} />}
      </Loaded>
      <Refused error={end.error} />
    </section>
  );
}

function Preferences() {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="preferences-title" className="preferences">
      <h2 id="preferences-title">{t('account.preferences')}</h2>
      <p className="quiet">{t('account.preferencesHint')}</p>
      <LanguageChoice />
      <LooksChoice />
      <KeysChoice />
      <PauseSettings />
    </section>
  );
}

/** One's own account: how one signs in, where one is signed in, how one likes the console. */
export function AccountScreen() {
  const { t } = useTranslation();
  const account = useAccount();
  const factors = useRead(['account', 'factors'], () => api.GET('/v1/account/factors'));
  if (!account) return null;
  return (
    <>
      <h1>{t('app.account')}</h1>
      <p>
        <bdi>{account.name}</bdi> · <bdi>{account.email}</bdi> · {t(`people.roles.${account.role}`)} ·{' '}
        <bdi>{account.unit.name}</bdi>
      </p>
      <p className="quiet">{t(`people.may.${account.role}`)}</p>
      <Preferences />
      <Password />
      <Loaded query={factors}>
        {({ totp, passkeys }) => (
          <>
            <Codes isOn={totp} />
            <Passkeys items={passkeys} />
          </>
        )}
      </Loaded>
      <OwnSessions />
      <section aria-labelledby="keys-title">
        <h2 id="keys-title">{t('account.keys')}</h2>
        <p>{t('account.keysIntro')}</p>
        {administers(account) && (
          <p>
            <Link to={paths.people}>{t('app.people')}</Link>
          </p>
        )}
      </section>
    </>
  );
}
