/**
 * What happens in the chain, in the past tense, with what later links need to know of it. An event is written in the
 * transaction of the act (the outbox), and the jobs of the queues that asked for it are queued in that same
 * transaction.
 */
export interface Events {
  'listing.seen': { snapshots: string[] };
  'pictures.hashed': { snapshots: string[] };
  'finding.made': { findings: string[] };
  'rule.hit-rate-anomaly': { pack: string; rule: string; day: string };
  'finding.grouped': { case: string; listing: string; snapshot: string };
  'case.decided': { case: string; decision: 'confirm' | 'dismiss' | 'escalate' };
  'evidence.sealed': { case: string; package: string };
  'notice.sent': { case: string; notice: string };
  'notice.answered': {
    case: string;
    notice: string;
    answer: string;
    kind: 'receipt' | 'decision' | 'message';
    outcome: 'acted' | 'partly' | 'no-action' | null;
  };
  'check.done': { case: string; check: string; verdict: string };
  'deadline.passed': { case: string; notice: string; nextStep: string };
  'listing.removed': { case: string; notice: string };
  'listing.relisted': { case: string; relisting: string; listing: string; snapshot: string; nextStep: string };
  'listing.reappeared': { case: string; notice: string; listing: string; nextStep: string | null };
  'relisting.decided': { case: string; relisting: string; stage: string; nextStep: string | null };
  'release.published': { release: string };
}

export type EventKind = keyof Events;
