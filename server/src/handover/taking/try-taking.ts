import type { Context } from '../../base/context.ts';
import type { Reader } from '../../base/database/reader.ts';
import { inWork } from '../../people/index.ts';
import { findHandover } from '../handover-store.ts';
import { openParcel, readList } from '../parcel/parcel.ts';
import { readParcel } from '../parcel/read-parcel.ts';
import { takeIn } from './take-in.ts';

/** Thrown to undo what was only tried. */
class Tried extends Error {}

/**
 * Tries whether what is offered can be taken, and undoes it: what was released and then could not be taken would be
 * nobody's.
 *
 * @throws VigieError `VIGIE_HANDOVER_DAMAGED` (409), and what taking it would throw
 */
export async function tryTaking(
  by: { context: Context; unit: string; reader: Reader; keeper: string },
  id: string,
): Promise<void> {
  const { context, unit, reader, keeper } = by;
  const found = await context.store.inUnit(unit, (tx) => findHandover(tx, id), reader);
  if (found?.direction !== 'in' || found.state !== 'offered' || found.list === null) return;
  const handed = await readParcel(openParcel(context.config.dataDir, unit, id), readList(found.list, id));
  if (found.level !== 'give') return;
  await inWork(context, unit, async (work) => {
    await takeIn(work, found, handed, keeper);
    throw new Tried();
  }).catch((error: unknown) => {
    if (!(error instanceof Tried)) throw error;
  });
}
