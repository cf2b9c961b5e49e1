import { z } from 'zod';
import type { Endpoint } from '../../base/context.ts';
import { callerOf } from '../access.ts';
import { record } from '../audit-store.ts';
import { sessionCookie } from '../cookies.ts';
import { ask, open } from '../endpoint.ts';
import { accountSchema } from '../schema.ts';
import { endSession } from '../session-store.ts';
import { letIn, visitorIn } from './let-in.ts';
import { assertionOptionsSchema, assertionSchema, beginAssertion, takeAssertion } from './passkeys.ts';
import { enter, signIn } from './sign-in.ts';

/** A passkey cannot be guessed; this only keeps the place that its challenges take small. */
const OFTEN = { max: 60, timeWindow: '1 minute' };

/** No sign-in takes more. */
const SIGN_IN_BYTES = 4096;

/** Sign-in, who I am, sign-out. */
export const sessionEndpoints: readonly Endpoint[] = [
  // Open: nobody is signed in before.
  open('POST /v1/session', {
    says: 'Signs in with e-mail address and password.',
    tag: 'people',
    body: z.object({
      email: z.string().max(320),
      password: z.string().max(1024),
      /** In the place of one that somebody else made. */
      newPassword: z.string().max(1024).optional(),
      /** Of the app, where the account has codes. */
      code: z.string().max(20).optional(),
    }),
    answer: accountSchema,
    options: () => ({ bodyLimit: SIGN_IN_BYTES, config: { ownOrigin: true } }),
    async run(visiting, { body }) {
      return letIn(visiting, await signIn(visiting.context, body, visitorIn(visiting)));
    },
  }),
  // Open: whoever signs in asks how.
  open('GET /v1/session/ways', {
    says: 'Says which ways of signing in there are.',
    tag: 'people',
    answer: z.object({ openid: z.boolean() }),
    run: ({ context }) => ({ openid: context.config.openid !== null }),
  }),
  // Open: nobody is signed in before.
  open('POST /v1/session/passkey/options', {
    says: 'Gives the browser what it needs to ask for a passkey.',
    tag: 'people',
    answer: assertionOptionsSchema,
    options: () => ({ bodyLimit: SIGN_IN_BYTES, config: { ownOrigin: true, rateLimit: OFTEN } }),
    run: ({ context, request, now }) => beginAssertion({ ...context, request, now }),
  }),
  open('POST /v1/session/passkey', {
    says: 'Signs in with a passkey.',
    tag: 'people',
    body: assertionSchema,
    answer: accountSchema,
    options: () => ({ bodyLimit: 16 * 1024, config: { ownOrigin: true, rateLimit: OFTEN } }),
    async run(visiting, { body }) {
      const { context, request, now } = visiting;
      const found = await takeAssertion({ ...context, request, now }, body);
      return letIn(visiting, await enter(context, found, { way: 'passkey', visitor: visitorIn(visiting) }));
    },
  }),
  ask('GET /v1/session', {
    says: 'Says who is signed in.',
    tag: 'people',
    role: 'reader',
    answer: accountSchema,
    run: ({ by }) => by,
  }),
  ask('DELETE /v1/session', {
    says: 'Signs out.',
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
      const { name, options } = sessionCookie(request, context.config.publicUrl);
      reply.clearCookie(name, options);
      return null;
    },
  }),
];
