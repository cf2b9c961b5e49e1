import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import { listUnkept, markKept, markNotKept } from '../store.ts';
import type { Vault } from './vault.ts';

/**
 * Keeps for good what a unit has sealed: each package is encrypted, put on the shelf, noted, and its sealed file taken away. Why one could not be kept is said on it, and
 * the job's back-off and the next tick try again; till then it is read where it was sealed.
 *
 * @throws VigieError `VIGIE_EVIDENCE_NOT_KEPT` when some could not be kept
 */
export async function keepPackages(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  { storage }: Pick<Vault, 'storage'>,
  unit: string,
): Promise<void> {
  const failures: string[] = [];
  for (const id of await store.inUnit(unit, listUnkept)) {
    try {
      const kept = await storage.keep(id);
      if (!kept)
        throw new VigieError('VIGIE_STORAGE_DAMAGED', {
          en: 'The sealed file is missing: restore it from its copy.',
          fr: 'Le fichier scellé manque : rétablissez-le depuis sa copie.',
        });
      await store.inUnit(unit, (tx) => markKept(tx, id, { ...kept, now: clock() }));
    } catch (error) {
      const brokeOff = { en: 'Keeping it broke off.', fr: 'La mise en conservation s’est interrompue.' };
      const why = error instanceof VigieError ? error.words : brokeOff;
      await store.inUnit(unit, (tx) => markNotKept(tx, id, why));
      failures.push(`${id}: ${why.en}`);
      // The others would wait for the same.
      if (error instanceof VigieError && error.code === 'VIGIE_STORAGE_UNREACHABLE') break;
    }
  }
  if (failures.length === 0) return;
  throw new VigieError('VIGIE_EVIDENCE_NOT_KEPT', `Not kept yet: ${failures.slice(0, 5).join('; ')}`, {
    status: 502,
    exit: 3,
    detail: failures,
  });
}
