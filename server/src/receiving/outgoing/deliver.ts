import { join } from 'node:path';
import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import { postSigned } from '../../base/peer/exchange.ts';
import { sendLetter } from '../../notice/index.ts';
import { refuse } from '../refusals.ts';
import { findQueued, listWaiting, markOutgoing } from './outgoing-store.ts';

/**
 * Sends what waits to leave: as data to the sender's installation, or by e-mail; without a mail server a person sends
 * it. A failure that may pass is thrown, so that the job's back-off tries again; one that cannot stays visible on the
 * notice for a person.
 *
 * @throws VigieError `VIGIE_RECEIVING_NOT_DELIVERED` (502).
 */
export async function deliverOutgoing(context: Context, unit: string, id: string): Promise<void> {
  const { store, clock, config } = context;
  const message = await store.inUnit(unit, (tx) => findQueued(tx, id));
  if (message === null) return;
  const { way, recipient, subject, text, answer, peerKey } = message;
  const outcome =
    way === 'exchange'
      ? await postSigned(context, { url: recipient, key: id, body: Buffer.from(JSON.stringify(answer)), peerKey })
      : await sendLetter(
          { id, to: recipient, subject, text },
          { smtpUrl: config.smtpUrl, outboxDir: join(config.dataDir, 'outbox'), from: config.mailFrom, clock },
        );
  await store.inUnit(unit, (tx) =>
    markOutgoing(tx, id, {
      state: stateAfter(outcome),
      failure: outcome.accepted ? null : outcome.detail,
      now: clock(),
    }),
  );
  if (!outcome.accepted && outcome.temporary) refuse('VIGIE_RECEIVING_NOT_DELIVERED', { why: outcome.detail });
}

function stateAfter(outcome: { accepted: true } | { accepted: false; temporary: boolean; isReady?: boolean }) {
  if (outcome.accepted) return 'sent';
  if (outcome.isReady) return 'by-hand';
  return outcome.temporary ? 'queued' : 'failed';
}

/** Takes up again what still waits: its job may have ended its tries. */
export async function deliverWaiting(context: Context, unit: string): Promise<void> {
  for (const id of await context.store.inUnit(unit, listWaiting)) {
    await deliverOutgoing(context, unit, id).catch((error: unknown) => {
      if (!(error instanceof VigieError)) throw error;
    });
  }
}
