import { z } from 'zod';
import type { Context } from '../base/context.ts';
import { plainDate } from '../base/core/clock.ts';
import { VigieError } from '../base/core/errors.ts';
import { newId } from '../base/core/ids.ts';
import { once } from '../base/database/idempotency.ts';
import type { Tx } from '../base/database/store.ts';
import { type Http, idempotencyHeaders, pageOf, pageQuery } from '../base/http/http.ts';
import { accountOf } from '../people/access.ts';
import { record } from '../people/audit-store.ts';
import type { Account } from '../people/store.ts';
import { decideReceived, mustFindReceived } from './decision/decide.ts';
import { decisionInputSchema } from './decision/statement-schema.ts';
import { openInbox } from './inbox/open-inbox.ts';
import { listInboxes, listSenders, saveSender } from './inbox-store.ts';
import { readReceived } from './received/read-received.ts';
import { receivedDetailSchema, suspicionInputSchema } from './routes-schema.ts';
import { inboxInputSchema, inboxSchema, receivedSchema, senderInputSchema, senderSchema } from './schema.ts';
import { listReceived, saveSuspicion } from './store.ts';
import { loadTransparencyChoices, transparencyChoicesSchema } from './transparency/transparency-register.ts';

/** Who may send with what standing is for an administrator to say. */
function mustBeAdmin(account: Account): void {
  if (account.role !== 'admin')
    throw new VigieError(
      'VIGIE_RECEIVING_ADMIN',
      {
        en: 'Inboxes and senders are kept by an administrator.',
        fr: 'Un administrateur tient les boîtes et les expéditeurs.',
      },
      { status: 403 },
    );
}

/** `/v1/inboxes`, `/v1/senders`: who may send where; `/v1/received`: the triage queue, one notice whole, the decision on it, a suspicion of a crime. */
export function addReceivingRoutes(app: Http, context: Context): void {
  const { store, clock, config } = context;
  const tags = ['receiving'];
  app.get(
    '/v1/inboxes',
    { schema: { tags, response: { 200: z.object({ items: z.array(inboxSchema) }) } } },
    (request) => store.inUnit(accountOf(request).unit.id, async (tx) => ({ items: await listInboxes(tx) })),
  );
  app.post('/v1/inboxes', { schema: { tags, body: inboxInputSchema, response: { 200: inboxSchema } } }, (request) => {
    const account = accountOf(request);
    mustBeAdmin(account);
    const unit = account.unit.id;
    return store.inUnit(unit, (tx) => openInbox(tx, { unit, account: account.id, now: clock() }, request.body));
  });
  async function keepSender(tx: Tx, account: Account, id: string, input: z.infer<typeof senderInputSchema>) {
    const now = clock();
    const unit = account.unit.id;
    await saveSender(tx, { ...input, id, unit, now });
    const { name, trusted } = input;
    await record(tx, { unit, account: account.id, act: 'sender.kept', subject: id, content: { name, trusted }, now });
    const kept = (await listSenders(tx, plainDate(now, config.home.timeZone))).find((sender) => sender.id === id);
    if (!kept) throw new Error('a sender just kept is not found');
    return kept;
  }
  app.get(
    '/v1/senders',
    { schema: { tags, response: { 200: z.object({ items: z.array(senderSchema) }) } } },
    (request) =>
      store.inUnit(accountOf(request).unit.id, async (tx) => ({
        items: await listSenders(tx, plainDate(clock(), config.home.timeZone)),
      })),
  );
  app.post(
    '/v1/senders',
    { schema: { tags, headers: idempotencyHeaders, body: senderInputSchema, response: { 200: senderSchema } } },
    (request) => {
      const account = accountOf(request);
      mustBeAdmin(account);
      const unit = account.unit.id;
      const now = clock();
      return store.inUnit(unit, (tx) =>
        once(tx, { unit, key: request.headers['idempotency-key'], content: request.body, now }, () =>
          keepSender(tx, account, newId('snd', now), request.body),
        ),
      );
    },
  );
  const params = z.object({ id: z.string() });
  app.put(
    '/v1/senders/:id',
    { schema: { tags, params, body: senderInputSchema, response: { 200: senderSchema } } },
    (request) => {
      const account = accountOf(request);
      mustBeAdmin(account);
      const { id } = request.params;
      return store.inUnit(account.unit.id, async (tx) => {
        if (!(await listSenders(tx, plainDate(clock(), config.home.timeZone))).some((sender) => sender.id === id))
          throw new VigieError(
            'VIGIE_RECEIVING_UNKNOWN',
            { en: `There is no sender ${id}.`, fr: `Il n’y a pas d’expéditeur ${id}.` },
            { status: 404 },
          );
        return keepSender(tx, account, id, request.body);
      });
    },
  );

  const choices = loadTransparencyChoices();
  app.get('/v1/transparency-enums', { schema: { tags, response: { 200: transparencyChoicesSchema } } }, () => choices);
  app.get(
    '/v1/received',
    {
      schema: {
        tags,
        querystring: pageQuery.extend({ state: z.enum(['open', 'decided', 'set-aside']).optional() }),
        response: { 200: pageOf(receivedSchema) },
      },
    },
    (request) => {
      const { state, cursor, limit } = request.query;
      return store.inUnit(accountOf(request).unit.id, (tx) =>
        listReceived(tx, { state, cursor, limit, today: plainDate(clock(), config.home.timeZone) }),
      );
    },
  );
  app.get('/v1/received/:id', { schema: { tags, params, response: { 200: receivedDetailSchema } } }, (request) =>
    store.inUnit(accountOf(request).unit.id, (tx) =>
      readReceived(tx, request.params.id, clock(), config.home.timeZone),
    ),
  );
  app.post(
    '/v1/received/:id/decision',
    {
      schema: {
        tags,
        params,
        headers: idempotencyHeaders,
        body: decisionInputSchema,
        response: { 200: z.object({ decided: z.array(z.string()) }) },
      },
    },
    (request) => {
      const account = accountOf(request);
      const unit = account.unit.id;
      const { id } = request.params;
      const content = [id, request.body];
      return store.inUnit(unit, (tx) =>
        once(tx, { unit, key: request.headers['idempotency-key'], content, now: clock() }, async () => ({
          decided: await decideReceived(context, tx, account, id, request.body),
        })),
      );
    },
  );
  app.post(
    '/v1/received/:id/suspicions',
    {
      schema: {
        tags,
        params,
        headers: idempotencyHeaders,
        body: suspicionInputSchema,
        response: { 200: receivedDetailSchema },
      },
    },
    (request) => {
      const account = accountOf(request);
      const unit = account.unit.id;
      const { id: received } = request.params;
      return store.inUnit(unit, async (tx) => {
        const now = clock();
        await once(
          tx,
          { unit, key: request.headers['idempotency-key'], content: [received, request.body], now },
          async () => {
            await mustFindReceived(tx, received);
            const id = newId('sus', now);
            await saveSuspicion(tx, { ...request.body, id, unit, received, account: account.id, now });
            const { authority, memberState, toldAt } = request.body;
            const told = { suspicion: id, authority, memberState, toldAt };
            await record(tx, {
              unit,
              account: account.id,
              act: 'suspicion.told',
              subject: received,
              content: told,
              now,
            });
            return id;
          },
        );
        return readReceived(tx, received, now, config.home.timeZone);
      });
    },
  );
}
