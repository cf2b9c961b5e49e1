import type { FastifyRequest } from 'fastify';
import type { Clock } from '../base/core/clock.ts';
import type { Store } from '../base/database/store.ts';
import type { Http } from '../base/http/http.ts';
import { refusal, refuse } from './refusals.ts';
import { ROLES } from './schema.ts';
import { digestToken } from './sign-in.ts';
import { type Account, findSession, type Role } from './store.ts';

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
  return request.account ?? refuse('VIGIE_PEOPLE_SIGNED_OUT');
}

/**
 * Each role may do what those before it in `ROLES` may. @throws VigieError `VIGIE_PEOPLE_ROLE_APPROVER` or
 * `VIGIE_PEOPLE_ROLE_ADMIN` (403)
 */
export function mustHaveRole(account: Account, role: Role): void {
  if (ROLES.indexOf(account.role) >= ROLES.indexOf(role)) return;
  throw refusal(role === 'admin' ? 'VIGIE_PEOPLE_ROLE_ADMIN' : 'VIGIE_PEOPLE_ROLE_APPROVER');
}

/**
 * Closes every route to those who are not signed in, save those that say `config.public`. What counts is the route that
 * was matched, not how its address was spelled; an address that matches none reaches no handler but the one that says
 * so.
 */
export function guardRoutes(app: Http, store: Store, clock: Clock): void {
  app.decorateRequest('account', null);
  app.addHook('onRequest', async (request) => {
    const { url, config } = request.routeOptions;
    if (url === undefined || config.public === true) return;
    const token = tokenOf(request);
    if (token) request.account = await findSession(store.db, digestToken(token), clock());
    accountOf(request);
  });
}
