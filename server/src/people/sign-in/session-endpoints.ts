import { z } from 'zod';
import type { Endpoint } from '../../base/context.ts';
import { callerOf, SESSION_COOKIE } from '../access.ts';
import { record } from '../audit-store.ts';
import { ask, open } from '../endpoint.ts';
import { accountSchema } from '../schema.ts';
import { endSession } from '../session-store.ts';
import { signIn } from './sign-in.ts';
import { visitorOf } from './visitor.ts';

/** Sign-in, who I am, sign-out. */
export const sessionEndpoints: readonly Endpoint[] = [
  // Open: nobody is signed in before.
  open('POST /v1/session', {
    tag: 'people',
    body: z.object({
      email: z.string().max(320),
      password: z.string().max(1024),
      /** In the place of one that somebody else made. */
      newPassword: z.string().max(1024).optional(),
    }),
    answer: accountSchema,
    options: () => ({ config: { rateLimit: { max: 20, timeWindow: '1 minute' } } }),
    async run({ context: { store, clock }, request, reply }, { body }) {
      const { token, account } = await signIn(store, clock, body, visitorOf(request));
      reply.setCookie(SESSION_COOKIE, token, {
        httpOnly: true,
        sameSite: 'strict',
        path: '/',
        secure: request.protocol === 'https',
      });
      return account;
    },
  }),
  ask('GET /v1/session', { tag: 'people', role: 'reader', answer: accountSchema, run: ({ by }) => by }),
  ask('DELETE /v1/session', {
    tag: 'people',
    role: 'reader',
    status: 204,
    answer: z.null(),
    async run({ context, by, now, request, reply }) {
      const { session } = callerOf(request);
      const unit = by.unit.id;
      if (session)
        await context.store.inUnit(unit, async (tx) => {
          await endSession(tx, { account: by.id, id: session.id });
          const content = { session: session.id };
          await record(tx, { unit, account: by.id, act: 'session.ended', subject: by.id, content, now });
        });
      reply.clearCookie(SESSION_COOKIE, { path: '/' });
      return null;
    },
  }),
];
