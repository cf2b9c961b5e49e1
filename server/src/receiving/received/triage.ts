import type { Words } from '@vigie/engine';
import type { Context } from '../../base/context.ts';
import { findByUrl, importListings, type Unread, visitPage } from '../../listing/index.ts';
import { listItems, saveItem } from './received-store.ts';

/** Pages that one notice may have visited: a notice is a stranger's list. */
const MOST_VISITS = 50;

/** Visits a notified address and keeps the offer that is read there; else says why none was. */
async function visitAddress(
  context: Context,
  unit: string,
  url: string,
): Promise<{ listing: string | null; note: Words | null }> {
  const { store, visitor } = context;
  let note: Words | null = null;
  const onUnread = ({ why, isPartly }: Unread): void => {
    if (!isPartly) note = { ...why, en: why.en.slice(0, 500) };
  };
  const offer = await visitPage(visitor, url, onUnread);
  if (!offer) return { listing: null, note };
  await importListings(context, { unit, account: null, source: url, pictures: false }, [offer]);
  const listing = await store.inUnit(
    unit,
    async (tx) => (await findByUrl(tx, url)) ?? (offer.url ? await findByUrl(tx, offer.url) : null),
  );
  return { listing, note };
}

/**
 * Looks the notified addresses up among the listings that are kept, and visits those that are not there; what is read
 * is screened by the same packs as any other listing. Done again, it goes on where it stopped.
 */
export async function triageReceived(context: Context, unit: string, received: string): Promise<void> {
  const { store, clock } = context;
  const items = await store.inUnit(unit, (tx) => listItems(tx, received));
  let visits = 0;
  for (const { url } of items.filter(({ lookedAt }) => lookedAt === null)) {
    const known = await store.inUnit(unit, (tx) => findByUrl(tx, url));
    const seen =
      known === null && visits++ < MOST_VISITS
        ? await visitAddress(context, unit, url)
        : { listing: known, note: null };
    await store.inUnit(unit, (tx) => saveItem(tx, { received, url, ...seen, now: clock() }));
  }
}
