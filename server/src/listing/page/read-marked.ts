import type { Cheerio, CheerioAPI } from 'cheerio';
import { type AnyNode, type Element, isTag } from 'domhandler';
import { bare, Item, MOST_ITEMS, rankLanguage } from './item.ts';
import { shownPrice } from './shown-price.ts';

/** Elements that are looked at for properties, however often `itemref` leads to them. */
const MOST_STEPS = 1_000_000;
const MOST_PROPERTIES = 20_000;
/** What is struck out is "no longer accurate or no longer relevant" (HTML standard, 4.5.5 `s`). */
const STRUCK = 's, del, strike';
const RANK_STRUCK = 3;

/** What an element says as a property: its attribute where the element has one for it, else its text. */
function shownValue(element: Cheerio<AnyNode>, isPrice: boolean): string {
  const name = element.prop('tagName')?.toLowerCase();
  const content = element.attr('content');
  if (content !== undefined) return content.trim();
  if (name === 'a' || name === 'link' || name === 'area') {
    const href = element.attr('href') ?? '';
    const text = element.text().trim();
    return /schema\.org/i.test(href) || text === '' ? href : text;
  }
  if (name === 'img' || name === 'source') {
    const src = element.attr('src') ?? '';
    // A picture that is fetched when it comes into view has a placeholder in its place.
    return src === '' || src.startsWith('data:') ? (element.attr('data-src') ?? src) : src;
  }
  if (name === 'time') return element.attr('datetime') ?? element.text().trim();
  if (name === 'data' || name === 'meter') return element.attr('value') ?? element.text().trim();
  return (isPrice ? shownPrice(element) : element.text()).replace(/\s+/g, ' ').trim();
}

const names = (attribute: string | undefined): string[] => (attribute ?? '').split(/\s+/).filter(Boolean).map(bare);

/** Adds what an element says, in its place: the page's own language first, a price that is struck out last. */
function addShown($: CheerioAPI, owner: Item, element: Element, properties: string[], page: string | null): void {
  const shown = $(element);
  const isPrice = properties.some((name) => /price$/i.test(name));
  const value = shownValue(shown, isPrice);
  if (value === '') return;
  const language = page === null ? null : (shown.closest('[lang]').attr('lang') ?? null);
  for (const name of properties) {
    const isStruck = /price/i.test(name) && shown.closest(STRUCK).length > 0;
    owner.add(name, value, isStruck ? RANK_STRUCK : rankLanguage(language, page));
  }
}

/**
 * Items of microdata, in document order, with the properties that stand in them and in the elements that `itemref`
 * names (HTML standard, 5.2.5 "Associating names with items"); its own go before those elsewhere.
 */
export function readMicrodata($: CheerioAPI, pageLanguage: string | null): Item[] {
  const items = new Map<Element, Item>();
  for (const element of $('[itemscope]').toArray().slice(0, MOST_ITEMS)) {
    const item = new Item();
    item.types = names($(element).attr('itemtype'));
    items.set(element, item);
  }
  const places = new Map<string, Element>();
  for (const element of $('[itemref]').length > 0 ? $('[id]').toArray() : []) {
    if (!places.has(element.attribs.id ?? '')) places.set(element.attribs.id ?? '', element);
  }
  let steps = 0;
  let properties = 0;
  for (const [root, item] of items) {
    const memory = new Set<AnyNode>([root]);
    const referred = (root.attribs.itemref ?? '').split(/\s+/).flatMap((id) => places.get(id) ?? []);
    const pending: AnyNode[] = [...root.children, ...referred].reverse();
    for (let node = pending.pop(); node && steps < MOST_STEPS; node = pending.pop()) {
      steps += 1;
      if (!isTag(node) || memory.has(node)) continue;
      memory.add(node);
      const inner = items.get(node);
      const own = names(node.attribs.itemprop);
      if (own.length > 0 && properties < MOST_PROPERTIES) {
        properties += 1;
        if (inner) for (const name of own) item.add(name, inner);
        else addShown($, item, node, own, pageLanguage);
      }
      if (inner) continue;
      for (let at = node.children.length - 1; at >= 0; at -= 1) {
        const child = node.children[at];
        if (child) pending.push(child);
      }
    }
  }
  return [...items.values()];
}

/**
 * Items of RDFa (RDFa Core 1.1, 7.5; RDFa Lite 1.1, 2.4 `resource`): what `typeof`, `about` or `resource` makes a
 * subject, wherever in the page it is told of, and the properties that stand in it.
 *
 * @param page.base what relative addresses start from
 */
export function readRdfa($: CheerioAPI, page: { base: string | null; language: string | null }): Item[] {
  const named = new Map<string, Item>();
  const subjects = new Map<AnyNode, Item>();
  const found: Item[] = [];
  const resolve = (place: string): string =>
    place.startsWith('_:') || place.startsWith('[_:')
      ? place.replace(/^\[|\]$/g, '')
      : (URL.parse(place, page.base ?? undefined)?.href ?? place);
  $('[typeof], [about], [resource]:not([property])').each((_, element) => {
    if (found.length > MOST_ITEMS) return false;
    const { about, resource, property } = element.attribs;
    // With `property` and `typeof`, `resource` names the value; `about` always names what has the properties.
    const place = property === undefined || element.attribs.typeof === undefined ? (about ?? resource) : resource;
    const key = place === undefined ? null : resolve(place);
    const item = (key === null ? undefined : named.get(key)) ?? new Item();
    item.types = [...new Set([...item.types, ...names(element.attribs.typeof)])];
    if (!found.includes(item)) found.push(item);
    if (key !== null) {
      named.set(key, item);
      item.add('@id', key);
    }
    subjects.set(element, item);
    return undefined;
  });
  $('[property]').each((index, element) => {
    if (index > MOST_PROPERTIES) return false;
    const properties = names(element.attribs.property);
    const { about, resource } = element.attribs;
    const above = $(element).parent().closest('[typeof], [about], [resource]:not([property])').get(0);
    const owner = about === undefined ? above && subjects.get(above) : named.get(resolve(about));
    if (!owner) return undefined;
    const inner =
      element.attribs.typeof === undefined
        ? resource === undefined
          ? undefined
          : (named.get(resolve(resource)) ?? resource)
        : subjects.get(element);
    if (inner !== undefined) for (const name of properties) owner.add(name, inner);
    else addShown($, owner, element, properties, page.language);
    return undefined;
  });
  return found;
}
