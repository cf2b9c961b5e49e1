/** The languages of the sample marketplace's offers (ISO 639-1). */
export const languages = ['fr', 'en', 'de', 'es', 'it', 'nl', 'pl', 'pt', 'zh'] as const;
export type Language = (typeof languages)[number];

/** How a page states its product: the three forms met on real marketplaces. */
export type Markup = 'json-ld' | 'microdata' | 'opengraph';

/** How much of the information of Regulation (EU) 2023/988, art. 19 an offer states. */
export type Gpsr = 'full' | 'maker-only' | 'none';

/** What stands between a minor and the page: nothing, a click, or a verification by a third party. */
export type AgeGate = 'none' | 'declared' | 'verified';

/** What a person would say of the offer. `look-alike`: lawful, and near to something that is not. */
export type Expectation = 'ordinary' | 'look-alike' | 'prohibited';

/** One offer of the sample marketplace, with what a screening of it should find. */
export interface SampleListing {
  readonly id: string;
  readonly language: Language;
  readonly expect: Expectation;
  /** Ids of the packs with at least one finding on this offer, and no others. Never shown in a page. */
  readonly packs: readonly string[];
  /** Key in `traders`. */
  readonly trader: string;
  /** Key in `categories`. */
  readonly category: string;
  readonly title: string;
  readonly description: string;
  /** Decimal with a point, in `currency`. */
  readonly price: string;
  readonly currency: 'EUR' | 'PLN' | 'GBP' | 'CNY';
  /** Key in `brands`; `null` when the offer names none. */
  readonly brand: string | null;
  /** GTIN-13 of the range kept for use inside a company (GS1 prefixes 200 to 299). */
  readonly gtin: string | null;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  /** ISO 3166-1 alpha-2. */
  readonly shipsTo: readonly string[];
  readonly markup: Markup;
  readonly gpsr: Gpsr;
  readonly ageGate: AgeGate | null;
  /** How many pictures the offer has. */
  readonly pictures: number;
  /** What its pictures are drawn from; two offers with the same seed show the same picture. */
  readonly pictureSeed: string;
}

/** What an offer of the catalogue is written as: the fields without a usual value, and any others. */
export type Sketch = Pick<SampleListing, 'id' | 'trader' | 'category' | 'title' | 'description' | 'price'> &
  Partial<Omit<SampleListing, 'language' | 'expect'>>;

/**
 * Completes sketches of one language and one expectation.
 *
 * Usual values: JSON-LD, full information of art. 19, one picture, shipped in the country and to FR, DE and BE.
 */
export function completeSketches(
  language: Language,
  expect: Expectation,
  sketches: readonly Sketch[],
): readonly SampleListing[] {
  return sketches.map((sketch) => ({
    language,
    expect,
    packs: [],
    currency: language === 'pl' ? 'PLN' : 'EUR',
    brand: null,
    gtin: sketch.brand ? gtinOf(Number(sketch.id)) : null,
    attributes: [],
    shipsTo: shippedFrom[language],
    markup: 'json-ld',
    gpsr: 'full',
    ageGate: null,
    pictures: 1,
    pictureSeed: sketch.id,
    ...sketch,
  }));
}

const shippedFrom: Record<Language, readonly string[]> = {
  fr: ['FR', 'BE', 'LU'],
  en: ['IE', 'FR', 'DE'],
  de: ['DE', 'AT', 'FR'],
  es: ['ES', 'FR', 'PT'],
  it: ['IT', 'FR'],
  nl: ['NL', 'BE', 'FR'],
  pl: ['PL', 'DE', 'FR'],
  pt: ['PT', 'ES', 'FR'],
  zh: ['FR', 'DE', 'IT'],
};

/** A GTIN-13 that begins with 20, with its check digit (GS1 General Specifications, 7.9). */
function gtinOf(serial: number): string {
  const body = `20${String(serial).padStart(10, '0')}`;
  let sum = 0;
  for (let i = 0; i < body.length; i += 1) sum += Number(body[i]) * (i % 2 === 0 ? 1 : 3);
  return body + String((10 - (sum % 10)) % 10);
}
