import type { Listing, Operator, Words } from '@vigie/engine';
import { say } from '../file/words.ts';

/** The bounds of a listing's fields (those of the API's schema). */
const KEPT = {
  title: 10_000,
  description: 500_000,
  url: 4_000,
  images: 200,
  id: 500,
  name: 1_000,
  address: 2_000,
  attributes: 300,
  attributeName: 500,
  attributeValue: 20_000,
  categories: 50,
  category: 500,
  warnings: 100,
  warning: 5_000,
} as const;
type Bound = keyof typeof KEPT;

const more = (bound: Bound): number => KEPT[bound] + 1;

/** How far readers go: one further than what is kept, so that `keepWithin` sees that there is more. */
export const bounds: Readonly<Record<Bound, number>> = {
  title: more('title'),
  description: more('description'),
  url: more('url'),
  images: more('images'),
  id: more('id'),
  name: more('name'),
  address: more('address'),
  attributes: more('attributes'),
  attributeName: more('attributeName'),
  attributeValue: more('attributeValue'),
  categories: more('categories'),
  category: more('category'),
  warnings: more('warnings'),
  warning: more('warning'),
};

/** What is cut, as people call it: one text, or several things. */
const FIELDS = {
  title: { en: 'title', fr: 'titre' },
  description: { en: 'description', fr: 'description' },
  id: { en: 'id, SKU or part number', fr: 'identifiant ou référence' },
  name: { en: 'name', fr: 'nom' },
  address: { en: 'postal address', fr: 'adresse postale' },
  category: { en: 'category', fr: 'catégorie' },
  attributeName: { en: 'name of an attribute', fr: 'nom de caractéristique' },
  attributeValue: { en: 'value of an attribute', fr: 'valeur de caractéristique' },
  warning: { en: 'warning', fr: 'avertissement' },
  images: { en: 'pictures', fr: 'images' },
  categories: { en: 'categories', fr: 'catégories' },
  attributes: { en: 'attributes', fr: 'caractéristiques' },
  warnings: { en: 'warnings', fr: 'avertissements' },
  url: { en: 'address', fr: 'adresse' },
} satisfies Record<Bound, Words>;

const written = (bound: Bound): Words => ({
  en: KEPT[bound].toLocaleString('en'),
  fr: KEPT[bound].toLocaleString('fr'),
});

/**
 * Cuts a listing, in place, to what is kept: what is longer is cut, what is more is left out, and an address that is
 * longer, which would be another one when cut, is left out too. Each cut is told.
 */
export function keepWithin(listing: Listing, onCut: (why: Words) => void): Listing {
  if (isWithin(listing)) return listing;
  const tell = (key: 'fieldCut' | 'fieldMore' | 'fieldLong', bound: Bound): void =>
    onCut(say(key, { field: FIELDS[bound], max: written(bound) }));
  const text = (value: string, bound: Bound): string => {
    if (value.length <= KEPT[bound]) return value;
    tell('fieldCut', bound);
    return value.slice(0, KEPT[bound]).toWellFormed();
  };
  const maybe = (value: string | null, bound: Bound): string | null => (value === null ? null : text(value, bound));
  const address = (value: string | null): string | null => {
    if (value === null || value.length <= KEPT.url) return value;
    tell('fieldLong', 'url');
    return null;
  };
  const list = <T>(values: T[], bound: Bound): T[] => {
    if (values.length <= KEPT[bound]) return values;
    tell('fieldMore', bound);
    return values.slice(0, KEPT[bound]);
  };
  const operator = (one: Operator | null): Operator | null =>
    one && {
      name: text(one.name, 'name'),
      address: maybe(one.address, 'address'),
      contact: maybe(one.contact, 'name'),
    };
  const { trader } = listing;
  return Object.assign(listing, {
    title: text(listing.title, 'title'),
    id: maybe(listing.id, 'id'),
    url: address(listing.url),
    description: maybe(listing.description, 'description'),
    category: list(listing.category, 'categories').map((name) => text(name, 'category')),
    brand: maybe(listing.brand, 'name'),
    sku: maybe(listing.sku, 'id'),
    mpn: maybe(listing.mpn, 'id'),
    images: list(listing.images, 'images').filter((url) => address(url) !== null),
    trader: trader && {
      ...trader,
      id: maybe(trader.id, 'id'),
      name: maybe(trader.name, 'name'),
      address: maybe(trader.address, 'address'),
      url: address(trader.url),
    },
    attributes: list(listing.attributes, 'attributes').map(({ name, value }) => ({
      name: text(name, 'attributeName'),
      value: text(value, 'attributeValue'),
    })),
    manufacturer: operator(listing.manufacturer),
    responsiblePerson: operator(listing.responsiblePerson),
    warnings: list(listing.warnings, 'warnings').map((warning) => text(warning, 'warning')),
  });
}

/** Whether nothing of a listing is longer or more, as of nearly all. */
function isWithin(listing: Listing): boolean {
  const { trader, category, images, attributes, warnings } = listing;
  return (
    isShort(listing.title, 'title') &&
    isShort(listing.id, 'id') &&
    isShort(listing.url, 'url') &&
    isShort(listing.description, 'description') &&
    isShort(listing.brand, 'name') &&
    isShort(listing.sku, 'id') &&
    isShort(listing.mpn, 'id') &&
    category.length <= KEPT.categories &&
    category.every((name) => isShort(name, 'category')) &&
    images.length <= KEPT.images &&
    images.every((url) => isShort(url, 'url')) &&
    (trader === null ||
      (isShort(trader.id, 'id') &&
        isShort(trader.name, 'name') &&
        isShort(trader.address, 'address') &&
        isShort(trader.url, 'url'))) &&
    attributes.length <= KEPT.attributes &&
    attributes.every(({ name, value }) => isShort(name, 'attributeName') && isShort(value, 'attributeValue')) &&
    [listing.manufacturer, listing.responsiblePerson].every(
      (one) =>
        one === null || (isShort(one.name, 'name') && isShort(one.address, 'address') && isShort(one.contact, 'name')),
    ) &&
    warnings.length <= KEPT.warnings &&
    warnings.every((warning) => isShort(warning, 'warning'))
  );
}

const isShort = (text: string | null, bound: Bound): boolean => text === null || text.length <= KEPT[bound];
