export type Value = string | Item;

/** A property's or type's name without its vocabulary: `https://schema.org/name` and `schema:name` are `name`. */
export const bare = (name: string): string => name.replace(/^.*[/#:]/, '');

/** No more things are taken from one page. */
export const MOST_ITEMS = 5_000;

/** A thing described by a page's structured data: a type and properties, as schema.org names them without prefix. */
export class Item {
  types: string[] = [];
  readonly props = new Map<string, Value[]>();
  readonly #ranks = new Map<string, number[]>();

  /** Adds a value after those of its rank and before those of a higher one; what is there already is not added. */
  add(name: string, value: Value, rank = 0): void {
    const values = this.props.get(name) ?? [];
    const ranks = this.#ranks.get(name) ?? [];
    if (values.includes(value)) return;
    const later = ranks.findIndex((other) => other > rank);
    const at = later === -1 ? values.length : later;
    values.splice(at, 0, value);
    ranks.splice(at, 0, rank);
    this.props.set(name, values);
    this.#ranks.set(name, ranks);
  }

  is(type: RegExp): boolean {
    return this.types.some((own) => type.test(own));
  }
}

export function isItem(value: Value | undefined): value is Item {
  return value instanceof Item;
}

/**
 * The rank of a text by its language: the page's own goes before what says none, and that before another language.
 *
 * @param page the page's language; where that is not known, texts stay in their order
 */
export function rankLanguage(language: string | null | undefined, page: string | null): number {
  if (page === null) return 0;
  if (!language) return 1;
  const primary = (tag: string) => tag.toLowerCase().split(/[-_]/)[0];
  return primary(language) === primary(page) ? 0 : 2;
}

const DEEPEST = 6;

/** The first text of a property; of an item, its name or value. An item that is named by its place alone has no text. */
export function textOf(item: Item | undefined, ...names: string[]): string | null {
  return firstText(item, names, 0);
}

function firstText(item: Item | undefined, names: readonly string[], depth: number): string | null {
  for (const name of names) {
    for (const value of item?.props.get(name) ?? []) {
      const text = isItem(value) ? textOfItem(value, depth) : value;
      const clean = text?.replace(/\s+/g, ' ').trim();
      if (clean) return clean;
    }
  }
  return null;
}

function textOfItem(item: Item, depth: number): string | null {
  if (depth > DEEPEST) return null;
  const named = firstText(item, ['name', 'value'], depth + 1);
  if (named !== null) return named;
  // A member of an enumeration is named by its address; that of another node says nothing to a reader.
  const id = firstText(item, ['@id'], depth + 1);
  return id !== null && /^https?:\/\/(?:www\.)?schema\.org\//i.test(id) ? id : firstText(item, ['url'], depth + 1);
}

/** The items of a property. */
export function itemsOf(item: Item | undefined, ...names: string[]): Item[] {
  return names.flatMap((name) => (item?.props.get(name) ?? []).filter(isItem));
}
