import type { Listing } from '@vigie/engine';
import type { Context } from '../../base/context.ts';
import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import { listConfirmedListings } from '../../case/index.ts';
import { findSnapshots, listCompartments, readPictures, type ShownPicture } from '../../listing/index.ts';
import { inWork, note, type Work } from '../../people/index.ts';
import { readExceptions } from '../../screening/index.ts';
import { ConfirmedOffers, strengthOf } from './match.ts';
import { saveRelisting } from './relisting-store.ts';

interface ConfirmedOffer {
  caseId: string;
  /** Of the case; null: it is open to the unit. */
  compartment: string | null;
  listing: string;
  snapshot: string;
  content: Listing;
  pictures: ShownPicture[];
}

/** What a unit has confirmed, as it is compared, and what it was built of. */
interface Known {
  stamp: string;
  /** By compartment: an offer of a restricted case is another's relisting all the same. */
  listings: Map<string | null, Set<string>>;
  offers: ConfirmedOffers<ConfirmedOffer>;
}

const isSameOffer = (a: Listing, b: Listing): boolean =>
  a.platform === b.platform && ((a.id !== null && a.id === b.id) || (a.url !== null && a.url === b.url));

/** Reads what a unit has confirmed; the one that was built before, where the database says the same. */
async function readKnown(tx: Tx, before: Known | undefined): Promise<Known> {
  const confirmed = await listConfirmedListings(tx);
  const ids = confirmed.map(({ snapshot }) => snapshot);
  const pictures = await readPictures(tx, ids);
  const stamp = JSON.stringify([confirmed, [...pictures].map(([snapshot, shown]) => [snapshot, shown.length])]);
  if (before?.stamp === stamp) return before;
  const contents = new Map((await findSnapshots(tx, ids)).map(({ id, content }) => [id, content]));
  const offers = confirmed.flatMap((entry) => {
    const content = contents.get(entry.snapshot);
    return content ? [{ ...entry, content, pictures: pictures.get(entry.snapshot) ?? [] }] : [];
  });
  const listings = new Map<string | null, Set<string>>();
  for (const { compartment, listing } of confirmed)
    listings.set(compartment, (listings.get(compartment) ?? new Set()).add(listing));
  return { stamp, listings, offers: new ConfirmedOffers(offers) };
}

/** Notes the relisting that a match is, unless it is known. */
async function noteRelisting(
  work: Work,
  { original, signals }: ReturnType<ConfirmedOffers<ConfirmedOffer>['match']>[number],
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
 * are seen, and again when their pictures are hashed. What a unit has confirmed is kept in memory between two jobs, for
 * as long as the database says the same.
 */
export function createRelistingMatcher(context: Context): (unit: string, snapshotIds: string[]) => Promise<void> {
  const knownOf = new Map<string, Known>();
  return (unit, snapshotIds) =>
    inWork(context, unit, async (work) => {
      const { tx } = work;
      const known = await readKnown(tx, knownOf.get(unit));
      knownOf.set(unit, known);
      if (known.listings.size === 0) return;
      const pictures = await readPictures(tx, snapshotIds);
      const isHarmless = await readExceptions(tx);
      const compartments = await listCompartments(tx, snapshotIds);
      for (const { id: snapshot, listing, content } of await findSnapshots(tx, snapshotIds)) {
        const shown = (pictures.get(snapshot) ?? []).filter((picture) => !isHarmless(picture));
        const told = new Set<string | null>();
        for (const match of known.offers.match({ content, pictures: shown })) {
          const { compartment } = match.original;
          // The best in each compartment: who sees the one case does not learn of the other.
          if (told.has(compartment) || known.listings.get(compartment)?.has(listing)) continue;
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
