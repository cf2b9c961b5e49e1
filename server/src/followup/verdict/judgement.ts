import type { ReasonCode } from './reason-words.ts';

/** What one re-visit of a listing found. */
export type Verdict = 'online' | 'removed' | 'restricted' | 'indeterminate';

/** One thing that was seen and counted. `code` is stable, `detail` quotes it; `sayReason` has the words that people read. */
export interface VerdictReason {
  code: ReasonCode;
  detail: string;
}

export interface Judgement {
  verdict: Verdict;
  reasons: VerdictReason[];
}
