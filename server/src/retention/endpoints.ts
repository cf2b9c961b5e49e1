import { z } from 'zod';
import { languageSchema } from '../base/core/language.ts';
import { pageOf, pageQuery, toPage } from '../base/http/http.ts';
import { command, download, proposalSchema, query, today } from '../people/index.ts';
import { listErased, listErasures } from './erase/erasure-store.ts';
import { listHolds } from './hold/hold-store.ts';
import { endHold, placeHold } from './hold/place-hold.ts';
import { proposePeriod, withdrawPeriod } from './period/set-period.ts';
import { readPreview } from './read-preview.ts';
import { refusal } from './refusals.ts';
import { readRegister, renderRegisterCsv, renderRegisterMarkdown } from './register/write-register.ts';
import {
  erasureSchema,
  holdInputSchema,
  holdSchema,
  periodInputSchema,
  previewSchema,
  withdrawalSchema,
} from './schema.ts';

/** How long what is kept, what is held back, what was erased. */
export const retentionEndpoints = [
  query('GET /v1/retention/preview', {
    says: 'Shows what would be erased now, and what stays past its period. Nothing is erased.',
    tag: 'retention',
    role: 'auditor',
    answer: previewSchema,
    run: ({ tx, now }) => readPreview(tx, now),
  }),
  command('POST /v1/retention/periods', {
    says: 'Proposes how long a kind of data is kept.',
    tag: 'retention',
    role: 'administrator',
    body: periodInputSchema,
    answer: proposalSchema,
    run: (work, { body }) => proposePeriod(work, body),
  }),
  command('POST /v1/retention/periods/withdrawn', {
    says: 'Withdraws a period. Nothing of that kind is erased any more.',
    tag: 'retention',
    role: 'administrator',
    status: 204,
    body: withdrawalSchema,
    answer: z.null(),
    async run(work, { body }) {
      await withdrawPeriod(work, body);
      return null;
    },
  }),
  query('GET /v1/retention/erasures', {
    says: 'Lists erasures that were made.',
    tag: 'retention',
    role: 'auditor',
    query: pageQuery,
    answer: pageOf(erasureSchema),
    run: async ({ tx }, { query: page }) => toPage(await listErasures(tx, page), page.limit),
  }),
  query('GET /v1/retention/erasures/:id', {
    says: 'Lists what an erasure erased, by id.',
    tag: 'retention',
    role: 'auditor',
    reads: null,
    answer: z.object({ ids: z.array(z.string()) }),
    run: async ({ tx }, { params: { id } }) => {
      const ids = await listErased(tx, id);
      if (ids.length === 0) throw refusal('VIGIE_RETENTION_NO_ERASURE', { id });
      return { ids };
    },
  }),
  query('GET /v1/retention/holds', {
    says: 'Lists what is kept beyond its term, and why.',
    tag: 'retention',
    role: 'auditor',
    query: pageQuery,
    answer: pageOf(holdSchema),
    run: async ({ tx }, { query: page }) => toPage(await listHolds(tx, page), page.limit),
  }),
  command('POST /v1/retention/holds', {
    says: 'Keeps something beyond its term. A reason is given.',
    tag: 'retention',
    // Who works on a case may know that it must stay.
    role: 'analyst',
    body: holdInputSchema,
    answer: holdSchema,
    run: (work, { body }) => placeHold(work, body),
  }),
  command('POST /v1/retention/holds/:id/release', {
    says: 'Lets a hold end. A reason is given.',
    tag: 'retention',
    role: 'administrator',
    body: holdInputSchema.pick({ reason: true }),
    answer: holdSchema,
    run: (work, { params, body }) => endHold(work, params.id, body.reason),
  }),
  download('GET /v1/retention/register', {
    says: 'Downloads the record of processing activities.',
    tag: 'retention',
    role: 'auditor',
    query: z.object({ lang: languageSchema.default('en'), format: z.enum(['markdown', 'csv']).default('markdown') }),
    // It names nobody.
    reads: null,
    find: (work) => readRegister(work.tx, work.by.unit.name, today(work)),
    file: (register, _, { query: { lang, format } }) =>
      format === 'csv'
        ? { type: 'text/csv; charset=utf-8', name: 'register.csv', body: renderRegisterCsv(register, lang) }
        : { type: 'text/markdown; charset=utf-8', name: 'register.md', body: renderRegisterMarkdown(register, lang) },
  }),
];
