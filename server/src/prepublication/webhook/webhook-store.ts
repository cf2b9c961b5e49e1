import type { Words } from '@vigie/engine';
import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, instant, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { type Delivery, deliverySchema, webhookSchema } from './webhook-schema.ts';

const keptSchema = webhookSchema.extend({ madeAt: instant, oldSecretUntil: instant.nullable() });
export type Webhook = z.infer<typeof keptSchema>;

const SHOWN = sql`select id, url, made_at, old_until as old_secret_until from webhook where removed_at is null`;

/** The unit's webhooks, the oldest first. */
export const listWebhooks = (tx: Tx): Promise<Webhook[]> => rows(tx, keptSchema, sql`${SHOWN} order by id`);

export const findWebhook = (tx: Tx, id: string): Promise<Webhook | null> =>
  row(tx, keptSchema, sql`${SHOWN} and id = ${id}`);

/** @returns false: the unit has one of this address */
export function addWebhook(
  tx: Tx,
  made: { id: string; unit: string; url: string; secret: string; by: string; now: Date },
): Promise<boolean> {
  return hasRow(
    tx,
    sql`insert into webhook (id, unit_id, url, secret, made_by, made_at)
      values (${made.id}, ${made.unit}, ${made.url}, ${made.secret}, ${made.by}, ${made.now}) on conflict do nothing returning 1`,
  );
}

/** Puts a secret in the place of another, which signs as well until then. @returns false: there is no such webhook */
export function replaceSecret(tx: Tx, id: string, given: { secret: string; oldUntil: Date }): Promise<boolean> {
  return hasRow(
    tx,
    sql`update webhook set old_secret = secret, old_until = ${given.oldUntil}, secret = ${given.secret}
      where id = ${id} and removed_at is null returning 1`,
  );
}

/** Takes a webhook away: nothing more is sent there, and its secrets are kept no longer. @returns false: there is none */
export function removeWebhook(tx: Tx, id: string, now: Date): Promise<boolean> {
  return hasRow(
    tx,
    sql`update webhook set removed_at = ${now}, secret = '', old_secret = null, old_until = null
      where id = ${id} and removed_at is null returning 1`,
  );
}

/** Keeps what is to be delivered. */
export async function addDeliveries(
  tx: Tx,
  made: readonly { id: string; webhook: string; kind: Delivery['kind']; subject: string; body: string }[],
  { unit, now }: { unit: string; now: Date },
): Promise<void> {
  await sql`insert into webhook_delivery (id, unit_id, webhook_id, kind, subject_id, body, state, made_at)
    select d.id, ${unit}, d.webhook, d.kind, d.subject, d.body, 'waiting', ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as d(id text, webhook text, kind text, subject text, body text)`.execute(
    tx,
  );
}

const waitingSchema = z.object({
  id: z.string(),
  body: z.string(),
  webhook: z.string(),
  url: z.string(),
  secret: z.string(),
  oldSecret: z.string().nullable(),
  oldUntil: instant.nullable(),
  isRemoved: z.boolean(),
});

/** A message that waits to leave, with where it goes; null: it has arrived, or nobody tries any more. */
export function findWaiting(tx: Tx, id: string): Promise<z.infer<typeof waitingSchema> | null> {
  return row(
    tx,
    waitingSchema,
    sql`select d.id, d.body, w.id as webhook, w.url, w.secret, w.old_secret, w.old_until, w.removed_at is not null as is_removed
      from webhook_delivery d join webhook w on w.id = d.webhook_id where d.id = ${id} and d.state = 'waiting'`,
  );
}

/** Notes how a try went. */
export async function markDelivery(
  tx: Tx,
  id: string,
  outcome: { state: Delivery['state']; failure: Words | null; now: Date },
): Promise<void> {
  await sql`update webhook_delivery set state = ${outcome.state}, failure = ${outcome.failure && JSON.stringify(outcome.failure)}::jsonb,
      tries = tries + 1, last_try_at = ${outcome.now}
    where id = ${id} and state = 'waiting'`.execute(tx);
}

const shownSchema = deliverySchema.extend({ madeAt: instant, lastTryAt: instant.nullable() });
const DELIVERIES = sql`select d.id, webhook_id as webhook, w.url, kind, subject_id as subject, state, tries, failure, d.made_at,
    last_try_at
  from webhook_delivery d join webhook w on w.id = d.webhook_id`;

/** What was delivered or waits to be, the newest first, after the cursor (an id). */
export function listDeliveries(
  tx: Tx,
  { cursor = null, limit }: { cursor?: string | null | undefined; limit: number },
): Promise<Delivery[]> {
  return rows(
    tx,
    shownSchema,
    sql`${DELIVERIES} where ${cursor}::text is null or d.id < ${cursor} order by d.id desc limit ${limit}`,
  );
}

export const findDelivery = (tx: Tx, id: string): Promise<Delivery | null> =>
  row(tx, shownSchema, sql`${DELIVERIES} where d.id = ${id}`);

/** How many messages nobody tries any more, to webhooks that are still there. */
export const countUndelivered = (tx: Tx): Promise<{ part: string; count: number }[]> =>
  rows(
    tx,
    z.object({ part: z.string(), count: z.int() }),
    sql`select 'undelivered' as part, count(*)::int as count from webhook_delivery d
      join webhook w on w.id = d.webhook_id where d.state = 'failed' and w.removed_at is null`,
  );

/** Queues one again that nobody tries any more. @returns false: it has arrived, or is tried by itself */
export function reopenDelivery(tx: Tx, id: string): Promise<boolean> {
  return hasRow(
    tx,
    sql`update webhook_delivery set state = 'waiting', tries = 0 where id = ${id} and state = 'failed' returning 1`,
  );
}
