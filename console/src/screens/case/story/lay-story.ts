import type { Tab } from '../tabs.ts';

/** What happened in a case, or is planned. */
export interface Happening {
  at: string;
  act: string;
  /** How it is said. */
  words: string;
  /** It has not happened yet. */
  isPlanned: boolean;
}

/** The lanes of the drawing, from top to bottom. */
export const LANES = ['case', 'evidence', 'documents', 'follow-up'] as const;
export type Lane = (typeof LANES)[number];

/** The tab on which a lane is read; null: the case itself. */
export const TAB_OF: Record<Lane, Tab | null> = {
  case: null,
  evidence: 'evidence',
  documents: 'documents',
  'follow-up': 'follow-up',
};

const LANE_OF: Record<string, Lane> = {
  evidence: 'evidence',
  exhibit: 'evidence',
  dossier: 'evidence',
  notice: 'documents',
  deadline: 'documents',
  proposal: 'documents',
  check: 'follow-up',
  listing: 'follow-up',
  relisting: 'follow-up',
  phrase: 'follow-up',
  step: 'follow-up',
};
/** What one must not overlook. */
const ALARMS = ['deadline.passed', 'listing.relisted', 'listing.reappeared', 'notice.bounced', 'notice.failed'];

/** One place on a lane: what happened there at about the same time. */
export interface Mark {
  lane: Lane;
  /** 0 to 100, from the first to the last. */
  x: number;
  happenings: Happening[];
  isPlanned: boolean;
  isAlarm: boolean;
}

/** Marks nearer to each other than this would lie one on the other. */
const APART = 2.5;

/**
 * Lays what happened out in time: in each lane a mark, and one for all that is too near to be told apart.
 *
 * @returns the marks, the ends of time, and where `now` is between them
 */
export function layStory(happenings: readonly Happening[], now: number) {
  const times = [...happenings.map(({ at }) => Date.parse(at)), now];
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const place = (at: number): number => (to === from ? 0 : ((at - from) / (to - from)) * 100);
  const marks: Mark[] = [];
  for (const lane of LANES) {
    let last: Mark | undefined;
    const own = happenings.filter(({ act }) => (LANE_OF[act.split('.', 1)[0] ?? ''] ?? 'case') === lane);
    for (const happening of own.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))) {
      const x = place(Date.parse(happening.at));
      const isAlarm = ALARMS.includes(happening.act);
      if (last && x - last.x < APART && last.isPlanned === happening.isPlanned) {
        last.happenings.push(happening);
        last.isAlarm ||= isAlarm;
      } else {
        last = { lane, x, happenings: [happening], isPlanned: happening.isPlanned, isAlarm };
        marks.push(last);
      }
    }
  }
  return { marks, from, to, now: place(now) };
}
