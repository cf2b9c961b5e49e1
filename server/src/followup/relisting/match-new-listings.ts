import type { Listing } from '@vigie/engine';
import type { Context } from '../../base/context.ts';
import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import { listConfirmedListings } from '../../case/index.ts';
import { findSnapshots, readPictures, type ShownPicture } from '../../listing/index.ts';
import { record } from '../../people/audit-store.ts';
import { readExceptions } from '../../screening/index.ts';
import { Originals, strengthOf } from './match.ts';
import { saveRelisting } from './relisting-store.ts';

interface Original {
  caseId: string;
  listing: string;
  snapshot: string;
  content: Listing;
  pictures: ShownPicture[];
}

/** What a unit has confirmed, as it is compared, and what it was built of. */
interface Known {
  stamp: string;
  listings: Set<string>;
  originals: Originals<Original>;
}

/**
 * Matches snapshots against the listings of confirmed cases, and notes each that came back (`listing.returned`): when they are seen, and again when their
 * pictures are hashed. What a unit has confirmed is kept in memory between two jobs, for as long as the database says the same.
 */
export function createWatch(context: Context): (unit: string, snapshotIds: string[]) => Promise<void> {
  const { store, clock, jobs } = context;
  const knownOf = new Map<string, Known>();

  async function readKnown(tx: Tx, unit: string): Promise<Known> {
    const confirmed = await listConfirmedListings(tx);
    const pictures = await readPictures(
      tx,
      confirmed.map(({ snapshot }) => snapshot),
    );
    const stamp = JSON.stringify([confirmed, [...pictures].map(([snapshot, shown]) => [snapshot, shown.length])]);
    const kept = knownOf.get(unit);
    if (kept?.stamp === stamp) return kept;
    const contents = new Map(
      (
        await findSnapshots(
          tx,
          confirmed.map(({ snapshot }) => snapshot),
        )
      ).map(({ id, content }) => [id, content]),
    );
    const originals = confirmed.flatMap((entry) => {
      const content = contents.get(entry.snapshot);
      return content ? [{ ...entry, content, pictures: pictures.get(entry.snapshot) ?? [] }] : [];
    });
    const listings = new Set(confirmed.map(({ listing }) => listing));
    const known = { stamp, listings, originals: new Originals(originals) };
    knownOf.set(unit, known);
    return known;
  }

  return (unit, snapshotIds) =>
    store.inUnit(unit, async (tx) => {
      const { listings, originals } = await readKnown(tx, unit);
      if (listings.size === 0) return;
      const pictures = await readPictures(tx, snapshotIds);
      const isHarmless = await readExceptions(tx);
      for (const { id: snapshot, listing, content } of await findSnapshots(tx, snapshotIds)) {
        if (listings.has(listing)) continue;
        const shown = (pictures.get(snapshot) ?? []).filter((picture) => !isHarmless(picture));
        const [best] = originals.match({ content, pictures: shown });
        if (!best) continue;
        const now = clock();
        const { caseId, listing: original, snapshot: originalSnapshot } = best.original;
        const { signals } = best;
        const strength = strengthOf(signals);
        const relisting = {
          id: newId('rls', now),
          caseId,
          original,
          originalSnapshot,
          listing,
          snapshot,
          signals,
          strength,
        };
        const kept = await saveRelisting(tx, unit, relisting, now);
        if (kept !== relisting.id) continue;
        await record(tx, {
          unit,
          account: null,
          act: 'listing.returned',
          subject: caseId,
          content: { relisting: kept, original, returned: listing, signals },
          now,
        });
        await jobs.emit(tx, unit, 'listing.returned', caseId, {
          case: caseId,
          relisting: kept,
          listing,
          snapshot,
          nextStep: 'decide-return',
        });
      }
    });
}
