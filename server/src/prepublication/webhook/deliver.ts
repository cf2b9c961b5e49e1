import type { Words } from '@vigie/engine';
import type { Context } from '../../base/context.ts';
import { FAILURE_WORDS } from '../../base/fetch/failure-words.ts';
import { unsealSecret } from '../../people/index.ts';
import { refuse } from '../refusals.ts';
import { say } from '../words.ts';
import { signMessage } from './sign-message.ts';
import { findWaiting, markDelivery } from './webhook-store.ts';

/** Tries after the first: from half a minute, doubling, to six hours between two, some thirty hours in all. */
export const RETRIES = { retryLimit: 14, retryDelaySeconds: 30 };
/** A receiver should put a message aside and answer: whoever works first is told again. */
const ANSWER_MS = 15_000;

/** What comes of a try: null, it has arrived; `isFinal`: no other try can help. */
type Failure = { why: Words; isFinal: boolean } | null;

/**
 * Sends a message to its webhook, signed. A failure is thrown, so that the job's back-off tries again; the last one
 * stays visible, for a person to have it sent again. A receiver may get a message twice, with the same `webhook-id`.
 *
 * @throws VigieError `VIGIE_WEBHOOK_NOT_DELIVERED` (502)
 */
export async function deliver(
  context: Context,
  { unit, delivery: id, isLast }: { unit: string; delivery: string; isLast: boolean },
): Promise<void> {
  const { store, clock } = context;
  const waiting = await store.inUnit(unit, (tx) => findWaiting(tx, id));
  if (waiting === null) return;
  const failure = waiting.isRemoved ? { why: say('removed'), isFinal: true } : await send(context, waiting);
  // Whether it is the last try the queue knows: one that ended with its process was noted nowhere else.
  const isOver = failure !== null && (failure.isFinal || isLast);
  const state = failure === null ? 'delivered' : isOver ? 'failed' : 'waiting';
  await store.inUnit(unit, (tx) => markDelivery(tx, id, { state, failure: failure?.why ?? null, now: clock() }));
  context.changes.tell(unit, 'prepublication');
  if (failure && !isOver) refuse('VIGIE_WEBHOOK_NOT_DELIVERED', { why: failure.why });
}

async function send(
  { visitor, clock, config }: Context,
  waiting: NonNullable<Awaited<ReturnType<typeof findWaiting>>>,
): Promise<Failure> {
  const { id, body, webhook, url, secret, oldSecret, oldUntil } = waiting;
  const now = clock();
  const open = (sealed: string): string => Buffer.from(unsealSecret(config.dataDir, webhook, sealed)).toString();
  const isOldGood = oldSecret !== null && oldUntil !== null && now < new Date(oldUntil);
  const secrets = [secret, ...(isOldGood ? [oldSecret] : [])].map(open);
  const { host } = new URL(url);
  const visited = await visitor.visit(url, {
    method: 'POST',
    body: Buffer.from(body),
    headers: [
      ['Content-Type', 'application/json'],
      ['Accept', '*/*'],
      ['Accept-Encoding', 'identity'],
      ...signMessage({ id, body }, secrets, now),
    ],
    robots: false,
    pace: false,
    truncate: true,
    limits: { bytes: 1024, redirects: 0, totalMs: ANSWER_MS },
  });
  if (!visited.ok) {
    const isFinal = ['bad-url', 'refused-address'].includes(visited.kind);
    const why = { en: visited.detail, fr: FAILURE_WORDS[visited.kind].fr };
    return { why: say('unreached', { host, why }), isFinal };
  }
  const { status } = visited;
  // 410: whoever answers so wants no more of it.
  return status >= 200 && status < 300 ? null : { why: say('status', { host, status }), isFinal: status === 410 };
}
