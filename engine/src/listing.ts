/** Who sells, as far as the offer says so (the fields follow Regulation (EU) 2022/2065, art. 30(1)). */
export interface Trader {
  /** The platform's own identifier of the trader. */
  id: string | null;
  name: string | null;
  address: string | null;
  email: string | null;
  url: string | null;
}

/**
 * An economic operator named by the offer (Regulation (EU) 2023/988, art. 19): maker or person responsible in the
 * Union.
 */
export interface Operator {
  name: string;
  address: string | null;
  contact: string | null;
}

/** What was read in one of an offer's pictures. */
export interface PictureText {
  /** Which of `images`, from 0. */
  place: number;
  /** Its words, a line of text for each line that stands in it. */
  text: string;
  /** What its bar codes and other codes say. */
  codes: string[];
}

/**
 * The content of an offer at one moment: what is screened, and what a snapshot's digest is taken over.
 *
 * A `null` means "the source did not say", never "there is none"; see `structured` for the one exception.
 */
export interface Listing {
  /** Key of the platform: the host of the listing's URL without `www.`, such as `us.shein.com`. */
  platform: string;
  /** The platform's own identifier of the offer. */
  id: string | null;
  url: string | null;
  title: string;
  description: string | null;
  /** Path from the root category to the leaf. */
  category: string[];
  brand: string | null;
  sku: string | null;
  gtin: string | null;
  mpn: string | null;
  /** A decimal number with a point, without thousands separators: `1299.00`. */
  price: string | null;
  /** ISO 4217. */
  currency: string | null;
  availability: 'InStock' | 'OutOfStock' | null;
  /** Absolute URLs. */
  images: string[];
  trader: Trader | null;
  /** ISO 3166-1 alpha-2 codes of the countries the offer is made to or ships to. Empty: not stated. */
  territory: string[];
  /** BCP 47 tag of the offer's text, when the source states it. */
  language: string | null;
  /** What the source gives as name and value, in its order. */
  attributes: { name: string; value: string }[];
  manufacturer: Operator | null;
  responsiblePerson: Operator | null;
  /** Warnings and safety information. */
  warnings: string[];
  /** Protection against minors' access seen on the page: Code pénal art. 227-24 al. 3, a mere declaration is none. */
  ageGate: 'none' | 'declared' | 'verified' | null;
  /**
   * True when the source gives the product's information as structured data with room for the operators and warnings
   * (schema.org, or columns for them), so that what is missing there is absent and not merely unread.
   */
  structured: boolean;
  /**
   * What is written in its pictures, where they were read. No part of what the source states: a snapshot's digest is
   * taken without it.
   */
  pictures?: PictureText[];
}

/** A listing with every field at "not stated": the start for readers and tests. */
export function emptyListing(platform: string, title: string): Listing {
  return {
    platform,
    id: null,
    url: null,
    title,
    description: null,
    category: [],
    brand: null,
    sku: null,
    gtin: null,
    mpn: null,
    price: null,
    currency: null,
    availability: null,
    images: [],
    trader: null,
    territory: [],
    language: null,
    attributes: [],
    manufacturer: null,
    responsiblePerson: null,
    warnings: [],
    ageGate: null,
    structured: false,
  };
}
