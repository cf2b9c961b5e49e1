import { parseVerifierKey, verifierKey } from '@vigie/proof';
import { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import { newId } from '../../base/core/ids.ts';
import { once } from '../../base/database/idempotency.ts';
import { type Http, idempotencyHeaders } from '../../base/http/http.ts';
import { replySigned, signedRoute } from '../../base/peer/exchange.ts';
import { findPlatform } from '../../base/registers/platforms.ts';
import { accountOf } from '../../people/access.ts';
import { answerInputSchema, takenAnswerSchema } from '../deliver/delivery-schema.ts';
import { findOwner } from '../deliver/delivery-store.ts';
import { keepProof } from '../proof-files.ts';
import { mustFindNotice } from '../store.ts';
import { answerSchema } from './answer-schema.ts';
import { listAnswers } from './answer-store.ts';
import { saveAnswer } from './save-answer.ts';

/** Octets of a signed answer: a decision with a thousand statements of reasons. */
const ANSWER_BYTES = 8 * 1024 * 1024;
const takenSchema = z.object({ answer: z.string(), notice: z.string() }).meta({ id: 'AnswerTaken' });

/** `/v1/answers`, where platforms post their signed answers, and `/v1/notices/:id/answers`, where a person types one. */
export function addAnswerRoutes(app: Http, context: Context): void {
  const { store, clock, config, platforms } = context;
  app.post(
    '/v1/answers',
    {
      ...signedRoute(context, (keyid) =>
        platforms().some(({ exchange }) => exchange.key === keyid) ? parseVerifierKey(keyid) : null,
      ),
      bodyLimit: ANSWER_BYTES,
      schema: {
        tags: ['exchange'],
        security: [],
        headers: z.object({ 'idempotency-key': z.string().min(1).max(200) }),
        body: answerSchema,
        response: { 200: takenSchema, 202: takenSchema },
      },
    },
    async (request, reply) => {
      const answer = request.body;
      const signedBy = request.signedBy && verifierKey(request.signedBy);
      if (request.headers['idempotency-key'] !== answer.id) {
        throw new VigieError('VIGIE_NOTICE_ANSWER_KEY', {
          en: "The Idempotency-Key of an answer is the answer's id.",
          fr: 'La clé Idempotency-Key d’une réponse est l’identifiant de la réponse.',
        });
      }
      const owner = await findOwner(store.db, answer.notice);
      const platform = owner && findPlatform(platforms(), owner.platform);
      // The same words whether there is no such notice or it went to somebody else: neither is the caller's business.
      if (!owner || platform?.exchange.key !== signedBy) {
        throw new VigieError(
          'VIGIE_NOTICE_UNKNOWN',
          {
            en: `No notice ${answer.notice} was sent to you.`,
            fr: `Aucun acte ${answer.notice} ne vous a été envoyé.`,
          },
          { status: 404 },
        );
      }
      const { unit } = owner;
      const coming = { ...answer, ...owner, via: 'exchange', signedBy, account: null } as const;
      const isNew = await store.inUnit(unit, (tx) => saveAnswer(context, tx, coming));
      const content = { answer: answer.id, notice: answer.notice };
      return replySigned(context, request, reply, { status: isNew ? 202 : 200, content });
    },
  );
  app.post(
    '/v1/notices/:id/answers',
    {
      schema: {
        tags: ['notice'],
        params: z.object({ id: z.string() }),
        headers: idempotencyHeaders,
        body: answerInputSchema,
        response: { 200: z.object({ answers: z.array(takenAnswerSchema) }) },
      },
    },
    async (request) => {
      const { proof: file, ...body } = request.body;
      const account = accountOf(request);
      const unit = account.unit.id;
      const now = clock();
      const at = new Date(body.at);
      if (at > now)
        throw new VigieError('VIGIE_NOTICE_NOT_YET_ANSWERED', {
          en: 'An answer is noted once it has come.',
          fr: 'Une réponse se note une fois reçue.',
        });
      const notice = await store.inUnit(unit, (tx) => mustFindNotice(tx, request.params.id));
      const proof = file ? await keepProof(config.dataDir, file) : null;
      const content = { route: 'answers', notice: notice.id, ...body, proof };
      return store.inUnit(unit, (tx) =>
        once(tx, { unit, key: request.headers['idempotency-key'], content, now }, async () => {
          const { foundIn = null, decision, kind, reference = null } = body;
          const before = await listAnswers(tx, notice.id);
          if (foundIn !== null && !before.some(({ id, kind }) => id === foundIn && kind === 'message')) {
            throw new VigieError(
              'VIGIE_NOTICE_UNKNOWN',
              { en: `This notice has no message ${foundIn}.`, fr: `Cet acte n’a pas de message ${foundIn}.` },
              { status: 404 },
            );
          }
          await saveAnswer(context, tx, {
            unit,
            case: notice.case,
            notice: notice.id,
            id: newId('ans', now),
            kind,
            via: 'person',
            at: at.toISOString(),
            reference,
            decision: decision
              ? {
                  ...decision,
                  redress: decision.redress ?? null,
                  automatedDetection: null,
                  automatedDecision: null,
                  statements: [],
                }
              : null,
            foundIn,
            signedBy: null,
            proof,
            account: account.id,
          });
          return { answers: await listAnswers(tx, notice.id) };
        }),
      );
    },
  );
}
