import { z } from 'zod';
import type { Link } from '../base/context.ts';
import { prepublicationEndpoints } from './endpoints.ts';
import { deleteExpired } from './screening-store.ts';
import { deliver, RETRIES } from './webhook/deliver.ts';
import { webhookEndpoints } from './webhook/webhook-endpoints.ts';

export { countUndelivered } from './webhook/webhook-store.ts';

const deliverSchema = z.object({ unit: z.string(), delivery: z.string() });

/** Records in one transaction, and in one run: it comes again ten minutes later. */
const AT_ONCE = 5_000;
const RUN_MOST = 1_000_000;

/**
 * Before publication, for marketplaces: offers are screened, what is found is held for a person, and what they decide is
 * told (Regulation (EU) 2022/2065, art. 7 and 31).
 */
export const prepublicationRoom: Link = {
  name: 'prepublication',
  endpoints: [...prepublicationEndpoints, ...webhookEndpoints],
  queues: (context) => [
    {
      name: 'prepublication.deliver',
      concurrency: 8,
      ...RETRIES,
      async run(content, { isLast }) {
        const { unit, delivery } = deliverSchema.parse(content);
        await deliver(context, { unit, delivery, isLast });
      },
    },
    {
      name: 'prepublication.forget',
      every: '*/10 * * * *',
      async run({ unit }) {
        const expired = { now: context.clock(), most: AT_ONCE };
        for (let gone = 0, last = AT_ONCE; last === AT_ONCE && gone < RUN_MOST; gone += last)
          last = await context.store.inUnit(unit, (tx) => deleteExpired(tx, expired));
      },
    },
  ],
};
