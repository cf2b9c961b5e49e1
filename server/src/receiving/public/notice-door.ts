import { parseVerifierKey, type Verifier, verifierKey } from '@vigie/proof';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { type Http, idempotencyHeaders, mustBeText } from '../../base/http/http.ts';
import { replySigned, signedRoute } from '../../base/peer/exchange.ts';
import { answerSchema, noticeSchema } from '../../notice/index.ts';
import { elementsOf } from '../received/notice-elements.ts';
import { receiveNotice } from '../received/receive-notice.ts';
import { mustFindInbox } from './find-inbox.ts';

function parseKey(keyid: string): Verifier | null {
  try {
    return parseVerifierKey(keyid);
  } catch {
    return null;
  }
}

const isSigned = (request: FastifyRequest): boolean => request.headers['signature-input'] !== undefined;

/** Notices as data, from anybody: `POST /v1/inboxes/<inbox>/notices`, signed or not (docs/reference/exchange.md). */
export function addNoticeDoor(app: Http, context: Context): void {
  // Any key is believed to be its holder's: who that is, and how it stands, says the register of senders.
  const signed = signedRoute(context, (keyid) => parseKey(keyid));
  app.post(
    '/v1/inboxes/:inbox/notices',
    {
      config: { ...signed.config, rateLimit: { max: 6_000, timeWindow: '1 minute' } },
      preParsing: signed.preParsing,
      async preValidation(request) {
        if (isSigned(request)) await signed.preValidation(request);
      },
      bodyLimit: 4 * 1024 * 1024,
      schema: {
        tags: ['receiving'],
        summary: 'Takes a notice, signed by its sender or unsigned.',
        security: [],
        params: z.object({ inbox: z.string().max(100) }),
        headers: idempotencyHeaders,
        body: noticeSchema,
        response: { 200: answerSchema, 202: answerSchema },
      },
    },
    async (request, reply) => {
      mustBeText(request.params);
      const inbox = await mustFindInbox(context, request.params.inbox);
      const notice = request.body;
      const { receipt, isNew } = await receiveNotice(context, {
        inbox,
        way: 'api',
        key: request.signedBy ? verifierKey(request.signedBy) : null,
        from: null,
        externalId: notice.id,
        elements: elementsOf(notice, notice.replyTo),
      });
      const status = isNew ? 202 : 200;
      if (!isSigned(request)) return reply.code(status).send(receipt);
      return replySigned(context, request, reply, { status, content: receipt });
    },
  );
}
