import { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { newId } from '../../base/core/ids.ts';
import { readDestination } from '../../base/fetch/refuse-address.ts';
import { pageOf, pageQuery, toPage } from '../../base/http/http.ts';
import { command, note, type PersonWork, query, rolesWith, sealSecret } from '../../people/index.ts';
import { refusal, refuse } from '../refusals.ts';
import { say } from '../words.ts';
import { newSecret } from './sign-message.ts';
import { tellWebhooks } from './tell-webhooks.ts';
import { deliverySchema, webhookSchema } from './webhook-schema.ts';
import {
  addWebhook,
  findDelivery,
  findWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  reopenDelivery,
  replaceSecret,
} from './webhook-store.ts';

const WEBHOOKS_MAX = 10;
/** How long the secret before signs as well: a receiver changes over in this time. */
const OLD_SECRET_HOURS = 24;

/** Shown once: an answer that is asked for again does not have it. */
const withSecret = z.object({ webhook: webhookSchema, secret: z.string().nullable() });
const listed = z.object({ items: z.array(webhookSchema) });
const keepNoSecret = (answer: z.infer<typeof withSecret>) => ({ ...answer, secret: null });

/** The address as it will be called. @throws VigieError `VIGIE_WEBHOOK_ADDRESS` (400) */
function mustBeAddress({ config }: Context, given: string): string {
  const destination = readDestination(given, config.allow);
  if ('kind' in destination) throw refusal('VIGIE_WEBHOOK_ADDRESS', { why: destination.detail });
  // What the operator of the installation allows by name is theirs to answer for.
  if (destination.url.protocol !== 'https:' && !destination.allowed)
    throw refusal('VIGIE_WEBHOOK_ADDRESS', { why: say('notHttps') });
  return destination.url.href;
}

const seal = ({ config }: Context, id: string, secret: string): string =>
  sealSecret(config.dataDir, id, Buffer.from(secret));

/**
 * An address as somebody is shown it: path and query may hold a secret of the receiver, so whoever may not change
 * webhooks sees scheme and host alone.
 */
const shownTo =
  ({ role }: PersonWork['by']) =>
  <T extends { url: string }>(has: T): T =>
    rolesWith('administrator').includes(role) ? has : { ...has, url: new URL(has.url).origin };

/** Where decisions are told, and how that goes. */
export const webhookEndpoints = [
  query('GET /v1/webhooks', {
    says: 'Lists the webhooks, without their secrets; whole addresses to administrators alone.',
    tag: 'prepublication',
    role: 'reader',
    answer: listed,
    run: async ({ tx, by }) => ({ items: (await listWebhooks(tx)).map(shownTo(by)) }),
  }),
  command('POST /v1/webhooks', {
    says: 'Adds a webhook. Its secret is shown this once.',
    tag: 'prepublication',
    role: 'administrator',
    body: z.object({ url: z.string().min(1).max(2_000) }),
    answer: withSecret,
    async run(work, { body }) {
      const { context, tx, unit, by, now } = work;
      const url = mustBeAddress(context, body.url);
      if ((await listWebhooks(tx)).length >= WEBHOOKS_MAX)
        throw refusal('VIGIE_WEBHOOK_TOO_MANY', { most: WEBHOOKS_MAX });
      const id = newId('whk', now);
      const secret = newSecret();
      if (!(await addWebhook(tx, { id, unit, url, secret: seal(context, id, secret), by: by.id, now })))
        throw refusal('VIGIE_WEBHOOK_TWICE');
      await note(work, { act: 'webhook.added', subject: id, content: { url: new URL(url).origin } });
      return { webhook: (await findWebhook(tx, id)) ?? refuse('VIGIE_WEBHOOK_UNKNOWN', { id }), secret };
    },
    keep: keepNoSecret,
  }),
  command('POST /v1/webhooks/:id/secrets', {
    says: 'Replaces the secret of a webhook, shown this once. The one before signs as well for a day.',
    tag: 'prepublication',
    role: 'administrator',
    answer: withSecret,
    async run(work, { params: { id } }) {
      const { context, tx, now } = work;
      const secret = newSecret();
      const oldUntil = new Date(now.getTime() + OLD_SECRET_HOURS * 3_600_000);
      if (!(await replaceSecret(tx, id, { secret: seal(context, id, secret), oldUntil })))
        throw refusal('VIGIE_WEBHOOK_UNKNOWN', { id });
      await note(work, { act: 'webhook.secret-replaced', subject: id, content: { oldUntil: oldUntil.toISOString() } });
      return { webhook: (await findWebhook(tx, id)) ?? refuse('VIGIE_WEBHOOK_UNKNOWN', { id }), secret };
    },
    keep: keepNoSecret,
  }),
  command('POST /v1/webhooks/:id/tries', {
    says: 'Sends a message to a webhook that tells nothing, to see whether it arrives.',
    tag: 'prepublication',
    role: 'administrator',
    answer: deliverySchema,
    async run(work, { params: { id } }) {
      const { tx } = work;
      (await findWebhook(tx, id)) ?? refuse('VIGIE_WEBHOOK_UNKNOWN', { id });
      const told = { kind: 'webhook.tried', subject: id, content: { webhook: id }, only: id } as const;
      const [delivery = ''] = await tellWebhooks(work, told);
      await note(work, { act: 'webhook.tried', subject: id });
      return (await findDelivery(tx, delivery)) ?? refuse('VIGIE_WEBHOOK_DELIVERY_UNKNOWN', { id: delivery });
    },
  }),
  command('DELETE /v1/webhooks/:id', {
    says: 'Takes a webhook away. What still waits to be delivered there is not.',
    tag: 'prepublication',
    role: 'administrator',
    answer: listed,
    async run(work, { params: { id } }) {
      if (!(await removeWebhook(work.tx, id, work.now))) throw refusal('VIGIE_WEBHOOK_UNKNOWN', { id });
      await note(work, { act: 'webhook.removed', subject: id });
      return { items: await listWebhooks(work.tx) };
    },
  }),
  query('GET /v1/webhook-deliveries', {
    says: 'Lists what webhooks were told, the newest first, and how it went.',
    tag: 'prepublication',
    role: 'reader',
    query: pageQuery,
    answer: pageOf(deliverySchema),
    run: async ({ tx, by }, { query }) => toPage((await listDeliveries(tx, query)).map(shownTo(by)), query.limit),
  }),
  command('POST /v1/webhook-deliveries/:id/tries', {
    says: 'Sends again what could not be delivered.',
    tag: 'prepublication',
    role: 'analyst',
    answer: deliverySchema,
    async run(work, { params: { id } }) {
      const { context, tx, unit, by } = work;
      const found = (await findDelivery(tx, id)) ?? refuse('VIGIE_WEBHOOK_DELIVERY_UNKNOWN', { id });
      if (!(await reopenDelivery(tx, id))) throw refusal('VIGIE_WEBHOOK_NOT_FAILED');
      await context.jobs.send(tx, 'prepublication.deliver', { unit, delivery: id });
      await note(work, { act: 'webhook.sent-again', subject: found.subject, content: { delivery: id } });
      return shownTo(by)((await findDelivery(tx, id)) ?? found);
    },
  }),
];
