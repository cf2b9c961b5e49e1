import { z } from 'zod';
import { clockOf } from '../../base/registers/obligations.ts';
import { command, proposalSchema, query, today } from '../../people/index.ts';
import { proposeChange } from './change-obligation.ts';
import { proposeObligation } from './enter-obligation.ts';
import {
  clockedObligationSchema,
  type ObligationFacts,
  obligationChangeSchema,
  ownObligationSchema,
} from './obligation-schema.ts';
import { readObligations } from './read-obligations.ts';

/** What was withdrawn has no clock. */
const clockFor = (each: ObligationFacts, day: string): z.infer<typeof clockedObligationSchema>['clock'] =>
  each.own?.withdrawn ? { state: 'withdrawn', daysLeft: null, next: null } : clockOf(each, day);

/** What a platform owes, each with its clock; entering what the unit itself obtained, ending or withdrawing it. */
export const obligationEndpoints = [
  query('GET /v1/obligations', {
    says: 'Gives what a platform owes by law, commitment, order or judgment, each with its source and its clock today.',
    tag: 'followup',
    role: 'reader',
    forAll: true,
    query: z.object({ platform: z.string().min(1).max(200) }),
    answer: z.object({ items: z.array(clockedObligationSchema) }),
    run: async (work, { query: { platform } }) => {
      const { context, tx } = work;
      const { timeZone } = context.config.home;
      const all = await readObligations(tx, platform, { platforms: context.platforms(), timeZone });
      return { items: all.map((each) => ({ ...each, clock: clockFor(each, today(work)) })) };
    },
  }),
  command('POST /v1/obligations', {
    says: 'Proposes an order or a judgment that the unit itself obtained against a platform; a second person approves it.',
    tag: 'followup',
    role: 'analyst',
    body: ownObligationSchema,
    answer: proposalSchema,
    run: (work, { body }) => proposeObligation(work, body),
  }),
  command('POST /v1/obligations/:id/changes', {
    says: 'Proposes that an order or a judgment of the unit’s own ends earlier, or is withdrawn; a second person approves it.',
    tag: 'followup',
    role: 'analyst',
    body: obligationChangeSchema,
    answer: proposalSchema,
    run: (work, { params: { id }, body }) => proposeChange(work, id, body),
  }),
];
