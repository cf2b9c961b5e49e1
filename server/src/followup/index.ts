import { z } from 'zod';
import type { Link } from '../base/context.ts';
import type { Vault } from '../evidence/index.ts';
import { checkDue, followNotice } from './check.ts';
import { addLedgerRoutes } from './ledger-routes.ts';
import { addFollowUpRoutes } from './routes.ts';
import { createWatch } from './watch.ts';

const noticeSchema = z.object({ unit: z.string(), notice: z.string() });
const seenSchema = z.object({ unit: z.string(), snapshots: z.array(z.string()) });
const unitSchema = z.object({ unit: z.string() });

export { listChecks, listFollowUps } from './check-store.ts';
export { countRecurrence } from './count-recurrence.ts';
export { RETURN_PACK, rematchReturn } from './decide-return.ts';
export { readLedger } from './read-ledger.ts';
export { countReturns, listOffers, listRelistings } from './store.ts';

/** What becomes of a notice: checks, deadlines, and what comes back. */
export const followUpLink = ({ vault }: { vault: Vault }): Link => ({
  name: 'followup',
  routes(app, context) {
    addFollowUpRoutes(app, context);
    addLedgerRoutes(app, context);
  },
  subscriptions: [
    { event: 'notice.sent', queue: 'followup.follow' },
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
        name: 'followup.check',
        every: '* * * * *',
        async run(content) {
          await checkDue({ ...context, vault }, unitSchema.parse(content).unit);
        },
      },
    ];
  },
});
