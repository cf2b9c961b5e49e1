import { join } from 'node:path';
import { z } from 'zod';
import type { Link } from '../base/context.ts';
import { addNoticeRoutes } from './routes.ts';
import { sendNotice } from './write.ts';

export { type Answer, answerSchema, type Decision, type StatementOfReasons } from './answer-schema.ts';
export { type ActKind, type Notice, noticeSchema, type PastAct, type Recurrence } from './compose-schema.ts';
export { sendLetter } from './send-letter.ts';
export { findNotice, listNoticeListings, type SentNotice } from './store.ts';

const jobSchema = z.object({ unit: z.string(), notice: z.string() });

/** Notices (Regulation (EU) 2022/2065, art. 16): written from a confirmed case, sent through the job queue, with receipt and deadline. */
export const noticeLink: Link = {
  name: 'notice',
  routes: addNoticeRoutes,
  queues: (context) => [
    {
      name: 'notice.send',
      retryLimit: 12,
      retryDelaySeconds: 30,
      async run(content) {
        const { unit, notice } = jobSchema.parse(content);
        await sendNotice(context, unit, notice, join(context.config.dataDir, 'outbox'));
      },
    },
  ],
};
