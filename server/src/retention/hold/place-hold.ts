import { newId } from '../../base/core/ids.ts';
import { note, type PersonWork } from '../../people/index.ts';
import { refusal, refuse } from '../refusals.ts';
import { findHold, type Hold, hasRecord, releaseHold, saveHold } from './hold-store.ts';

const mustFindHold = async ({ tx }: PersonWork, id: string): Promise<Hold> =>
  (await findHold(tx, id)) ?? refuse('VIGIE_RETENTION_NO_HOLD', { id });

/**
 * Keeps something, and all that hangs together with it, from being erased.
 *
 * @throws VigieError `VIGIE_RETENTION_NO_RECORD` (404)
 */
export async function placeHold(work: PersonWork, input: { record: string; reason: string }): Promise<Hold> {
  const { tx, unit, by, now } = work;
  const { record, reason } = input;
  if (!(await hasRecord(tx, record))) throw refusal('VIGIE_RETENTION_NO_RECORD', { id: record });
  const id = newId('hld', now);
  await saveHold(tx, { id, unit, record, reason, account: by.id, now });
  await note(work, { act: 'hold.placed', subject: record, reason, content: { hold: id } });
  return mustFindHold(work, id);
}

/** Ends a hold. @throws VigieError `VIGIE_RETENTION_NO_HOLD` (404) */
export async function endHold(work: PersonWork, id: string, reason: string): Promise<Hold> {
  const { tx, by, now } = work;
  if (!(await releaseHold(tx, { id, reason, account: by.id, now }))) throw refusal('VIGIE_RETENTION_NO_HOLD', { id });
  const hold = await mustFindHold(work, id);
  await note(work, { act: 'hold.released', subject: hold.record, reason, content: { hold: id } });
  return hold;
}
