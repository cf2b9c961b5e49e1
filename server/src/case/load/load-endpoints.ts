import { z } from 'zod';
import { query } from '../../people/index.ts';
import { countLoad } from './count-load.ts';

const weekSchema = z
  .object({
    /** Its Monday. */
    week: z.string(),
    /** Cases that became open: new ones, and those that were opened again. */
    opened: z.int(),
    /** Open cases that were decided. */
    decided: z.int(),
    /** Cases open at its end; of the week that runs: now. */
    open: z.int(),
  })
  .meta({ id: 'WorkWeek' });

/** What came, what was decided, what was left. */
export const loadEndpoints = [
  query('GET /v1/work-load', {
    says: 'Counts cases by week: opened, decided, left open.',
    tag: 'case',
    role: 'reader',
    forAll: true,
    query: z.object({ weeks: z.coerce.number().int().min(1).max(260).default(26) }),
    answer: z.object({ weeks: z.array(weekSchema) }),
    run: async ({ context, tx, now }, { query }) => ({
      weeks: await countLoad(tx, query.weeks, now, context.config.home.timeZone),
    }),
  }),
];
