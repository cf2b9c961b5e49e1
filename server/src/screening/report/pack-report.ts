import {
  compile,
  compileTerms,
  type Example,
  emptyListing,
  type Finding,
  fold,
  Hits,
  type Interval,
  type Listing,
  type Matcher,
  type Pack,
  precisionOf,
  type Reason,
  type Screener,
  TokenBuffer,
  tokenize,
} from '@vigie/engine';
import { NearIndex, type NearWord } from './near-words.ts';
import { isSpoken, termsOf } from './term-languages.ts';

/** What is known of the terms of one language in a rule. */
export interface LanguageReport {
  /** BCP 47, or `any`. */
  language: string;
  /** Whether somebody who reads it has reviewed them; null: the pack does not say, or they are of no language. */
  reviewed: boolean | null;
  terms: number;
  /** Terms that stand anywhere in the corpus. */
  seen: number;
  /** Examples with such a term that must match, and that must not. */
  matching: number;
  lookAlikes: number;
  /** Listings that the rule flags by such a term; of these, those told to be in another language. */
  flagged: number;
  elsewhere: number;
  confirmed: number;
  dismissed: number;
  precision: Interval | null;
  /** Words of the corpus that are near a term and that no term of the rule finds. */
  near: NearWord[];
}

/** What is known of a rule. */
export interface RuleReport {
  pack: string;
  rule: string;
  examples: { matching: number; lookAlikes: number; withoutTerm: number };
  flagged: number;
  confirmed: number;
  dismissed: number;
  precision: Interval | null;
  languages: LanguageReport[];
  /** Languages of the corpus in which the rule has no term, with the listings in each. */
  uncovered: { language: string; listings: number }[];
  samples: { title: string; url: string | null; texts: string[] }[];
}

/** What people made of a finding. */
export interface Reviewed {
  case: string;
  state: 'confirmed' | 'dismissed';
  pack: string;
  rule: string;
  terms: readonly string[];
}

/** A corpus on its way through. */
export interface PackReport {
  /** `language`: as told, `und` in doubt. */
  add(listing: Listing, language: string): void;
  review(reviewed: Reviewed): void;
  /** An offer of a confirmed case: a picture or a relisting may have led there, and no rule. */
  confirm(listing: Listing): void;
  result(): Report;
}

export interface Report {
  listings: number;
  /** Occurrences of words that came after the corpus had too many different ones. */
  wordsPassedOver: number;
  rules: RuleReport[];
  /** Offers of confirmed cases, and those of them that no rule flags. */
  confirmed: { offers: number; unflagged: number; samples: { title: string; url: string | null }[] };
}

const MOST_NEAR = 8;
const MOST_SAMPLES = 3;
const MOST_UNFLAGGED = 20;
/** Different words of a corpus that are counted; what comes after is counted as passed over. */
const MOST_WORDS = 2_000_000;

/** The counts of one language of a rule. */
class OfLanguage {
  readonly language: string;
  readonly terms: ReadonlySet<string>;
  readonly reviewed: boolean | null;
  matching = 0;
  lookAlikes = 0;
  flagged = 0;
  elsewhere = 0;
  readonly decided = { confirmed: new Set<string>(), dismissed: new Set<string>() };

  constructor(language: string, terms: ReadonlySet<string>, { reviewed }: Pack) {
    this.language = language;
    this.terms = terms;
    const covers = (range: string) => language === range || language.startsWith(`${range}-`);
    this.reviewed = reviewed === undefined || language === 'any' ? null : reviewed.some(covers);
  }
}

/** The counts of a rule. */
class OfRule {
  readonly languages: OfLanguage[];
  readonly examples = { matching: 0, lookAlikes: 0, withoutTerm: 0 };
  flagged = 0;
  readonly decided = { confirmed: new Set<string>(), dismissed: new Set<string>() };
  readonly samples: RuleReport['samples'] = [];

  constructor(languages: OfLanguage[]) {
    this.languages = languages;
  }

  /** The languages in which one of the terms stands. */
  having(terms: Iterable<string>): OfLanguage[] {
    const found = [...terms];
    return this.languages.filter((each) => found.some((term) => each.terms.has(term)));
  }
}

/** Every term that a reason rests on, whether it is true or not. */
const termsOfReason = ({ matches, parts }: Reason): string[] => [
  ...matches.map((match) => match.term),
  ...parts.flatMap(termsOfReason),
];

function countExample(counts: OfRule, example: Example, screener: Screener, pack: Pack, rule: string): void {
  const listing: Listing = { ...emptyListing('example', example.listing.title), ...example.listing };
  const [reason] = screener.explain(listing, { asOf: example.asOf ?? pack.version, rule });
  const having = counts.having(reason ? termsOfReason(reason.outcome) : []);
  const kind = example.match ? 'matching' : 'lookAlikes';
  counts.examples[kind] += 1;
  if (having.length === 0) counts.examples.withoutTerm += 1;
  for (const each of having) each[kind] += 1;
}

/** The words of a corpus, each with the listings that have it, and which of all terms stand in it. */
class Corpus {
  listings = 0;
  wordsPassedOver = 0;
  readonly words = new Map<string, number>();
  readonly languages = new Map<string, number>();
  readonly seen = new Set<string>();
  readonly #terms: readonly string[];
  readonly #matcher: Matcher;
  readonly #tokens = new TokenBuffer();
  readonly #hits = new Hits();

  constructor(terms: readonly string[]) {
    this.#terms = terms;
    this.#matcher = compileTerms(terms);
  }

