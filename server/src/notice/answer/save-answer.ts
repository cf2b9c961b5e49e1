import { createHash } from 'node:crypto';
import { canonicalJson } from '@vigie/engine';
import { note, type Work } from '../../people/index.ts';
import { refusal } from '../refusals.ts';
import type { SentNotice } from '../schema.ts';
import { findNotice, listParts } from '../store.ts';
import { findAnswerDigest, insertAnswer, type NoticeAnswer } from './answer-store.ts';

/** An answer as it came, and how it came. */
interface Coming
  extends Pick<NoticeAnswer, 'id' | 'kind' | 'via' | 'at' | 'reference' | 'decision' | 'signedBy'>,
    Partial<Pick<NoticeAnswer, 'message' | 'foundIn' | 'proof'>> {
  case: string;
  notice: string;
  /** It answers all that were sent together with this one: what comes from outside does, what a person types may. */
  isForAll?: boolean;
  /** What makes it the same when it comes again under another id of ours: the mail it was. */
  source?: string;
}

/**
 * Keeps an answer to a notice, however it came, once: art. 16(4) its receipt, art. 16(5) the decision. That a mail came
 * back is kept beside them, and is no answer. A receipt or a decision on one about several cases is kept in each of
 * them, with the statements of reasons on its own offers; a free text, which a person has yet to read, once.
 *
 * @returns false when it was kept before
 * @throws VigieError `VIGIE_NOTICE_ANSWER_CHANGED` (409) when an answer of this id said something else before
 */
export async function saveAnswer(work: Work, coming: Coming): Promise<boolean> {
  const { notice: id, kind, via, isForAll = via !== 'person' } = coming;
  const notice = isForAll && kind !== 'message' && kind !== 'bounce' ? await findNotice(work.tx, id) : null;
  const parts = notice?.joint ? await listParts(work.tx, notice) : [];
  if (parts.length === 0) return saveOne(work, coming);
  let isNew = false;
  for (const part of parts) {
    const own = { ...coming, case: part.case, notice: part.id, decision: decisionOn(part, coming.decision) };
    if (await saveOne(work, own)) isNew = true;
  }
  return isNew;
}

/** A decision with the statements on the offers of one record; where it has none at all, as it came. */
function decisionOn({ content }: SentNotice, decision: Coming['decision']): Coming['decision'] {
  if (!decision) return decision;
  const urls = new Set(content.listings.map(({ url }) => url));
  return { ...decision, statements: decision.statements.filter(({ url }) => urls.has(url)) };
}

async function saveOne(work: Work, coming: Coming): Promise<boolean> {
  const { tx, unit, by, now } = work;
  const { case: subject, notice, id, kind, via, at, reference, decision } = coming;
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
    account: by?.id ?? null,
    digest,
  });
  if (!isNew) {
    const before = await findAnswerDigest(tx, notice, id);
    if (before === null || before === digest) return false;
    throw refusal('VIGIE_NOTICE_ANSWER_CHANGED', { id });
  }
  if (kind === 'bounce') return true;
  const outcome = decision?.outcome ?? null;
  await note(work, {
    act: 'notice.answered',
    subject,
    content: { notice, answer: id, kind, via, outcome },
    event: {
      ...{ case: subject, notice, answer: id, kind, outcome },
      isTyped: via === 'person',
      foundIn: coming.foundIn ?? null,
    },
  });
  return true;
}
