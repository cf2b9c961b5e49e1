import { parseVerifierKey } from '@vigie/proof';
import type { z } from 'zod';
import { newId } from '../../base/core/ids.ts';
import { note, type PersonWork, type Proposal, propose, twoPersonAct } from '../../people/index.ts';
import { refusal } from '../refusals.ts';
import { openingInputSchema, peerInputSchema } from './unit-schema.ts';
import { endOpening, endPeer, findPeerByKey, saveOpening, savePeer } from './unit-store.ts';

const OPENED = 'inquiry.opened';
const PEER = 'inquiry.peer-entered';

type OpeningInput = z.infer<typeof openingInputSchema>;
type PeerInput = z.infer<typeof peerInputSchema>;

/** Proposes that the unit asks and answers, and whether that may concern natural persons. */
export function proposeOpening(
  work: PersonWork,
  { reason, ...opening }: OpeningInput & { reason: string },
): Promise<Proposal> {
  const { officer, reach, authority } = opening;
  const { act = null, article = null, assessment = null, assessedOn = null } = authority ?? {};
  const summary = { officer, reach, act, article, assessment, assessedOn };
  return propose(work, { kind: OPENED, summary, reason, content: opening });
}

/** From then on the unit asks and answers. */
export const openingAct = twoPersonAct({
  kind: OPENED,
  role: 'approver',
  content: openingInputSchema,
  async approve(work, opening, { id: proposal, reason }) {
    const { context, tx, unit, now } = work;
    await saveOpening(tx, { ...opening, unit, proposal, now });
    await note(work, { act: 'inquiry.opened', subject: unit, reason, content: { ...opening, proposal } });
    await context.jobs.send(tx, 'inquiry.prepare', { unit });
  },
});

/** Ends it at once: one person is enough. */
export async function closeUnit(work: PersonWork, reason: string): Promise<void> {
  if (!(await endOpening(work.tx))) throw refusal('VIGIE_INQUIRY_CLOSED');
  await note(work, { act: 'inquiry.closed', subject: work.unit, reason });
}

/**
 * Proposes a unit that may be asked and may ask.
 *
 * @throws VigieError `VIGIE_INQUIRY_PEER_KEY` (400), `VIGIE_INQUIRY_PEER_KNOWN` (409)
 */
export async function proposePeer(
  work: PersonWork,
  { reason, ...peer }: PeerInput & { reason: string },
): Promise<Proposal> {
  mustBeKey(peer.key);
  if (await findPeerByKey(work.tx, peer.key, peer.unit)) throw refusal('VIGIE_INQUIRY_PEER_KNOWN');
  return propose(work, { kind: PEER, summary: { ...peer }, reason, content: peer });
}

function mustBeKey(key: string): void {
  try {
    parseVerifierKey(key);
  } catch (cause) {
    throw refusal('VIGIE_INQUIRY_PEER_KEY', {}, { cause });
  }
}

/** From then on the unit asks it, and answers it. */
export const peerAct = twoPersonAct({
  kind: PEER,
  role: 'approver',
  content: peerInputSchema,
  async approve(work, peer, { id: proposal, reason }) {
    const { tx, unit: of, now } = work;
    if (await findPeerByKey(tx, peer.key, peer.unit)) throw refusal('VIGIE_INQUIRY_PEER_KNOWN');
    const id = newId('inp', now);
    await savePeer(tx, { ...peer, id, of, proposal, now });
    await note(work, { act: 'inquiry.peer-entered', subject: id, reason, content: { ...peer, proposal } });
  },
});

/** Ends an entry at once. @throws VigieError `VIGIE_INQUIRY_NO_PEER` (404) */
export async function endEntry(work: PersonWork, id: string, reason: string): Promise<void> {
  if (!(await endPeer(work.tx, id, work.now))) throw refusal('VIGIE_INQUIRY_NO_PEER', { id });
  await note(work, { act: 'inquiry.peer-ended', subject: id, reason });
}
