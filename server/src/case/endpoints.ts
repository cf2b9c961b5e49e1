import { query } from '../people/index.ts';
import { packsOf } from '../screening/index.ts';
import { readCase } from './read-case.ts';
import { readRules } from './rules.ts';
import { caseDetailSchema, rulesSchema } from './schema.ts';

/** One case whole; and how each rule does. */
export const caseEndpoints = [
  query('GET /v1/cases/:id', {
    says: 'Shows a case with its offers, findings and decisions.',
    tag: 'case',
    role: 'reader',
    reads: null,
    answer: caseDetailSchema,
    run: ({ tx }, { params }) => readCase(tx, params.id),
  }),
  query('GET /v1/rules', {
    says: 'Lists the rules in force.',
    tag: 'case',
    role: 'reader',
    forAll: true,
    answer: rulesSchema,
    run: async ({ context, tx, now }) =>
      readRules(tx, await packsOf(context, tx, now), now, context.config.home.timeZone),
  }),
];
