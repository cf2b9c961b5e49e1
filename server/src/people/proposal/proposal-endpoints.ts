import { z } from 'zod';
import type { Endpoint } from '../../base/context.ts';
import { pageOf, pageQuery, toPage } from '../../base/http/http.ts';
import { command, query } from '../endpoint.ts';
import { proposalSchema, wholeProposalSchema } from './proposal-schema.ts';
import { listProposals } from './proposal-store.ts';
import { decideProposal, mustFindProposal, type TwoPersonAct } from './propose.ts';

/** What waits for a second person, and what they decide. `acts`: all that take two people. */
export const proposalEndpoints = (acts: readonly TwoPersonAct[]): Endpoint[] => [
  query('GET /v1/proposals', {
    says: 'Lists proposals that wait for a second person, or all.',
    tag: 'people',
    role: 'reader',
    query: pageQuery.extend({
      kind: z.string().max(100).optional(),
      state: z.enum(['waiting', 'all']).default('waiting'),
    }),
    answer: pageOf(proposalSchema),
    run: async ({ tx }, { query: { state, ...page } }) =>
      toPage(await listProposals(tx, { ...page, waiting: state === 'waiting' }), page.limit),
  }),
  query('GET /v1/proposals/:id', {
    says: 'Shows a proposal.',
    tag: 'people',
    role: 'reader',
    reads: null,
    answer: wholeProposalSchema,
    run: ({ tx }, { params }) => mustFindProposal(tx, params.id),
  }),
  command('POST /v1/proposals/:id/decisions', {
    says: 'Approves a proposal, or rejects it.',
    tag: 'people',
    // Who may is for each act to say.
    role: 'reader',
    body: z.object({ decision: z.enum(['approve', 'reject']), reason: z.string().trim().min(3).max(5000) }),
    answer: proposalSchema,
    run: (work, { params, body }) => decideProposal(work, acts, params.id, body),
  }),
];
