import type { Listing, Words } from '@vigie/engine';
import type { Context } from '../../base/context.ts';
import { findByUrl, importListings, visitListings } from '../../listing/index.ts';
import { listItems, saveItem } from '../store.ts';

/** Pages that one notice may have visited: a notice is a stranger's list. */
const MOST_VISITS = 50;

/**
 * Looks the notified addresses up among the listings that are kept, and visits those that are not there; what is read is screened by the same packs as any other
 * listing. Done again, it goes on where it stopped.
 */
export async function triageReceived(context: Context, unit: string, received: string): Promise<void> {
  const { store, clock, visitor } = context;
  const items = await store.inUnit(unit, (tx) => listItems(tx, received));
  let visits = 0;
  for (const { url, lookedAt } of items) {
    if (lookedAt !== null) continue;
    let note: Words | null = null;
    let listing = await store.inUnit(unit, (tx) => findByUrl(tx, url));
    if (listing === null && visits++ < MOST_VISITS) {
      const read: Listing[] = [];
      for await (const each of visitListings(visitor, url, ({ why }) => {
        note = { ...why, en: why.en.slice(0, 500) };
      })) {
        read.push(each);
        break; // A notified sitemap would lead on to others.
      }
      if (read.length > 0) {
        await importListings(context, { unit, account: null, source: url, pictures: false }, read);
        const [{ url: final } = { url: null }] = read;
        listing = await store.inUnit(
          unit,
          async (tx) => (await findByUrl(tx, url)) ?? (final ? await findByUrl(tx, final) : null),
        );
      }
    }
    await store.inUnit(unit, (tx) => saveItem(tx, { received, url, listing, note, now: clock() }));
  }
}
