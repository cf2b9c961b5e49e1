import { newId } from '../../base/core/ids.ts';
import type { Work } from '../../people/index.ts';
import type { Delivery } from './webhook-schema.ts';
import { addDeliveries, listWebhooks } from './webhook-store.ts';

/**
 * Keeps a message for each webhook of the unit, or for one, and queues its delivery, in the transaction of what it
 * tells. The body is written here, once: every try sends the same.
 *
 * @returns the ids of the deliveries
 */
export async function tellWebhooks(
  { context, tx, unit, now }: Work,
  told: { kind: Delivery['kind']; subject: string; content: object; only?: string },
): Promise<string[]> {
  const { kind, subject, content, only } = told;
  const webhooks = (await listWebhooks(tx)).filter(({ id }) => only === undefined || id === only);
  if (webhooks.length === 0) return [];
  const body = JSON.stringify({ type: kind, timestamp: now.toISOString(), data: content });
  const made = webhooks.map(({ id: webhook }) => ({ id: newId('whd', now), webhook, kind, subject, body }));
  await addDeliveries(tx, made, { unit, now });
  await context.jobs.sendAll(
    tx,
    'prepublication.deliver',
    made.map(({ id: delivery }) => ({ unit, delivery })),
  );
  return made.map(({ id }) => id);
}
