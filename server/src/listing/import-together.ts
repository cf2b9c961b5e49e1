import type { Listing } from '@vigie/engine';
import type { Context } from '../base/context.ts';
import { doTogether } from '../base/core/do-together.ts';
import { storeFault } from '../base/database/faults.ts';
import { noteAll } from '../people/index.ts';
import { importListings, keepReady, makeReady, type Ready } from './import.ts';

/** Listings of a request that is kept together with others; one that brings more is a transaction of its own. */
const FEW = 20;
/** Requests in one transaction. */
const TOGETHER = 50;

/** What one request brings in. `pictures`: theirs are fetched and hashed. */
interface Brought {
  account: { id: string };
  listings: readonly Listing[];
  pictures: boolean;
}

interface Imported {
  listings: number;
  snapshots: number;
}

const SOURCE = 'api';

/** Keeps what several requests of a unit brought, in one transaction, each with its own entry in the log. */
async function importTogether(context: Context, unit: string, all: readonly Brought[]): Promise<Imported[]> {
  const now = context.clock();
  const batch: (Ready & { of: Brought })[] = [];
  for (const of of all) for (const listing of of.listings) batch.push({ ...(await makeReady(listing, now)), of });
  return context.store.inUnit(unit, async (tx) => {
    const { snapshots } = await keepReady(
      context,
      tx,
      { unit, source: SOURCE, pictures: ({ of }) => of.pictures },
      batch,
      now,
    );
    const isNew = new Set(snapshots);
    const made = new Map(
      all.map((each): [Brought, Imported] => [each, { listings: each.listings.length, snapshots: 0 }]),
    );
    for (const { of, newSnapshotId } of batch) {
      const counts = made.get(of);
      if (counts && isNew.has(newSnapshotId)) counts.snapshots += 1;
    }
    const imported = all.map((each) => made.get(each) ?? { listings: 0, snapshots: 0 });
    // The log's lock comes last. It keeps the order of the requests.
    const acts = all.map(({ account }, at) => ({
      by: account,
      noted: { act: 'listing.imported' as const, subject: SOURCE, content: { ...imported[at] } },
    }));
    for (const by of new Set(all.map(({ account }) => account.id)))
      await noteAll(
        { context, tx, unit, by: { id: by }, now },
        acts.filter((each) => each.by.id === by).map(({ noted }) => noted),
      );
    return imported;
  });
}

const importers = new WeakMap<Context, Map<string, (brought: Brought) => Promise<Imported>>>();

/**
 * Keeps the listings of a request and announces their new snapshots. Small requests that wait at the same time share a
 * transaction: each is durable before it is answered, and one whose rows fail does not take others with it.
 */
export function bringIn(context: Context, unit: string, brought: Brought): Promise<Imported> {
  if (brought.listings.length > FEW) {
    const { account, pictures, listings } = brought;
    return importListings(context, { unit, account, source: SOURCE, pictures }, listings);
  }
  const units = importers.get(context) ?? new Map<string, (brought: Brought) => Promise<Imported>>();
  importers.set(context, units);
  const importer =
    units.get(unit) ??
    doTogether(
      (all: Brought[]) => importTogether(context, unit, all),
      TOGETHER,
      (error) => storeFault(error) === null,
    );
  units.set(unit, importer);
  return importer(brought);
}
