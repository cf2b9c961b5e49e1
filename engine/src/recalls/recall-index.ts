import { isGtinName, readGtins } from '../gtin.ts';
import type { Listing } from '../listing.ts';
import type { Pack, RecalledProduct } from '../packs/pack.ts';
import { compile } from '../screen.ts';
import type { Screener } from '../screener.ts';
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
/**
 * What a listing and a notice have in common at least, in bits, to be shown to a person: one rare word, which in a
 * register of a few notices says seven (`bitsOf`: of so few texts more cannot be known).
 */
const LEAST_BITS = 7;
const MOST_FOUND = 64;

type Certain = Map<string, Exclude<RecallVerdict, 'possible'>>;

/** Recalls as they are looked for in listings: by the rule of a pack over all of them, and by their words. */
export class RecallIndex {
  readonly #pack: Pack;
  readonly #list: string;
  readonly #goods = new GoodsIndex();
  readonly #references: string[] = [];
  readonly #products = new Map<string, RecalledProduct[]>();
  readonly #byGtin = new Map<string, string[]>();
  /** The rule over all products: made when it is first asked for, and anew when a notice was added. */
  #screener: Screener | null = null;

  /** @param list the pack's list of products that stands for them */
  constructor(pack: Pack, list: string, notices: Iterable<SearchedNotice> = []) {
    this.#pack = pack;
    this.#list = list;
    for (const notice of notices) this.add(notice);
  }

  /** Adds a notice; its reference is none that is there. */
  add(notice: SearchedNotice): void {
    const { reference, title, brands, models, description, gtins } = notice;
    this.#goods.add({
      title: [title, ...models.slice(0, MOST_NAMES)].join('\n'),
      brand: brands.slice(0, MOST_NAMES).join('\n'),
      description,
    });
    this.#references.push(reference);
    this.#products.set(reference, productsOf(notice));
    for (const gtin of gtins) this.#byGtin.set(gtin, [...(this.#byGtin.get(gtin) ?? []), reference]);
    this.#screener = null;
  }

  /** What the rule looks for of a recall. */
  productsOf(reference: string): RecalledProduct[] {
    return this.#products.get(reference) ?? [];
  }

  /** The recalls that a listing falls under, by their reference, as of a day. */
  certain(listing: Listing, asOf: string): Certain {
    this.#screener ??= this.#compile(this.#products.keys());
    return this.#verdicts(this.#screener, this.#products.keys(), listing, asOf);
  }

  #compile(references: Iterable<string>): Screener {
    const products = [...references].flatMap((reference) => this.productsOf(reference));
    return compile([withProducts(this.#pack, this.#list, products)]);
  }

  #verdicts(screener: Screener, references: Iterable<string>, listing: Listing, asOf: string): Certain {
    const found: Certain = new Map();
    const terms = screener.screen(listing, { asOf }).flatMap(({ matches }) => matches.map(({ term }) => term));
    if (terms.length === 0) return found;
    for (const reference of references) {
      if (terms.includes(reference)) found.set(reference, 'identifier');
      else if (terms.some((term) => term.startsWith(`${reference}: `))) found.set(reference, 'product');
    }
    return found;
  }

  /**
   * The recalls that may concern a listing: those it falls under, then the most alike, `most` in all. The rule is run
   * over those alone that have a number or words in common with it.
   */
  match(listing: Listing, asOf: string, most = 5): RecallMatch[] {
    const { title, mpn, brand, description } = listing;
    const asked = { title: mpn === null ? title : `${title}\n${mpn}`, brand, description };
    const found = this.#goods.find(asked, MOST_FOUND);
    const numbered = gtinsOf(listing).flatMap((gtin) => this.#byGtin.get(gtin) ?? []);
    const near = new Set([...numbered, ...found.map(({ id }) => this.#references[id] ?? '')]);
    const certain = this.#verdicts(this.#compile(near), near, listing, asOf);
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

/** A listing's GTINs in 14 digits: its own, those of attributes that are named so, and of codes in its pictures. */
function gtinsOf({ gtin, attributes, pictures = [] }: Listing): string[] {
  const named = attributes.filter(({ name }) => isGtinName(name)).map(({ value }) => value);
  const values = [gtin, ...named, ...pictures.flatMap(({ codes }) => codes)];
  return values.flatMap(readGtins).map((each) => each.padStart(14, '0'));
}

/** Whether a notice can be looked for at all: by a number, a product, a brand, or words to rank it by. */
export function isSearchable(notice: SearchedNotice): boolean {
  const { title, description, brands, models } = notice;
  return (
    productsOf(notice).length > 0 || [...brands, ...models].length > 0 || /\p{L}{2}/u.test(`${title} ${description}`)
  );
}
