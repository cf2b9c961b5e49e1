import { openNote, parseVerifierKey, type Signer, signNote } from '@vigie/proof';
import type { Level } from './protocol.ts';
import { refusal } from './refusals.ts';

/** What is signed: that this unit takes over what this list names, or that it is released to it. */
interface Signed {
  handover: string;
  /** To be read, worked on together, or given: a share that is let go of is no custody. */
  level: Level;
  listDigest: string;
  giver: string;
  recipient: string;
}

type What = 'accepted' | 'released';

const textOf = (what: What, { handover, level, listDigest, giver, recipient }: Signed): string =>
  `vigie-handover/1 ${what}\n${handover}\nlevel ${level}\nlist ${listDigest}\ngiver ${giver}\nrecipient ${recipient}\n`;

/** A signed note (C2SP signed-note) that outlives the message it came with. */
export const signStep = (signer: Signer, what: What, signed: Signed): string =>
  signNote(textOf(what, signed), [signer]);

/**
 * Refuses a note that does not say just this, or is not signed by this key.
 *
 * @throws VigieError `VIGIE_HANDOVER_RECEIPT` (409)
 */
export function checkStep(note: string, what: What, signed: Signed, key: string): void {
  try {
    const verifier = parseVerifierKey(key);
    const { text, verified } = openNote(note, [verifier]);
    if (text === textOf(what, signed) && verified.length === 1) return;
  } catch (error) {
    throw refusal('VIGIE_HANDOVER_RECEIPT', {}, { cause: error });
  }
  throw refusal('VIGIE_HANDOVER_RECEIPT');
}
