import { catalogue, sampleListing } from './catalogue/catalogue.ts';
import type { SampleListing } from './catalogue/sample.ts';

/** What becomes of an offer after the notice. */
export interface Fate {
  readonly name: 'taken-down' | 'stays' | 'captcha' | 'soft-404' | 'comes-back' | 'geo-block';
  /** The offer's id on day 0. */
  readonly id: string;
  /** Name of the behaviour of its page from day 1 on. */
  readonly behaviour: string;
  /** False: from day 1 on it is no longer in the categories, the sitemap and the exports. */
  readonly listed: boolean;
}

/** The offers with a fate; every other one stays as it is. */
export const fates: readonly Fate[] = [
  { name: 'taken-down', id: '10301', behaviour: 'gone-410', listed: false },
  { name: 'stays', id: '10303', behaviour: 'unchanged', listed: true },
  { name: 'captcha', id: '20301', behaviour: 'captcha', listed: true },
  { name: 'soft-404', id: '30301', behaviour: 'soft-404', listed: false },
  { name: 'comes-back', id: '20302', behaviour: 'missing-404', listed: false },
  { name: 'geo-block', id: '40301', behaviour: 'geo-block-451', listed: true },
];

/**
 * An offer that is a former one under another id: the same picture, made smaller; the trader and the text may be
 * others.
 */
export interface Relisting {
  /** The id it has now. */
  readonly id: string;
  /** The id it had. */
  readonly formerId: string;
  /** First day on which it is offered. */
  readonly fromDay: number;
}

/** Which offers come back, as what, and when. */
export const relistings: readonly Relisting[] = [
  { id: '20377', formerId: '20302', fromDay: 3 },
  { id: '10388', formerId: '10301', fromDay: 3 },
];

/** The offers that are not there on day 0. */
export const relistedOffers: readonly SampleListing[] = [
  {
    ...sampleListing('20302'),
    id: '20377',
    title: 'Adult doll 80 cm, new batch',
    price: '289.00',
    description: 'Adult doll, height 80 cm, weight 9 kg.',
  },
  // Nothing that it says gives it away: its picture does.
  {
    ...sampleListing('10301'),
    id: '10388',
    trader: 'sierra',
    category: 'various',
    ageGate: null,
    expect: 'ordinary',
    packs: [],
    title: "Mannequin d'étalage, modèle B",
    description: 'Article neuf, expédié sous huit jours.',
    price: '372.00',
    attributes: [],
  },
];

const everyOffer = new Map([...catalogue, ...relistedOffers].map((listing) => [listing.id, listing]));
const fateById = new Map(fates.map((fate) => [fate.id, fate]));
const relistingById = new Map(relistings.map((relisting) => [relisting.id, relisting]));

/** How the page of an id answers on a day. */
export interface Showing {
  readonly listing: SampleListing;
  /** Name of a behaviour. */
  readonly behaviour: string;
  readonly listed: boolean;
}

/**
 * What the marketplace shows under an id on a day; `null` where there never was such an offer.
 *
 * Depends on its arguments alone: the same day always looks the same.
 */
export function showingOf(id: string, day: number): Showing | null {
  const listing = everyOffer.get(id);
  if (!listing || day < (relistingById.get(id)?.fromDay ?? 0)) return null;
  const fate = fateById.get(id);
  if (!fate || day < 1) return { listing, behaviour: 'unchanged', listed: true };
  return { listing, behaviour: fate.behaviour, listed: fate.listed };
}

/** The offers in the categories, the sitemap and the exports on a day. */
export function offersOn(day: number): readonly SampleListing[] {
  return [...everyOffer.values()].filter(({ id }) => showingOf(id, day)?.listed);
}

/** The picture of a relisting is that of the former offer, smaller and more compressed. */
export function isRelisting(id: string): boolean {
  return relistingById.has(id);
}
