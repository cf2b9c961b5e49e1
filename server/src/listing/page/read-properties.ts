import { isGtinName, type Listing, withUnit } from '@vigie/engine';
import { bounds } from '../values/bounds.ts';
import { gtinOf } from '../values/read-codes.ts';
import { type Item, isItem, itemsOf, textOf } from './item.ts';

/** Properties of a product that have a quantity or a word of their own in schema.org and are read as attributes. */
const OWN_PROPERTIES = ['height', 'width', 'depth', 'weight', 'size', 'color', 'material', 'pattern'] as const;

const attribute = (name: string, value: string): Listing['attributes'][number] => ({
  name: name.slice(0, bounds.attributeName),
  value: value.slice(0, bounds.attributeValue),
});

/**
 * What a product says of itself by name and value: `additionalProperty`, its own sizes and materials, and
 * `hasMeasurement`. A value has its unit beside it (schema.org `PropertyValue` and `QuantitativeValue`, `unitText` and
 * `unitCode`).
 */
export function readProperties(product: Item | undefined): Listing['attributes'] {
  const named = [...itemsOf(product, 'additionalProperty'), ...itemsOf(product, 'hasMeasurement')].flatMap((item) => {
    const name = textOf(item, 'name', 'propertyID');
    const value = quantityOf(item);
    return name !== null && value !== null ? [attribute(name, value)] : [];
  });
  const own = OWN_PROPERTIES.flatMap((name) => {
    const values = (product?.props.get(name) ?? []).flatMap((value) =>
      isItem(value) ? (quantityOf(value) ?? []) : value,
    );
    return values.length > 0 ? [attribute(name, values.join(', '))] : [];
  });
  return [...named, ...own];
}

/** The value of a quantity or property with its unit: `95 cm`, `90–95 cm`. */
function quantityOf(item: Item): string | null {
  const inner = itemsOf(item, 'value')[0];
  if (inner && !inner.props.has('name')) return quantityOf(inner);
  const values = (item.props.get('value') ?? []).flatMap((value) =>
    isItem(value) ? (textOf(value, 'name') ?? []) : value,
  );
  const [least, most] = [textOf(item, 'minValue'), textOf(item, 'maxValue')];
  const value =
    values.length > 0 ? values.join(', ') : least !== null && most !== null ? `${least}–${most}` : (least ?? most);
  if (value === null) return textOf(item, 'name');
  return withUnit(value, textOf(item, 'unitText') ?? textOf(item, 'unitCode'));
}

const GTIN_NAMES = ['gtin13', 'gtin', 'gtin14', 'gtin12', 'gtin8', 'ean', 'isbn'] as const;

/** What a thing states where schema.org has a place for a GTIN. */
function statedGtins(thing: Item | undefined): { name: string; value: unknown }[] {
  return [
    ...GTIN_NAMES.flatMap((name) => (thing?.props.get(name) ?? []).map((value) => ({ name: `${name}`, value }))),
    ...itemsOf(thing, 'identifier', 'additionalProperty').flatMap((item) => {
      const name = textOf(item, 'propertyID') ?? textOf(item, 'name') ?? '';
      const value = textOf(item, 'value');
      return value !== null && isGtinName(name) ? [{ name, value }] : [];
    }),
    // "gtin:4006381333931", "isbn:123-456-789" (schema.org `productID`).
    ...[textOf(thing, 'productID'), textOf(thing, 'identifier')].flatMap((value) =>
      value !== null && /^(?:ean|gtin|upc|isbn)\d*:/i.test(value)
        ? [{ name: 'productID', value: value.replace(/^\w+:/, '') }]
        : [],
    ),
  ];
}

/**
 * The GTINs of an offer's variants, each once, as attributes beside the offer's own: a recall may name any of them.
 */
export function readVariantGtins(things: readonly Item[], own: string | null): Listing['attributes'] {
  const found = new Map<string, Listing['attributes'][number]>();
  for (const { name, value } of things.flatMap(statedGtins)) {
    const gtin = typeof value === 'string' ? gtinOf(value) : null;
    if (gtin !== null && gtin !== own && !found.has(gtin)) found.set(gtin, attribute(name, gtin));
  }
  return [...found.values()];
}

/**
 * The GTIN of a product or its offer: where schema.org has a place for it, as an `identifier` or property named so, or
 * as labelled in the text; the first that is one (check digit).
 *
 * @returns where none is, what stands in its place
 */
export function readGtin(
  things: readonly (Item | undefined)[],
  labels: readonly { name: string; value: string }[],
): { gtin: string | null; unread: { name: string; value: string } | null } {
  const stated = things.flatMap(statedGtins);
  const texts = [...stated, ...labels.filter(({ name }) => isGtinName(name))].flatMap(({ name, value }) =>
    typeof value === 'string' ? [{ name, value }] : [],
  );
  for (const { value } of texts) {
    const gtin = gtinOf(value);
    if (gtin !== null) return { gtin, unread: null };
  }
  return { gtin: null, unread: texts[0] ?? null };
}
