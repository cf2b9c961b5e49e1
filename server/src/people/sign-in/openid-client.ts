import type { Configuration } from 'openid-client';
import { z } from 'zod';
import type { Config } from '../../base/core/config.ts';
import { emailSchema } from '../../base/core/email-address.ts';
import { refusal } from '../refusals.ts';

export type OpenIdSettings = NonNullable<Config['openid']>;

/** Who comes, as the provider of identities says it. */
export interface Identity {
  /** Issuer and subject: the person, for ever (OpenID Connect Core 1.0, 5.7). */
  subject: string;
  email: string | null;
  isEmailVerified: boolean;
  name: string | null;
  language: string | null;
  /** The values of the claim that names roles. */
  roles: string[];
}

const claimsSchema = z.looseObject({
  email: emailSchema.nullable().catch(null),
  email_verified: z.literal(true).nullable().catch(null),
  name: z.string().trim().min(1).max(200).nullable().catch(null),
  locale: z.string().max(50).nullable().catch(null),
});
const rolesSchema = z.union([z.string().transform((text) => [text]), z.array(z.string())]).catch([]);

const isLoopback = (url: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);

/** Loaded at the first sign-in that needs it. */
const library = () => import('openid-client');

/** What each provider says of itself, asked for once. One that could not be asked is asked again. */
const discovered = new Map<string, Promise<Configuration>>();

async function askProvider({ issuer, clientId, clientSecret }: OpenIdSettings): Promise<Configuration> {
  const openid = await library();
  const url = new URL(issuer);
  return openid.discovery(url, clientId, undefined, openid.ClientSecretBasic(clientSecret), {
    timeout: 10,
    ...(isLoopback(url) ? { execute: [openid.allowInsecureRequests] } : {}),
  });
}

function discover(settings: OpenIdSettings): Promise<Configuration> {
  const { issuer } = settings;
  const begun = discovered.get(issuer) ?? askProvider(settings);
  discovered.set(issuer, begun);
  begun.catch(() => discovered.delete(issuer));
  return begun;
}

/** What a sign-in was begun with. */
export const begunSchema = z.object({ verifier: z.string(), nonce: z.string(), browser: z.string() });

/** Where the browser is sent, and what comes back with it (code flow with PKCE, state and nonce). */
export async function beginAtProvider(
  settings: OpenIdSettings,
  redirectUri: string,
): Promise<{ url: string; state: string; verifier: string; nonce: string }> {
  const openid = await library();
  const config = await discover(settings);
  const [state, nonce, verifier] = [openid.randomState(), openid.randomNonce(), openid.randomPKCECodeVerifier()];
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: settings.scope,
    state,
    nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, state, verifier, nonce };
}

/**
 * Exchanges the code that came back for who it is.
 *
 * @throws VigieError `VIGIE_PEOPLE_OPENID` (401): it is not the answer to what was begun, or the provider refuses
 */
export async function finishAtProvider(
  settings: OpenIdSettings,
  returned: URL,
  begun: { state: string; verifier: string; nonce: string },
): Promise<Identity> {
  const openid = await library();
  try {
    const config = await discover(settings);
    const tokens = await openid.authorizationCodeGrant(config, returned, {
      expectedState: begun.state,
      expectedNonce: begun.nonce,
      pkceCodeVerifier: begun.verifier,
      idTokenExpected: true,
    });
    const token = tokens.claims();
    if (!token) throw new Error('no id token came');
    const told = { ...token, ...(await openid.fetchUserInfo(config, tokens.access_token, token.sub)) };
    const { email, email_verified: verified, name, locale: language } = claimsSchema.parse(told);
    const roles = rolesSchema.parse(told[settings.rolesClaim]);
    return { subject: `${token.iss} ${token.sub}`, email, isEmailVerified: verified === true, name, language, roles };
  } catch (cause) {
    throw refusal('VIGIE_PEOPLE_OPENID', {}, { cause });
  }
}
