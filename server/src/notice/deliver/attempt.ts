import { join } from 'node:path';
import type { Context } from '../../base/context.ts';
import type { Tx } from '../../base/database/store.ts';
import { findPlatform } from '../../base/registers/platforms.ts';
import { record } from '../../people/audit-store.ts';
import { saveAnswer } from '../answer/save-answer.ts';
import { actOf } from '../compose/act-kinds.ts';
import { deadlineOf } from '../compose/deadline.ts';
import { isForPlatform } from '../draft-notice.ts';
import { findNotice, type SentNotice } from '../store.ts';
import { GIVE_UP_AFTER_MS, nextTry, TRY_LASTS_MS } from './back-off.ts';
import { beginAttempt, endAttempt, markNotSent, markSent, takeDue } from './delivery-store.ts';
import { deliverByExchange, type ExchangeReceipt } from './send-exchange.ts';
import { type DeliveryFailure, deliver, type Receipt } from './send-mail.ts';

/** Notices taken up in one go; the next minute takes the next. */
const DUE_AT_ONCE = 200;

type Way =
  | { channel: 'exchange'; destination: string; key: string | null }
  | { channel: 'smtp' | 'folder'; destination: string };

/** How a notice leaves: to the platform's inbox where the register names one, else by mail, into the outbox folder where there is no mail server; null: by hand. */
function chooseWay({ config, platforms }: Context, { content }: SentNotice): Way | null {
  const act = actOf(content.kind);
  // A person files what goes to a court; what goes to an authority never goes to the platform's inbox.
  if (act.addressee === 'court') return null;
  const exchange = isForPlatform(act) ? findPlatform(platforms(), content.platform.key)?.exchange : null;
  if (exchange?.endpoint) return { channel: 'exchange', destination: exchange.endpoint, key: exchange.key };
  if (config.smtpUrl === null) return { channel: 'folder', destination: join(config.dataDir, 'outbox') };
  const { address } = content.recipient;
  return address === null ? null : { channel: 'smtp', destination: address };
}

/**
 * Tries to send a queued notice. The try is noted before anything leaves and again when it ends, so that each shows on the case; what fails for a passing reason has
 * its next time noted, what does not, or has failed for days, is left to a person. A repetition after a crash sends the same message with the same id.
 */
export async function trySending(context: Context, unit: string, id: string): Promise<void> {
  const { store, clock } = context;
  const begun = await store.inUnit(unit, (tx) => beginTry(context, tx, unit, id));
  if (!begun) return;
  const { notice, way, number, giveUpAt } = begun;
  const outcome = await send(context, notice, way);
  const now = clock();
  await store.inUnit(unit, async (tx) => {
    const ended = { notice: id, number, detail: outcome.detail, now };
    if (!outcome.failed) {
      await endAttempt(tx, { ...ended, outcome: 'taken' });
      await noteSent(context, tx, unit, notice, outcome, now);
      if ('answer' in outcome) {
        const { answer } = outcome;
        const signedBy = way.channel === 'exchange' ? way.key : null;
        await saveAnswer(context, tx, { unit, case: notice.case, ...answer, via: 'exchange', signedBy, account: null });
      }
      return;
    }
    await endAttempt(tx, { ...ended, outcome: outcome.temporary ? 'temporary' : 'final' });
    const failed = { now, giveUpAt, patienceMs: outcome.patienceMs ?? null };
    const next = outcome.temporary ? nextTry(failed) : null;
    const why =
      outcome.temporary && !next
        ? {
            en: `Given up after ${number} tries in 5 days; the last: ${outcome.detail.en}`,
            fr: `Abandonné après ${number} essais en 5 jours ; le dernier : ${outcome.detail.fr}`,
          }
        : outcome.detail;
    await markNotSent(tx, id, why, next ?? { state: 'failed' });
    if (next) return;
    await record(tx, {
      unit,
      account: null,
      act: 'notice.failed',
      subject: notice.case,
      content: { notice: id, channel: way.channel, tries: number, why: why.en },
      now,
    });
  });
}

async function beginTry(context: Context, tx: Tx, unit: string, id: string) {
  const now = context.clock();
  const notice = await findNotice(tx, id);
  if (notice?.state !== 'queued') return null;
  const way = chooseWay(context, notice);
  if (!way) {
    const why = {
      en: 'No inbox and no address for this recipient is known: send it by hand, and note here how.',
      fr: 'On ne connaît ni boîte ni adresse pour ce destinataire : envoyez-le à la main et notez ici comment.',
    };
    await markNotSent(tx, id, why, { state: 'by-hand' });
    await record(tx, {
      unit,
      account: null,
      act: 'notice.by-hand',
      subject: notice.case,
      content: { notice: id },
      now,
    });
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
  return { notice, way, ...begun };
}

function send(
  context: Context,
  { content }: SentNotice,
  way: Way,
): Promise<Receipt | ExchangeReceipt | DeliveryFailure> {
  if (way.channel === 'exchange') return deliverByExchange(context, content, way.destination, way.key);
  const { config, clock } = context;
  const outboxDir = join(config.dataDir, 'outbox');
  return deliver(content, {
    smtpUrl: config.smtpUrl,
    outboxDir,
    from: config.mailFrom,
    readsReplies: config.imapUrl !== null,
    dkim: config.dkim,
    clock,
  });
}

/** Notes that a notice is out, by whatever way, since `at`: the deadline counts from there. */
export async function noteSent(
  context: Context,
  tx: Tx,
  unit: string,
  notice: SentNotice,
  receipt: Receipt,
  at: Date,
  account: string | null = null,
): Promise<void> {
  const { clock, jobs, platforms, config } = context;
  // Whose calendar counts where the register does not know the operator's country.
  const country = findPlatform(platforms(), notice.content.platform.key)?.country.value ?? config.home.country;
  const { deadline: term } = actOf(notice.content.kind);
  const deadline = term === null ? null : deadlineOf(term, at, country);
  if (!(await markSent(tx, notice.id, { receipt, deadline, at }))) return;
  await record(tx, {
    unit,
    account,
    act: 'notice.sent',
    subject: notice.case,
    content: { notice: notice.id, channel: receipt.channel, reference: receipt.reference, due: deadline?.due ?? null },
    now: clock(),
  });
  await jobs.emit(tx, unit, 'notice.sent', notice.case, { case: notice.case, notice: notice.id });
}

/** Queues the notices of a unit whose next try is due, and those whose try was broken off. */
export async function queueDue({ store, clock, jobs }: Context, unit: string): Promise<void> {
  await store.inUnit(unit, async (tx) => {
    const now = clock();
    const until = new Date(now.getTime() + TRY_LASTS_MS);
    const lostBefore = new Date(now.getTime() - TRY_LASTS_MS);
    const due = await takeDue(tx, { now, lostBefore, until }, DUE_AT_ONCE);
    for (const notice of due) await jobs.send(tx, 'notice.send', { unit, notice });
  });
}
