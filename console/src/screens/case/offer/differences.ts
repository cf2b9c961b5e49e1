import { diffArrays } from 'diff';
import type { Schemas } from '../../../client/api.ts';
import { formatAmount } from '../../../parts/format.ts';

export type Content = Schemas['Snapshot']['content'];

/** A piece of a text; `isOwn`: the other text does not have it. */
export interface Piece {
  text: string;
  isOwn: boolean;
}

/** A field of two offers, or of two versions of one. */
export interface Difference {
  field: string;
  before: Piece[];
  after: Piece[];
  isSame: boolean;
}

/** As much of a text is compared: what is longer is cut. */
const MOST_CHARACTERS = 20_000;
/** Texts that have next to nothing in common are not worth more. */
const TIME_MS = 150;

/** Words, in whatever script, and what stands between them. */
const wordsOf = (text: string): string[] =>
  [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)].map(({ segment }) => segment);

/** Two texts, each in pieces: what both say, and what only it says. */
export function comparePieces(before: string, after: string): { before: Piece[]; after: Piece[] } {
  const changes = diffArrays(wordsOf(before), wordsOf(after), { timeout: TIME_MS });
  if (!changes) return { before: [{ text: before, isOwn: true }], after: [{ text: after, isOwn: true }] };
  const pieces = changes.map(({ value, added, removed }) => ({ text: value.join(''), added, removed }));
  return {
    before: pieces.filter(({ added }) => !added).map(({ text, removed }) => ({ text, isOwn: removed })),
    after: pieces.filter(({ removed }) => !removed).map(({ text, added }) => ({ text, isOwn: added })),
  };
}

/** What an offer says, field by field, in the order in which it is read. */
function fieldsOf(content: Content, language: string): Map<string, string> {
  const { title, description, category, brand, gtin, mpn, sku, price, currency, trader, images } = content;
  const said: [string, string | null | undefined][] = [
    ['title', title],
    ['price', price && formatAmount(price, currency, language)],
    ['trader', trader && [trader.name, trader.id, trader.address].filter(Boolean).join(', ')],
    ['category', category.join(' › ')],
    ['brand', brand],
    ['gtin', gtin],
    ['mpn', mpn],
    ['sku', sku],
    ['description', description?.slice(0, MOST_CHARACTERS)],
    ...attributesOf(content),
    ['images', images.join('\n')],
  ];
  return new Map(said.flatMap(([field, text]) => (text ? [[field, text] as const] : [])));
}

/** Attributes by their name; those that have the same are one. */
function attributesOf({ attributes }: Content): [string, string][] {
  const found = new Map<string, string[]>();
  for (const { name, value } of attributes) found.set(name, [...(found.get(name) ?? []), value]);
  return [...found].map(([name, values]) => [`attributes.${name}`, values.join('; ')]);
}

/** Two offers, or two versions of one, field by field: all that at least one of them states. */
export function compareContents(before: Content, after: Content, language: string): Difference[] {
  const [first, second] = [fieldsOf(before, language), fieldsOf(after, language)];
  const order = [...first.keys(), ...[...second.keys()].filter((field) => !first.has(field))];
  return order.map((field) => {
    const [one, other] = [first.get(field) ?? '', second.get(field) ?? ''];
    if (one !== other) return { field, ...comparePieces(one, other), isSame: false };
    const same = [{ text: one, isOwn: false }];
    return { field, before: same, after: same, isSame: true };
  });
}
