import { z } from 'zod';
import type { Tx } from '../../base/database/store.ts';
import { mustFindCase } from '../../case/index.ts';
import { command, query } from '../../people/index.ts';
import { clusterSchema, relistingSchema } from '../relisting/relisting-schema.ts';
import { countRelistings, listOffers, listRelistings } from '../relisting/relisting-store.ts';
import { askCheck } from './ask-check.ts';
import { checkSchema, followUpSchema, reappearanceSchema } from './check-schema.ts';
import { listChecks, listFollowUps, listReappearances } from './check-store.ts';

const followUpsSchema = z.object({
  followUps: z.array(followUpSchema),
  checks: z.array(checkSchema),
  relistings: z.array(relistingSchema),
  reappearances: z.array(reappearanceSchema),
  cluster: clusterSchema,
});

async function readFollowUps(tx: Tx, caseId: string): Promise<z.infer<typeof followUpsSchema>> {
  const { id, trader } = await mustFindCase(tx, caseId);
  return {
    followUps: await listFollowUps(tx, id),
    checks: await listChecks(tx, id),
    relistings: await listRelistings(tx, id),
    reappearances: await listReappearances(tx, id),
    cluster: {
      offers: await listOffers(tx, id),
      platform: await countRelistings(tx, id, 'platform'),
      trader: trader === '' ? null : await countRelistings(tx, id, 'trader'),
    },
  };
}

/** What became of a case's notices: deadlines, checks, relistings. */
export const followUpEndpoints = [
  query('GET /v1/follow-ups', {
    says: 'Shows the checks of a case’s pages after a notice.',
    tag: 'followup',
    role: 'reader',
    query: z.object({ case: z.string() }),
    answer: followUpsSchema,
    run: ({ tx }, { query }) => readFollowUps(tx, query.case),
  }),
  command('POST /v1/cases/:id/checks', {
    says: 'Looks at a case’s pages now, not when the schedule comes to them.',
    tag: 'followup',
    role: 'analyst',
    answer: z.object({ checks: z.int().describe('Offers that are looked at') }),
    run: (work, { params: { id } }) => askCheck(work, id),
  }),
];
