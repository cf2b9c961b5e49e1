import type { Context } from '../../base/context.ts';
import { startOfDay } from '../../base/core/clock.ts';
import { inWork, note, today, type Work } from '../../people/index.ts';
import { A_DAY, A_DAY_OF_UNIT, raiseAlarms } from '../alarm/raise-alarm.ts';
import { unseal } from '../inquiry-key.ts';
import { findTable, type KeptTable, readBuckets } from '../known/known-store.ts';
import { evaluate } from '../prf/suite.ts';
import { refusal, refuse } from '../refusals.ts';
import { findOpening, findPeerByKey } from '../unit/unit-store.ts';
import type { Buckets, BucketsQuestion, Evaluation, Question } from '../wire/question-schema.ts';
import { closeReceived, countReceived, holdPeer, saveReceived } from './received-store.ts';

/** A message and the verifier key of the installation that signed it. */
interface Signed<B> {
  body: B;
  signedBy: string | null;
}

/** Who asks whom: the same words whether there is no such unit, it is closed, or it does not know who asks. */
async function mustKnow({ tx }: Work, { from, signedBy }: { from: string; signedBy: string | null }) {
  const opening = await findOpening(tx);
  const peer = signedBy === null ? null : await findPeerByKey(tx, signedBy, from);
  return opening && peer ? { opening, peer } : refuse('VIGIE_INQUIRY_NOT_HERE');
}

/**
 * Answers a question without learning it: multiplies what was blinded, proves with which key, and keeps who asked, why and
 * when. Whether it was a hit the asker alone finds out.
 *
 * @throws VigieError `VIGIE_INQUIRY_NOT_HERE` (404), `VIGIE_INQUIRY_NOT_YOURS`, `VIGIE_INQUIRY_TOO_MANY` (403),
 *   `VIGIE_INQUIRY_REPEATED` (409), `VIGIE_INQUIRY_NOT_READY` (503), `VIGIE_INQUIRY_ELEMENTS` (400)
 */
export function answerQuestion(context: Context, { body: question, signedBy }: Signed<Question>): Promise<Evaluation> {
  const { id, to, from, about, officer, purpose, basis, article } = question;
  return inWork(context, to, async (work) => {
    const { tx, unit, now } = work;
    const { opening, peer } = await mustKnow(work, { from, signedBy });
    if (about === 'person' && !(opening.authority && peer.competence)) throw refusal('VIGIE_INQUIRY_NOT_YOURS');
    await holdPeer(tx, peer.id);
    const since = startOfDay(today(work), context.config.home.timeZone);
    const pace = await countReceived(tx, peer.id, officer.id, { since, now });
    if (pace.today >= A_DAY || pace.ofUnit >= A_DAY_OF_UNIT) throw refusal('VIGIE_INQUIRY_TOO_MANY');
    const table = (await findTable(tx, about)) ?? refuse('VIGIE_INQUIRY_NOT_READY');
    const isClosed = table.bits === 0;
    if (!(await saveReceived(tx, { question, unit, peer: peer.id, isClosed, now })))
      throw refusal('VIGIE_INQUIRY_REPEATED');
    const content = { peer: peer.name, peerId: peer.id, officer: officer.name, basis, article, about };
    await note(work, { act: 'inquiry.answered', subject: id, reason: purpose, content });
    await raiseAlarms(
      work,
      { today: pace.today + 1, lately: pace.lately + 1, ofUnit: pace.ofUnit + 1 },
      { peer: peer.id, officer: officer.name },
    );
    const [whole = null] = isClosed ? await readBuckets(tx, about, [0]) : [];
    const evaluated = evaluateFor(context, { unit, about, table, elements: question.elements });
    return {
      ...evaluated,
      key: table.publicKey,
      bits: table.bits,
      table: whole?.toString('base64') ?? null,
      officer: opening.officer,
      reach: opening.reach,
    };
  });
}

function evaluateFor(
  { config }: Context,
  { unit, about, table, elements }: Pick<Question, 'about' | 'elements'> & { unit: string; table: KeptTable },
): Pick<Evaluation, 'elements' | 'proof'> {
  const publicKey = Buffer.from(table.publicKey, 'base64');
  const secret = unseal(config.dataDir, `${unit}/${about}/${table.publicKey}`, table.secret);
  try {
    const { elements: evaluated, proof } = evaluate(
      { secret, public: publicKey },
      elements.map((element) => Buffer.from(element, 'base64')),
    );
    const written = (octets: Uint8Array): string => Buffer.from(octets).toString('base64');
    return { elements: evaluated.map(written), proof: written(proof) };
  } catch (cause) {
    throw refusal('VIGIE_INQUIRY_ELEMENTS', {}, { cause });
  }
}

/**
 * Gives the buckets that a question needs, once, while its key is in force. Which ones is kept nowhere.
 *
 * @throws VigieError `VIGIE_INQUIRY_NOT_HERE` (404), `VIGIE_INQUIRY_KEY_CHANGED` (409)
 */
export function giveBuckets(context: Context, { body, signedBy }: Signed<BucketsQuestion>): Promise<Buckets> {
  return inWork(context, body.to, async (work) => {
    const { tx } = work;
    const { peer } = await mustKnow(work, { from: body.from, signedBy });
    const question = (await closeReceived(tx, peer.id, body.id)) ?? refuse('VIGIE_INQUIRY_KEY_CHANGED');
    const table = await findTable(tx, question.about);
    const isInForce = table?.publicKey === body.key && body.numbers.every((number) => number < 2 ** table.bits);
    if (!isInForce || body.numbers.length > question.elements) throw refusal('VIGIE_INQUIRY_KEY_CHANGED');
    const buckets = await readBuckets(tx, question.about, body.numbers);
    return { buckets: buckets.map((octets) => octets.toString('base64')) };
  });
}
