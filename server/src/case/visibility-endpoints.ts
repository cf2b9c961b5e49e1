import { z } from 'zod';
import { command, proposalSchema, query } from '../people/index.ts';
import { mustFindCase, readCase } from './read-case.ts';
import { readReaders } from './reader-store.ts';
import { CHOSEN_VISIBILITIES, caseDetailSchema, caseReadersSchema } from './schema.ts';
import { proposeSuccession } from './succeed-keeper.ts';
import { changeVisibility, joinCase, nameReaders } from './visibility.ts';

const reason = z.string().trim().min(3).max(5_000);

/** Who may see a case, and what joins one that few may see. */
export const visibilityEndpoints = [
  query('GET /v1/cases/:id/readers', {
    says: 'Lists who may see a restricted case.',
    tag: 'case',
    role: 'reader',
    reads: null,
    answer: caseReadersSchema,
    async run({ tx }, { params: { id } }) {
      await mustFindCase(tx, id);
      return readReaders(tx, id);
    },
  }),
  command('PUT /v1/cases/:id/visibility', {
    says: 'Restricts a case to named readers, or opens it to the unit.',
    tag: 'case',
    role: 'approver',
    body: z.object({ visibility: z.enum(CHOSEN_VISIBILITIES), reason }),
    answer: caseReadersSchema,
    run: (work, { params: { id }, body }) => changeVisibility(work, id, body),
  }),
  command('PUT /v1/cases/:id/readers', {
    says: 'Names who may see a restricted case.',
    tag: 'case',
    role: 'analyst',
    body: z.object({
      readers: z.array(z.object({ account: z.string(), isKeeper: z.boolean().default(false) })).max(200),
      reason,
    }),
    answer: caseReadersSchema,
    run: (work, { params: { id }, body }) => nameReaders(work, id, body),
  }),
  command('POST /v1/accounts/:id/successions', {
    says: 'Proposes to close an account, and who takes over the restricted cases that it alone keeps.',
    tag: 'people',
    role: 'administrator',
    body: z.object({ successor: z.string(), reason }),
    answer: proposalSchema,
    run: (work, { params: { id: account }, body }) => proposeSuccession(work, { ...body, account }),
  }),
  command('POST /v1/cases/:id/joins', {
    says: 'Joins another case to this restricted one.',
    tag: 'case',
    role: 'analyst',
    body: z.object({ case: z.string(), reason }),
    answer: caseDetailSchema,
    async run(work, { params: { id }, body }) {
      await joinCase(work, id, body);
      return readCase(work.tx, id);
    },
  }),
];
