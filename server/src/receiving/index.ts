import { z } from 'zod';
import type { Context, Link } from '../base/context.ts';
import type { Queue } from '../base/jobs/jobs.ts';
import { complaintEndpoints } from './complaint/complaint-endpoints.ts';
import { decisionEndpoints } from './decision/decision-endpoints.ts';
import { submitStatements } from './decision/submit-statements.ts';
import { inboxEndpoints } from './inbox/inbox-endpoints.ts';
import { misuseEndpoints } from './misuse/misuse-endpoints.ts';
import { deliverOutgoing, deliverWaiting } from './outgoing/deliver.ts';
import { outgoingEndpoints } from './outgoing/outgoing-endpoints.ts';
import { complainEndpoints } from './public/complain-endpoints.ts';
import { addNoticeDoor } from './public/notice-door.ts';
import { notifyEndpoints } from './public/notify-endpoints.ts';
import { readInboxMailbox } from './received/receive-mail.ts';
import { receivedEndpoints } from './received/received-endpoints.ts';
import { triageReceived } from './received/triage.ts';
import { reportEndpoints } from './report/report-endpoints.ts';
import { traderEndpoints } from './traders/trader-endpoints.ts';

export { findPublicInbox } from './inbox/inbox-store.ts';
export { openInbox } from './inbox/open-inbox.ts';
export { receiveMail } from './received/receive-mail.ts';
export type { Receipt } from './received/receive-notice.ts';

const triageSchema = z.object({ unit: z.string(), received: z.string() });
const deliverSchema = z.object({ unit: z.string(), outgoing: z.string() });

/**
 * The receiving side, for marketplaces (Regulation (EU) 2022/2065, art. 16 to 23 and 30): notices in, decisions with
 * statements of reasons out.
 */
export const receivingRoom: Link = {
  name: 'receiving',
  endpoints: [
    ...inboxEndpoints,
    ...receivedEndpoints,
    ...outgoingEndpoints,
    ...decisionEndpoints,
    ...complaintEndpoints,
    ...misuseEndpoints,
    ...traderEndpoints,
    ...reportEndpoints,
    ...notifyEndpoints,
    ...complainEndpoints,
  ],
  routes: addNoticeDoor,
  queues: (context) => [
    {
      name: 'receiving.triage',
      async run(content) {
        const { unit, received } = triageSchema.parse(content);
        await triageReceived(context, unit, received);
      },
    },
    {
      name: 'receiving.deliver',
      concurrency: 8,
      retryLimit: 12,
      retryDelaySeconds: 30,
      async run(content) {
        const { unit, outgoing } = deliverSchema.parse(content);
        await deliverOutgoing(context, unit, outgoing);
      },
    },
    {
      name: 'receiving.submit',
      retryLimit: 12,
      retryDelaySeconds: 30,
      every: '41 * * * *',
      run: ({ unit }) => submitStatements(context, unit),
    },
    {
      name: 'receiving.waiting',
      every: '11 * * * *',
      run: ({ unit }) => deliverWaiting(context, unit),
    },
    ...mailQueue(context),
  ],
};

function mailQueue(context: Context): Queue[] {
  const url = context.config.inboxImapUrl;
  if (url === null) return [];
  return [
    {
      name: 'receiving.read-mail',
      every: '*/2 * * * *',
      everyFor: 'installation',
      retryLimit: 0,
      run: () => readInboxMailbox(context, url),
    },
  ];
}
