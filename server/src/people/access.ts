import type { FastifyRequest } from 'fastify';
import type { Clock } from '../base/core/clock.ts';
import { VigieError } from '../base/core/errors.ts';
import type { Store } from '../base/database/store.ts';
import type { Http } from '../base/http/http.ts';
import { digestToken } from './sign-in.ts';
import { type Account, findSession } from './store.ts';

export const SESSION_COOKIE = 'vigie_session';

declare module 'fastify' {
  interface FastifyRequest {
    account: Account | null;
  }
}

export function tokenOf(request: FastifyRequest): string | null {
  const bearer = /^Bearer ([\w-]{20,})$/.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? request.cookies[SESSION_COOKIE] ?? null;
}

/** The account of a request that passed the door. */
export function accountOf(request: FastifyRequest): Account {
  if (!request.account)
    throw new VigieError(
      'VIGIE_PEOPLE_SIGNED_OUT',
      { en: 'Sign in first.', fr: 'Connectez-vous d’abord.' },
      { status: 401 },
    );
  return request.account;
}

/** Closes every route under /v1 to those who are not signed in, save routes that say `config.public`. */
export function guardRoutes(app: Http, store: Store, clock: Clock): void {
  app.decorateRequest('account', null);
  app.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/v1/')) return;
    const token = tokenOf(request);
    if (token) request.account = await findSession(store.db, digestToken(token), clock());
    if (!request.routeOptions.config.public) accountOf(request);
  });
}
