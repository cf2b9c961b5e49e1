import { z } from 'zod';
import type { Endpoint } from '../base/context.ts';
import { pageOf } from '../base/http/http.ts';
import { SESSION_COOKIE, tokenOf } from './access.ts';
import { auditEntrySchema, auditQuerySchema, searchAudit } from './audit/search-audit-store.ts';
import { ask, command, download, open, query } from './endpoint.ts';
import { accountSchema, lineSchema, unitStatusSchema } from './schema.ts';
import { digestToken, signIn } from './sign-in.ts';
import { findUnitStatus, setUnitStatus } from './status-store.ts';
import { endSession } from './store.ts';
import { streamChanges } from './stream-changes.ts';
import { note } from './work.ts';

/** The audit log; sign-in, who I am, sign-out; what the unit is in law. */
export const peopleEndpoints: readonly Endpoint[] = [
  query('GET /v1/audit', {
    tag: 'audit',
    // The role `auditor` belongs here.
    role: 'admin',
    query: auditQuerySchema,
    answer: pageOf(auditEntrySchema),
    run: ({ context, tx }, { query: asked }) => searchAudit(tx, asked, context.config.home.timeZone),
  }),
  // Open: nobody is signed in before.
  open('POST /v1/session', {
    tag: 'people',
    body: z.object({ email: z.string().max(320), password: z.string().max(1024) }),
    answer: accountSchema,
    options: () => ({ config: { rateLimit: { max: 20, timeWindow: '1 minute' } } }),
    async run({ context: { store, clock }, request, reply }, { body: { email, password } }) {
      const { token, account } = await signIn(store, clock, email, password);
      reply.setCookie(SESSION_COOKIE, token, {
        httpOnly: true,
        sameSite: 'strict',
        path: '/',
        secure: request.protocol === 'https',
      });
      return account;
    },
  }),
  ask('GET /v1/session', { tag: 'people', role: 'analyst', answer: accountSchema, run: ({ by }) => by }),
  ask('DELETE /v1/session', {
    tag: 'people',
    role: 'analyst',
    status: 204,
    answer: z.null(),
    async run({ context, by, now, request, reply }) {
      const token = tokenOf(request);
      const unit = by.unit.id;
      if (token)
        await context.store.inUnit(unit, async (tx) => {
          await endSession(tx, digestToken(token));
          await note({ context, tx, unit, by, now }, { act: 'session.ended', subject: by.id });
        });
      reply.clearCookie(SESSION_COOKIE, { path: '/' });
      return null;
    },
  }),
  // Server-sent events: that something of a kind changed in the unit, never what.
  download('GET /v1/changes', {
    tag: 'people',
    role: 'analyst',
    find: async ({ unit }) => unit,
    reads: null,
    file: (unit, { changes }) => ({
      type: 'text/event-stream',
      body: streamChanges(changes, unit),
      headers: { 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
    }),
  }),
  query('GET /v1/unit', {
    tag: 'people',
    role: 'analyst',
    answer: unitStatusSchema,
    run: ({ tx }) => findUnitStatus(tx),
  }),
  command('PUT /v1/unit', {
    tag: 'people',
    role: 'admin',
    body: z.object({ status: unitStatusSchema, reason: lineSchema }),
    answer: unitStatusSchema,
    async run(work, { body: { status, reason } }) {
      const { tx, unit, by, now } = work;
      await setUnitStatus(tx, { unit, account: by.id, status, now });
      const { authority, trustedFlagger } = status;
      await note(work, { act: 'unit.status-set', subject: unit, reason, content: { authority, trustedFlagger } });
      return findUnitStatus(tx);
    },
  }),
];
