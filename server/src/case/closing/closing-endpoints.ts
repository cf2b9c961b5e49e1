import { z } from 'zod';
import { command } from '../../people/index.ts';
import { caseSchema, OUTCOMES } from '../schema.ts';
import { closeCase } from './close-case.ts';

/** The end of a case. */
export const closingEndpoints = [
  command('PUT /v1/cases/:id/closure', {
    says: 'Closes a case with its outcome, or opens it again.',
    tag: 'case',
    role: 'analyst',
    body: z.object({
      outcome: z.enum(OUTCOMES).nullable().describe('null: it is opened again'),
      reason: z.string().trim().min(3).max(5_000),
    }),
    answer: caseSchema,
    run: (work, { params: { id }, body }) => closeCase(work, id, body),
  }),
];