  add({ title, description, attributes }: Listing, language: string): void {
    this.listings += 1;
    this.languages.set(language, (this.languages.get(language) ?? 0) + 1);
    const tokens = this.#tokens;
    tokens.reset();
    for (const text of [title, description ?? '', ...attributes.map(({ value }) => value)]) tokenize(text, tokens);
    this.#hits.count = 0;
    this.#matcher.find(tokens, this.#hits);
    for (let i = 0; i < this.#hits.count; i++) this.seen.add(this.#terms[this.#hits.pattern[i] ?? 0] ?? '');
    const words = new Set<string>();
    for (let i = 0; i < tokens.count; i++) words.add(tokens.word(i));
    for (const word of words) {
      const known = this.words.get(word);
      if (known === undefined && this.words.size >= MOST_WORDS) this.wordsPassedOver += 1;
      else this.words.set(word, (known ?? 0) + 1);
    }
  }
}

/** The words near a language's terms that no term of the rule finds, the most frequent first. */
function nearOf({ terms }: OfLanguage, ofRule: Matcher, words: ReadonlyMap<string, number>): NearWord[] {
  const index = new NearIndex([...terms].map((term) => fold(term).text).filter((text) => !text.includes(' ')));
  const tokens = new TokenBuffer();
  const hits = new Hits();
  const near: NearWord[] = [];
  for (const [word, listings] of words) {
    const found = index.nearest(word);
    if (!found) continue;
    tokens.reset();
    tokenize(word, tokens);
    hits.count = 0;
    ofRule.find(tokens, hits);
    if (hits.count === 0) near.push({ word, ...found, listings });
  }
  return near.sort((a, b) => b.listings - a.listings || (a.word < b.word ? -1 : 1)).slice(0, MOST_NEAR);
}

/** What is known of packs: their examples at once, the rest as listings and decisions are added. */
export function startReport(packs: readonly Pack[], asOf: string): PackReport {
  const screener = compile(packs);
  const counts = new Map<string, OfRule>();
  const all = new Set<string>();
  for (const pack of packs) {
    const alone = compile([pack]);
    for (const rule of pack.rules) {
      const languages = [...termsOf(rule, pack)].map(([language, terms]) => new OfLanguage(language, terms, pack));
      const ofRule = new OfRule(languages);
      counts.set(`${pack.id}/${rule.id}`, ofRule);
      for (const { terms } of languages) for (const term of terms) all.add(term);
      for (const example of rule.examples) countExample(ofRule, example, alone, pack, rule.id);
    }
  }
  const corpus = new Corpus([...all]);
  const confirmed: Report['confirmed'] = { offers: 0, unflagged: 0, samples: [] };

  function count(finding: Finding, listing: Listing, told: string): void {
    const ofRule = counts.get(`${finding.pack}/${finding.rule}`);
    if (!ofRule) return;
    ofRule.flagged += 1;
    const having = ofRule.having(finding.matches.map((match) => match.term));
    // A term may stand in several languages: it is at home where it stands in the listing's own.
    const isHome = told === 'und' || having.some(({ language }) => language === 'any' || isSpoken(told, language));
    for (const each of having) {
      each.flagged += 1;
      if (!isHome) each.elsewhere += 1;
    }
    if (ofRule.samples.length < MOST_SAMPLES) {
      const texts = finding.matches.map((match) => match.text).slice(0, 4);
      ofRule.samples.push({ title: listing.title, url: listing.url, texts });
    }
  }

  return {
    add(listing, language) {
      corpus.add(listing, language);
      for (const finding of screener.screen(listing, { asOf })) count(finding, listing, language);
    },
    review({ case: id, state, pack, rule, terms }) {
      const ofRule = counts.get(`${pack}/${rule}`);
      for (const each of ofRule ? [ofRule, ...ofRule.having(terms)] : []) each.decided[state].add(id);
    },
    confirm(listing) {
      confirmed.offers += 1;
      if (screener.screen(listing, { asOf }).length > 0) return;
      confirmed.unflagged += 1;
      if (confirmed.samples.length < MOST_UNFLAGGED) confirmed.samples.push({ title: listing.title, url: listing.url });
    },
    result: () => ({
      confirmed,
      listings: corpus.listings,
      wordsPassedOver: corpus.wordsPassedOver,
      rules: [...counts].map(([key, ofRule]) => {
        const [pack = '', rule = ''] = key.split('/');
        const { examples, flagged, languages, decided, samples } = ofRule;
        const matcher = compileTerms(languages.flatMap(({ terms }) => [...terms]));
        return {
          pack,
          rule,
          examples,
          flagged,
          ...judged(decided),
          languages: languages.map((each) => ({
            language: each.language,
            reviewed: each.reviewed,
            terms: each.terms.size,
            seen: [...each.terms].filter((term) => corpus.seen.has(term)).length,
            matching: each.matching,
            lookAlikes: each.lookAlikes,
            flagged: each.flagged,
            elsewhere: each.elsewhere,
            ...judged(each.decided),
            near: nearOf(each, matcher, corpus.words),
          })),
          uncovered: languages.length === 0 ? [] : uncoveredOf(languages, corpus.languages),
          samples,
        };
      }),
    }),
  };
}

function judged({
  confirmed,
  dismissed,
}: OfRule['decided']): Pick<RuleReport, 'confirmed' | 'dismissed' | 'precision'> {
  const counts = { confirmed: confirmed.size, dismissed: dismissed.size };
  return { ...counts, precision: precisionOf(counts.confirmed, counts.dismissed) };
}

function uncoveredOf(languages: OfLanguage[], told: ReadonlyMap<string, number>): RuleReport['uncovered'] {
  return [...told]
    .filter(([language]) => language !== 'und' && !languages.some((each) => isSpoken(language, each.language)))
    .map(([language, listings]) => ({ language, listings }))
    .sort((a, b) => b.listings - a.listings);
}
