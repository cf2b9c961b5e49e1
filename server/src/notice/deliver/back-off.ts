const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** Who does not take a message for five days is not a passing fault (RFC 5321, section 4.5.4.1 names four to five). */
export const GIVE_UP_AFTER_MS = 5 * 24 * HOUR;
/** A try that has not ended by then was broken off: longer than any try may take. */
export const TRY_LASTS_MS = 5 * 60 * SECOND;
const FIRST_DELAY_MS = 30 * SECOND;
const LONGEST_DELAY_MS = 6 * HOUR;

/**
 * When to try again after a try that failed for a passing reason: after as long as it has been tried for, at least 30
 * seconds and at most six hours, and not before the peer asked for. Immediate failures are retried after 30 seconds,
 * then at doubling intervals.
 *
 * @returns null: not again, a person has to act
 */
export function nextTry(failed: {
  now: Date;
  giveUpAt: Date;
  /** `Retry-After`. */
  patienceMs: number | null;
}): Date | null {
  const sinceFirstMs = failed.now.getTime() - (failed.giveUpAt.getTime() - GIVE_UP_AFTER_MS);
  const delayMs = Math.min(Math.max(sinceFirstMs, FIRST_DELAY_MS), LONGEST_DELAY_MS);
  const next = new Date(failed.now.getTime() + Math.max(delayMs, failed.patienceMs ?? 0));
  return next <= failed.giveUpAt ? next : null;
}
