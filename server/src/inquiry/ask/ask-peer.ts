import type { Words } from '@vigie/engine';
import { verifierKey } from '@vigie/proof';
import type { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import { newId } from '../../base/core/ids.ts';
import { postSigned } from '../../base/peer/exchange.ts';
import { answerQuestion, giveBuckets } from '../answer/answer-question.ts';
import { type Blinded, blind, finalize } from '../prf/suite.ts';
import { bucketOf, isBucket, isIn, MOST_BITS } from '../prf/table.ts';
import { followOwnKey } from '../unit/follow-key.ts';
import type { Peer } from '../unit/unit-schema.ts';
import {
  type Buckets,
  type BucketsQuestion,
  bucketsSchema,
  type Evaluation,
  evaluationSchema,
  type Question,
} from '../wire/question-schema.ts';
import { say } from '../words.ts';

/** Why a question is put, and by whom. */
export type Reasons = Pick<Question, 'from' | 'officer' | 'purpose' | 'basis' | 'article' | 'about'>;

/** What came of it. `temporary`: it may be asked again. */
export type Outcome =
  | { state: 'known' | 'near'; officer: string; reach: string }
  | { state: 'unknown' }
  | { state: 'failed'; temporary: boolean; why: Words };

type Got<T> = { got: T } | { state: 'failed'; temporary: boolean; why: Words };

/** How a peer is reached: by a call within the installation, or by signed messages. */
interface Way {
  question(body: Question): Promise<Got<Evaluation>>;
  buckets(body: BucketsQuestion): Promise<Got<Buckets>>;
}

/**
 * Asks one unit for one subject: blinds it, has it evaluated, and looks for the output in the bucket in which it would be.
 *
 * @param inputs of the subject; of a picture the first is the whole, the others its pieces
 */
export async function askPeer(
  context: Context,
  peer: Peer,
  reasons: Reasons,
  inputs: readonly string[],
): Promise<Outcome> {
  const way = wayTo(context, peer);
  const blinded = inputs.map(blind);
  const head = { format: 'vigie.inquiry/1', id: newId('inq', context.clock()), to: peer.unit } as const;
  const elements = blinded.map(({ element }) => Buffer.from(element).toString('base64'));
  const asked = await way.question({ ...head, ...reasons, elements });
  if (!('got' in asked)) return asked;
  const { bits, key, table } = asked.got;
  // Before anything is told of the output.
  if (bits > MOST_BITS || (table === null) === (bits === 0)) return notAnAnswer(peer);
  const outputs = outputsOf(blinded, asked.got);
  if (!outputs) return { state: 'failed', temporary: false, why: say('noProof', { name: peer.name }) };
  const numbers = outputs.map((output) => bucketOf(output, bits));
  const wanted = [...new Set(numbers)].sort((a, b) => a - b);
  const given =
    table === null
      ? await way.buckets({ ...head, from: reasons.from, key, numbers: wanted })
      : { got: { buckets: [table] } };
  if (!('got' in given)) return given;
  const octets = given.got.buckets.map((bucket) => Buffer.from(bucket, 'base64'));
  // Of what is not there nothing is “unknown”.
  if (octets.length !== wanted.length || !octets.every((bucket) => isBucket(bucket, bits))) return notAnAnswer(peer);
  const buckets = new Map(octets.map((bucket, at) => [wanted[at], bucket]));
  const found = outputs.map((output, at) => isIn(buckets.get(numbers[at]) ?? Buffer.alloc(0), output));
  const { officer, reach } = asked.got;
  if (found[0]) return { state: 'known', officer, reach };
  return found.includes(true) ? { state: 'near', officer, reach } : { state: 'unknown' };
}

const notAnAnswer = ({ name }: Peer): Outcome => ({
  state: 'failed',
  temporary: false,
  why: say('notAnAnswer', { name }),
});

/** The outputs, where the proof holds; null: it does not. */
function outputsOf(blinded: readonly Blinded[], { key, elements, proof }: Evaluation): Uint8Array[] | null {
  const read = (text: string): Uint8Array => Buffer.from(text, 'base64');
  try {
    return finalize(blinded, read(key), { elements: elements.map(read), proof: read(proof) });
  } catch {
    return null;
  }
}

function wayTo(context: Context, peer: Peer): Way {
  const own = verifierKey(context.signer);
  if (peer.key === own && peer.url === null) {
    return {
      async question(body) {
        await followOwnKey(context, peer.unit);
        return within(answerQuestion(context, { body, signedBy: own }));
      },
      buckets: (body) => within(giveBuckets(context, { body, signedBy: own })),
    };
  }
  return {
    question: (body) => send(context, peer, '/v1/inquiry-questions', body, evaluationSchema),
    buckets: (body) => send(context, peer, '/v1/inquiry-buckets', body, bucketsSchema),
  };
}

async function within<T>(asked: Promise<T>): Promise<Got<T>> {
  try {
    return { got: await asked };
  } catch (error) {
    if (!(error instanceof VigieError)) throw error;
    // A key that changed, or a table that is being made: soon it is another.
    return { state: 'failed', temporary: error.status >= 500, why: error.words };
  }
}

async function send<T>(
  context: Context,
  peer: Peer,
  path: string,
  body: { id: string },
  schema: z.ZodType<T>,
): Promise<Got<T>> {
  const url = `${(peer.url ?? '').replace(/\/+$/, '')}${path}`;
  const message = { url, key: `${body.id}${path}`, body: Buffer.from(JSON.stringify(body)), peerKey: peer.key };
  const posted = await postSigned(context, message);
  if (!posted.accepted) return { state: 'failed', temporary: posted.temporary, why: posted.detail };
  const answer = schema.safeParse(readJson(posted.body));
  if (answer.success) return { got: answer.data };
  return { state: 'failed', temporary: false, why: say('notAnAnswer', { name: peer.name }) };
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}
