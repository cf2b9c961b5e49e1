import { verifierKey } from '@vigie/proof';
import { describeCases } from '../../case/index.ts';
import { note, type Work } from '../../people/index.ts';
import {
  findGiving,
  hasCase,
  holdCase,
  holdHandover,
  type Kept,
  moveHandover,
  saveHandover,
  saveSealed,
  sendAway,
} from '../handover-store.ts';
import { readList, sha256 } from '../parcel/parcel.ts';
import { checkStep } from '../receipt.ts';
import { refuse } from '../refusals.ts';
import type { Message } from '../schema.ts';

type Taken = Extract<Message, { kind: 'taken' }>;

/** The giver's case goes away, without what it did not hand over. */
export async function putAway(work: Work, held: { id: string; case: string; list: string }): Promise<void> {
  const listed = readList(held.list, held.id).rows.filter(({ kind }) => kind === 'findings');
  const later = await sendAway(
    work.tx,
    held.case,
    listed.map((row) => row.id),
  );
  if (later.length === 0) return;
  await describeCases(work.tx, [held.case]);
  // What was found since the list was made is grouped anew.
  await work.context.jobs.emit(work.tx, work.unit, 'finding.made', 'finding', { findings: later });
}

/**
 * What this unit gave and, put back from an older backup, no longer knows: its own signed release says so. The case is
 * given again, whatever became of it here meanwhile.
 *
 * @returns false: it knew, or has nothing of the case
 * @throws VigieError `VIGIE_HANDOVER_RECEIPT` (409) where this installation signed no such release
 */
export async function recall(work: Work, told: Taken, peer: Kept['peer']): Promise<boolean> {
  const { context, tx, unit, now } = work;
  const { handover: id, list, salt, logIndex, receipt, release } = told;
  const listDigest = sha256(list);
  const signed = { handover: id, level: 'give', listDigest, giver: unit, recipient: peer.unit } as const;
  checkStep(release, 'released', signed, verifierKey(context.signer));
  const caseId = readList(list, id).case;
  const held = await holdHandover(tx, id);
  if (held?.direction === 'in') return refuse('VIGIE_HANDOVER_STRANGER');
  // Nothing of it is here: nobody can act on it.
  if (held?.state === 'given' || !(await hasCase(tx, caseId))) return false;
  await holdCase(tx, caseId);
  const content = { handover: id, to: peer.name, listDigest, receipt };
  const other = await findGiving(tx, caseId);
  if (other?.state === 'given') {
    // Given twice since: both others may act. People have to settle that.
    await note(work, { act: 'handover.contradicted', subject: caseId, content: { ...content, other: other.id } });
    return false;
  }
  if (other && other.id !== id) await moveHandover(tx, other.id, { state: 'withdrawn', now, toSend: 'withdraw' });
  if (!held) {
    const { title, reason, until, isRestricted, offeredBy } = told;
    const about = { title, reason, until, isRestricted, offeredBy, peer, case: caseId };
    const made = { ...about, id, direction: 'out', level: 'give', state: 'withdrawn', list, listDigest } as const;
    await saveHandover(tx, unit, { ...made, logIndex, salt }, now);
  } else if (held.list === null) await saveSealed(tx, id, { list, listDigest, logIndex, salt, now });
  await moveHandover(tx, id, { state: 'given', now, toSend: null, receipt, release });
  await putAway(work, { id, case: caseId, list });
  await note(work, { act: 'handover.recalled', subject: caseId, content });
  return true;
}
