/** How long something took, in days; where it has not happened, how long it has been waited for. */
export interface Time {
  days: number;
  happened: boolean;
}

/** Where the share of those for which something happened stands after so many days. */
export interface CurvePoint {
  day: number;
  /** For how many it had not happened, and the waiting not ended, before that day. */
  atRisk: number;
  /** For how many it had happened by then, and how many had by then been waited for no longer. */
  happened: number;
  open: number;
  /** From 0 to 1, with its 95 % band; no band where nothing has happened yet, or everything has. */
  share: number;
  low: number | null;
  high: number | null;
}

interface Step {
  days: number;
  atRisk: number;
  happened: number;
  open: number;
  surviving: number;
  /** Greenwood's sum. */
  spread: number;
}

/** How exactly times are told: in tenths of a day. */
export const tenth = (days: number): number => Math.round(days * 10) / 10;

const Z95 = 1.959963984540054;

/** The product-limit estimate at each time that occurs (Kaplan and Meier 1958), with Greenwood's sum (1926). */
function stepsOf(times: readonly Time[]): Step[] {
  const sorted = [...times].sort((a, b) => a.days - b.days);
  const steps: Step[] = [];
  let surviving = 1;
  let spread = 0;
  for (let at = 0; at < sorted.length; ) {
    const days = sorted[at]?.days ?? 0;
    let next = at;
    let happened = 0;
    for (; sorted[next]?.days === days; next++) if (sorted[next]?.happened) happened++;
    const atRisk = sorted.length - at;
    // At one and the same time, events come before what is cut off.
    surviving *= 1 - happened / atRisk;
    if (happened < atRisk) spread += happened / (atRisk * (atRisk - happened));
    steps.push({ days, atRisk, happened, open: next - at - happened, surviving, spread });
    at = next;
  }
  return steps;
}

/**
 * The median of times to an event when some have not had it yet: the first time at which the product-limit estimate of
 * Kaplan and Meier falls to a half or below. Without it, offers that stay online for ever would make a platform look
 * fast.
 *
 * @returns null where the estimate stays above a half.
 */
export function kaplanMeierMedian(times: readonly Time[]): number | null {
  return stepsOf(times).find(({ happened, surviving }) => happened > 0 && surviving <= 0.5 + 1e-12)?.days ?? null;
}

/**
 * The band of a share that has survived, on the scale of log(−log S), so that it never leaves 0 to 1 (Kalbfleisch and
 * Prentice, The Statistical Analysis of Failure Time Data, 1980, section 1.3).
 */
function bandOf({ surviving, spread }: Step): { low: number; high: number } | null {
  if (spread === 0 || surviving <= 1e-12) return null;
  const half = (Z95 * Math.sqrt(spread)) / Math.abs(Math.log(surviving));
  return { low: 1 - surviving ** Math.exp(-half), high: 1 - surviving ** Math.exp(half) };
}

/**
 * The share for which something has happened, after each whole day on which anything changed: one less the product-limit
 * estimate of Kaplan and Meier (1958), so that those still open count as long as they were looked at, and no longer.
 *
 * @returns its first point is day 0; none where there are no times
 */
export function kaplanMeierCurve(times: readonly Time[]): CurvePoint[] {
  if (times.length === 0) return [];
  let last: CurvePoint = { day: 0, atRisk: times.length, happened: 0, open: 0, share: 0, low: null, high: null };
  const points = [last];
  for (const step of stepsOf(times)) {
    // As long as it is said to have taken: a look a minute after 24 hours is a look after a day.
    const day = Math.ceil(tenth(step.days));
    if (day !== last.day) {
      last = { ...last, day, atRisk: times.length - last.happened - last.open };
      points.push(last);
    }
    last.happened += step.happened;
    last.open += step.open;
    last.share = 1 - step.surviving;
    last.low = bandOf(step)?.low ?? null;
    last.high = bandOf(step)?.high ?? null;
  }
  return points;
}
