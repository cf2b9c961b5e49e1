import { z } from 'zod';
import { command, query, today } from '../../people/index.ts';
import { mustFindCase } from '../read-case.ts';
import { listSeen, saveSeen, seenDaySchema } from './seen-store.ts';

/** What weighs on whoever looks: the cases that the packs call critical. */
const SENSITIVE = 'critical';

const seenSchema = z
  .object({
    /** Today first; of the last thirty days those with any. */
    days: z.array(seenDaySchema),
  })
  .meta({ id: 'SeenCases' });

/**
 * How many sensitive cases somebody has opened today: for themselves, so that they know when it is enough. No route
 * tells it to anybody else, no figure counts it, and it is no act that the audit log has.
 */
export const seenEndpoints = [
  query('GET /v1/account/seen-cases', {
    says: 'Counts the sensitive cases you opened, by day. Nobody else is told.',
    tag: 'people',
    role: 'reader',
    answer: seenSchema,
    run: async (work) => ({ days: await listSeen(work.tx, work.by.id, today(work)) }),
  }),
  command('PUT /v1/cases/:id/seen', {
    says: 'Counts a case, where it is sensitive, among those you opened today.',
    tag: 'case',
    role: 'reader',
    answer: seenSchema,
    tells: () => false,
    async run(work, { params: { id } }) {
      const { tx, unit, by } = work;
      const { severity } = await mustFindCase(tx, id);
      if (severity === SENSITIVE) await saveSeen(tx, { unit, account: by.id, caseId: id, day: today(work) });
      return { days: await listSeen(tx, by.id, today(work)) };
    },
  }),
];
