import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';

export const webhookSchema = z
  .object({
    id: z.string(),
    /** Scheme and host alone to whoever may not change webhooks. */
    url: z.string(),
    madeAt: z.string(),
    /** Until then the secret before signs as well. */
    oldSecretUntil: z.string().nullable(),
  })
  .meta({ id: 'Webhook' });

export const deliverySchema = z
  .object({
    id: z.string(),
    webhook: z.string(),
    url: z.string(),
    kind: z.enum(['screening.decided', 'webhook.tried']),
    /** The screening, or the webhook itself. */
    subject: z.string(),
    state: z.enum(['waiting', 'delivered', 'failed']),
    tries: z.int(),
    /** Why the last try failed. */
    failure: wordsSchema.nullable(),
    madeAt: z.string(),
    lastTryAt: z.string().nullable(),
  })
  .meta({ id: 'WebhookDelivery' });
export type Delivery = z.infer<typeof deliverySchema>;
