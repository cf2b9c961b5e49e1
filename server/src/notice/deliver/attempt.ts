import { join } from 'node:path';
import type { Words } from '@vigie/engine';
import type { Context } from '../../base/context.ts';
import { inWork, note, type Work } from '../../people/index.ts';
import { saveAnswer } from '../answer/save-answer.ts';
import type { Notice } from '../compose/notice-schema.ts';
import type { Receipt, SentNotice } from '../schema.ts';
import { findNotice, leadOf, listParts, markNotSent, toWhole } from '../store.ts';
import { say } from '../words.ts';
import { GIVE_UP_AFTER_MS, nextTry, TRY_LASTS_MS } from './back-off.ts';
import { type Channel, chooseChannel } from './choose-channel.ts';
import { beginAttempt, endAttempt, takeDue } from './delivery-store.ts';
import { noteSent } from './note-sent.ts';
import type { Delivered, DeliveryFailure } from './outcome.ts';
import { deliverByExchange, type ExchangeReceipt } from './send-exchange.ts';
import { deliver } from './send-mail.ts';

/** Notices taken up in one go; the next minute takes the next. */
const DUE_AT_ONCE = 200;

/** A try that has begun. */
interface Try {
  notice: SentNotice;
  /** What leaves. */
  content: Notice;
  way: Channel;
  number: number;
  giveUpAt: Date;
}

/**
 * Tries to send a queued notice. The try is noted before anything leaves and again when it ends, so that each shows on
 * the case; what fails for a passing reason has its next time noted, what does not, or has failed for days, is left to
 * a person. A repetition after a crash sends the same message with the same id.
 */
export async function trySending(context: Context, unit: string, id: string): Promise<void> {
  const begun = await inWork(context, unit, (work) => beginTry(work, id));
  if (!begun) return;
  const outcome = await send(context, begun);
  await inWork(context, unit, (work) => {
    if (outcome.failed) return noteFailure(work, begun, outcome);
    return outcome.channel === 'folder' ? noteReady(work, begun, outcome) : noteDelivered(work, begun, outcome);
  });
}

async function beginTry(work: Work, id: string): Promise<Try | null> {
  const { context, tx, unit, now } = work;
  const notice = await findNotice(tx, id);
  // Those sent together are tried by the one that leads.
  if (notice?.state !== 'queued' || leadOf(notice) !== id) return null;
  const way = chooseChannel(context, notice);
  if (!way) {
    await leaveToPerson(work, notice, say('byHand'));
    return null;
  }
  const begun = await beginAttempt(tx, {
    unit,
    notice: id,
    channel: way.channel,
    destination: way.destination,
    now,
    until: new Date(now.getTime() + TRY_LASTS_MS),
    giveUpAt: new Date(now.getTime() + GIVE_UP_AFTER_MS),
  });
  return { notice, content: toWhole(await listParts(tx, notice)), way, ...begun };
}

/** A person sends it, and notes when and how; until then it is not out, and no deadline runs. */
async function leaveToPerson(work: Work, { id, case: subject }: SentNotice, why: Words): Promise<void> {
  await markNotSent(work.tx, id, why, { state: 'by-hand' });
  await note(work, { act: 'notice.by-hand', subject, content: { notice: id } });
}

function send(context: Context, { content, way }: Try): Promise<Delivered | ExchangeReceipt | DeliveryFailure> {
  if (way.channel === 'exchange') return deliverByExchange(context, content, way.destination, way.key);
  const { config, clock } = context;
  return deliver(content, {
    smtpUrl: config.smtpUrl,
    outboxDir: join(config.dataDir, 'outbox'),
    from: config.mailFrom,
    readsReplies: config.imapUrl !== null,
    dkim: config.dkim,
    clock,
  });
}

/** A message that lies in a folder has reached nobody. */
async function noteReady(work: Work, { notice, number }: Try, { detail }: Receipt): Promise<void> {
  await endAttempt(work.tx, { notice: notice.id, number, detail, outcome: 'ready', now: work.now });
  await leaveToPerson(work, notice, say('noServer'));
}

async function noteDelivered(
  work: Work,
  { notice, way, number }: Try,
  outcome: Delivered | ExchangeReceipt,
): Promise<void> {
  const { tx, now } = work;
  await endAttempt(tx, { notice: notice.id, number, detail: outcome.detail, outcome: 'accepted', now });
  await noteSent(work, notice, outcome, now);
  if (!('answer' in outcome)) return;
  const signedBy = way.channel === 'exchange' ? way.key : null;
  await saveAnswer(work, { case: notice.case, ...outcome.answer, via: 'exchange', signedBy });
}

async function noteFailure(
  work: Work,
  { notice, way, number, giveUpAt }: Try,
  failure: DeliveryFailure,
): Promise<void> {
  const { tx, now } = work;
  const { detail, temporary } = failure;
  await endAttempt(tx, { notice: notice.id, number, detail, outcome: temporary ? 'temporary' : 'final', now });
  const next = temporary ? nextTry({ now, giveUpAt, patienceMs: failure.patienceMs ?? null }) : null;
  const why = temporary && !next ? say('givenUp', { tries: number, why: detail }) : detail;
  await markNotSent(tx, notice.id, why, next ?? { state: 'failed' });
  if (next) return;
  const content = { notice: notice.id, channel: way.channel, tries: number, why: why.en };
  await note(work, { act: 'notice.failed', subject: notice.case, content });
}

/** Queues the notices of a unit whose next try is due, and those whose try was broken off. */
export async function queueDue(context: Context, unit: string): Promise<void> {
  await inWork(context, unit, async ({ tx, now }) => {
    const until = new Date(now.getTime() + TRY_LASTS_MS);
    const lostBefore = new Date(now.getTime() - TRY_LASTS_MS);
    const due = await takeDue(tx, { now, lostBefore, until }, DUE_AT_ONCE);
    for (const notice of due) await context.jobs.send(tx, 'notice.send', { unit, notice });
  });
}
