import { ENGINE_VERSION, type Finding } from '@vigie/engine';
import type { Context, PackSet } from '../base/context.ts';
import { plainDate } from '../base/core/clock.ts';
import { newId } from '../base/core/ids.ts';
import { findSnapshots } from '../listing/index.ts';
import { inWork } from '../people/index.ts';
import { readDisabled } from './disabled/disabled-rule-store.ts';
import { type Stage, saveFinding, savePackVersions, saveScreening, saveShadowFinding } from './store.ts';

/**
 * Screens snapshots of a unit with the packs in force, keeps the findings and announces them (`finding.made`). A
 * snapshot already screened by the same packs and engine is passed over, so that a repeated job adds nothing. What packs in
 * shadow and rules that the unit has disabled flag is counted and announced to nobody.
 */
export async function screenSnapshots(context: Context, unit: string, snapshotIds: string[]): Promise<void> {
  const { store, clock, jobs, packs, config } = context;
  const { shadow } = packs;
  await savePackVersions(store.db, [...packs.versions, ...(shadow?.versions ?? [])], clock());
  await inWork(context, unit, async ({ tx, now }) => {
    const disabled = await readDisabled(tx);
    const findings: string[] = [];
    for (const snapshot of await findSnapshots(tx, snapshotIds)) {
      const screen = async (set: PackSet, stage: Stage): Promise<Finding[]> => {
        const made = { unit, snapshot: snapshot.id, packsDigest: set.digest, engine: ENGINE_VERSION, stage, now };
        if (!(await saveScreening(tx, made))) return [];
        return set.screener.screen(snapshot.content, {
          asOf: plainDate(new Date(snapshot.seenAt), config.home.timeZone),
        });
      };
      for (const finding of await screen(packs, 'live')) {
        if (disabled.has(`${finding.pack}/${finding.rule}`)) {
          await saveShadowFinding(tx, { unit, snapshot: snapshot.id, finding, now });
          continue;
        }
        const id = newId('fnd', now);
        if (await saveFinding(tx, { id, unit, listing: snapshot.listing, snapshot: snapshot.id, finding, now }))
          findings.push(id);
      }
      if (!shadow) continue;
      for (const finding of await screen(shadow, 'shadow')) {
        await saveShadowFinding(tx, { unit, snapshot: snapshot.id, finding, now });
      }
    }
    if (findings.length > 0) await jobs.emit(tx, unit, 'finding.made', 'screening', { findings });
  });
}
