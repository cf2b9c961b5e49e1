import type { Signer } from '@vigie/proof';
import type { Kept } from './handover-store.ts';
import { type Parcel, PIECE, readList } from './parcel/parcel.ts';
import { signStep } from './receipt.ts';
import type { Message, Remark } from './schema.ts';

type Of<K extends Message['kind']> = Extract<Message, { kind: K }>;

export const baseOf = (unit: string, { id, peer }: Kept) => ({ handover: id, from: unit, to: peer.unit });

function offered({ id, level, title, reason, until, isRestricted, offeredBy, list, salt, logIndex }: Kept) {
  if (list === null || salt === null || logIndex === null) throw new Error(`hand-over ${id} has no list`);
  return { level, title, reason, until, isRestricted, offeredBy, list, salt, logIndex };
}

export const offerMessage = (unit: string, kept: Kept): Of<'offer'> => ({
  kind: 'offer',
  ...baseOf(unit, kept),
  ...offered(kept),
});

/** The pieces of a file, as messages. */
export async function* partMessages(
  unit: string,
  kept: Kept,
  parcel: Parcel,
  digest: string,
): AsyncGenerator<Of<'part'>> {
  const bytes = await parcel.read(digest);
  for (let offset = 0; offset === 0 || offset < bytes.length; offset += PIECE) {
    const data = bytes.subarray(offset, offset + PIECE).toString('base64');
    yield { kind: 'part', ...baseOf(unit, kept), sha256: digest, offset, data };
  }
}

/** What recipient and giver sign, from the recipient's side. */
export function signedBy(unit: string, { id, level, listDigest, list, peer }: Kept) {
  if (listDigest === null || list === null) throw new Error(`hand-over ${id} is accepted without a list`);
  return { handover: id, level, listDigest, giver: peer.unit, recipient: unit };
}

export const acceptMessage = (unit: string, kept: Kept, signer: Signer): Of<'accept'> => ({
  kind: 'accept',
  ...baseOf(unit, kept),
  receipt: signStep(signer, 'accepted', signedBy(unit, kept)),
});

export function takenMessage(unit: string, kept: Kept): Of<'taken'> {
  const { id, receipt, release } = kept;
  if (receipt === null || release === null) throw new Error(`hand-over ${id} was taken without a release`);
  return { kind: 'taken', ...baseOf(unit, kept), ...offered(kept), receipt, release };
}

export const refuseMessage = (unit: string, kept: Kept): Of<'refuse'> => ({
  kind: 'refuse',
  ...baseOf(unit, kept),
  reason: kept.answerReason ?? '',
  by: kept.answeredBy ?? '',
});

export const remarkMessage = (unit: string, kept: Kept, { id, by, text, madeAt: at }: Remark): Of<'remark'> => ({
  kind: 'remark',
  ...baseOf(unit, kept),
  ...{ id, by, text, at },
});

/** The files that are listed, each once. */
export const digestsOf = (list: string, id: string): Set<string> =>
  new Set(readList(list, id).parts.map((part) => part.sha256));
