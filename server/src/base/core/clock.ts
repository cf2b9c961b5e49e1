/** The only source of the present moment: passed in, so that tests and the demo can move it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

const formats = new Map<string, Intl.DateTimeFormat>();

/** The plain date (YYYY-MM-DD) of an instant in a time zone: the law counts days where they are lived. */
export function plainDate(instant: Date, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format.format(instant);
}

/** A plain date so many days on, or back. */
export function addDays(date: string, amount: number): string {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + amount);
  return next.toISOString().slice(0, 10);
}

/** The Monday of the week of an instant, as a plain date in a time zone. */
export function mondayOf(instant: Date, timeZone: string): string {
  const date = plainDate(instant, timeZone);
  return addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** The instant at which a plain date begins in a time zone, whatever the clock does that night. */
export function startOfDay(date: string, timeZone: string): Date {
  const midnightUtc = Date.parse(`${date}T00:00:00Z`);
  // Offsets lie between -12 and +14 hours and change by quarters of an hour at the finest.
  const quarter = 900_000;
  for (let instant = midnightUtc - 14 * 4 * quarter; instant <= midnightUtc + 12 * 4 * quarter; instant += quarter) {
    if (plainDate(new Date(instant), timeZone) === date) return new Date(instant);
  }
  throw new Error(`${date} does not exist in ${timeZone}`);
}
