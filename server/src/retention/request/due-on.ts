/**
 * The last day to answer a request: so many months on, the same day of the month; where the month has no such day, its
 * last (Regulation (EEC, Euratom) No 1182/71, art. 3(2)(c)). A day of rest at the end does not put it off here: to be
 * early is safe.
 */
export function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const due = new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth)));
  return due.toISOString().slice(0, 10);
}
