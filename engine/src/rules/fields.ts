import type { Listing } from '../listing.ts';

/** Kinds of fields, as bits. */
const FIELD = {
  title: 1,
  description: 2,
  category: 4,
  attributes: 8,
  brand: 16,
  warnings: 32,
  trader: 64,
  manufacturer: 128,
  picture: 256,
} as const;
const DEFAULT_FIELDS = FIELD.title | FIELD.description | FIELD.category | FIELD.attributes | FIELD.picture;
/** What a picture's code says: looked at for product numbers, and named by no rule. */
const PICTURE_CODE = 512;
/** A picture has at most so many codes looked at. */
const MOST_CODES = 50;

/** Where a condition looks: kinds of fields, and attributes by name. */
export interface FieldSelection {
  kinds: number;
  attributes: string[];
}

/** Reads a rule's `fields`. */
export function selectFields(names: readonly string[] | undefined): FieldSelection {
  if (!names) return { kinds: DEFAULT_FIELDS, attributes: [] };
  const selection: FieldSelection = { kinds: 0, attributes: [] };
  for (const name of names) {
    if (name.startsWith('attributes.')) selection.attributes.push(name.slice('attributes.'.length).toLowerCase());
    else selection.kinds |= kindBits.get(name) ?? 0;
  }
  return selection;
}

const kindBits = new Map<string, number>(Object.entries(FIELD));

/** A listing has at most this many fields screened: a page can state thousands of attributes. */
const MOST_FIELDS = 400;

/** The texts of a listing that are screened, in arrays that are used again. */
export class Fields {
  texts: string[] = [];
  kinds: number[] = [];
  /** Position within its kind: `category.2`, or the attribute's index. */
  positions: number[] = [];
  count = 0;
  #listing: Listing | null = null;

  load(listing: Listing): void {
    this.#listing = listing;
    this.count = 0;
    this.#add(listing.title, FIELD.title, 0);
    if (listing.description !== null) this.#add(listing.description, FIELD.description, 0);
    for (let i = 0; i < listing.category.length; i++) this.#add(listing.category[i] ?? '', FIELD.category, i);
    if (listing.brand !== null) this.#add(listing.brand, FIELD.brand, 0);
    for (let i = 0; i < listing.attributes.length; i++)
      this.#add(listing.attributes[i]?.value ?? '', FIELD.attributes, i);
    for (let i = 0; i < listing.warnings.length; i++) this.#add(listing.warnings[i] ?? '', FIELD.warnings, i);
    if (listing.trader?.name) this.#add(listing.trader.name, FIELD.trader, 0);
    if (listing.manufacturer !== null) this.#add(listing.manufacturer.name, FIELD.manufacturer, 0);
    if (listing.manufacturer?.address) this.#add(listing.manufacturer.address, FIELD.manufacturer, 1);
    for (const { place, text, codes } of listing.pictures ?? []) {
      this.#add(text, FIELD.picture, place);
      for (let i = 0; i < Math.min(codes.length, MOST_CODES); i++)
        this.#add(codes[i] ?? '', PICTURE_CODE, place * MOST_CODES + i);
    }
  }

  #add(text: string, kind: number, position: number): void {
    if (text === '' || this.count >= MOST_FIELDS) return;
    this.texts[this.count] = text;
    this.kinds[this.count] = kind;
    this.positions[this.count] = position;
    this.count += 1;
  }

  /** The name of a field as a match gives it. */
  name(field: number): string {
    const kind = this.kinds[field] ?? 0;
    const position = this.positions[field] ?? 0;
    if (kind === FIELD.category) return `category.${position}`;
    if (kind === FIELD.manufacturer && position === 1) return 'manufacturer.address';
    if (kind === FIELD.warnings) return `warnings.${position}`;
    if (kind === FIELD.picture) return `picture.${position}`;
    if (kind === PICTURE_CODE) return `picture.${Math.floor(position / MOST_CODES)}.code.${position % MOST_CODES}`;
    if (kind === FIELD.attributes) {
      const name = this.attributeName(field);
      const attributes = this.#listing?.attributes ?? [];
      const earlier = attributes.slice(0, position).filter((each) => each.name === name).length;
      return earlier === 0 ? `attributes.${name}` : `attributes.${name}#${earlier + 1}`;
    }
    for (const [word, bit] of kindBits) if (bit === kind) return word;
    return '';
  }

  /** The name of the attribute that a field is the value of, or ''. */
  attributeName(field: number): string {
    if (this.kinds[field] !== FIELD.attributes) return '';
    return this.#listing?.attributes[this.positions[field] ?? 0]?.name ?? '';
  }

  /** Whether a field is what a code in a picture says. */
  isCode(field: number): boolean {
    return this.kinds[field] === PICTURE_CODE;
  }

  /** Whether the listing has any of the fields. */
  has(selection: FieldSelection): boolean {
    for (let field = 0; field < this.count; field++) if (this.selected(field, selection)) return true;
    return false;
  }

  selected(field: number, selection: FieldSelection): boolean {
    if (((this.kinds[field] ?? 0) & selection.kinds) !== 0) return true;
    return (
      selection.attributes.length > 0 &&
      this.kinds[field] === FIELD.attributes &&
      selection.attributes.includes(this.attributeName(field).toLowerCase())
    );
  }
}
