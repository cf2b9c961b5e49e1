import { z } from 'zod';
import type { Link } from '../base/context.ts';
import type { Vault } from '../evidence/index.ts';
import { checkDue, followNotice } from './check/check.ts';
import { listFollowedCases } from './check/check-store.ts';
import { addLedgerRoutes } from './compliance/compliance-routes.ts';
import { addLearnedRoutes } from './correction/phrase-routes.ts';
import { addEscalationRoutes } from './escalation/escalation-routes.ts';
import { proposeSteps } from './escalation/propose.ts';
import { createWatch } from './relisting/match-new-listings.ts';
import { addFollowUpRoutes } from './routes.ts';

const noticeSchema = z.object({ unit: z.string(), notice: z.string() });
const seenSchema = z.object({ unit: z.string(), snapshots: z.array(z.string()) });
const caseSchema = z.object({ unit: z.string(), case: z.string() });
const unitSchema = z.object({ unit: z.string() });

export { listChecks, listFollowUps } from './check/check-store.ts';
export { readLedger } from './compliance/read-compliance.ts';
export { countRecurrence } from './relisting/count-recurrence.ts';
export { RETURN_PACK, rematchReturn } from './relisting/decide.ts';
export { countReturns, listOffers, listRelistings } from './relisting/relisting-store.ts';

/** What becomes of a notice: checks, deadlines, and what comes back. */
export const followUpLink = ({ vault }: { vault: Vault }): Link => ({
  name: 'followup',
  routes(app, context) {
    addFollowUpRoutes(app, context);
    addLedgerRoutes(app, context);
    addLearnedRoutes(app, { ...context, vault });
    addEscalationRoutes(app, context);
  },
  subscriptions: [
    { event: 'notice.sent', queue: 'followup.follow' },
    { event: 'case.decided', queue: 'followup.escalate' },
    { event: 'listing.returned', queue: 'followup.escalate' },
    { event: 'listing.seen', queue: 'followup.watch' },
    { event: 'pictures.hashed', queue: 'followup.watch' },
  ],
  queues: (context) => {
    const watch = createWatch(context);
    return [
      {
        name: 'followup.follow',
        async run(content) {
          const { unit, notice } = noticeSchema.parse(content);
          await followNotice(context, unit, notice);
        },
      },
      {
        name: 'followup.watch',
        async run(content) {
          const { unit, snapshots } = seenSchema.parse(content);
          await watch(unit, snapshots);
        },
      },
      {
        name: 'followup.escalate',
        async run(content) {
          const { unit, case: id } = caseSchema.parse(content);
          await context.store.inUnit(unit, (tx) => proposeSteps(context, tx, unit, id));
        },
      },
      {
        name: 'followup.wait',
        // Conditions that a day brings about: so many days past a deadline.
        every: '41 5 * * *',
        async run(content) {
          const { unit } = unitSchema.parse(content);
          for (const id of await context.store.inUnit(unit, listFollowedCases))
            await context.store.inUnit(unit, (tx) => proposeSteps(context, tx, unit, id));
        },
      },
      {
        name: 'followup.check',
        every: '* * * * *',
        async run(content) {
          await checkDue({ ...context, vault }, unitSchema.parse(content).unit);
        },
      },
    ];
  },
});
