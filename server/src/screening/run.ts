import { ENGINE_VERSION } from '@vigie/engine';
import { plainDate } from '../base/clock.ts';
import type { Context } from '../base/context.ts';
import { newId } from '../base/ids.ts';
import { findSnapshots } from '../listing/index.ts';
import { saveFinding, savePackVersions, saveScreening } from './store.ts';

/**
 * Screens snapshots of a unit with the packs in force, keeps the findings and announces them (`finding.made`). A snapshot already screened by the
 * same packs and engine is passed over, so that a repeated job adds nothing.
 */
export async function screenSnapshots(context: Context, unit: string, snapshotIds: string[]): Promise<void> {
  const { store, clock, jobs, packs } = context;
  const now = clock();
  await savePackVersions(store.db, packs.versions, now);
  await store.inUnit(unit, async (tx) => {
    const findings: string[] = [];
    for (const snapshot of await findSnapshots(tx, snapshotIds)) {
      const isNew = await saveScreening(tx, {
        unit,
        snapshot: snapshot.id,
        packsDigest: packs.digest,
        engine: ENGINE_VERSION,
        now,
      });
      if (!isNew) continue;
      for (const finding of packs.screener.screen(snapshot.content, { asOf: plainDate(new Date(snapshot.seenAt)) })) {
        const id = newId('fnd', now);
        if (await saveFinding(tx, { id, unit, listing: snapshot.listing, snapshot: snapshot.id, finding, now }))
          findings.push(id);
      }
    }
    if (findings.length > 0) await jobs.emit(tx, unit, 'finding.made', 'screening', { findings });
  });
}
