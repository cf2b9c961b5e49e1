/** The only source of the present moment: passed in, so that tests and the demo can move it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

const formats = new Map<string, Intl.DateTimeFormat>();

/** The plain date (YYYY-MM-DD) of an instant in a time zone: the law counts days where they are lived. */
export function plainDate(instant: Date, timeZone = 'Europe/Paris'): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format.format(instant);
}
