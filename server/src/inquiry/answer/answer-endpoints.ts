import { parseVerifierKey, type Verifier } from '@vigie/proof';
import { signedPost } from '../../base/peer/exchange.ts';
import { bucketsQuestionSchema, bucketsSchema, evaluationSchema, questionSchema } from '../wire/question-schema.ts';
import { answerQuestion, giveBuckets } from './answer-question.ts';

/** Any key is believed to be its holder's: whether that one may ask says the register of the unit that is asked. */
function parseKey(keyid: string): Verifier | null {
  try {
    return parseVerifierKey(keyid);
  } catch {
    return null;
  }
}

const BODY_BYTES = 16 * 1024;

/** Where other installations ask, signed (docs/reference/hit-no-hit.md). */
export const answerEndpoints = [
  signedPost('/v1/inquiry-questions', {
    says: 'Answers a blinded question of another unit: whether it is a hit the asker alone learns.',
    body: questionSchema,
    answer: evaluationSchema,
    bodyLimit: BODY_BYTES,
    keyOf: (_context, keyid) => parseKey(keyid),
    receive: async (context, message) => ({ status: 200, content: await answerQuestion(context, message) }),
  }),
  signedPost('/v1/inquiry-buckets', {
    says: 'Gives the buckets that a question needs, once.',
    body: bucketsQuestionSchema,
    answer: bucketsSchema,
    bodyLimit: BODY_BYTES,
    keyOf: (_context, keyid) => parseKey(keyid),
    receive: async (context, message) => ({ status: 200, content: await giveBuckets(context, message) }),
  }),
];
