import type { Cheerio, CheerioAPI } from 'cheerio';
import type { AnyNode } from 'domhandler';
import { plainText } from '../values/plain-text.ts';

/** A thing described by a page's structured data: a type and properties, as schema.org names them without prefix. */
export interface Item {
  types: string[];
  props: Map<string, Value[]>;
}
export type Value = string | Item;

const DEEPEST = 12;
const MOST_ITEMS = 5_000;

const bare = (name: string): string => name.replace(/^.*[/#:]/, '');

export function isItem(value: Value | undefined): value is Item {
  return typeof value === 'object';
}

/** JSON as pages write it: with comments, raw line breaks in strings, commas too many, or wrapped in CDATA. */
function parseLoose(text: string): unknown {
  const trimmed = text
    .replace(/^\s*(?:\/\/)?\s*<!\[CDATA\[|(?:\/\/)?\s*\]\]>\s*$|^\s*<!--|-->\s*$/g, '')
    .trim()
    .replace(/;$/, '');
  for (const candidate of [
    trimmed,
    trimmed.replace(/\p{Cc}+/gu, ' '),
    trimmed.replace(/\p{Cc}+/gu, ' ').replace(/,\s*([}\]])/g, '$1'),
  ]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // The next reading is more lenient.
    }
  }
  return null;
}

function fromJson(value: unknown, depth: number, found: Item[]): Value | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === null || typeof value !== 'object' || depth > DEEPEST || found.length > MOST_ITEMS) return null;
  const entries = Object.entries(value);
  const plain = entries.find(([key]) => key === '@value')?.[1];
  if (plain !== undefined) return fromJson(plain, depth + 1, found);
  const item: Item = { types: [], props: new Map() };
  found.push(item);
  for (const [key, inner] of entries) {
    const values: unknown[] = Array.isArray(inner) ? inner : [inner];
    if (key === '@type') item.types = values.filter((type) => typeof type === 'string').map(bare);
    else {
      const read = values.flatMap((one) => fromJson(one, depth + 1, found) ?? []);
      if (read.length > 0) item.props.set(bare(key), read);
    }
  }
  return item;
}

/** All items of a page's JSON-LD, outer ones first. */
export function readJsonLd($: CheerioAPI): Item[] {
  const found: Item[] = [];
  $('script[type*="ld+json" i]').each((_, script) => {
    const parsed = parseLoose($(script).text());
    for (const one of Array.isArray(parsed) ? parsed : [parsed]) fromJson(one, 0, found);
  });
  return found;
}

/** What an element says as a property: its attribute where the element has one for it, else its text. */
function shownValue($: CheerioAPI, element: Cheerio<AnyNode>): string {
  const name = element.prop('tagName')?.toLowerCase();
  const content = element.attr('content');
  if (content !== undefined) return content.trim();
  if (name === 'a' || name === 'link' || name === 'area') {
    const href = element.attr('href') ?? '';
    const text = element.text().trim();
    return /schema\.org/i.test(href) || text === '' ? href : text;
  }
  if (name === 'img' || name === 'source') return element.attr('src') ?? element.attr('data-src') ?? '';
  if (name === 'time') return element.attr('datetime') ?? element.text().trim();
  if (name === 'data' || name === 'meter') return element.attr('value') ?? element.text().trim();
  return $(element).text().replace(/\s+/g, ' ').trim();
}

/** Items of microdata (`itemscope`) or RDFa Lite (`typeof`), in document order. */
export function readMarked($: CheerioAPI, kind: 'microdata' | 'rdfa'): Item[] {
  const [scope, type, prop] =
    kind === 'microdata' ? ['itemscope', 'itemtype', 'itemprop'] : ['typeof', 'typeof', 'property'];
  const items = new Map<AnyNode, Item>();
  const found: Item[] = [];
  $(`[${scope}]`).each((_, element) => {
    if (found.length > MOST_ITEMS) return false;
    const item: Item = {
      types: ($(element).attr(type) ?? '').split(/\s+/).filter(Boolean).map(bare),
      props: new Map(),
    };
    items.set(element, item);
    found.push(item);
    return undefined;
  });
  const attach = (owner: Item, names: string, value: Value): void => {
    for (const name of names.split(/\s+/).filter(Boolean).map(bare)) {
      owner.props.set(name, [...(owner.props.get(name) ?? []), value]);
    }
  };
  $(`[${prop}]`).each((index, element) => {
    if (index > 20_000) return false;
    const names = $(element).attr(prop) ?? '';
    const ownerNode = $(element).parent().closest(`[${scope}]`).get(0);
    const owner = ownerNode ? items.get(ownerNode) : undefined;
    const value = items.get(element) ?? shownValue($, $(element));
    if (owner && value !== '') attach(owner, names, value);
    return undefined;
  });
  return found;
}

/** The first text of a property; of an item, its name or value. */
export function textOf(item: Item | undefined, ...names: string[]): string | null {
  for (const name of names) {
    for (const value of item?.props.get(name) ?? []) {
      const text = isItem(value) ? textOf(value, 'name', 'value', '@id', 'url') : value;
      const clean = text && plainText(text).replace(/\s+/g, ' ');
      if (clean) return clean;
    }
  }
  return null;
}

/** The items of a property. */
export function itemsOf(item: Item | undefined, ...names: string[]): Item[] {
  return names.flatMap((name) => (item?.props.get(name) ?? []).filter(isItem));
}
