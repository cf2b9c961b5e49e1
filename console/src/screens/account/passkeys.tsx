import { browserSupportsWebAuthn, startRegistration, WebAuthnError } from '@simplewebauthn/browser';
import { useTranslation } from 'react-i18next';
import { api, done, type Schemas, unwrap } from '../../client/api.ts';
import { CommandForm, Refused, useCommand } from '../../parts/form/command.tsx';
import { TextField } from '../../parts/form/fields.tsx';
import { formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Cards } from '../../parts/states.tsx';

/** Passkeys: each signs in by itself. */
export function Passkeys({ items }: { items: readonly Schemas['Passkey'][] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const remove = useCommand((id: string) =>
    done(api.DELETE('/v1/account/passkeys/{id}', { params: { path: { id } } })),
  );
  return (
    <section aria-labelledby="passkeys-title">
      <h2 id="passkeys-title">{t('account.passkeys.title')}</h2>
      <p>{t('account.passkeys.intro')}</p>
      <Cards items={items} keyOf={({ id }) => id} empty={t('account.passkeys.none')}>
        {({ id, name, madeAt, lastUsedAt }) => (
          <>
            <strong>
              <bdi>{name}</bdi>
            </strong>{' '}
            · {t('account.passkeys.made', { at: formatInstant(madeAt, language) })} ·{' '}
            {lastUsedAt === null
              ? t('account.passkeys.unused')
              : t('account.passkeys.used', { at: formatInstant(lastUsedAt, language) })}{' '}
            <button
              type="button"
              disabled={remove.isPending}
              aria-label={t('account.passkeys.removeNamed', { name })}
              onClick={() => remove.mutate(id)}
            >
              {t('account.passkeys.remove')}
            </button>
          </>
        )}
      </Cards>
      <Refused error={remove.error} />
      {browserSupportsWebAuthn() ? (
        <details className="card">
          <summary>{t('account.passkeys.add')}</summary>
          <CommandForm submit={t('account.passkeys.submit')} send={({ text }) => addPasskey(text('passkeyName'), t)}>
            <TextField
              name="passkeyName"
              label={t('account.passkeys.name')}
              hint={t('account.passkeys.nameHint')}
              required
              maxLength={100}
              autoComplete="off"
            />
          </CommandForm>
        </details>
      ) : (
        <p className="quiet">{t('account.passkeys.notHere')}</p>
      )}
    </section>
  );
}

/** @throws Error in the reader's words where the browser made none, or Refusal */
async function addPasskey(name: string, t: (key: 'account.passkeys.notMade') => string): Promise<void> {
  const optionsJSON = await unwrap(api.POST('/v1/account/passkeys/options'));
  const made = await startRegistration({ optionsJSON }).catch((error: unknown) => {
    // Its words are English: whoever thought better of it, or has it already, reads ours.
    if (error instanceof WebAuthnError || error instanceof DOMException) throw new Error(t('account.passkeys.notMade'));
    throw error;
  });
  const { id, rawId, clientExtensionResults, response } = made;
  const { clientDataJSON, attestationObject, transports } = response;
  await unwrap(
    api.POST('/v1/account/passkeys', {
      body: {
        name,
        response: {
          id,
          rawId,
          type: 'public-key',
          response: { clientDataJSON, attestationObject, ...(transports && { transports }) },
          clientExtensionResults: { ...clientExtensionResults },
        },
      },
    }),
  );
}
