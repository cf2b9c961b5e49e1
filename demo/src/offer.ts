import { categoryPath } from './catalogue/categories.ts';
import type { SampleListing } from './catalogue/sample.ts';
import { brands, responsible, type SampleBrand, type SampleTrader, traders, unbranded } from './catalogue/traders.ts';
import { say } from './words.ts';

/** An offer as the marketplace shows it at one moment: the catalogue's listing and what its page adds. */
export interface Offer {
  readonly listing: SampleListing;
  readonly url: string;
  /** Absolute URLs; empty on a marketplace started without pictures. */
  readonly images: readonly string[];
  readonly availability: 'InStock' | 'OutOfStock' | 'Discontinued';
}

/** Last part of an offer's address, from its title; `article` where the title has no Latin letter. */
export function slugOf(title: string): string {
  const slug = title
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-|-$/g, '');
  return slug || 'article';
}

/** Path of an offer's page. */
export function pathOf(listing: SampleListing): string {
  return `/item/${listing.id}/${slugOf(listing.title)}`;
}

/** Paths of an offer's pictures, in order. */
export function picturePaths(listing: SampleListing): readonly string[] {
  const extension = formatOf(listing) === 'png' ? 'png' : 'jpg';
  return Array.from({ length: listing.pictures }, (_, index) => `/img/${listing.id}-${index + 1}.${extension}`);
}

/** Half of the offers have PNG pictures, half JPEG. */
export function formatOf(listing: SampleListing): 'png' | 'jpeg' {
  return Number(listing.id) % 2 === 0 ? 'png' : 'jpeg';
}

/** Who sells the offer. */
export function traderOf(listing: SampleListing): SampleTrader {
  const trader = traders[listing.trader];
  if (!trader) throw new Error(`no trader ${JSON.stringify(listing.trader)} in the sample marketplace`);
  return trader;
}

/** The brand the offer names, if any. */
export function brandOf(listing: SampleListing): SampleBrand | null {
  return listing.brand === null ? null : (brands[listing.brand] ?? null);
}

/** What the offer states of Regulation (EU) 2023/988, art. 19; `null` where it states nothing. */
export function safetyOf(listing: SampleListing) {
  if (listing.gpsr === 'none') return { maker: null, responsible: null, warning: null };
  const { maker } = brandOf(listing) ?? unbranded;
  if (listing.gpsr === 'maker-only') return { maker, responsible: null, warning: null };
  return { maker, responsible, warning: say('warning', listing.language) };
}

/** The offer as a schema.org Product (JSON-LD). */
export function productOf({ listing, url, images, availability }: Offer): Record<string, unknown> {
  const trader = traderOf(listing);
  const brand = brandOf(listing);
  const safety = safetyOf(listing);
  const property = (name: string, value: string) => ({ '@type': 'PropertyValue', name, value });
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    productID: listing.id,
    sku: `BX-${listing.id}`,
    ...(listing.gtin ? { gtin13: listing.gtin } : {}),
    name: listing.title,
    description: listing.description,
    url,
    image: images,
    category: categoryPath(listing.category, listing.language).join(' > '),
    ...(brand ? { brand: { '@type': 'Brand', name: brand.name } } : {}),
    ...(safety.maker ? { manufacturer: { '@type': 'Organization', ...safety.maker } } : {}),
    additionalProperty: [
      ...listing.attributes.map(([name, value]) => property(name, value)),
      ...(safety.responsible
        ? [
            property(
              'EU responsible person',
              `${safety.responsible.name}, ${safety.responsible.address}, ${safety.responsible.email}`,
            ),
          ]
        : []),
      ...(safety.warning ? [property('Warnings', safety.warning)] : []),
    ],
    offers: {
      '@type': 'Offer',
      url,
      price: listing.price,
      priceCurrency: listing.currency,
      availability: `https://schema.org/${availability}`,
      itemCondition: 'https://schema.org/NewCondition',
      seller: {
        '@type': 'Organization',
        identifier: trader.id,
        name: trader.name,
        address: trader.address,
        email: trader.email,
      },
      shippingDetails: listing.shipsTo.map((country) => ({
        '@type': 'OfferShippingDetails',
        shippingDestination: { '@type': 'DefinedRegion', addressCountry: country },
      })),
    },
  };
}
