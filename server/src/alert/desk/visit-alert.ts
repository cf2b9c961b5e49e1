import type { Words } from '@vigie/engine';
import type { Context } from '../../base/context.ts';
import { keepWords } from '../../base/database/bilingual-column.ts';
import type { Visitor } from '../../base/fetch/fetch.ts';
import { findPlatform } from '../../base/registers/platforms.ts';
import { importListings, type Unread, visitPage } from '../../listing/index.ts';
import { say } from '../words.ts';
import { findTarget, saveVisit } from './alert-store.ts';

/**
 * Visits the page of an alert and keeps the offer that is read there, which is screened as any other; else says why
 * none was. By itself it goes nowhere but to the registered platform that the address is of, redirects included.
 */
export async function visitAlert(context: Context, unit: string, alert: string): Promise<void> {
  const { store, clock, platforms } = context;
  const target = await store.inUnit(unit, (tx) => findTarget(tx, alert));
  if (!target) return;
  const { url, platform, byPerson } = target;
  const within = (host: string): boolean => findPlatform(platforms(), host)?.key === platform;
  if (!byPerson && (platform === null || !within(new URL(url).host))) return;
  const visitor: Visitor = byPerson
    ? context.visitor
    : { ...context.visitor, visit: (page, options) => context.visitor.visit(page, { ...options, within }) };
  let why: Words | null = null;
  const onUnread = (unread: Unread): void => {
    if (!unread.isPartly) why = { ...unread.why, en: unread.why.en.slice(0, 500) };
  };
  // A page, whatever it looks like: what a stranger names must not lead on to a whole site.
  const offer = await visitPage(visitor, url, onUnread);
  if (offer)
    await importListings(context, { unit, account: null, source: url, pictures: true }, [
      { ...offer, url: offer.url ?? url },
    ]);
  const note = offer ? null : keepWords(why ?? say('noOffer'));
  await store.inUnit(unit, (tx) => saveVisit(tx, alert, { offerUrl: offer?.url ?? null, note, now: clock() }));
  context.changes.tell(unit, 'alert');
}
