import type { Severity, Words } from '../finding.ts';
import type { Listing } from '../listing.ts';
import type { MeasureKind } from '../measures/measure.ts';

/** A dated, territorial set of rules, as its file states it. */
export interface Pack {
  id: string;
  /** The date of the file, `YYYY-MM-DD`. */
  version: string;
  title: Words;
  /** ISO 3166-1 alpha-2 codes, or `EU`. */
  territory: string[];
  /**
   * Languages (BCP 47) whose terms have been reviewed by somebody who reads them. Absent: the pack does not say, and no
   * match is marked.
   */
  reviewed?: string[];
  legal: PackLegalBasis[];
  /** List name → language (BCP 47, or `any`) → terms. */
  terms: Record<string, Record<string, string[]>>;
  /** Lists of single products, fed from the exports of authorities; see `readRecalls`. */
  products?: Record<string, RecalledProduct[]>;
  rules: Rule[];
}

/** A provision, with where its wording was read. */
export interface PackLegalBasis {
  id: string;
  citation: Words;
  penalty: Words | null;
  from: string | null;
  to: string | null;
  verified: boolean;
  note: Words | null;
  /** The official text or other document that the facts were taken from. */
  source: string;
}

export interface Rule {
  id: string;
  title: Words;
  severity: Severity;
  /** Ids of the pack's legal bases. The rule applies on a date only when one of them is in force. */
  legal: string[];
  /** The pack's when absent. */
  territory?: string[];
  when: Condition;
  examples: Example[];
}

/** A condition has one operator; `fields` narrows where it looks. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | TermsCondition
  | MeasureCondition
  | { near: (TermsCondition | MeasureCondition)[]; within?: number }
  | { cel: string }
  | { product: string }
  | { absent: AbsentField };

/** A product under recall, by its GTINs (14 digits), or by its brand and model together. */
export interface RecalledProduct {
  reference: string;
  gtins: string[];
  brand: string | null;
  model: string | null;
}

export interface TermsCondition {
  terms: string | string[];
  fields?: string[];
  /** Lists whose matches take away what stands within them: `out of reach of children` takes away `children`. */
  except?: string | string[];
  /** Number of different terms that must be there; 1 when absent. */
  min?: number;
}

export interface MeasureCondition {
  measure: MeasureKind | MeasureKind[];
  /**
   * Bounds as quantities with a unit: `140 cm`, `18 years`. A range in the text matches when any of its values lies
   * within.
   */
  below?: string;
  above?: string;
  atLeast?: string;
  atMost?: string;
  fields?: string[];
}

/** What a page with structured information can be found to lack: fields, and any word of an age. */
export type AbsentField = 'manufacturer' | 'responsiblePerson' | 'warnings' | 'brand' | 'images' | 'gtin' | 'age';

/** A small listing, and whether the rule must match it. */
export interface Example {
  match: boolean;
  /** Why the example is there. */
  note?: string;
  listing: Partial<Omit<Listing, 'title'>> & { title: string };
  /** Date on which it is screened; the pack's version when absent. */
  asOf?: string;
  /** Texts that the finding's matches must show, at least. */
  spans?: string[];
  /** The legal bases that the finding must rest on, exactly. */
  legal?: string[];
}
