import type { Context } from '../base/context.ts';
import { newId } from '../base/ids.ts';
import { listConfirmedListings } from '../case/index.ts';
import { findSnapshots } from '../listing/index.ts';
import { record } from '../people/audit-store.ts';
import { matchRelisting } from './relist.ts';
import { saveRelisting } from './store.ts';

/** Matches new snapshots against the listings of confirmed cases, and notes each that came back (`listing.returned`). */
export async function watchReturns(context: Context, unit: string, snapshotIds: string[]): Promise<void> {
  const { store, clock, jobs } = context;
  await store.inUnit(unit, async (tx) => {
    const confirmed = await listConfirmedListings(tx);
    if (confirmed.length === 0) return;
    const known = new Set(confirmed.map(({ listing }) => listing));
    const originals = new Map(
      (
        await findSnapshots(
          tx,
          confirmed.map(({ snapshot }) => snapshot),
        )
      ).map((found) => [found.id, found]),
    );
    for (const snapshot of await findSnapshots(tx, snapshotIds)) {
      if (known.has(snapshot.listing)) continue;
      const matches = confirmed.flatMap((entry) => {
        const original = originals.get(entry.snapshot);
        const signals = original ? matchRelisting(original.content, snapshot.content) : [];
        return signals.length > 0
          ? [{ entry, signals, weight: signals.reduce((sum, { strength }) => sum + strength, 0) }]
          : [];
      });
      const best = matches.sort((a, b) => b.weight - a.weight)[0];
      if (!best) continue;
      const now = clock();
      const id = newId('rls', now);
      const isNew = await saveRelisting(tx, {
        id,
        unit,
        caseId: best.entry.caseId,
        original: best.entry.listing,
        returned: snapshot.listing,
        signals: best.signals,
        now,
      });
      if (!isNew) continue;
      const content = {
        relisting: id,
        original: best.entry.listing,
        returned: snapshot.listing,
        signals: best.signals,
      };
      await record(tx, { unit, account: null, act: 'listing.returned', subject: best.entry.caseId, content, now });
      await jobs.emit(tx, unit, 'listing.returned', best.entry.caseId, { case: best.entry.caseId, relisting: id });
    }
  });
}
