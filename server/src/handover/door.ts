import { parseVerifierKey, type Verifier } from '@vigie/proof';
import { z } from 'zod';
import { signedPost } from '../base/peer/exchange.ts';
import { receiveHello, receiveMessage } from './receive.ts';
import { refuse } from './refusals.ts';
import { answerSchema, helloAnswerSchema, helloSchema, messageSchema } from './schema.ts';

/** Where other installations tell of hand-overs. */
export const DOOR = '/v1/exchange/handovers';

function parseKey(keyid: string): Verifier | null {
  try {
    return parseVerifierKey(keyid);
  } catch {
    return null;
  }
}

/** Messages of other installations, signed: whether their key is that of a partner is asked of the unit they are for. */
export const handoverDoor = signedPost(DOOR, {
  says: 'Takes a message of another installation about a hand-over, and says how it stands here.',
  body: z.discriminatedUnion('kind', [messageSchema, helloSchema]),
  answer: z.union([answerSchema, helloAnswerSchema]),
  bodyLimit: 24 * 1024 * 1024,
  keyOf: (_context, keyid) => parseKey(keyid),
  async receive(context, { body, signedBy }) {
    const key = signedBy ?? refuse('VIGIE_HANDOVER_STRANGER');
    if (body.kind === 'hello') return { status: 200, content: await receiveHello(context, body, key) };
    const { answer, isNew } = await receiveMessage(context, body, key);
    return { status: isNew ? 202 : 200, content: answer };
  },
});
