import type { Context } from '../../base/context.ts';
import { postSigned } from '../../base/peer/exchange.ts';
import { makeVisible } from '../../base/text/show-invisible.ts';
import { type Answer, answerSchema } from '../answer/answer-schema.ts';
import type { Notice } from '../compose/notice-schema.ts';
import { renderJson } from '../render/render.ts';
import { say } from '../words.ts';
import { type Delivered, type DeliveryFailure, failForNow } from './outcome.ts';

/** That a platform took a notice over the exchange, with the receipt that it gave (art. 16(4)). */
export interface ExchangeReceipt extends Delivered {
  answer: Answer;
}

/**
 * Hands a notice to a platform's inbox over HTTPS (docs/reference/exchange.md). Safe to repeat: the notice's id is its
 * idempotency key, and a platform that has it gives the same receipt again.
 *
 * @param peerKey the platform's verifier key in the register; null: its receipt is taken as it is
 */
export async function deliverByExchange(
  context: Pick<Context, 'visitor' | 'signer' | 'clock'>,
  notice: Notice,
  endpoint: string,
  peerKey: string | null,
): Promise<ExchangeReceipt | DeliveryFailure> {
  const posted = await postSigned(context, {
    url: endpoint,
    key: notice.id,
    body: Buffer.from(renderJson(notice)),
    peerKey,
  });
  if (!posted.accepted) {
    const { temporary, patienceMs } = posted;
    const show = (text: string): string => makeVisible(text).slice(0, 500);
    const detail = { en: show(posted.detail.en), fr: show(posted.detail.fr) };
    return { failed: true, temporary, detail, patienceMs };
  }
  const answer = answerSchema.safeParse(readJson(posted.body));
  if (!answer.success || answer.data.kind !== 'receipt' || answer.data.notice !== notice.id) {
    return failForNow(say('noReceipt', { endpoint, status: posted.status }));
  }
  return {
    failed: false,
    channel: 'exchange',
    at: context.clock().toISOString(),
    reference: makeVisible(answer.data.reference ?? answer.data.id),
    detail: `${posted.status}${peerKey === null ? ', not signed' : ', signed'}`,
    answer: answer.data,
  };
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}
