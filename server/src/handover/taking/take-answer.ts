import type { Context } from '../../base/context.ts';
import { inWork, note } from '../../people/index.ts';
import { findHandover, holdHandover, type Kept, moveHandover } from '../handover-store.ts';
import { signedBy } from '../messages.ts';
import { openParcel, readList } from '../parcel/parcel.ts';
import { readParcel } from '../parcel/read-parcel.ts';
import { recipientAfterAnswer } from '../protocol.ts';
import { checkStep, signStep } from '../receipt.ts';
import type { Answer } from '../schema.ts';
import { takeIn } from './take-in.ts';

/**
 * Takes the giver's answer to an acceptance, and the case with it where it is released: in one transaction, or not at all.
 *
 * @param giverKey the verifier key of the giver's installation
 * @returns how it stands
 * @throws VigieError `VIGIE_HANDOVER_RECEIPT`, `VIGIE_HANDOVER_DAMAGED` (409)
 */
export async function takeAnswer(
  context: Context,
  { unit, id, giverKey }: { unit: string; id: string; giverKey: string },
  { state: answered, release }: Pick<Answer, 'state' | 'release'>,
): Promise<Kept['state'] | null> {
  const found = await inWork(context, unit, ({ tx }) => findHandover(tx, id));
  if (found?.direction !== 'in' || found.state !== 'accepting' || found.list === null) return found?.state ?? null;
  const parcel = openParcel(context.config.dataDir, unit, id);
  const handed = answered === 'given' ? await readParcel(parcel, readList(found.list, id)) : null;
  const after = await inWork(context, unit, async (work) => {
    const { tx, now } = work;
    const held = await holdHandover(tx, id);
    if (held?.state !== 'accepting') return held?.state ?? null;
    const state = recipientAfterAnswer(held.state, answered, held.level);
    if (state === 'accepting') return state;
    const signed = signedBy(unit, held);
    if (state === 'taken' || state === 'accepted') checkStep(release ?? '', 'released', signed, giverKey);
    const receipt = signStep(context.signer, 'accepted', signed);
    const told = { now, toSend: null, receipt, ...(release === null ? {} : { release }) };
    const content = { handover: id, level: held.level, from: held.peer.name, listDigest: held.listDigest };
    if (state === 'taken' && handed) {
      const taken = await takeIn(work, held, handed, held.answeredById ?? '');
      await moveHandover(tx, id, { ...told, state, case: taken });
      await note(work, { act: 'handover.taken', subject: taken, content });
      await context.jobs.send(tx, 'handover.adopt', { unit, handover: id });
    } else {
      await moveHandover(tx, id, { ...told, state });
      if (state === 'accepted') await note(work, { act: 'handover.shared', subject: id, content });
      else await note(work, { act: 'handover.withdrawn', subject: id, content });
    }
    return state;
  });
  if (after === 'withdrawn' || after === 'ended') await parcel.drop();
  return after;
}
