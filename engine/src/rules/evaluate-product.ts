import type { Match } from '../finding.ts';
import { isGtinName, readGtins } from '../gtin.ts';
import type { RecalledProduct } from '../packs/pack.ts';
import { compareGoods } from '../similar/goods-index.ts';
import type { ListingScan, PlacedMatch } from './listing-scan.ts';
import type { Node, ProductIndex } from './node.ts';
import type { Outcome } from './outcome.ts';
import { codeOf } from './program.ts';

/**
 * The GTIN under recall, a model under recall with its brand, or the brand with the product's name; unknown where the
 * listing gives no GTIN or brand and none of these.
 */
export function evaluateProduct(node: Extract<Node, { op: 'product' }>, scan: ListingScan): Outcome {
  const { byGtin, byModel, byCode, models, brands } = node.products;
  const seen: PlacedMatch[] = [];
  // A thing may be under two recalls: one gives its number, another its model or its name. Each says once why.
  const told = new Set<string>();
  const { gtin, brand } = scan.listing;
  for (const { field, text } of gtinFields(scan)) {
    const recalled = readGtins(text).flatMap((found) => byGtin.get(found.padStart(14, '0')) ?? []);
    for (const term of new Set(recalled.map(({ reference }) => reference))) {
      const match: Match = { field, start: 0, end: text.length, text, term, via: 'attribute' };
      seen.push({ match, field: -1, first: -1, last: -1 });
      told.add(term);
    }
  }
  for (const model of scan.termsOf(models)) {
    for (const product of byModel.get(model.match.term) ?? []) {
      const named = scan.termsOf(brands).find((each) => each.match.term === product.brand);
      if (!named) continue;
      told.add(product.reference);
      seen.push({ ...model, match: { ...model.match, term: `${product.reference}: ${product.model}` } });
      seen.push({ ...named, match: { ...named.match, term: `${product.reference}: ${product.brand}` } });
    }
    if (seen.length > MOST_PRODUCTS) break;
  }
  const known = new Set(told);
  const names = scan.termsOf(brands);
  if (names.length > 0) {
    for (const { product, match } of findCodes(scan, byCode)) {
      const named = names.find((each) => each.match.term === product.brand);
      if (!named || known.has(product.reference) || seen.length > MOST_PRODUCTS) continue;
      told.add(product.reference);
      const matched = { ...match, term: `${product.reference}: ${product.model}` };
      seen.push({ match: matched, field: -1, first: -1, last: -1 });
      seen.push({ ...named, match: { ...named.match, term: `${product.reference}: ${product.brand}` } });
    }
  }
  seen.push(
    ...findNamed(node.products, scan)
      .filter(({ reference }) => !told.has(reference))
      .flatMap(({ matches }) => matches),
  );
  const value = seen.length > 0 ? true : gtin === null || brand === null ? null : false;
  return { op: node.op, about: node.name, value, seen, children: [] };
}

/** Whether the listing gives a number that is under recall: without a word of the rule, nothing else makes it true. */
export function givesRecalled({ products: { byGtin } }: Extract<Node, { op: 'product' }>, scan: ListingScan): boolean {
  return gtinFields(scan).some(({ text }) => readGtins(text).some((found) => byGtin.has(found.padStart(14, '0'))));
}

/** So many names like the listing's are compared. */
const MOST_NAMES = 10;
/** Of what a recalled product is called, by how rare the words are, the listing has this share at least. */
const OF_NAME = 0.75;
/** What both say besides the brand is rare enough together: three long words. */
const LEAST_BITS = 20;

/**
 * Products without a model whose brand the listing names, and whose name it has, in words that are rare enough together.
 * How rare is assumed of each word by itself, so that the finding rests on the one product and the listing.
 */
function findNamed(
  { byName, names, brands }: ProductIndex,
  scan: ListingScan,
): { reference: string; matches: PlacedMatch[] }[] {
  if (byName.length === 0) return [];
  const named = scan.termsOf(brands);
  if (named.length === 0) return [];
  const { title, description, brand } = scan.listing;
  const asked = { title, description, brand };
  return names.find(asked, MOST_NAMES).flatMap(({ id }) => {
    const product = byName[id];
    const place = named.find(({ match }) => match.term === product?.brand);
    if (!product || !place) return [];
    const like = compareGoods({ title: product.title ?? '' }, asked);
    if (like.model === 'other' || like.ofKnown < OF_NAME || like.bits < LEAST_BITS) return [];
    const term = `${product.reference}: ${like.shared.map(({ word }) => word).join(' ')}`;
    const match: Match = { field: 'title', start: 0, end: title.length, text: title, term, via: 'similar' };
    const matches = [
      { match, field: -1, first: -1, last: -1 },
      { ...place, match: { ...place.match, term: `${product.reference}: ${product.brand}` } },
    ];
    return [{ reference: product.reference, matches }];
  });
}

/**
 * Where a listing says its GTIN: the field, attributes named so (a second one of a cell, those of variants), codes in its
 * pictures.
 */
function gtinFields({ listing, fields }: ListingScan): { field: string; text: string }[] {
  const found = listing.gtin === null ? [] : [{ field: 'gtin', text: listing.gtin }];
  for (let field = 0; field < fields.count; field++) {
    const name = fields.attributeName(field);
    if ((name !== '' && isGtinName(name)) || fields.isCode(field))
      found.push({ field: fields.name(field), text: fields.texts[field] ?? '' });
  }
  return found;
}

/** Two words of letters, digits and the signs within a designation. */
const WORDS = /[a-z0-9][a-z0-9./_-]*/giu;
/** A field's words that are looked at for codes. */
const MOST_WORDS = 400;

/** Codes of models in a listing, in one word or in two that follow one another. */
function findCodes(scan: ListingScan, byCode: ProductIndex['byCode']): { product: RecalledProduct; match: Match }[] {
  const found: { product: RecalledProduct; match: Match }[] = [];
  const { fields } = scan;
  for (let field = 0; field < fields.count; field++) {
    const text = fields.texts[field] ?? '';
    let before: { start: number; end: number } | null = null;
    let words = 0;
    for (const word of text.matchAll(WORDS)) {
      if (++words > MOST_WORDS) break;
      const end = word.index + word[0].length;
      const isNext: boolean = before !== null && word.index - before.end <= 1;
      for (const start of isNext && before ? [word.index, before.start] : [word.index]) {
        const code = codeOf(text.slice(start, end));
        for (const product of (code === null ? undefined : byCode.get(code)) ?? []) {
          const match = {
            field: fields.name(field),
            start,
            end,
            text: text.slice(start, end),
            term: '',
            via: 'folded' as const,
          };
          found.push({ product, match });
        }
      }
      before = { start: word.index, end };
    }
  }
  return found;
}

/** A listing that names more recalled products than this is a list of them. */
const MOST_PRODUCTS = 40;
