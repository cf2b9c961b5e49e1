import type { CheerioAPI } from 'cheerio';
import { bounds } from '../values/bounds.ts';
import { plainTextOf } from '../values/read-cells.ts';
import { bare, Item, MOST_ITEMS, rankLanguage, type Value } from './item.ts';
import { parseLooseJson } from './loose-json.ts';

const DEEPEST = 12;
/** Addresses are no texts: an `&` in them begins no entity. */
const ADDRESSES = /^(?:@id|url|image|contentUrl|sameAs|thumbnailUrl|logo)$/;

interface Read {
  value: Value;
  language: string | null;
}

/** What a page says in JSON-LD. */
export interface JsonLd {
  /** All items, outer ones first. */
  items: Item[];
  /** Scripts' values that are no JSON even when read leniently. */
  broken: number;
}

/**
 * All items of a page's JSON-LD. Objects of one `@id` are one item, in whatever script they stand, and a reference is
 * that item (JSON-LD 1.1, 3.3 and 4.1); of texts in several languages the page's own comes first (4.2.4).
 *
 * @param page.base what relative addresses start from
 */
export function readJsonLd($: CheerioAPI, page: { base: string | null; language: string | null }): JsonLd {
  const reader = new JsonLdReader(page);
  let broken = 0;
  $('script[type*="ld+json" i]').each((place, script) => {
    const parsed = parseLooseJson($(script).text());
    broken += parsed.broken;
    for (const one of parsed.values) reader.read(one, place);
  });
  return { items: reader.items, broken };
}

class JsonLdReader {
  readonly items: Item[] = [];
  readonly #nodes = new Map<string, Item>();
  readonly #base: string | null;
  readonly #pageLanguage: string | null;
  /** Of the script that is read: its place, the language of its texts, and the terms that hold a map of languages. */
  #script = 0;
  #language: string | null = null;
  #languageMaps = new Set<string>();

  constructor({ base, language }: { base: string | null; language: string | null }) {
    this.#base = base;
    this.#pageLanguage = language;
  }

  read(document: unknown, script: number): void {
    this.#script = script;
    this.#language = null;
    this.#languageMaps = new Set();
    this.#values(document, '', 0);
  }

  #values(value: unknown, term: string, depth: number): Read[] {
    if (typeof value === 'string') return this.#text(value, term, this.#language);
    if (typeof value === 'number' || typeof value === 'boolean') return [{ value: String(value), language: null }];
    if (value === null || typeof value !== 'object' || depth > DEEPEST) return [];
    if (Array.isArray(value)) return value.flatMap((one: unknown) => this.#values(one, term, depth + 1));
    const object: Record<string, unknown> = { ...value };
    if ('@value' in object) {
      const language = typeof object['@language'] === 'string' ? object['@language'] : null;
      const literal = object['@value'];
      return typeof literal === 'string' ? this.#text(literal, term, language) : this.#values(literal, term, depth + 1);
    }
    const list = object['@list'] ?? object['@set'];
    if (list !== undefined) return this.#values(list, term, depth + 1);
    if (this.#languageMaps.has(term) && !('@type' in object)) {
      return Object.entries(object).flatMap(([language, texts]) =>
        (Array.isArray(texts) ? texts : [texts]).flatMap((text: unknown) =>
          typeof text === 'string' ? this.#text(text, term, language) : [],
        ),
      );
    }
    const item = this.#item(object, depth);
    return item ? [{ value: item, language: null }] : [];
  }

  #text(text: string, term: string, language: string | null): Read[] {
    const clean = ADDRESSES.test(term) ? text.replaceAll('&amp;', '&').trim() : plainTextOf(text, bounds.description);
    return clean ? [{ value: clean, language }] : [];
  }

  #item(object: Record<string, unknown>, depth: number): Item | null {
    const id = typeof object['@id'] === 'string' ? object['@id'] : null;
    const key = id === null ? null : id.startsWith('_:') ? `${this.#script} ${id}` : this.#absolute(id);
    let item = key === null ? undefined : this.#nodes.get(key);
    if (!item) {
      if (this.items.length > MOST_ITEMS) return null;
      item = new Item();
      this.items.push(item);
      if (key !== null) this.#nodes.set(key, item);
    }
    this.#readContext(object['@context']);
    for (const [name, inner] of Object.entries(object)) {
      if (name === '@context') continue;
      if (name === '@type') {
        const types = (Array.isArray(inner) ? inner : [inner]).filter((type) => typeof type === 'string').map(bare);
        item.types = [...new Set([...item.types, ...types])];
      } else if (name === '@reverse') this.#reverse(item, inner, depth);
      else {
        const term = bare(name);
        for (const { value, language } of this.#values(inner, term, depth + 1)) {
          item.add(term, value, typeof value === 'string' ? rankLanguage(language, this.#pageLanguage) : 0);
        }
      }
    }
    return item;
  }

  /** `@reverse` names what points here (JSON-LD 1.1, 4.8). */
  #reverse(item: Item, reversed: unknown, depth: number): void {
    if (typeof reversed !== 'object' || reversed === null) return;
    for (const [name, from] of Object.entries(reversed)) {
      for (const { value } of this.#values(from, name, depth + 1)) {
        if (value instanceof Item) value.add(bare(name), item);
      }
    }
  }

  #readContext(context: unknown): void {
    for (const part of Array.isArray(context) ? context : [context]) {
      if (typeof part !== 'object' || part === null) continue;
      for (const [term, definition] of Object.entries(part)) {
        if (term === '@language' && typeof definition === 'string') this.#language = definition;
        const container: unknown =
          typeof definition === 'object' && definition !== null ? Reflect.get(definition, '@container') : undefined;
        if ([container].flat().includes('@language')) this.#languageMaps.add(bare(term));
      }
    }
  }

  #absolute(id: string): string {
    return URL.parse(id, this.#base ?? undefined)?.href ?? id;
  }
}
