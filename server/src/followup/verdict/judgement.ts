import type { VisitFailureKind } from '../../base/fetch/fetch.ts';
import type { PageState } from '../../base/registers/platforms.ts';

/** What one re-visit of a listing found. */
export type Verdict = 'online' | 'removed' | 'restricted' | 'indeterminate';

/** Signs of an offer, as reasons name them. */
export type Sign = 'title' | 'price' | 'order';

/**
 * The codes that a verdict gives, and what each is said with: a `quote` is the page's own words, `yet` names what
 * speaks against them. Code and values are kept; the words are made of them (`reasons.en.json`, `reasons.fr.json`).
 */
export interface ReasonValues {
  // Nothing could be judged of the answer.
  'not-a-page': { type: string };
  'left-the-site': { url: string };
  'redirected-home': { url: string };
  redirected: { url: string };
  'sends-elsewhere': { url: string };
  cut: None;
  empty: None;
  challenge: { quote: string };
  'sign-in': { url?: string };
  'age-wall': None;
  'out-of-order': None;
  'offer-not-seen': None;
  'offer-incomplete': None;
  'missing-yet-shown': { status: number; yet: 'shown' | 'out-of-stock' };
  contradictory: { quote: string; yet: 'offers' | 'price' | 'declared' | 'title' } | { yet: 'shown' };
  // The offer is there.
  'offer-shown': { signs: Sign[] };
  'other-title': None;
  'out-of-stock': { quote: string };
  moved: { url: string };
  'came-back': None;
  // It is not, or not for everybody.
  'says-gone': { quote: string; yet?: 'shown' };
  'offer-absent': { missing: Sign[] };
  'not-here': { quote: string };
  'age-verification': None;
  // Several viewpoints; a person.
  'seen-from': { views: Partial<Record<Verdict, string[]>> };
  'decided-by-person': { reason: string };
  attended: None;
}
type None = Record<string, never>;

/** What is kept of one thing that was seen and counted. */
type Reason<Code extends string, Values> = { code: Code; params: Values };

export type VerdictReason =
  | { [Code in keyof ReasonValues]: Reason<Code, ReasonValues[Code]> }[keyof ReasonValues]
  | Reason<`learned-${PageState['state']}`, { quote: string }>
  /** `said`: the server's own words beside the number. */
  | Reason<`status-${number}`, { status: number; said?: string; yet?: 'shown' }>
  /** What kept the page from answering; `error` is the technical cause, in English. */
  | Reason<VisitFailureKind, { error: string }>;

export interface Judgement {
  verdict: Verdict;
  reasons: VerdictReason[];
}
