import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type BodyOf, type Schemas, unwrap } from '../../client/api.ts';
import { KEY_SCOPES } from '../../client/values.ts';
import { CommandForm, Refused, useCommand } from '../../parts/form/command.tsx';
import { CheckField, TextField } from '../../parts/form/fields.tsx';
import { formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { DataTable } from '../../parts/list/data-table.tsx';
import { SecretOnce } from '../../parts/people/secret-once.tsx';
import { useRead } from '../../parts/read.ts';
import { Empty, Loaded } from '../../parts/states.tsx';

type Key = Schemas['ApiKey'];
type Scope = BodyOf<'/v1/accounts/{id}/keys'>['scopes'][number];

type HeadingOf<Of> = Of extends `${infer Heading}:${string}` ? Heading : never;
/** The headings of the API that keys open: a new one does not compile before it stands here and has its words. */
const HEADINGS: { [Heading in HeadingOf<Scope>]: Heading } = {
  case: 'case',
  evidence: 'evidence',
  followup: 'followup',
  intake: 'intake',
  listing: 'listing',
  notice: 'notice',
  people: 'people',
  prepublication: 'prepublication',
  publication: 'publication',
  receiving: 'receiving',
  referral: 'referral',
  screening: 'screening',
  sweep: 'sweep',
};

/** A scope in words, and as it is written. */
function ScopeName({ scope }: { scope: Scope }) {
  const { t } = useTranslation();
  const of = Object.values(HEADINGS).find((one) => scope.startsWith(`${one}:`)) ?? 'case';
  return (
    <>
      {t(`people.heading.${of}`)}
      {t('state.colon')} {t(scope.endsWith(':write') ? 'people.writes' : 'people.reads')} <code>{scope}</code>
    </>
  );
}

function AddKey({ account, onMade }: { account: string; onMade: (key: string | null) => void }) {
  const { t } = useTranslation();
  return (
    <details className="card">
      <summary>{t('people.keys.add')}</summary>
      <CommandForm
        submit={t('people.keys.submit')}
        send={async ({ text, all }, header) => {
          const scopes = KEY_SCOPES.filter((scope) => all('scope').includes(scope));
          const body = { name: text('keyName'), scopes, days: Number(text('days')) };
          const params = { path: { id: account }, header };
          onMade((await unwrap(api.POST('/v1/accounts/{id}/keys', { params, body }))).key);
        }}
      >
        <TextField
          name="keyName"
          label={t('people.keys.name')}
          hint={t('people.keys.nameHint')}
          required
          maxLength={200}
        />
        <TextField
          name="days"
          label={t('people.keys.days')}
          type="number"
          min={1}
          max={366}
          defaultValue={90}
          required
        />
        <fieldset>
          <legend>{t('people.keys.scopes')}</legend>
          {KEY_SCOPES.map((scope) => (
            <CheckField key={scope} name="scope" value={scope} label={<ScopeName scope={scope} />} />
          ))}
        </fieldset>
      </CommandForm>
    </details>
  );
}

/** The keys of a machine: by them it comes in, and they end by themselves. */
export function MachineKeys({ account, canChange }: { account: Schemas['ListedAccount']; canChange: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, name } = account;
  const [made, setMade] = useState<string | null>();
  const query = useRead(['accounts', id, 'keys'], () =>
    api.GET('/v1/accounts/{id}/keys', { params: { path: { id } } }),
  );
  const revoke = useCommand((key: string, header) =>
    unwrap(api.DELETE('/v1/accounts/{id}/keys/{key}', { params: { path: { id, key }, header } })),
  );
  const cells = {
    name: ({ name: of }: Key) => <bdi>{of}</bdi>,
    scopes: ({ scopes }: Key) => scopes.join(', '),
    lastUsedAt: ({ lastUsedAt }: Key) =>
      lastUsedAt === null ? t('people.keys.never') : formatInstant(lastUsedAt, language),
    expiresAt: ({ expiresAt, revokedAt }: Key) =>
      revokedAt === null
        ? formatInstant(expiresAt, language)
        : t('people.keys.revoked', { at: formatInstant(revokedAt, language) }),
    revoke: ({ id: key, name: of, revokedAt }: Key) =>
      canChange &&
      revokedAt === null && (
        <button
          type="button"
          disabled={revoke.isPending}
          aria-label={t('people.keys.revokeNamed', { name: of })}
          onClick={() => revoke.mutate(key)}
        >
          {t('people.keys.revoke')}
        </button>
      ),
  };
  return (
    <section>
      <h2>{t('people.keys.title')}</h2>
      {made !== undefined && (
        <SecretOnce title={t('people.keys.made', { name })} secret={made} hint={t('people.keys.madeHint')} />
      )}
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('people.keys.none')}</Empty>
          ) : (
            <DataTable
              caption={t('people.keys.title')}
              cells={cells}
              nameOf={(column) => t(`people.keys.columns.${column}`)}
              head="name"
              rows={items}
              keyOf={({ id: key }) => key}
            />
          )
        }
      </Loaded>
      <Refused error={revoke.error} />
      {canChange && account.disabledAt === null && <AddKey account={id} onMade={setMade} />}
    </section>
  );
}
