import { Readable } from 'node:stream';
import { canonicalJson } from '@vigie/engine';
import { parseVerifierKey, signNote } from '@vigie/proof';
import type { Context } from '../../base/context.ts';
import type { Tx } from '../../base/database/store.ts';
import { recipientOf } from '../../base/peer/sealed-to-key.ts';
import { findHandover, type Kept, markCarried } from '../handover-store.ts';
import {
  acceptMessage,
  baseOf,
  digestsOf,
  offerMessage,
  partMessages,
  refuseMessage,
  remarkMessage,
  takenMessage,
} from '../messages.ts';
import { openParcel, sha256 } from '../parcel/parcel.ts';
import { findPartner } from '../partner-store.ts';
import { type Carried, carriedOf } from '../protocol.ts';
import { refusal, refuse } from '../refusals.ts';
import { listRemarks } from '../remark-store.ts';
import type { Message, Partner, Remark } from '../schema.ts';
import { sayHandoverState } from '../words.ts';

/** What a message's signature in a file is over. */
export const messageText = (message: unknown): string =>
  `vigie-handover/1 message\n${sha256(canonicalJson(message))}\n`;

/** What is to be carried, read in one transaction. */
export interface ToCarry {
  unit: string;
  kept: Kept;
  partner: Partner;
  what: Carried;
  remarks: Remark[];
}

/**
 * Finds what of a hand-over goes to the other side as a file now, and notes that it goes.
 *
 * @throws VigieError `VIGIE_HANDOVER_UNKNOWN` (404), `VIGIE_HANDOVER_NO_FILE` (409)
 */
export async function findToCarry(tx: Tx, unit: string, id: string): Promise<ToCarry> {
  const kept = (await findHandover(tx, id)) ?? refuse('VIGIE_HANDOVER_UNKNOWN', { id });
  const what = carriedOf(kept);
  const partner = kept.peer.partner === null ? null : await findPartner(tx, kept.peer.partner);
  const said = (await listRemarks(tx, id)).filter(({ direction }) => direction === 'out');
  const remarks = kept.state === 'accepted' ? said : [];
  if (what === null || partner === null || (what === 'remarks' && remarks.length === 0))
    throw refusal('VIGIE_HANDOVER_NO_FILE', { state: sayHandoverState(kept.state) });
  await markCarried(tx, id);
  return { unit, kept, partner, what, remarks };
}

/** The messages, as they would go over the network. */
async function* messagesOf(
  { config, signer }: Context,
  { unit, kept, what, remarks }: ToCarry,
): AsyncGenerator<Message> {
  if (what === 'offer') {
    const offer = offerMessage(unit, kept);
    const parcel = openParcel(config.dataDir, unit, kept.id);
    yield offer;
    for (const digest of digestsOf(offer.list, kept.id)) yield* partMessages(unit, kept, parcel, digest);
    // Once more, when all is there.
    yield offer;
  } else if (what === 'accept') yield acceptMessage(unit, kept, signer);
  else if (what === 'refuse') yield refuseMessage(unit, kept);
  else if (what === 'taken') yield takenMessage(unit, kept);
  else if (what === 'answer') yield { kind: 'answer', ...baseOf(unit, kept), state: kept.state, release: kept.release };
  else if (what !== 'remarks') yield { kind: what, ...baseOf(unit, kept) };
  for (const remark of remarks) yield remarkMessage(unit, kept, remark);
}

/** Its name, and its bytes: each message with its signature on a line, encrypted to the other installation (age). */
export async function makeFile(context: Context, carried: ToCarry): Promise<{ name: string; body: Readable }> {
  const { kept, partner, what } = carried;
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipientOf(parseVerifierKey(partner.key)));
  async function* lines(): AsyncGenerator<Uint8Array> {
    for await (const message of messagesOf(context, carried)) {
      const note = signNote(messageText(message), [context.signer]);
      yield Buffer.from(`${JSON.stringify({ note, message })}\n`);
    }
  }
  const encrypted = await encrypter.encrypt(ReadableStream.from(lines()));
  return { name: `${kept.id}-${what}.vigie`, body: Readable.fromWeb(encrypted) };
}
