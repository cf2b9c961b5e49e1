import type { Entry, Standing } from './course-schema.ts';

const DAY = 86_400_000;
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** What counts of a referral's entries, in the order in which it happened. */
const inOrder = (entries: readonly Entry[]): Entry[] =>
  entries
    .filter(({ withdrawn }) => withdrawn === null)
    .sort((a, b) => (a.on === b.on ? a.number - b.number : a.on < b.on ? -1 : 1));

/** The requests of a recipient that nobody has answered, the oldest first. */
export function openRequests(entries: readonly Entry[]): Entry[] {
  const counted = inOrder(entries);
  const answered = new Set(counted.map(({ answers }) => answers));
  return counted.filter(({ kind, id }) => kind === 'request' && !answered.has(id));
}

const STATE = {
  sent: 'sent',
  received: 'received',
  registered: 'registered',
  request: 'asked',
  answer: 'answered',
  decision: 'decided',
} as const;

/** Of what was noted by mistake: not even the sending counts. */
function neverSent([sending]: readonly Entry[], day: string): Standing {
  if (!sending) throw new Error('a referral begins with its sending');
  const nothing = { registerNumber: null, requests: [], due: null };
  const since = { since: sending.on, daysSince: daysBetween(sending.on, day) };
  return { state: 'withdrawn', waitsFor: 'nobody', ...since, ...nothing };
}

/**
 * Where a referral stands on a day (`YYYY-MM-DD`). It waits for us while a request has no answer, whatever came later;
 * for nobody once the last decision ended it, or where its sending was withdrawn; else for its recipient. Only days that the recipient stated are due.
 */
export function standOf(entries: readonly Entry[], day: string): Standing {
  const counted = inOrder(entries);
  const last = counted.at(-1);
  if (!last) return neverSent(entries, day);
  const requests = openRequests(entries);
  const [due] = requests.flatMap((request) => request.due ?? []).sort();
  const isOver = counted.findLast(({ kind }) => kind === 'decision')?.ends === true;
  return {
    state: requests.length > 0 ? 'asked' : isOver ? 'decided' : STATE[last.kind],
    waitsFor: requests.length > 0 ? 'us' : isOver ? 'nobody' : 'them',
    registerNumber: counted.findLast(({ kind }) => kind === 'registered')?.registerNumber ?? null,
    since: last.on,
    daysSince: daysBetween(last.on, day),
    requests: requests.map(({ id }) => id),
    due: due === undefined ? null : { on: due, daysLeft: daysBetween(day, due) },
  };
}
