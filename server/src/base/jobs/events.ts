/**
 * What happens in the chain, in the past tense, with what later links need to know of it. An event is written in the
 * transaction of the act (the outbox), and the jobs of the queues that asked for it are queued in that same
 * transaction.
 */
export interface Events {
  /** `isScreened`: in the same transaction. */
  'listing.seen': { snapshots: string[]; isScreened?: true };
  'pictures.hashed': { snapshots: string[] };
  'finding.made': { findings: string[] };
  'rule.hit-rate-anomaly': { pack: string; rule: string; day: string };
  'finding.grouped': { case: string; listing: string; snapshot: string };
  'language.told': { snapshots: string[] };
  'case.decided': { case: string; decision: 'confirm' | 'dismiss' | 'escalate' };
  /** From now on few may see it. */
  'case.restricted': { case: string };
  'evidence.sealed': { case: string; package: string };
  'notice.proposed': { case: string; notice: string; author: string };
  'notice.approved': { case: string; notice: string };
  'notice.rejected': { case: string; notice: string };
  /** `dueAt`: the end of the term that runs from now; null: none does. `isLetter`: it takes another back, or corrects it. */
  'notice.sent': { case: string; notice: string; dueAt: string | null; isLetter: boolean };
  /** It counts as not sent from now on: nothing is owed on it, and it is followed no longer. */
  'notice.withdrawn': { case: string; notice: string };
  'notice.answered': {
    case: string;
    notice: string;
    answer: string;
    kind: 'receipt' | 'decision' | 'message';
    outcome: 'acted' | 'partly' | 'no-action' | null;
    /** A person typed it, and so has read it; `foundIn`: the message that they found it in. */
    isTyped: boolean;
    foundIn: string | null;
  };
  'check.done': { case: string; check: string; notice: string; listing: string; verdict: string };
  'check.corrected': { case: string; check: string; notice: string; listing: string; verdict: string };
  'phrase.proposed': { case: string; phrase: string; author: string };
  'phrase.applied': { case: string; phrase: string };
  'phrase.declined': { case: string; phrase: string };
  'deadline.passed': { case: string; notice: string; nextStep: string };
  'listing.removed': { case: string; notice: string };
  'listing.relisted': { case: string; relisting: string; listing: string; snapshot: string; nextStep: string };
  'listing.reappeared': { case: string; notice: string; listing: string; nextStep: string | null };
  'relisting.decided': { case: string; relisting: string; stage: string; nextStep: string | null };
  /** A notice that was withdrawn is followed no longer: where its case stands by what is left. */
  'follow-up.ended': { case: string; notice: string; stage: string; nextStep: string | null };
  'release.published': { release: string };
  'operation.joined': { operation: string };
  'operation.refused': { operation: string };
  'operation.left': { operation: string };
  'operation.ended': { operation: string };
}

export type EventKind = keyof Events;
