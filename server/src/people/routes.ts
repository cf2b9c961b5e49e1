import { z } from 'zod';
import type { Context } from '../base/context.ts';
import { languageSchema } from '../base/core/language.ts';
import type { Http } from '../base/http/http.ts';
import { accountOf, SESSION_COOKIE, tokenOf } from './access.ts';
import { digestToken, signIn } from './sign-in.ts';
import { endSession } from './store.ts';

const accountSchema = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: z.enum(['analyst', 'approver', 'admin']),
    language: languageSchema,
    unit: z.object({ id: z.string(), name: z.string() }),
  })
  .meta({ id: 'Account' });

/** Sign-in, who I am, sign-out. */
export function addPeopleRoutes(app: Http, { store, clock }: Context): void {
  app.post(
    '/v1/session',
    {
      config: { public: true, rateLimit: { max: 20, timeWindow: '1 minute' } },
      schema: {
        tags: ['people'],
        body: z.object({ email: z.string().max(320), password: z.string().max(1024) }),
        response: { 200: accountSchema },
      },
    },
    async (request, reply) => {
      const { token, account } = await signIn(store, clock, request.body.email, request.body.password);
      reply.setCookie(SESSION_COOKIE, token, {
        httpOnly: true,
        sameSite: 'strict',
        path: '/',
        secure: request.protocol === 'https',
      });
      return account;
    },
  );
  app.get('/v1/session', { schema: { tags: ['people'], response: { 200: accountSchema } } }, (request) =>
    accountOf(request),
  );
  app.delete('/v1/session', { schema: { tags: ['people'], response: { 204: z.null() } } }, async (request, reply) => {
    const token = tokenOf(request);
    if (token) await store.inUnit(accountOf(request).unit.id, (tx) => endSession(tx, digestToken(token)));
    reply.clearCookie(SESSION_COOKIE, { path: '/' });
    return reply.code(204).send(null);
  });
}
