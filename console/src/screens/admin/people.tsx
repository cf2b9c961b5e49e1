import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { administers, oversees, useAccount } from '../../parts/account.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { SelectField, TextField } from '../../parts/form/fields.tsx';
import { formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { DataTable } from '../../parts/list/data-table.tsx';
import { PERSON_ROLES, ROLES } from '../../parts/people/roles.ts';
import { SecretOnce } from '../../parts/people/secret-once.tsx';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { paths, useSearch } from '../../paths.ts';
import { AccountState } from './account-state.tsx';
import { Person } from './person.tsx';
import { nameLanguage, waysIn } from './person-words.ts';

type Listed = Schemas['ListedAccount'];

function AddPerson() {
  const { t } = useTranslation();
  const [made, setMade] = useState<{ name: string; password: string | null; isMachine: boolean } | null>(null);
  return (
    <>
      <details className="card">
        <summary>{t('people.add')}</summary>
        <CommandForm
          submit={t('people.addSubmit')}
          send={async ({ text, one }, header) => {
            const body = {
              email: text('email'),
              name: text('name'),
              role: one('role', ROLES),
              language: one('language', ['fr', 'en'] as const),
              ...(text('reason') && { reason: text('reason') }),
            };
            const { account, password } = await unwrap(api.POST('/v1/accounts', { params: { header }, body }));
            setMade({ name: account.name, password, isMachine: account.role === 'machine' });
          }}
        >
          <TextField name="email" label={t('people.email')} type="email" required maxLength={320} autoComplete="off" />
          <TextField name="name" label={t('people.name')} required maxLength={200} autoComplete="off" />
          <SelectField
            name="role"
            label={t('people.role')}
            hint={t('people.roleHint')}
            required
            isOpen
            options={ROLES.map((role) => [role, `${t(`people.roles.${role}`)} – ${t(`people.may.${role}`)}`] as const)}
          />
          <SelectField
            name="language"
            label={t('people.language')}
            options={(['fr', 'en'] as const).map((one) => [one, nameLanguage(one)] as const)}
          />
          <TextField name="reason" label={t('people.reasonOptional')} maxLength={500} />
        </CommandForm>
      </details>
      {made &&
        (made.isMachine ? (
          <p role="status">{t('people.machineAdded', { name: made.name })}</p>
        ) : (
          <SecretOnce
            title={t('people.passwordOf', { name: made.name })}
            secret={made.password}
            hint={t('people.passwordHint')}
          />
        ))}
    </>
  );
}

function Accounts() {
  const { t } = useTranslation();
  const language = useLanguage();
  const isAdmin = administers(useAccount());
  const query = useRead(['accounts'], () => api.GET('/v1/accounts'));
  const chosen = new URLSearchParams(useSearch()).get('account');
  const cells = {
    name: ({ id, name, email }: Listed) => (
      <>
        <Link to={`${paths.people}?account=${encodeURIComponent(id)}`}>
          <bdi>{name}</bdi>
        </Link>
        <span className="quiet lines">
          <bdi>{email}</bdi>
        </span>
      </>
    ),
    role: ({ role }: Listed) => t(`people.roles.${role}`),
    ways: (account: Listed) => waysIn(account, t),
    seenAt: ({ seenAt }: Listed) => (seenAt === null ? t('people.noSession') : formatInstant(seenAt, language)),
    state: (account: Listed) => <AccountState account={account} />,
  };
  return (
    <Loaded query={query}>
      {({ items }) => {
        const found = items.find(({ id }) => id === chosen);
        if (found) return <Person key={found.id} account={found} all={items} />;
        return (
          <>
            <h1>{t('app.people')}</h1>
            <p>{t(isAdmin ? 'people.intro' : 'people.introAuditor')}</p>
            {isAdmin && <AddPerson />}
            <DataTable
              caption={t('app.people')}
              cells={cells}
              nameOf={(name) => t(`people.columns.${name}`)}
              head="name"
              rows={items}
              keyOf={({ id }) => id}
              hasKeys
            />
          </>
        );
      }}
    </Loaded>
  );
}

/** Whoever does not oversee accounts sees with whom they work, and no more. */
function Colleagues() {
  const { t } = useTranslation();
  const query = useRead(['colleagues'], () => api.GET('/v1/colleagues'));
  return (
    <>
      <h1>{t('app.people')}</h1>
      <p>{t('people.introColleague')}</p>
      <Loaded query={query}>
        {({ items }) => (
          <DataTable
            caption={t('app.people')}
            cells={{
              name: ({ name }: Schemas['Colleague']) => <bdi>{name}</bdi>,
              role: ({ role }: Schemas['Colleague']) => t(`people.roles.${role}`),
            }}
            nameOf={(name) => t(`people.columns.${name}`)}
            head="name"
            rows={items}
            keyOf={({ id }) => id}
          />
        )}
      </Loaded>
      <h2>{t('people.whoMay')}</h2>
      <dl className="facts">
        {PERSON_ROLES.map((role) => (
          <div key={role}>
            <dt>{t(`people.roles.${role}`)}</dt>
            <dd>{t(`people.may.${role}`)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Who works in the unit. An administrator adds, changes and closes accounts; an auditor looks on. */
export function People() {
  return oversees(useAccount()) ? <Accounts /> : <Colleagues />;
}
