import { z } from 'zod';
import type { Link } from '../base/context.ts';
import { inWork } from '../people/index.ts';
import { answerEndpoints } from './answer/answer-endpoints.ts';
import { sendInquiry } from './ask/ask-units.ts';
import { inquiryEndpoints } from './ask/inquiry-endpoints.ts';
import { prepareAnew, prepareTables } from './known/prepare-tables.ts';
import { shareEndpoints } from './known/share-endpoints.ts';
import { reviewEndpoints } from './review/review-endpoints.ts';
import { followKeys } from './unit/follow-key.ts';
import { unitEndpoints } from './unit/unit-endpoints.ts';

export { askUnits, mustFindInquiry } from './ask/ask-units.ts';
export { type Inquiry, inquiryInputSchema } from './ask/inquiry-schema.ts';
export { openingAct, peerAct } from './unit/open-unit.ts';
export { listPeers } from './unit/unit-store.ts';

const unitSchema = z.object({ unit: z.string() });
const changedSchema = z.object({
  unit: z.string(),
  together: z.array(z.object({ decision: z.string().default('restricted') })),
});
/** Cases of one change: those decided at once are one job. */
const TOGETHER = 10_000;
const inquirySchema = z.object({ unit: z.string(), inquiry: z.string() });

/** Hit, no hit: whether another unit knows a subject, without showing it the subject, and without it showing its list. */
export const inquiryRoom: Link = {
  name: 'inquiry',
  // What others may learn no longer: a case that few may see from now on, or that a person set aside.
  subscriptions: [
    { event: 'case.restricted', queue: 'inquiry.withdraw', together: TOGETHER },
    { event: 'case.decided', queue: 'inquiry.withdraw', together: TOGETHER },
  ],
  endpoints: [...inquiryEndpoints, ...unitEndpoints, ...reviewEndpoints, ...shareEndpoints, ...answerEndpoints],
  queues: (context) => [
    {
      name: 'inquiry.prepare',
      every: '20 2 * * *',
      isLater: true,
      async run(content) {
        await prepareTables(context, unitSchema.parse(content).unit);
      },
    },
    {
      name: 'inquiry.follow-keys',
      every: '10 2 * * *',
      async run(content) {
        await followKeys(context, unitSchema.parse(content).unit);
      },
    },
    {
      name: 'inquiry.withdraw',
      async run(content) {
        const { unit, together } = changedSchema.parse(content);
        const isTold = ({ decision }: { decision: string }): boolean => !['restricted', 'dismiss'].includes(decision);
        if (!together.every(isTold)) await inWork(context, unit, prepareAnew);
      },
    },
    {
      name: 'inquiry.ask',
      concurrency: 4,
      async run(content) {
        const { unit, inquiry } = inquirySchema.parse(content);
        await sendInquiry(context, unit, inquiry);
      },
    },
  ],
};
