import type { Listing, Words } from '@vigie/engine';
import type { Context } from '../../base/context.ts';
import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import { findPlatform } from '../../base/registers/platforms.ts';
import { keepListings } from '../import.ts';
import { refusal } from '../refusals.ts';
import { findByUrl } from '../store.ts';
import { visitPage } from './visit-listings.ts';
import { askVisit, holdVisit, saveAddress, saveVisited, settleAddress } from './visit-store.ts';

/** Reads the offer of a page as a browser shows it; null: it shows none, or there is no browser. */
export type ReadShown = (context: Context, url: string) => Promise<Listing | null>;

/** An address of a page as it is kept: without the part that the browser keeps to itself. */
export function pageAddress(text: string): string | null {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.href.length > 4_000) return null;
  url.username = '';
  url.password = '';
  // A fragment names a place on the page (RFC 3986, 3.5), unless scripts read a path from it.
  if (!/^#!?\//.test(url.hash)) url.hash = '';
  return url.href;
}

/** The platform of a page: the registered domain that its host is under, else the host itself. */
function platformOf({ platforms }: Context, url: string): string {
  const host = new URL(url).hostname.replace(/^www\./, '');
  const domains = findPlatform(platforms(), host)?.hosts ?? [];
  const isUnder = (domain: string): boolean => host === domain || host.endsWith(`.${domain}`);
  return domains.filter(isUnder).sort((a, b) => b.length - a.length)[0] ?? host;
}

/**
 * Keeps an address as an offer and queues the visit that fills it. An offer that is known at this address is visited
 * again.
 *
 * @throws VigieError `VIGIE_LISTING_BAD_URL`
 */
export async function keepAddress(
  { context, tx, unit, now }: { context: Context; tx: Tx; unit: string; now: Date },
  text: string,
): Promise<{ listing: string; isKnown: boolean; visit: string }> {
  const url = pageAddress(text);
  if (url === null) throw refusal('VIGIE_LISTING_BAD_URL', { url: text.slice(0, 300) });
  const known = await findByUrl(tx, url);
  const platform = platformOf(context, url);
  const listing = known ?? (await saveAddress(tx, { id: newId('lst', now), unit, platform, url, now }));
  const visit = await askVisit(tx, { id: newId('vst', now), unit, listing, url, now });
  if (visit.isNew) await context.jobs.send(tx, 'listing.visit', { unit, visit: visit.id });
  return { listing, isKnown: known !== null, visit: visit.id };
}

/**
 * Visits an address that was asked for and keeps the offer that is read there, or why none was; once. What plain HTTP
 * does not show is looked for as a browser shows it.
 */
export async function visitAddress(context: Context, unit: string, id: string, readShown: ReadShown): Promise<void> {
  const { store, visitor, clock } = context;
  const asked = await store.inUnit(unit, (tx) => holdVisit(tx, id));
  if (!asked) return;
  let failure: Words | null = null;
  let answers = true;
  const read = await visitPage(visitor, asked.url, (unread) => {
    if (unread.isPartly) return;
    failure = unread.why;
    answers = unread.isAnswered ?? false;
  });
  const listing = read ?? (answers ? await readShown(context, asked.url) : null);
  if (!listing) {
    await store.inUnit(unit, async (tx) => {
      if (await holdVisit(tx, id)) await saveVisited(tx, { id, listing: asked.listing, failure, now: clock() });
    });
    return;
  }
  await keepListings(context, { unit, source: asked.url, pictures: true }, [listing], async (tx, keep, [as]) => {
    const visit = await holdVisit(tx, id);
    if (!visit || !as) return;
    await settleAddress(tx, visit.listing, as);
    const { listings } = await keep();
    await saveVisited(tx, { id, listing: listings[0]?.id ?? visit.listing, failure: null, now: clock() });
  });
}
