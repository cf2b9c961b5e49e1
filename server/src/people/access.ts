import type { FastifyRequest } from 'fastify';
import { askOnce } from '../base/core/ask-once.ts';
import type { Clock } from '../base/core/clock.ts';
import type { Store } from '../base/database/store.ts';
import type { Http } from '../base/http/http.ts';
import { sessionCookie } from './cookies.ts';
import { findKey, KEY_PREFIX } from './key-store.ts';
import { refuse } from './refusals.ts';
import { findSession } from './session-store.ts';
import type { Account } from './store.ts';

/** Who calls: a person in a session, or a machine with a key. */
export interface Caller {
  account: Account;
  /** What the machine's key opens; null: it is a person. */
  scopes: readonly string[] | null;
  session: { id: string; openedAt: string } | null;
  /** Whether the session, or the key, still counts, and for as much. */
  isStillIn(): Promise<boolean>;
}

/** What the door needs to know. */
interface Door {
  /** Whose a key is: asked once for all requests that wait to know. */
  ownerOf: (key: string) => ReturnType<typeof findKey>;
  /** Whose a session is, the same way. */
  personOf: (token: string, unattended: boolean) => ReturnType<typeof findSession>;
  publicUrl: string | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    /** Asked for by the page itself, which cannot say so there: it keeps no session alive. */
    unattended?: boolean;
  }
}

function tokenOf(request: FastifyRequest, publicUrl: string | null): string | null {
  const bearer = /^Bearer ([\w-]{20,})$/.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? request.cookies[sessionCookie(request, publicUrl).name] ?? null;
}

/** Who calls, of a request that passed the door. */
export function callerOf(request: FastifyRequest): Caller {
  return request.caller ?? refuse('VIGIE_PEOPLE_SIGNED_OUT');
}

async function findCaller(
  request: FastifyRequest,
  at: Door,
  unattended: boolean,
): Promise<Omit<Caller, 'isStillIn'> | null> {
  const { ownerOf, personOf, publicUrl } = at;
  const token = tokenOf(request, publicUrl);
  if (token === null) return null;
  if (token.startsWith(KEY_PREFIX)) {
    const found = await ownerOf(token);
    return found && { ...found, session: null };
  }
  const found = await personOf(token, unattended);
  return found && { ...found, scopes: null };
}

/**
 * Closes every route to those who are not signed in, save those that say `config.public`. What counts is the route that
 * was matched, not how its address was spelled; an address that matches none reaches no handler but the one that says
 * so.
 */
export function guardRoutes(app: Http, given: { store: Store; clock: Clock; publicUrl: string | null }): void {
  const { store, clock, publicUrl } = given;
  const attended = askOnce((token) => findSession(store, token, clock(), { unattended: false }));
  const alone = askOnce((token) => findSession(store, token, clock(), { unattended: true }));
  const at: Door = {
    publicUrl,
    ownerOf: askOnce((key) => findKey(store, key, clock())),
    personOf: (token, unattended) => (unattended ? alone(token) : attended(token)),
  };
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request) => {
    const { url, config } = request.routeOptions;
    if (url === undefined || config.public === true) return;
    const unattended = config.unattended === true || request.headers['vigie-unattended'] !== undefined;
    const found = await findCaller(request, at, unattended);
    request.caller = found && {
      ...found,
      isStillIn: async () => (await findCaller(request, at, true))?.account.role === found.account.role,
    };
    callerOf(request);
  });
}
