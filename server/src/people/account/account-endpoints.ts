import { z } from 'zod';
import type { Endpoint } from '../../base/context.ts';
import { emailSchema } from '../../base/core/email-address.ts';
import { languageSchema } from '../../base/core/language.ts';
import { command, query } from '../endpoint.ts';
import { keySchema, listKeys } from '../key-store.ts';
import { ROLES, SCOPES } from '../roles.ts';
import { lineSchema } from '../schema.ts';
import { listSessions, sessionSchema } from '../session-store.ts';
import { colleagueSchema, listAccounts, listColleagues, listedAccountSchema } from './account-store.ts';
import {
  changeAccount,
  endSessionsOf,
  givePassword,
  makeKey,
  makePassword,
  mustFindAccount,
  openAccount,
  resetFactors,
  takeKeyBack,
} from './administer.ts';

const nameSchema = lineSchema.max(200);
/** A secret is answered once; where a request is repeated under its key, it is `null`. */
const once = z.string().nullable();
const addedSchema = z.object({ account: listedAccountSchema, password: once });

/** Who works here: added, changed, closed; their sessions; the keys of machines. */
export const accountEndpoints: readonly Endpoint[] = [
  query('GET /v1/colleagues', {
    says: 'Names the people of the unit.',
    tag: 'people',
    role: 'reader',
    answer: z.object({ items: z.array(colleagueSchema) }),
    run: async ({ tx }) => ({ items: await listColleagues(tx) }),
  }),
  query('GET /v1/accounts', {
    says: 'Lists the accounts of the unit.',
    tag: 'people',
    role: 'auditor',
    answer: z.object({ items: z.array(listedAccountSchema) }),
    run: async ({ tx }) => ({ items: await listAccounts(tx) }),
  }),
  command('POST /v1/accounts', {
    says: 'Opens an account.',
    tag: 'people',
    role: 'administrator',
    body: z.object({
      email: emailSchema,
      name: nameSchema,
      role: z.enum(ROLES),
      language: languageSchema,
      reason: lineSchema.optional(),
    }),
    answer: addedSchema,
    async run(work, { body: { reason, ...person } }) {
      const password = person.role === 'machine' ? null : makePassword();
      const because = reason === undefined ? {} : { reason };
      return { account: await openAccount(work, { ...person, password, isFirst: true, ...because }), password };
    },
    keep: (answer) => ({ ...answer, password: null }),
  }),
  command('PUT /v1/accounts/:id', {
    says: 'Changes the name, role or language of an account, disables it or enables it again. A reason is given.',
    tag: 'people',
    role: 'administrator',
    body: z.object({
      name: nameSchema.optional(),
      role: z.enum(ROLES).optional(),
      language: languageSchema.optional(),
      disabled: z.boolean().optional(),
      reason: lineSchema,
    }),
    answer: listedAccountSchema,
    run: (work, { params: { id }, body }) => changeAccount(work, id, body),
  }),
  command('POST /v1/accounts/:id/password', {
    says: 'Makes a first password for an account, which its holder then replaces.',
    tag: 'people',
    role: 'administrator',
    body: z.object({ reason: lineSchema }),
    answer: addedSchema,
    async run(work, { params: { id }, body: { reason } }) {
      const password = makePassword();
      await givePassword(work, id, { password, isFirst: true, reason });
      return { account: await mustFindAccount(work, id), password };
    },
    keep: (answer) => ({ ...answer, password: null }),
  }),
  command('POST /v1/accounts/:id/factors/reset', {
    says: 'Removes every second factor of an account. A reason is given.',
    tag: 'people',
    role: 'administrator',
    body: z.object({ reason: lineSchema }),
    answer: z.object({ removed: z.int() }),
    run: async (work, { params: { id }, body: { reason } }) => ({ removed: await resetFactors(work, id, reason) }),
  }),
  query('GET /v1/accounts/:id/sessions', {
    says: 'Lists the sessions of an account.',
    tag: 'people',
    role: 'auditor',
    reads: null,
    answer: z.object({ items: z.array(sessionSchema) }),
    async run(work, { params: { id } }) {
      await mustFindAccount(work, id);
      return { items: await listSessions(work.tx, id, work.now) };
    },
  }),
  command('DELETE /v1/accounts/:id/sessions', {
    says: 'Ends every session of an account.',
    tag: 'people',
    role: 'administrator',
    answer: z.object({ ended: z.int() }),
    run: async (work, { params: { id } }) => ({ ended: await endSessionsOf(work, id, null) }),
  }),
  command('DELETE /v1/accounts/:id/sessions/:session', {
    says: 'Ends one session of an account.',
    tag: 'people',
    role: 'administrator',
    answer: z.object({ ended: z.int() }),
    run: async (work, { params: { id, session } }) => ({ ended: await endSessionsOf(work, id, session) }),
  }),
  query('GET /v1/accounts/:id/keys', {
    says: 'Lists the keys of a machine account, without their secrets.',
    tag: 'people',
    role: 'auditor',
    reads: null,
    answer: z.object({ items: z.array(keySchema) }),
    async run(work, { params: { id } }) {
      await mustFindAccount(work, id);
      return { items: await listKeys(work.tx, id) };
    },
  }),
  command('POST /v1/accounts/:id/keys', {
    says: 'Makes a key for a machine account. Its secret is shown this once.',
    tag: 'people',
    role: 'administrator',
    body: z.object({
      name: nameSchema,
      scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length),
      /** How long it counts. */
      days: z.int().min(1),
    }),
    answer: z.object({ id: z.string(), key: once }),
    run: (work, { params: { id }, body }) => makeKey(work, id, body),
    keep: (answer) => ({ ...answer, key: null }),
  }),
  command('DELETE /v1/accounts/:id/keys/:key', {
    says: 'Takes a key back. It counts no longer.',
    tag: 'people',
    role: 'administrator',
    answer: z.object({ items: z.array(keySchema) }),
    async run(work, { params: { id, key } }) {
      await takeKeyBack(work, id, key);
      return { items: await listKeys(work.tx, id) };
    },
  }),
];
