import type { z } from 'zod';
import { note, type Work } from '../people/index.ts';
import { findNext, holdItem, listDifferences, listReviews, readProgress, saveReview } from './item-store.ts';
import { mustHold } from './make-plan.ts';
import { refusal, refuse } from './refusals.ts';
import type { nextSchema, reviewInputSchema } from './schema.ts';
import { findSweep } from './sweep-store.ts';

/** A person at work: reviews are theirs. */
type ReviewWork = Omit<Work, 'by'> & { by: { id: string } };

/** The next offer for whoever asks, without what rules or others say of it. @throws VigieError `VIGIE_SWEEP_UNKNOWN` */
export async function nextToReview({ tx, by }: ReviewWork, id: string): Promise<z.infer<typeof nextSchema>> {
  const { state, question } = (await findSweep(tx, id)) ?? refuse('VIGIE_SWEEP_UNKNOWN', { id });
  const found = state === 'review' ? await findNext(tx, id, by.id) : null;
  if (!found) return { item: null, left: 0, question };
  const { number, turn, address, content, left } = found;
  const { title, description, category, price, currency, attributes, images } = content;
  const item = {
    number,
    turn,
    address,
    title,
    description,
    category,
    price,
    currency,
    attributes,
    images: images.length,
  };
  return { item, left, question };
}

/** Offers on which two others differ. */
export async function differencesFor({ tx, by }: ReviewWork, id: string) {
  if (!(await findSweep(tx, id))) throw refusal('VIGIE_SWEEP_UNKNOWN', { id });
  return (await listDifferences(tx, id, by.id)).map(({ number, address, content, decisions }) => {
    const { title, description } = content;
    return { number, address, title, description, decisions };
  });
}

/** Where nothing is left to decide, the figures are computed by a job. */
async function endReview({ context, tx, unit }: ReviewWork, id: string): Promise<void> {
  const { toReview, reviewed, toSettle } = await readProgress(tx, id);
  if (reviewed === toReview && toSettle === 0) await context.jobs.send(tx, 'sweep.figures', { unit, sweep: id });
}

/**
 * Keeps what a person decided on an offer: the first review, or the second by another person, who has not been shown the first.
 *
 * @throws VigieError `VIGIE_SWEEP_NOTHING_TO_REVIEW` (409), `VIGIE_SWEEP_STATE`
 */
export async function reviewItem(
  work: ReviewWork,
  id: string,
  decided: z.infer<typeof reviewInputSchema>,
): Promise<void> {
  const { tx, unit, by, now } = work;
  const { number } = decided;
  await mustHold(tx, id, 'review');
  const item = await holdItem(tx, id, number);
  const isToReview =
    item && ['sealed', 'held'].includes(item.state) && (item.isFlagged || item.isElusion || item.isSecond);
  const before = await listReviews(tx, id, number);
  const isFirst = before.length === 0;
  const isMine = isFirst || (before.length === 1 && item?.isSecond === true && before[0]?.account !== by.id);
  if (!isToReview || !isMine) throw refusal('VIGIE_SWEEP_NOTHING_TO_REVIEW', { number });
  const turn = isFirst ? 'first' : 'second';
  await saveReview(tx, { unit, sweep: id, number, turn, account: by.id, now }, decided);
  // Not what was decided: who reviews next may read the audit log.
  await note(work, { act: 'sweep.reviewed', subject: id, content: { number, turn } });
  await endReview(work, id);
}

/**
 * Settles an offer on which two people differ, by a third.
 *
 * @throws VigieError `VIGIE_SWEEP_NOTHING_TO_REVIEW`, `VIGIE_SWEEP_OWN_REVIEW` (409), `VIGIE_SWEEP_STATE`
 */
export async function settleItem(
  work: ReviewWork,
  id: string,
  decided: z.infer<typeof reviewInputSchema>,
): Promise<void> {
  const { tx, unit, by, now } = work;
  const { number, isProhibited, reason } = decided;
  await mustHold(tx, id, 'review');
  await holdItem(tx, id, number);
  const before = await listReviews(tx, id, number);
  const [first, second] = before;
  if (before.length !== 2 || first?.isProhibited === second?.isProhibited)
    throw refusal('VIGIE_SWEEP_NOTHING_TO_REVIEW', { number });
  if (before.some(({ account }) => account === by.id)) throw refusal('VIGIE_SWEEP_OWN_REVIEW');
  await saveReview(tx, { unit, sweep: id, number, turn: 'settling', account: by.id, now }, decided);
  await note(work, { act: 'sweep.settled', subject: id, reason, content: { number, isProhibited } });
  await endReview(work, id);
}
