/** Since when one counts: how many sensitive cases were seen on which day, and at what time (ms). */
export interface Since {
  day: string;
  cases: number;
  at: number;
}

/** After how many sensitive cases, or minutes at work, a pause is suggested; `off`: by that it is not. */
export interface PauseAfter {
  cases: number | 'off';
  minutes: number | 'off';
}

/**
 * Why a pause is due; null: none is.
 *
 * @param since the last pause, or when the console was opened; of another day, its cases are not those of today
 */
export function pauseDue(now: Since, since: Since, after: PauseAfter): 'cases' | 'minutes' | null {
  const before = since.day === now.day ? since.cases : 0;
  if (after.cases !== 'off' && now.cases - before >= after.cases) return 'cases';
  if (after.minutes !== 'off' && now.at - since.at >= after.minutes * 60_000) return 'minutes';
  return null;
}

/** The last pause as it is kept in the browser; what is not one is nothing. */
export function readSince(kept: string | null): Since | null {
  const [day = '', cases = '', at = ''] = kept?.split(' ') ?? [];
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && /^\d+$/.test(cases) && /^\d+$/.test(at)
    ? { day, cases: Number(cases), at: Number(at) }
    : null;
}

export const writeSince = ({ day, cases, at }: Since): string => `${day} ${cases} ${at}`;
