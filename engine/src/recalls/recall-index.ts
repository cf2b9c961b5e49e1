import type { Listing } from '../listing.ts';
import type { Pack, RecalledProduct } from '../packs/pack.ts';
import { compile, type Screener } from '../screen.ts';
import { GoodsIndex, type SharedWord } from '../similar/goods-index.ts';
import { productsOf, type RecallNotice, withProducts } from './read-recalls.ts';

/**
 * How sure it is that a listing offers what is under recall: by an identifier (the GTIN); by the product (brand and
 * model, or brand and a name whose words are rare enough together); or possible, ranked for a person, and never a
 * finding by itself.
 */
export type RecallVerdict = 'identifier' | 'product' | 'possible';

/** A recall that may concern a listing. */
export interface RecallMatch {
  reference: string;
  verdict: RecallVerdict;
  /** How alike the texts are, 0 to 1, and the words in common, the rarest first. */
  score: number;
  words: SharedWord[];
}

/** The notice, as far as it is searched. */
export type SearchedNotice = Pick<RecallNotice, 'reference' | 'title' | 'gtins' | 'brands' | 'models' | 'description'>;

/** Of a notice that names many models or brands, these many are searched as words. */
const MOST_NAMES = 8;
/** What a listing and a notice have in common at least, in bits, to be shown to a person: one rare word. */
const LEAST_BITS = 8;
const MOST_FOUND = 64;

/** Recalls as they are looked for in listings: by the rule of a pack over all of them, and by their words. */
export class RecallIndex {
  readonly products: readonly RecalledProduct[];
  readonly #screener: Screener | null;
  readonly #goods = new GoodsIndex();
  readonly #references: string[] = [];

  /** @throws RangeError where the pack has no list of products of that name */
  constructor(pack: Pack, list: string, notices: readonly SearchedNotice[]) {
    this.products = notices.flatMap(productsOf);
    this.#screener = this.products.length > 0 ? compile([withProducts(pack, list, [...this.products])]) : null;
    for (const { reference, title, brands, models, description } of notices) {
      this.#goods.add({
        title: [title, ...models.slice(0, MOST_NAMES)].join('\n'),
        brand: brands.slice(0, MOST_NAMES).join('\n'),
        description,
      });
      this.#references.push(reference);
    }
  }

  /** The recalls that a listing falls under, by their reference, as of a day. */
  certain(listing: Listing, asOf: string): Map<string, Exclude<RecallVerdict, 'possible'>> {
    const found = new Map<string, 'identifier' | 'product'>();
    if (!this.#screener) return found;
    const terms = this.#screener.screen(listing, { asOf }).flatMap(({ matches }) => matches.map(({ term }) => term));
    if (terms.length === 0) return found;
    for (const { reference } of this.products) {
      if (terms.includes(reference)) found.set(reference, 'identifier');
      else if (!found.has(reference) && terms.some((term) => term.startsWith(`${reference}: `)))
        found.set(reference, 'product');
    }
    return found;
  }

  /** The recalls that may concern a listing: those it falls under, then the most alike, `most` in all. */
  match(listing: Listing, asOf: string, most = 5): RecallMatch[] {
    const certain = this.certain(listing, asOf);
    const { title, mpn, brand, description } = listing;
    const asked = { title: mpn === null ? title : `${title}\n${mpn}`, brand, description };
    const found = this.#goods.find(asked, MOST_FOUND);
    const alike = found.flatMap(({ id, score, bits }): RecallMatch[] => {
      const reference = this.#references[id] ?? '';
      const verdict = certain.get(reference) ?? 'possible';
      if (verdict === 'possible' && bits < LEAST_BITS) return [];
      return [{ reference, verdict, score, words: this.#goods.explain(asked, id).shared }];
    });
    const told = new Set(alike.map(({ reference }) => reference));
    const byNumber = [...certain].flatMap(([reference, verdict]): RecallMatch[] =>
      told.has(reference) ? [] : [{ reference, verdict, score: 0, words: [] }],
    );
    const order: Record<RecallVerdict, number> = { identifier: 0, product: 1, possible: 2 };
    return [...alike, ...byNumber]
      .sort((a, b) => order[a.verdict] - order[b.verdict] || b.score - a.score)
      .slice(0, most);
  }
}

/** Whether a notice can be looked for at all: by a number, a product, a brand, or words to rank it by. */
export function isSearchable(notice: SearchedNotice): boolean {
  const { title, description, brands } = notice;
  return productsOf(notice).length > 0 || brands.length > 0 || /\p{L}{3}/u.test(`${title} ${description}`);
}
