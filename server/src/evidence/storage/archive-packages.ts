import type { Words } from '@vigie/engine';
import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import { refusal, refuse } from '../refusals.ts';
import { listUnarchived, markArchived, markNotArchived } from '../store.ts';
import { say } from '../words.ts';
import type { Storage } from './storage.ts';

/**
 * Archives what a unit has sealed: each package is encrypted, stored and noted, and its sealed file deleted. Why one
 * could not be archived is said on it; the job's back-off and the next tick try again, and until then it is read where
 * it was sealed.
 *
 * @throws VigieError `VIGIE_EVIDENCE_NOT_KEPT` when some could not be archived
 */
export async function archivePackages(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  { storage }: { storage: Storage },
  unit: string,
): Promise<void> {
  const failed: { id: string; why: Words }[] = [];
  for (const id of await store.inUnit(unit, listUnarchived)) {
    try {
      const archived =
        (await storage.archive(id)) ?? refuse('VIGIE_STORAGE_DAMAGED', { id, what: say('sealedFileMissing') });
      await store.inUnit(unit, (tx) => markArchived(tx, id, { ...archived, now: clock() }));
    } catch (error) {
      const why = error instanceof VigieError ? error.words : say('archivingFailed');
      await store.inUnit(unit, (tx) => markNotArchived(tx, id, why));
      failed.push({ id, why });
      // The others would wait for the same.
      if (error instanceof VigieError && error.code === 'VIGIE_STORAGE_UNREACHABLE') break;
    }
  }
  if (failed.length === 0) return;
  const lines = failed.map(({ id, why }) => ({ en: `${id}: ${why.en}`, fr: `${id} : ${why.fr}` }));
  const first = lines.slice(0, 5);
  const packages = { en: first.map(({ en }) => en).join('; '), fr: first.map(({ fr }) => fr).join(' ; ') };
  throw refusal('VIGIE_EVIDENCE_NOT_KEPT', { packages }, { detail: lines });
}
