import type { Listing } from '@vigie/engine';
import { ALL_CASES } from '../base/database/reader.ts';
import type { Store } from '../base/database/store.ts';
import { type ArchivePlace, areArchived, nameOf } from '../listing/index.ts';
import { listMissing } from './stream-store.ts';

const STEP = 500;

/** Listings of a source that are not in the database, by their numbers in it (from 1). */
export interface Gap {
  from: number;
  to: number;
}

/**
 * Compares what a source sent with what is kept, in the database and in the archive: of each of its first `sent` listings,
 * whether the unit has the snapshot.
 *
 * @param onMissing told of each that is not there
 * @returns the gaps, in order
 */
export async function reconcileSource(
  { store, config }: { store: Store; config: ArchivePlace },
  unit: string,
  { listings, sent }: { listings: AsyncIterable<Listing>; sent: number },
  onMissing?: (listing: Listing) => Promise<void>,
): Promise<{ compared: number; missing: number; gaps: Gap[] }> {
  const gaps: Gap[] = [];
  let compared = 0;
  let missing = 0;
  let step: Listing[] = [];
  const compare = async (): Promise<void> => {
    const names = step.map(nameOf);
    const places = await store.inUnit(
      unit,
      async (tx) => {
        const places = await listMissing(tx, unit, names);
        const asked = names.filter((_, at) => places.includes(at));
        const isArchived = await areArchived(tx, config, asked);
        return places.filter((_, at) => !isArchived[at]);
      },
      ALL_CASES,
    );
    for (const place of places) {
      const number = compared + place + 1;
      const last = gaps.at(-1);
      if (last?.to === number - 1) last.to = number;
      else gaps.push({ from: number, to: number });
      missing += 1;
      const listing = step[place];
      if (listing) await onMissing?.(listing);
    }
    compared += step.length;
    step = [];
  };
  for await (const listing of listings) {
    if (compared + step.length >= sent) break;
    step.push(listing);
    if (step.length === STEP) await compare();
  }
  if (step.length > 0) await compare();
  return { compared, missing, gaps };
}
