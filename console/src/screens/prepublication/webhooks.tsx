import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { mayWork, useAccount } from '../../parts/account.ts';
import { CommandForm, Refused, useCommand } from '../../parts/form/command.tsx';
import { TextField } from '../../parts/form/fields.tsx';
import { formatFigure, formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { DataTable } from '../../parts/list/data-table.tsx';
import { Paged, usePaged } from '../../parts/list/paged.tsx';
import { SecretOnce } from '../../parts/people/secret-once.tsx';
import { useRead } from '../../parts/read.ts';
import { Cards, Loaded } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';

type Delivery = Schemas['WebhookDelivery'];
type Made = { secret: string | null };

/** What an administrator does with a webhook: try it, give it another secret, take it away. */
function Acts({ id, onSecret }: { id: string; onSecret: (made: Made) => void }) {
  const { t } = useTranslation();
  const path = { id };
  const tryIt = useCommand<void>((_, header) =>
    unwrap(api.POST('/v1/webhooks/{id}/tries', { params: { path, header } })),
  );
  const replace = useCommand<void>(async (_, header) =>
    onSecret(await unwrap(api.POST('/v1/webhooks/{id}/secrets', { params: { path, header } }))),
  );
  const remove = useCommand<void>((_, header) => unwrap(api.DELETE('/v1/webhooks/{id}', { params: { path, header } })));
  return (
    <>
      <p className="buttons">
        {(
          [
            ['try', tryIt],
            ['replace', replace],
            ['remove', remove],
          ] as const
        ).map(([name, command]) => (
          <button key={name} type="button" disabled={command.isPending} onClick={() => command.mutate()}>
            {t(`prepublication.webhooks.${name}`)}
          </button>
        ))}
      </p>
      <Refused error={tryIt.error ?? replace.error ?? remove.error} />
    </>
  );
}

/** What webhooks were told, and how it went: what could not be delivered is sent again by a person. */
function Deliveries() {
  const { t } = useTranslation();
  const language = useLanguage();
  const canSend = mayWork(useAccount());
  const query = usePaged(['deliveries'], (page) =>
    unwrap(api.GET('/v1/webhook-deliveries', { params: { query: { ...page, limit: 20 } } })),
  );
  const again = useCommand((id: string, header) =>
    unwrap(api.POST('/v1/webhook-deliveries/{id}/tries', { params: { path: { id }, header } })),
  );
  const cells = {
    madeAt: ({ madeAt }: Delivery) => formatInstant(madeAt, language),
    kind: ({ kind, subject }: Delivery) => (
      <>
        {t(`prepublication.webhooks.kind.${kind}`)} <code>{subject}</code>
      </>
    ),
    url: ({ url }: Delivery) => <Said>{url}</Said>,
    tries: ({ tries }: Delivery) => formatFigure(tries, language),
    state: ({ id, state, failure }: Delivery) => (
      <>
        <span className={state === 'failed' ? 'tag overdue' : 'tag'}>
          {t(`prepublication.webhooks.state.${state}`)}
        </span>{' '}
        {failure && <Said isWhole>{failure[language]}</Said>}{' '}
        {state === 'failed' && canSend && (
          <button type="button" disabled={again.isPending} onClick={() => again.mutate(id)}>
            {t('prepublication.webhooks.again')}
          </button>
        )}
      </>
    ),
  };
  return (
    <>
      <h3>{t('prepublication.webhooks.deliveries')}</h3>
      <Refused error={again.error} />
      <Paged query={query} empty={t('prepublication.webhooks.nothingSent')}>
        {(items) => (
          <DataTable
            caption={t('prepublication.webhooks.deliveries')}
            cells={cells}
            nameOf={(name) => t(`prepublication.webhooks.columns.${name}`)}
            head="madeAt"
            numbers={['tries']}
            rows={items}
            keyOf={({ id }) => id}
          />
        )}
      </Paged>
    </>
  );
}

/** Where decisions are told: an administrator adds it, tries it, gives it another secret. */
export function Webhooks() {
  const { t } = useTranslation();
  const language = useLanguage();
  const isAdministrator = useAccount()?.role === 'administrator';
  const [made, setMade] = useState<Made | null>(null);
  const query = useRead(['webhooks'], () => api.GET('/v1/webhooks'));
  return (
    <section aria-labelledby="webhooks-title">
      <h2 id="webhooks-title">{t('prepublication.webhooks.title')}</h2>
      <p>{t('prepublication.webhooks.intro')}</p>
      {made && (
        <SecretOnce
          title={t('prepublication.webhooks.secret')}
          secret={made.secret}
          hint={t('prepublication.webhooks.secretHint')}
        />
      )}
      <Loaded query={query}>
        {({ items }) => (
          <Cards items={items} keyOf={({ id }) => id} empty={t('prepublication.webhooks.none')}>
            {({ id, url, oldSecretUntil }) => (
              <>
                <p className="address">
                  <Said isWhole>{url}</Said>
                </p>
                {oldSecretUntil !== null && Date.parse(oldSecretUntil) > Date.now() && (
                  <p className="quiet">
                    {t('prepublication.webhooks.oldSecret', { at: formatInstant(oldSecretUntil, language) })}
                  </p>
                )}
                {isAdministrator && <Acts id={id} onSecret={setMade} />}
              </>
            )}
          </Cards>
        )}
      </Loaded>
      {isAdministrator ? (
        <CommandForm
          submit={t('prepublication.webhooks.add')}
          send={async ({ text }, header) =>
            setMade(await unwrap(api.POST('/v1/webhooks', { params: { header }, body: { url: text('url') } })))
          }
        >
          <TextField
            name="url"
            type="url"
            label={t('prepublication.webhooks.url')}
            hint={t('prepublication.webhooks.urlHint')}
            required
            maxLength={2_000}
          />
        </CommandForm>
      ) : (
        <p className="quiet">{t('prepublication.webhooks.byAdministrator')}</p>
      )}
      <Deliveries />
    </section>
  );
}
