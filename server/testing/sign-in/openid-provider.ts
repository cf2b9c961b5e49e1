import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** What the provider says of somebody. */
export interface Known {
  email: string;
  email_verified: boolean;
  name: string;
  locale?: string;
  roles: string[];
}

/** A provider of identities (`oidc-provider`) on loopback, at which whoever is named is signed in already. */
export async function startOpenIdProvider() {
  let answer: RequestListener = (_request, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const people = new Map<string, Known>();
  const client = { id: 'vigie', secret: randomBytes(16).toString('hex') };
  let who = '';
  return {
    issuer,
    client,
    people,
    /** Who sits before the browser. */
    seat(subject: string) {
      who = subject;
    },
    /** From now on it answers, and sends browsers back to this address alone. */
    open(redirectUri: string) {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const provider = new Provider(issuer, {
        clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [redirectUri] }],
        jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
        cookies: { keys: [randomBytes(16).toString('hex')] },
        scopes: ['openid', 'email', 'profile', 'roles'],
        claims: { email: ['email', 'email_verified'], profile: ['name', 'locale'], roles: ['roles'] },
        features: { devInteractions: { enabled: false } },
        interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
        findAccount: (_ctx, id) => ({ accountId: id, claims: async () => ({ sub: id, ...people.get(id) }) }),
        async loadExistingGrant(ctx) {
          const grant = new ctx.oidc.provider.Grant({
            clientId: client.id,
            accountId: ctx.oidc.session?.accountId ?? '',
          });
          grant.addOIDCScope('openid email profile roles');
          await grant.save();
          return grant;
        },
      });
      const handle = provider.callback();
      answer = (request, response) => {
        if (!request.url?.startsWith('/interaction/')) return void handle(request, response);
        provider
          .interactionFinished(request, response, { login: { accountId: who } }, { mergeWithLastSubmission: false })
          .catch(() => response.writeHead(400).end());
      };
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
