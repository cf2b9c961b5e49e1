import { z } from 'zod';
import type { Link } from '../base/context.ts';
import { OPEN_CASES } from '../base/database/reader.ts';
import { inWork } from '../people/index.ts';
import { alertEndpoints } from './desk/alert-endpoints.ts';
import { tellAlerts } from './desk/alert-store.ts';
import { visitAlert } from './desk/visit-alert.ts';
import { reportEndpoints } from './public/report-endpoints.ts';

const visitSchema = z.object({ unit: z.string(), alert: z.string() });
const decidedSchema = z.object({ unit: z.string(), case: z.string(), decision: z.string() });
const removedSchema = z.object({ unit: z.string(), case: z.string(), notice: z.string() });

/** What anybody reports to the authority, and what becomes of it: alert → listing → case → outcome. */
export const alertRoom = (): Link => ({
  name: 'alert',
  endpoints: [...alertEndpoints, ...reportEndpoints()],
  subscriptions: [
    { event: 'case.decided', queue: 'alert.follow' },
    { event: 'listing.removed', queue: 'alert.follow-removal' },
  ],
  queues: (context) => {
    // A restricted case tells nothing: neither who reported, nor who reads the list, may learn that there is one.
    const follow = async (unit: string, caseId: string, came: Parameters<typeof tellAlerts>[2]): Promise<void> => {
      const told = await inWork(context, unit, ({ tx }) => tellAlerts(tx, caseId, came), OPEN_CASES);
      if (told > 0) context.changes.tell(unit, 'alert');
    };
    return [
      {
        name: 'alert.visit',
        concurrency: 4,
        retryLimit: 3,
        retryDelaySeconds: 60,
        async run(content) {
          const { unit, alert } = visitSchema.parse(content);
          await visitAlert(context, unit, alert);
        },
      },
      {
        name: 'alert.follow',
        run(content) {
          const { unit, case: caseId, decision } = decidedSchema.parse(content);
          const closing = decision === 'dismiss' ? 'dismissed' : undefined;
          return follow(unit, caseId, { closing, now: context.clock() });
        },
      },
      {
        name: 'alert.follow-removal',
        run(content) {
          const { unit, case: caseId, notice } = removedSchema.parse(content);
          return follow(unit, caseId, { closing: 'removed', notice, now: context.clock() });
        },
      },
    ];
  },
});
