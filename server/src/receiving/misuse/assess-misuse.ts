import type { Assessment, Measure, SubjectKind, Tally } from './misuse-schema.ts';

export const DAY_MS = 24 * 3_600_000;

/**
 * What the platform takes as frequent: its own policy, which art. 23(4) asks it to publish, not a number of the law.
 */
export const POLICY = {
  /** The time looked at. */
  days: 180,
  /** Misuses from which a measure is proposed, and their least share of all. */
  least: 3,
  share: { trader: 0.05, notifier: 0.5, complainant: 0.5 },
  /** A warning holds for so long: misuse after it leads to a suspension, not before. */
  warnedDays: 365,
  suspensionDays: 30,
} as const;

/**
 * Weighs a tally by art. 23: a warning comes first, a suspension only for misuse after a warning, and nothing while one
 * holds. Intention (point (d)) is not counted: what there is of it is read by the person who decides.
 */
export function assessMisuse(kind: SubjectKind, tally: Tally, measures: Measure[], now: Date): Assessment {
  const share = tally.total === 0 ? 0 : tally.misuses / tally.total;
  const suspended = measures.find(
    (measure) => measure.kind === 'suspension' && measure.until !== null && new Date(measure.until) > now,
  );
  const warned = measures
    .filter(({ kind, since }) => kind === 'warning' && now.getTime() - Date.parse(since) < POLICY.warnedDays * DAY_MS)
    .at(-1);
  const isFrequent = tally.misuses >= POLICY.least && share >= POLICY.share[kind];
  const isAgain = warned !== undefined && tally.last !== null && tally.last > warned.since;
  const proposal = !isFrequent || suspended ? 'none' : isAgain ? 'suspension' : warned ? 'none' : 'warning';
  return {
    ...tally,
    share,
    proposal,
    // Grave items weigh: twice the time.
    days: proposal === 'suspension' ? POLICY.suspensionDays * (tally.grave > 0 ? 2 : 1) : null,
    suspendedUntil: suspended?.until ?? null,
    measures,
  };
}
