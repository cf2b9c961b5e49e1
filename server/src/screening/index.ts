import { z } from 'zod';
import type { Link } from '../base/context.ts';
import { addScreeningRoutes } from './routes.ts';
import { screenSnapshots } from './run.ts';
import { watchRates } from './watch.ts';

export { loadPacks } from './packs.ts';
export { findingSchema } from './schema.ts';
export {
  compareShadow,
  findFindings,
  findPackVersion,
  type KeptFinding,
  keepFinding,
  listAlarms,
  readRates,
} from './store.ts';
export { daysBefore, RATE_DAYS } from './watch.ts';

const jobSchema = z.object({ unit: z.string(), snapshots: z.array(z.string()) });

/** Rules on snapshots: a machine makes findings, a person decides. */
export const screening: Link = {
  name: 'screening',
  routes: addScreeningRoutes,
  subscriptions: [{ event: 'listing.seen', queue: 'screening.run' }],
  queues: (context) => [
    {
      name: 'screening.run',
      async run(content) {
        const { unit, snapshots } = jobSchema.parse(content);
        await screenSnapshots(context, unit, snapshots);
      },
    },
    {
      name: 'screening.watch',
      every: '13 * * * *',
      async run(content) {
        await watchRates(context, content.unit);
      },
    },
  ],
};
