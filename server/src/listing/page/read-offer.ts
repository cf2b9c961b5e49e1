import type { Listing, Trader } from '@vigie/engine';
import { parsePrice } from '../values/price.ts';
import { availabilityOf } from '../values/read-codes.ts';
import { type Item, itemsOf, textOf } from './item.ts';

/** What a page's structured data says of the offers of its product. */
export interface Offer {
  price: string | null;
  currency: string | null;
  availability: Listing['availability'];
  /** What is said of availability where it is neither of the two. */
  otherAvailability: string | null;
  /** The offer that the price is of. */
  item: Item | undefined;
}

/** Fees beside the price (schema.org `DeliveryChargeSpecification`, `PaymentChargeSpecification`). */
const CHARGE = /ChargeSpecification$/;
/** Prices that nobody pays (schema.org `PriceTypeEnumeration`, and the older words for them). */
const NEVER_ASKED = /(?:Strikethrough(?:Price)?|MSRP|SRP|MinimumAdvertisedPrice|InvoicePrice|RRP)$/i;
/** Prices that are asked where no other is: a sale goes before them. */
const BEFORE_SALE = /(?:ListPrice|RegularPrice)$/i;

/** What a thing is offered at: by itself, else by its variants. */
export function offersOf(product: Item | undefined): Item[] {
  const own = itemsOf(product, 'offers', 'offer');
  const offers = own.length > 0 ? own : itemsOf(product, 'hasVariant').flatMap((one) => itemsOf(one, 'offers'));
  return [...new Set(offers.flatMap((offer) => [offer, ...itemsOf(offer, 'offers')]))];
}

/**
 * The offer of a product: the first price that can be had, else the first; in stock if any of its offers is.
 *
 * @param siblings the other products of the page that are the same offer: its variants
 */
export function readOffer(product: Item | undefined, siblings: readonly Item[]): Offer {
  const read = offersOf(product).map(readOne);
  const priced = read.filter(({ price }) => price !== null);
  const best = priced.find(({ availability }) => availability !== 'OutOfStock') ?? priced[0] ?? read[0];
  const own: Offer = best ?? readOne(product);
  const all = [own, ...read, ...siblings.flatMap(offersOf).map(readOne)];
  const said = all.flatMap(({ availability }) => availability ?? []);
  const availability = said.includes('InStock')
    ? 'InStock'
    : (said[0] ?? availabilityOf(textOf(product, 'availability')));
  const otherAvailability =
    availability === null ? (all.find((one) => one.otherAvailability !== null)?.otherAvailability ?? null) : null;
  return { ...own, item: best?.item, availability, otherAvailability };
}

function readOne(item: Item | undefined): Offer {
  const [specification, ...others] = specificationsOf(item);
  const stated = textOf(item, 'price', 'lowPrice');
  const currency =
    textOf(item, 'priceCurrency') ?? textOf(specification, 'priceCurrency') ?? textOf(others[0], 'priceCurrency');
  const written = stated ?? textOf(specification, 'price', 'minPrice');
  const price = written === null ? null : parseMachinePrice(written, currency?.toUpperCase() ?? null);
  const said = textOf(item, 'availability');
  const availability = availabilityOf(said);
  return {
    price: price?.price ?? null,
    currency: price?.currency ?? currency?.toUpperCase() ?? null,
    availability,
    otherAvailability: availability === null ? said : null,
    item,
  };
}

/** The specifications of a price that is asked, what everybody pays now first. */
function specificationsOf(offer: Item | undefined): Item[] {
  const rank = (item: Item): number => {
    if (BEFORE_SALE.test(textOf(item, 'priceType') ?? '')) return 2;
    // For members of a club, for so many pieces at least, or for a quantity that prices are compared by.
    const isConditional = ['validForMemberTier', 'eligibleQuantity', 'referenceQuantity'].some((name) =>
      item.props.has(name),
    );
    return isConditional ? 1 : 0;
  };
  return itemsOf(offer, 'priceSpecification')
    .filter((item) => !item.is(CHARGE) && !NEVER_ASKED.test(textOf(item, 'priceType') ?? ''))
    .sort((a, b) => rank(a) - rank(b));
}

/** A price in a machine's field: `1299.5` is read as it stands; else as people write. Zero is "not stated". */
export function parseMachinePrice(
  text: string,
  currency: string | null,
): { price: string; currency: string | null } | null {
  const plain = /^\s*(\d{1,15}(?:\.\d{1,6})?)\s*$/.exec(text)?.[1];
  const read = plain ? { price: plain.replace(/^0+(?=\d)/, ''), currency } : parsePrice(text, { currency });
  if (!read || Number(read.price) === 0) return null;
  return { price: read.price, currency: read.currency && /^[A-Z]{3}$/.test(read.currency) ? read.currency : null };
}

/** Prices as compared: `12.90` and `12.9` are one, and cents are kept as two digits. */
export function formatPrice(price: string | null): string | null {
  if (price === null) return null;
  const [whole = '0', fraction = ''] = price.split('.');
  const short = fraction.replace(/0+$/, '');
  return short === '' && fraction === '' ? whole : `${whole}.${short.padEnd(2, '0')}`;
}

/** Who sells: as the offer says, or the one seller that its other offers name. */
export function traderOf(offer: Item | undefined): Trader | null {
  const seller = itemsOf(offer, 'seller', 'offeredBy')[0];
  const name = textOf(seller, 'name') ?? (seller ? null : textOf(offer, 'seller', 'offeredBy'));
  const id = textOf(seller, 'identifier', 'sku');
  if (name === null && id === null) return null;
  return { id, name, address: addressOf(seller), email: textOf(seller, 'email'), url: textOf(seller, 'url') };
}

/** A postal address as one line. */
export function addressOf(item: Item | undefined): string | null {
  const address = itemsOf(item, 'address')[0];
  const parts = ['streetAddress', 'postalCode', 'addressLocality', 'addressCountry'].map((part) =>
    textOf(address, part),
  );
  return parts.filter(Boolean).join(', ') || textOf(item, 'address');
}
