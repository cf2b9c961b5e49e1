import { browserSupportsWebAuthn, startAuthentication, WebAuthnError } from '@simplewebauthn/browser';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { Refused } from '../../parts/form/command.tsx';

/** Sign-in by a passkey, where the browser has such a thing. Whoever thinks better of it is told nothing. */
export function PasskeyButton({ onSignedIn }: { onSignedIn: (account: Schemas['Account']) => void }) {
  const { t } = useTranslation();
  const signIn = useMutation({
    async mutationFn() {
      const optionsJSON = await unwrap(api.POST('/v1/session/passkey/options'));
      const answer = await startAuthentication({ optionsJSON });
      const { id, rawId, response, clientExtensionResults } = answer;
      const body = {
        id,
        rawId,
        type: 'public-key' as const,
        response,
        clientExtensionResults: { ...clientExtensionResults },
      };
      return unwrap(api.POST('/v1/session/passkey', { body }));
    },
    onSuccess: onSignedIn,
  });
  if (!browserSupportsWebAuthn()) return null;
  const isGivenUp =
    signIn.error instanceof WebAuthnError || (signIn.error instanceof Error && signIn.error.name === 'NotAllowedError');
  return (
    <>
      <Refused error={isGivenUp ? null : signIn.error} />
      <button type="button" disabled={signIn.isPending} onClick={() => signIn.mutate()}>
        {t('signIn.passkey')}
      </button>
    </>
  );
}
