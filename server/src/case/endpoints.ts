import { z } from 'zod';
import { pageOf, pageQuery, toPage } from '../base/http/http.ts';
import { query } from '../people/index.ts';
import { readCase } from './read-case.ts';
import { readRules } from './rules.ts';
import { caseDetailSchema, caseSchema, rulesSchema, STATES } from './schema.ts';
import { listCases } from './store.ts';

/** The queue, one case whole; and how each rule does. */
export const caseEndpoints = [
  query('GET /v1/cases', {
    tag: 'case',
    role: 'reader',
    query: pageQuery.extend({ state: z.enum(STATES).optional() }),
    answer: pageOf(caseSchema),
    run: async ({ tx }, { query }) => toPage(await listCases(tx, query), query.limit),
  }),
  query('GET /v1/cases/:id', {
    tag: 'case',
    role: 'reader',
    reads: null,
    answer: caseDetailSchema,
    run: ({ tx }, { params }) => readCase(tx, params.id),
  }),
  query('GET /v1/rules', {
    tag: 'case',
    role: 'reader',
    forAll: true,
    answer: rulesSchema,
    run: ({ context, tx, now }) => readRules(tx, context.packs, now, context.config.home.timeZone),
  }),
];
