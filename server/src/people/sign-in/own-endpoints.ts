import { z } from 'zod';
import type { Endpoint } from '../../base/context.ts';
import { callerOf } from '../access.ts';
import { setPassword } from '../account/account-store.ts';
import { record } from '../audit-store.ts';
import { ask } from '../endpoint.ts';
import { checkPassword, hashPassword, NO_PASSWORD } from '../password/password.ts';
import { mustBeHardToGuess } from '../password/password-rules.ts';
import { refusal } from '../refusals.ts';
import { endSession, endSessions, listSessions, sessionSchema } from '../session-store.ts';
import { findSignIn } from '../store.ts';
import { beginOwnTry } from './limits.ts';

/** What everybody may see and change of their own account. */
export const ownEndpoints: readonly Endpoint[] = [
  ask('GET /v1/account/sessions', {
    says: 'Lists where you are signed in.',
    tag: 'people',
    role: 'reader',
    machine: false,
    answer: z.object({ items: z.array(sessionSchema.extend({ isThis: z.boolean() })) }),
    async run({ context: { store }, by, now, request }) {
      const { session } = callerOf(request);
      const sessions = await store.inUnit(by.unit.id, (tx) => listSessions(tx, by.id, now));
      return { items: sessions.map((each) => ({ ...each, isThis: each.id === session?.id })) };
    },
  }),
  ask('DELETE /v1/account/sessions/:id', {
    says: 'Ends one of your sessions.',
    tag: 'people',
    role: 'reader',
    status: 204,
    answer: z.null(),
    async run({ context: { store }, by, now }, { params: { id } }) {
      const unit = by.unit.id;
      await store.inUnit(unit, async (tx) => {
        if (!(await endSession(tx, { account: by.id, id }))) throw refusal('VIGIE_PEOPLE_NO_SESSION', { id });
        const content = { session: id };
        await record(tx, { unit, account: by.id, act: 'session.ended', subject: by.id, content, now });
      });
      return null;
    },
  }),
  // Nothing of it is kept under an idempotency key: its digest would be one of the password.
  ask('PUT /v1/account/password', {
    says: 'Changes your password. The old one is asked for.',
    tag: 'people',
    role: 'reader',
    body: z.object({ password: z.string().max(1024), newPassword: z.string().max(1024) }),
    status: 204,
    answer: z.null(),
    async run({ context: { store }, by, now, request }, { body: { password, newPassword } }) {
      const succeed = await beginOwnTry(store.db, by.id, now);
      const found = await findSignIn(store.db, by.email);
      if (!(await checkPassword(password, found?.password ?? NO_PASSWORD))) throw refusal('VIGIE_PEOPLE_PASSWORD');
      await succeed();
      await mustBeHardToGuess(newPassword, [by.email, by.name, by.unit.name]);
      const hash = await hashPassword(newPassword);
      const unit = by.unit.id;
      await store.inUnit(unit, async (tx) => {
        await setPassword(tx, { account: by.id, hash, until: null });
        await endSessions(tx, by.id, callerOf(request).session?.id ?? null);
        await record(tx, { unit, account: by.id, act: 'account.password-set', subject: by.id, now });
      });
      return null;
    },
  }),
];
