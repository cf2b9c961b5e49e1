import type { Listing } from '../../listing.ts';

/** True, false, or unknown because the listing does not say. */
export type Truth = boolean | null;

/** A compiled condition over the listing's attributes. */
export interface CelCondition {
  source: string;
  /** The fields of the listing that it reads, in their order. */
  reads: string[];
  test(context: CelContext): Truth;
}

export interface CelContext {
  listing: Record<string, unknown>;
}

/** Longest list that a condition sees of a listing: a page can state thousands. */
const LONGEST_LIST = 200;

/** What conditions see of a listing: the fields that it states, and no others. */
export function celContext(listing: Listing): CelContext {
  const stated: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(listing)) {
    if (value === null) continue;
    if (key === 'attributes')
      stated[key] = new Map(listing.attributes.slice(0, LONGEST_LIST).map((each) => [each.name, each.value]));
    else if (key === 'price') {
      const price = Number(value);
      if (Number.isFinite(price)) stated[key] = price;
    } else if (Array.isArray(value)) stated[key] = value.slice(0, LONGEST_LIST);
    else if (typeof value === 'object')
      stated[key] = Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null));
    else stated[key] = value;
  }
  return { listing: stated };
}
