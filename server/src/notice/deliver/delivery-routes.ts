import { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import { newId } from '../../base/core/ids.ts';
import { once } from '../../base/database/idempotency.ts';
import type { Tx } from '../../base/database/store.ts';
import { type Http, idempotencyHeaders } from '../../base/http/http.ts';
import { accountOf } from '../../people/access.ts';
import { record } from '../../people/audit-store.ts';
import { listAnswers } from '../answer/answer-store.ts';
import { keepProof, readProof } from '../proof-files.ts';
import { mustFindNotice, type SentNotice } from '../store.ts';
import { noteSent } from './attempt.ts';
import { TRY_LASTS_MS } from './back-off.ts';
import { deliverySchema, sendingInputSchema } from './delivery-schema.ts';
import { findNextTry, listAttempts, listSendings, requeue, saveSending } from './delivery-store.ts';

/** States of a notice that a person may send, or has sent again, by hand. A proposed one needs its second pair of eyes first. */
const MAY_BE_SENT: SentNotice['state'][] = ['by-hand', 'failed', 'bounced', 'sent'];

const params = z.object({ id: z.string() });

/** `/v1/notices/:id/delivery`, `/sendings`, `/tries`, `/proofs`: how a notice is on its way, and what a person does about it. */
export function addDeliveryRoutes(app: Http, context: Context): void {
  const { store, clock, config, jobs } = context;

  async function readDelivery(tx: Tx, id: string): Promise<z.infer<typeof deliverySchema>> {
    return {
      attempts: await listAttempts(tx, id),
      ...(await findNextTry(tx, id)),
      sendings: await listSendings(tx, id),
      answers: await listAnswers(tx, id),
    };
  }
  app.get(
    '/v1/notices/:id/delivery',
    { schema: { tags: ['notice'], params, response: { 200: deliverySchema } } },
    (request) =>
      store.inUnit(accountOf(request).unit.id, async (tx) => {
        const { id } = await mustFindNotice(tx, request.params.id);
        return readDelivery(tx, id);
      }),
  );
  app.post(
    '/v1/notices/:id/sendings',
    {
      schema: {
        tags: ['notice'],
        params,
        headers: idempotencyHeaders,
        body: sendingInputSchema,
        response: { 200: deliverySchema },
      },
    },
    async (request) => {
      const { proof: file, at, ...body } = request.body;
      const account = accountOf(request);
      const unit = account.unit.id;
      const now = clock();
      const sentAt = new Date(at);
      if (sentAt > now)
        throw new VigieError('VIGIE_NOTICE_NOT_YET_SENT', {
          en: 'A sending is noted once it was done.',
          fr: 'Un envoi se note une fois fait.',
        });
      const notice = await store.inUnit(unit, (tx) => mustFindNotice(tx, request.params.id));
      const proof = file ? await keepProof(config.dataDir, file) : null;
      const content = { route: 'sendings', notice: notice.id, ...body, at, proof };
      return store.inUnit(unit, (tx) =>
        once(tx, { unit, key: request.headers['idempotency-key'], content, now }, async () => {
          const { id, state, case: subject } = await mustFindNotice(tx, notice.id);
          if (!MAY_BE_SENT.includes(state)) {
            throw new VigieError(
              'VIGIE_NOTICE_NOT_TO_SEND',
              {
                en: `A notice that is ${state} is not sent by hand: it waits for its approval, or is on its way.`,
                fr: 'Cet acte ne s’envoie pas à la main : il attend son approbation, ou est en route.',
              },
              { status: 409 },
            );
          }
          const { how, recipient, reference = null, note = null } = body;
          const sending = { id: newId('sdg', now), how, recipient, reference, note, proof, at: sentAt.toISOString() };
          await saveSending(tx, { ...sending, unit, notice: id, account: account.id, now });
          await record(tx, {
            unit,
            account: account.id,
            act: 'notice.sent-by-hand',
            subject,
            content: { notice: id, sending: sending.id, how, proof: proof?.digest ?? null },
            now,
          });
          const detail = [how, proof && `sha256:${proof.digest}`].filter(Boolean).join(', ');
          const receipt = {
            failed: false,
            channel: 'by-hand',
            at: sending.at,
            reference: reference ?? recipient,
            detail,
          } as const;
          await noteSent(context, tx, unit, notice, receipt, sentAt, account.id);
          return readDelivery(tx, id);
        }),
      );
    },
  );
  app.post(
    '/v1/notices/:id/tries',
    {
      schema: {
        tags: ['notice'],
        params,
        headers: idempotencyHeaders,
        response: { 200: deliverySchema },
      },
    },
    (request) => {
      const account = accountOf(request);
      const unit = account.unit.id;
      const now = clock();
      const content = { route: 'tries', notice: request.params.id };
      return store.inUnit(unit, (tx) =>
        once(tx, { unit, key: request.headers['idempotency-key'], content, now }, async () => {
          const { id, case: subject } = await mustFindNotice(tx, request.params.id);
          if (!(await requeue(tx, id, new Date(now.getTime() + TRY_LASTS_MS)))) {
            throw new VigieError(
              'VIGIE_NOTICE_NOT_STOPPED',
              {
                en: 'Only a notice that failed or came back is sent again.',
                fr: 'Seul un acte non envoyé ou revenu s’envoie de nouveau.',
              },
              {
                status: 409,
              },
            );
          }
          await record(tx, {
            unit,
            account: account.id,
            act: 'notice.tried-again',
            subject,
            content: { notice: id },
            now,
          });
          await jobs.send(tx, 'notice.send', { unit, notice: id });
          return readDelivery(tx, id);
        }),
      );
    },
  );
  app.get(
    '/v1/notices/:id/proofs/:digest',
    { schema: { tags: ['notice'], params: params.extend({ digest: z.string().regex(/^[0-9a-f]{64}$/) }) } },
    async (request, reply) => {
      const { id, digest } = request.params;
      const proof = await store.inUnit(accountOf(request).unit.id, async (tx) => {
        const held = [...(await listSendings(tx, id)), ...(await listAnswers(tx, id))].map(({ proof }) => proof);
        return held.find((proof) => proof?.digest === digest) ?? null;
      });
      if (!proof)
        throw new VigieError(
          'VIGIE_NOTICE_UNKNOWN',
          { en: 'No proof of this notice is that file.', fr: 'Ce fichier n’est pas une preuve de cet acte.' },
          { status: 404 },
        );
      // Whatever it is: saved by who wants it, never shown by the browser.
      return reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(proof.name)}`)
        .send(await readProof(config.dataDir, proof));
    },
  );
}
