import { parseVerifierKey } from '@vigie/proof';
import { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { newId } from '../../base/core/ids.ts';
import { type SignedMessage, signedPost } from '../../base/peer/exchange.ts';
import { findPlatform } from '../../base/registers/platforms.ts';
import { command, inReading, inWork, type PersonWork } from '../../people/index.ts';
import { keepProof, type Proof } from '../proof-files.ts';
import { refusal, refuse } from '../refusals.ts';
import { findOwner, mustFindNotice, mustSeeParts } from '../store.ts';
import { say } from '../words.ts';
import { type AnswerInput, answerInputSchema, noticeAnswerSchema } from './answer-input-schema.ts';
import { type Answer, answerSchema } from './answer-schema.ts';
import { listAnswers, type NoticeAnswer } from './answer-store.ts';
import { saveAnswer } from './save-answer.ts';

/** Octets of a signed answer: a decision with a thousand statements of reasons. */
const ANSWER_BYTES = 8 * 1024 * 1024;

/** A platform posts its signed answer; a person types one that came otherwise. */
export const answerEndpoints = [
  signedPost('/v1/answers', {
    says: 'Takes a signed answer of a platform to a notice.',
    body: answerSchema,
    answer: z.object({ answer: z.string(), notice: z.string() }).meta({ id: 'AnswerReceived' }),
    bodyLimit: ANSWER_BYTES,
    keyOf: ({ platforms }, keyid) =>
      platforms().some(({ exchange }) => exchange.key === keyid) ? parseVerifierKey(keyid) : null,
    receive: receiveAnswer,
  }),
  command('POST /v1/notices/:id/answers', {
    says: 'Records the platform’s answer to a document.',
    tag: 'notice',
    role: 'analyst',
    machine: true,
    // A file that proves it, in base64.
    options: () => ({ bodyLimit: 12 * 1024 * 1024 }),
    body: answerInputSchema,
    answer: z.object({ answers: z.array(noticeAnswerSchema) }),
    async prepare({ context, by, now }, { params, body: { at, proof } }) {
      if (new Date(at) > now) throw refusal('VIGIE_NOTICE_NOT_YET_ANSWERED');
      await inReading({ context, by }, (tx) => mustFindNotice(tx, params.id));
      return proof ? keepProof(context.config.dataDir, proof) : null;
    },
    run: async (work, { params, body }, proof) => ({ answers: await typeAnswer(work, params.id, body, proof ?? null) }),
  }),
];

/** Keeps a platform's own answer, in the unit whose notice it answers. */
async function receiveAnswer(context: Context, { body: answer, key, signedBy }: SignedMessage<Answer>) {
  if (key !== answer.id) throw refusal('VIGIE_NOTICE_ANSWER_KEY');
  const owner = await findOwner(context.store.db, answer.notice);
  const platform = owner && findPlatform(context.platforms(), owner.platform);
  // The same words whether there is no such notice or it went to somebody else: neither is the caller's business.
  if (!owner || platform?.exchange.key !== signedBy) {
    return refuse('VIGIE_NOTICE_UNKNOWN', { what: say('noticeToYou', { id: answer.notice }) });
  }
  const coming = { ...answer, case: owner.case, via: 'exchange', signedBy } as const;
  const isNew = await inWork(context, owner.unit, (work) => saveAnswer(work, coming));
  return { status: isNew ? 202 : 200, content: { answer: answer.id, notice: answer.notice } } as const;
}

/** Keeps an answer that a person types: it came by letter, or as a message that they have read. */
async function typeAnswer(
  work: PersonWork,
  noticeId: string,
  { kind, at, reference, decision, foundIn, together }: AnswerInput,
  proof: Proof | null,
): Promise<NoticeAnswer[]> {
  const { tx, now } = work;
  const notice = await mustFindNotice(tx, noticeId);
  if (notice.sentAt === null) throw refusal('VIGIE_NOTICE_NOT_OUT');
  if (together) await mustSeeParts(tx, notice);
  const before = await listAnswers(tx, notice.id);
  if (foundIn !== undefined && !before.some(({ id, kind }) => id === foundIn && kind === 'message')) {
    throw refusal('VIGIE_NOTICE_UNKNOWN', { what: say('message', { id: foundIn }) });
  }
  // What a person knows of a decision may be less than what a platform says of it.
  const unknown = { redress: null, automatedDetection: null, automatedDecision: null, statements: [] };
  await saveAnswer(work, {
    case: notice.case,
    notice: notice.id,
    id: newId('ans', now),
    kind,
    via: 'person',
    at: new Date(at).toISOString(),
    reference: reference ?? null,
    decision: decision ? { ...unknown, ...decision, redress: decision.redress ?? null } : null,
    foundIn: foundIn ?? null,
    signedBy: null,
    proof,
    isForAll: together,
  });
  return listAnswers(tx, notice.id);
}
