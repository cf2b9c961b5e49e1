import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { administers, useAccount } from '../../parts/account.ts';
import { Refused, useCommand } from '../../parts/form/command.tsx';
import { formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { Sessions } from '../../parts/people/sessions.tsx';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { paths } from '../../paths.ts';
import { AccountState } from './account-state.tsx';
import { MachineKeys } from './machine-keys.tsx';
import { ChangePerson, PersonActs, Succession } from './person-acts.tsx';
import { nameLanguage, waysIn } from './person-words.ts';

type Listed = Schemas['ListedAccount'];

function SessionsOf({ account: { id }, canEnd }: { account: Listed; canEnd: boolean }) {
  const { t } = useTranslation();
  const query = useRead(['accounts', id, 'sessions'], () =>
    api.GET('/v1/accounts/{id}/sessions', { params: { path: { id } } }),
  );
  const end = useCommand((session: string | null, header) =>
    session === null
      ? unwrap(api.DELETE('/v1/accounts/{id}/sessions', { params: { path: { id }, header } }))
      : unwrap(api.DELETE('/v1/accounts/{id}/sessions/{session}', { params: { path: { id, session }, header } })),
  );
  return (
    <section>
      <h2>{t('account.sessions')}</h2>
      <Loaded query={query}>
        {({ items }) => (
          <>
            <Sessions items={items} isBusy={end.isPending} onEnd={canEnd ? (session) => end.mutate(session) : null} />
            {canEnd && items.length > 1 && (
              <button type="button" disabled={end.isPending} onClick={() => end.mutate(null)}>
                {t('people.endAll')}
              </button>
            )}
          </>
        )}
      </Loaded>
      <Refused error={end.error} />
    </section>
  );
}

/** One account: what it may, how it signs in, where it is signed in, and what an administrator can do about it. */
export function Person({ account, all }: { account: Listed; all: readonly Listed[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const reader = useAccount();
  const isAdmin = administers(reader);
  const isMachine = account.role === 'machine';
  const facts = {
    email: <bdi>{account.email}</bdi>,
    role: `${t(`people.roles.${account.role}`)} – ${t(`people.may.${account.role}`)}`,
    state: <AccountState account={account} />,
    language: nameLanguage(account.language),
    ways: waysIn(account, t),
    madeAt: formatInstant(account.madeAt, language),
    closedAt: account.disabledAt && formatInstant(account.disabledAt, language),
    passwordUntil: account.passwordUntil && formatInstant(account.passwordUntil, language),
  };
  return (
    <>
      <p>
        <Link to={paths.people}>{t('people.back')}</Link>
      </p>
      <h1>
        <bdi>{account.name}</bdi>
      </h1>
      <dl className="facts">
        {(['email', 'role', 'state', 'language', 'ways', 'madeAt', 'closedAt', 'passwordUntil'] as const).map(
          (name) =>
            facts[name] !== null && (
              <div key={name}>
                <dt>{t(`people.fact.${name}`)}</dt>
                <dd>{facts[name]}</dd>
              </div>
            ),
        )}
      </dl>
      <p className="quiet">
        <code>{account.id}</code> ·{' '}
        <Link to={`${paths.audit}?who=${encodeURIComponent(account.id)}`}>{t('people.theirActs')}</Link> ·{' '}
        <Link to={`${paths.audit}?subject=${encodeURIComponent(account.id)}`}>{t('people.actsOnThem')}</Link>
      </p>
      {isAdmin && (
        <>
          <PersonActs account={account} isSelf={account.id === reader?.id} />
          <ChangePerson account={account} />
        </>
      )}
      {isMachine ? (
        <MachineKeys account={account} canChange={isAdmin} />
      ) : (
        <SessionsOf account={account} canEnd={isAdmin} />
      )}
      {!isMachine && account.disabledAt === null && isAdmin && account.id !== reader?.id && (
        <Succession account={account} all={all} />
      )}
    </>
  );
}
