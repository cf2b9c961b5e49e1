import { z } from 'zod';
import type { Endpoint } from '../base/context.ts';
import { pageOf } from '../base/http/http.ts';
import { listHidden } from '../base/jobs/hidden-store.ts';
import { accountEndpoints } from './account/account-endpoints.ts';
import { auditEntrySchema, auditQuerySchema, searchAudit } from './audit/search-audit-store.ts';
import { streamChanges } from './changes/stream-changes.ts';
import { command, download, query } from './endpoint.ts';
import { lineSchema, unitStatusSchema } from './schema.ts';
import { factorEndpoints } from './sign-in/factor-endpoints.ts';
import { openIdEndpoints } from './sign-in/openid-endpoints.ts';
import { ownEndpoints } from './sign-in/own-endpoints.ts';
import { sessionEndpoints } from './sign-in/session-endpoints.ts';
import { findUnitStatus, setUnitStatus } from './status-store.ts';
import { note } from './work.ts';

/** The audit log; sign-in and accounts; what the unit is in law. */
export const peopleEndpoints: readonly Endpoint[] = [
  query('GET /v1/audit', {
    says: 'Searches the audit log.',
    tag: 'audit',
    role: 'auditor',
    query: auditQuerySchema,
    answer: pageOf(auditEntrySchema),
    run: ({ context, tx }, { query: asked }) => searchAudit(tx, asked, context.config.home.timeZone),
  }),
  ...sessionEndpoints,
  ...ownEndpoints,
  ...openIdEndpoints,
  ...factorEndpoints,
  ...accountEndpoints,
  // Server-sent events: that something of a kind changed in the unit, never what.
  download('GET /v1/changes', {
    says: 'Streams a sign, as server-sent events, whenever something of the unit changed.',
    tag: 'people',
    role: 'reader',
    find: async ({ unit, by }) => ({ unit, reader: by.id }),
    reads: null,
    // A browser's EventSource sends no headers of the page's.
    options: () => ({ config: { unattended: true } }),
    file: ({ unit, reader }, { changes, store }, _, { isStillIn }) => ({
      type: 'text/event-stream',
      body: streamChanges(changes, {
        unit,
        isStillIn,
        sees: async (ids) => (await store.inUnit(unit, (tx) => listHidden(tx, ids), reader)).length === 0,
      }),
      headers: { 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
    }),
  }),
  query('GET /v1/unit', {
    says: 'Shows the unit and its status.',
    tag: 'people',
    role: 'reader',
    answer: unitStatusSchema,
    run: ({ tx }) => findUnitStatus(tx),
  }),
  command('PUT /v1/unit', {
    says: 'Changes the unit’s status. A reason is given.',
    tag: 'people',
    role: 'administrator',
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
