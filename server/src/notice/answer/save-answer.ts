import { createHash } from 'node:crypto';
import { canonicalJson } from '@vigie/engine';
import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import type { Tx } from '../../base/database/store.ts';
import { record } from '../../people/audit-store.ts';
import { findAnswerDigest, insertAnswer, type TakenAnswer } from './answer-store.ts';

/** An answer as it came, and how it came. */
interface Coming
  extends Pick<TakenAnswer, 'id' | 'kind' | 'via' | 'at' | 'reference' | 'decision' | 'signedBy'>,
    Partial<Pick<TakenAnswer, 'message' | 'foundIn' | 'proof'>> {
  unit: string;
  case: string;
  notice: string;
  /** Who typed it; null: it came by itself. */
  account: string | null;
  /** What makes it the same when it comes again under another id of ours: the mail it was. */
  source?: string;
}

/**
 * Takes in an answer to a notice, however it came, once: art. 16(4) its receipt, art. 16(5) the decision. That a mail came back is kept beside them, and is no answer.
 *
 * @returns false when it was taken before
 * @throws VigieError `VIGIE_NOTICE_ANSWER_CHANGED` (409) when an answer of this id said something else before
 */
export async function saveAnswer({ clock, jobs }: Context, tx: Tx, coming: Coming): Promise<boolean> {
  const { unit, case: caseId, notice, id, kind, via, at, reference, decision } = coming;
  const now = clock();
  const digest = createHash('sha256')
    .update(coming.source ?? canonicalJson([id, kind, at, reference, decision]))
    .digest('hex');
  const isNew = await insertAnswer(tx, {
    unit,
    notice,
    id,
    kind,
    via,
    at,
    receivedAt: now.toISOString(),
    reference,
    decision,
    message: coming.message ?? null,
    foundIn: coming.foundIn ?? null,
    signedBy: coming.signedBy,
    proof: coming.proof ?? null,
    account: coming.account,
    digest,
  });
  if (!isNew) {
    const before = await findAnswerDigest(tx, notice, id);
    if (before === null || before === digest) return false;
    throw new VigieError(
      'VIGIE_NOTICE_ANSWER_CHANGED',
      {
        en: `The answer ${id} said something else before. Give a new id.`,
        fr: `La réponse ${id} disait autre chose auparavant. Donnez un nouvel identifiant.`,
      },
      {
        status: 409,
      },
    );
  }
  if (kind === 'bounce') return true;
  const outcome = decision?.outcome ?? null;
  await record(tx, {
    unit,
    account: coming.account,
    act: 'notice.answered',
    subject: caseId,
    content: { notice, answer: id, kind, via, outcome },
    now,
  });
  await jobs.emit(tx, unit, 'notice.answered', caseId, { case: caseId, notice, answer: id, kind, outcome });
  return true;
}
