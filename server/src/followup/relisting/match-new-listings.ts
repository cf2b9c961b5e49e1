import type { Listing } from '@vigie/engine';
import type { Context } from '../../base/context.ts';
import { newId } from '../../base/core/ids.ts';
import { findSnapshots, listCompartments, readPictures } from '../../listing/index.ts';
import { inWork, note, type Work } from '../../people/index.ts';
import { readExceptions } from '../../screening/index.ts';
import { KnownOffers } from './known-offers.ts';
import { strengthOf } from './match.ts';
import { saveRelisting } from './relisting-store.ts';

const isSameOffer = (a: Listing, b: Listing): boolean =>
  a.platform === b.platform && ((a.id !== null && a.id === b.id) || (a.url !== null && a.url === b.url));

/** Notes the relisting that a match is, unless it is known. */
async function noteRelisting(
  work: Work,
  { original, signals }: ReturnType<KnownOffers['match']>[number],
  relisted: { listing: string; snapshot: string },
): Promise<void> {
  const { tx, unit, now } = work;
  const { caseId } = original;
  const relisting = {
    id: newId('rls', now),
    caseId,
    original: original.listing,
    originalSnapshot: original.snapshot,
    ...relisted,
    signals,
    strength: strengthOf(signals),
  };
  const kept = await saveRelisting(tx, unit, relisting, now);
  if (kept !== relisting.id) return;
  await note(work, {
    act: 'listing.relisted',
    subject: caseId,
    content: { relisting: kept, original: original.listing, relisted: relisted.listing, signals },
    event: { case: caseId, relisting: kept, ...relisted, nextStep: 'decide-relisting' },
  });
}

/**
 * Matches snapshots against the listings of confirmed cases, and notes each relisting (`listing.relisted`): when they
 * are seen, and again when their pictures are hashed. What a unit has confirmed is kept in memory between two jobs, and
 * what changes of it is read alone.
 */
export function createRelistingMatcher(context: Context): (unit: string, snapshotIds: string[]) => Promise<void> {
  const knownOf = new Map<string, KnownOffers>();
  return (unit, snapshotIds) =>
    inWork(context, unit, async (work) => {
      const { tx } = work;
      const known = knownOf.get(unit) ?? new KnownOffers();
      knownOf.set(unit, known);
      await known.learn(tx);
      if (known.isEmpty) return;
      const pictures = await readPictures(tx, snapshotIds);
      const isHarmless = await readExceptions(tx);
      const compartments = await listCompartments(tx, snapshotIds);
      for (const { id: snapshot, listing, content } of await findSnapshots(tx, snapshotIds)) {
        const shown = (pictures.get(snapshot) ?? []).filter((picture) => !isHarmless(picture));
        const told = new Set<string | null>();
        for (const match of known.match({ content, pictures: shown })) {
          const { compartment } = match.original;
          // The best in each compartment: who sees the one case does not learn of the other.
          if (told.has(compartment) || known.has(compartment, listing)) continue;
          const own = compartments.get(snapshot) ?? null;
          if (own !== null && own !== compartment) continue;
          // The very offer of a restricted case, come upon by others, who have it a second time.
          if (own !== compartment && isSameOffer(match.original.content, content)) continue;
          told.add(compartment);
          await noteRelisting({ ...work, now: context.clock() }, match, { listing, snapshot });
        }
      }
    });
}
