import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx';
import { useReason } from '../../parts/form/reason-dialog.tsx';
import { SecondPerson, useWaiting } from '../../parts/form/second-person.tsx';
import { PERSON_ROLES } from '../../parts/people/roles.ts';
import { SecretOnce } from '../../parts/people/secret-once.tsx';
import { Cards } from '../../parts/states.tsx';
import { nameLanguage } from './person-words.ts';

type Listed = Schemas['ListedAccount'];
type Act = 'password' | 'factors' | 'close' | 'reopen';

/** What an administrator does to an account, each with its reason. */
export function PersonActs({ account, isSelf }: { account: Listed; isSelf: boolean }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState<string | null>();
  const { id, name, role, disabledAt } = account;
  const path = { id };
  const { ask, dialog } = useReason({
    titleOf: (act: Act) => t(`people.ask.${act}`, { name }),
    async send(act, reason, header) {
      const params = { path, header };
      const body = { reason };
      if (act === 'password')
        setPassword((await unwrap(api.POST('/v1/accounts/{id}/password', { params, body }))).password);
      else if (act === 'factors') await unwrap(api.POST('/v1/accounts/{id}/factors/reset', { params, body }));
      else await unwrap(api.PUT('/v1/accounts/{id}', { params, body: { ...body, disabled: act === 'close' } }));
    },
  });
  const acts: Act[] = [
    ...(role === 'machine' || isSelf ? [] : (['password'] as const)),
    ...(account.totp || account.passkeys > 0 ? (['factors'] as const) : []),
    ...(isSelf ? [] : [disabledAt === null ? ('close' as const) : ('reopen' as const)]),
  ];
  return (
    <>
      <div className="buttons">
        {acts.map((act) => (
          <button key={act} type="button" onClick={() => ask(act)}>
            {t(`people.acts.${act}`)}
          </button>
        ))}
      </div>
      {password !== undefined && (
        <SecretOnce title={t('people.passwordOf', { name })} secret={password} hint={t('people.passwordHint')} />
      )}
      {dialog}
    </>
  );
}

/** Another name, role or language. */
export function ChangePerson({ account }: { account: Listed }) {
  const { t } = useTranslation();
  const { id, name, role, language } = account;
  return (
    <details className="card">
      <summary>{t('people.change')}</summary>
      <CommandForm
        // Anew once it is changed: a form that is sent goes back to what its fields began with.
        key={`${name} ${role} ${language}`}
        submit={t('people.changeSubmit')}
        send={({ text, one }, header) => {
          const body = {
            name: text('name'),
            language: one('language', ['fr', 'en'] as const),
            ...(role !== 'machine' && { role: one('role', PERSON_ROLES) }),
            reason: text('reason'),
          };
          return unwrap(api.PUT('/v1/accounts/{id}', { params: { path: { id }, header }, body }));
        }}
      >
        <TextField name="name" label={t('people.name')} required maxLength={200} defaultValue={name} />
        {role !== 'machine' && (
          <SelectField
            name="role"
            label={t('people.role')}
            hint={t('people.roleChangeHint')}
            defaultValue={role}
            options={PERSON_ROLES.map(
              (one) => [one, `${t(`people.roles.${one}`)} – ${t(`people.may.${one}`)}`] as const,
            )}
          />
        )}
        <SelectField
          name="language"
          label={t('people.language')}
          defaultValue={language}
          options={(['fr', 'en'] as const).map((one) => [one, nameLanguage(one)] as const)}
        />
        <TextField name="reason" label={t('decide.reason')} required minLength={3} maxLength={500} />
      </CommandForm>
    </details>
  );
}

/** Closing the account of somebody who is gone, and leaving the restricted cases that they alone keep to another. */
export function Succession({ account, all }: { account: Listed; all: readonly Listed[] }) {
  const { t } = useTranslation();
  const waiting = useWaiting('account.succeeded').filter(({ summary }) => summary.account === account.name);
  const others = all.filter(
    ({ id, role, disabledAt }) =>
      id !== account.id && disabledAt === null && ['analyst', 'approver', 'administrator'].includes(role),
  );
  return (
    <section aria-labelledby="succession-title">
      <h2 id="succession-title">{t('people.succession')}</h2>
      <p>{t('people.successionIntro')}</p>
      <Cards items={waiting} keyOf={({ id }) => id}>
        {(proposal) => (
          <>
            <p>
              {t('people.successor')}
              {t('state.colon')} <bdi>{String(proposal.summary.to ?? '')}</bdi>. {proposal.reason}
            </p>
            <SecondPerson proposal={proposal} />
          </>
        )}
      </Cards>
      {waiting.length === 0 && (
        <details className="card">
          <summary>{t('people.propose')}</summary>
          <CommandForm
            submit={t('people.proposeSubmit')}
            send={({ text, one }, header) => {
              const successor = one(
                'successor',
                others.map(({ id }) => id),
              );
              const body = { successor, reason: text('reason') };
              return unwrap(
                api.POST('/v1/accounts/{id}/successions', { params: { path: { id: account.id }, header }, body }),
              );
            }}
          >
            <SelectField
              name="successor"
              label={t('people.successor')}
              hint={t('people.successorHint')}
              required
              isOpen
              options={others.map(({ id, name }) => [id, name] as const)}
            />
            <TextAreaField name="reason" label={t('decide.reason')} required minLength={3} maxLength={5000} />
          </CommandForm>
        </details>
      )}
    </section>
  );
}
