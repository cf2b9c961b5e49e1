// What the studio and the engine's worker (console/engine-worker) say to each other. The compiler holds the worker to it
// on the engine's side; the console itself knows the engine by these shapes alone.

interface Words {
  en: string;
  fr: string;
}

export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | TermsCondition
  | MeasureCondition
  | { near: Condition[]; within?: number }
  | { cel: string }
  | { product: string }
  | { absent: string };
export interface TermsCondition {
  terms: string | string[];
  fields?: string[];
  except?: string | string[];
  min?: number;
}
export interface MeasureCondition {
  measure: string | string[];
  below?: string;
  above?: string;
  atLeast?: string;
  atMost?: string;
  fields?: string[];
}

export interface LegalBasis {
  id: string;
  citation: Words;
  penalty: Words | null;
  from: string | null;
  to: string | null;
  verified: boolean;
  note: Words | null;
  source: string;
}

export interface Rule {
  id: string;
  title: Words;
  severity: 'low' | 'medium' | 'high' | 'critical';
  legal: string[];
  territory?: string[];
  when: Condition;
}

export interface Pack {
  id: string;
  version: string;
  title: Words;
  territory: string[];
  reviewed?: string[];
  legal: LegalBasis[];
  /** By list, then by language. */
  terms: Record<string, Record<string, string[]>>;
  rules: Rule[];
}

/** Something wrong in a pack's text; line and column count from 1. */
export interface Problem {
  line: number;
  column: number;
  message: string;
  hint: string;
  /** Both in French, as far as they are; null: in English alone. */
  french: { message: string; hint: string } | null;
}

/** What came of one of a pack's own examples. */
export interface Tried {
  rule: string;
  example: number;
  title: string;
  match: boolean;
  ok: boolean;
  why: string;
}

interface Place {
  field: string;
  start: number;
  end: number;
  text: string;
  term: string;
}

export interface Reason {
  op: string;
  value: boolean | null;
  matches: Place[];
  nearest: (Place & { why: 'taken' | 'few' | 'field' | 'bounds' | 'apart' | 'word' })[];
  parts: Reason[];
}

export interface Explanation {
  applies: boolean;
  legal: string[];
  isInTerritory: boolean;
  outcome: Reason;
}

/** An offer as far as it was typed or is kept: what it does not say is not stated. */
export interface Offer {
  platform?: string | undefined;
  title: string;
  [field: string]: unknown;
}

interface Asks {
  /** Reads a pack's text, and keeps it for the questions that follow. */
  read: { ask: { text: string }; answer: { problems: Problem[]; pack: Pack | null } };
  /** What is right and cannot be meant, and the pack's examples. */
  judge: { ask: { text: string }; answer: { warnings: Problem[]; examples: Tried[] } };
  /** The ids of the rules that flag each offer, on its day. */
  screen: { ask: { offers: { offer: Offer; asOf: string }[] }; answer: { flagged: string[][] } };
  /** Why one rule flags an offer, or does not; null: there is no such rule. */
  explain: { ask: { offer: Offer; asOf: string; rule: string }; answer: { explanation: Explanation | null } };
}
export type Kind = keyof Asks;
export type AskOf<K extends Kind> = Asks[K]['ask'];
export type AnswerOf<K extends Kind> = Asks[K]['answer'];

export type Ask = { [K in Kind]: { number: number; kind: K; ask: AskOf<K> } }[Kind];
/** `failed`: in the words of the fault. */
export type Answer = { number: number } & ({ answer: AnswerOf<Kind> } | { failed: string });
