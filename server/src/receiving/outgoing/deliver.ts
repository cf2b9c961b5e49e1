import { join } from 'node:path';
import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import { postSigned } from '../../base/peer/exchange.ts';
import { sendLetter } from '../../notice/index.ts';
import { findSenderById } from '../inbox-store.ts';
import { findReceived } from '../store.ts';
import { findOutgoing, listWaiting, markOutgoing } from './outgoing-store.ts';

/**
 * Sends what waits to leave: as data to the sender's installation, or by e-mail. A failure that may pass is thrown, so that the job's back-off tries again; one that
 * cannot stays visible on the notice for a person.
 *
 * @throws VigieError `VIGIE_RECEIVING_NOT_DELIVERED` (502).
 */
export async function deliverOutgoing(context: Context, unit: string, id: string): Promise<void> {
  const { store, clock, config } = context;
  const [outgoing, peerKey] = await store.inUnit(unit, async (tx) => {
    const found = await findOutgoing(tx, id);
    const received = found?.kind === 'decision' ? await findReceived(tx, found.subject) : null;
    const sender = received?.sender ? await findSenderById(tx, received.sender, '9999-12-31') : null;
    return [found, sender?.key ?? null] as const;
  });
  if (outgoing?.state !== 'queued' || outgoing.recipient === null) return;
  const { way, recipient, content } = outgoing;
  const outcome =
    way === 'exchange'
      ? await postSigned(context, {
          url: recipient,
          key: outgoing.id,
          body: Buffer.from(JSON.stringify(content.answer)),
          peerKey,
        })
      : await sendLetter(
          { id, to: recipient, subject: content.subject, text: content.text },
          { smtpUrl: config.smtpUrl, outboxDir: join(config.dataDir, 'outbox'), from: config.mailFrom, clock },
        );
  await store.inUnit(unit, (tx) =>
    markOutgoing(tx, id, {
      state: outcome.taken ? 'sent' : outcome.temporary ? 'queued' : 'failed',
      failure: outcome.taken ? null : outcome.detail,
      now: clock(),
    }),
  );
  if (!outcome.taken && outcome.temporary)
    throw new VigieError('VIGIE_RECEIVING_NOT_DELIVERED', outcome.detail, { status: 502 });
}

/** Takes up again what still waits: its job may have ended its tries. */
export async function deliverWaiting(context: Context, unit: string): Promise<void> {
  for (const id of await context.store.inUnit(unit, listWaiting)) {
    await deliverOutgoing(context, unit, id).catch((error: unknown) => {
      if (!(error instanceof VigieError)) throw error;
    });
  }
}
