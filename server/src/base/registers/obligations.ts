import { join } from 'node:path';
import { z } from 'zod';
import { inBothLanguages, KEY, PLAIN_DATE, provenance, REGISTERS_DIR, readFolder, traceable } from './read-yaml.ts';

/** Where an obligation comes from. `other`: the register of platforms has it, which does not say. */
export const OBLIGATION_KINDS = ['article', 'commitment', 'judgment', 'penalty', 'other'] as const;

const obligationSchema = traceable(
  z.strictObject({
    key: KEY,
    kind: z.enum(OBLIGATION_KINDS),
    title: inBothLanguages,
    /** The article, decision or judgment. */
    basis: inBothLanguages,
    /** How fast, in the words of the text; null: it sets no term. */
    term: inBothLanguages.nullable(),
    /** First and last day; null: not stated, without end. */
    from: PLAIN_DATE.nullable().default(null),
    until: PLAIN_DATE.nullable().default(null),
    ...provenance,
  }),
);

const fileSchema = z.strictObject({
  /** Key of a platform in `registers/platforms`; null: every marketplace. */
  platform: KEY.nullable(),
  obligations: z.array(obligationSchema).max(200),
});

export type Obligation = z.infer<typeof obligationSchema>;

/** What a platform owes, by its key: what all marketplaces do, then its own (`registers/obligations`). */
export function loadObligations(platform: string | null, dir: string = REGISTERS_DIR): Obligation[] {
  const files = readFolder(join(dir, 'obligations'), fileSchema);
  const of = (key: string | null) =>
    files.filter((file) => file.platform === key).flatMap(({ obligations }) => obligations);
  return [...of(null), ...(platform === null ? [] : of(platform))];
}

const DAY = 86_400_000;

/** Where a day stands within an obligation's days. */
export interface ObligationClock {
  state: 'not-begun' | 'running' | 'ended';
  /** Days from that day to the last one, which counts; null: without end, or over. */
  daysLeft: number | null;
}

/** The clock of an obligation on a day (`YYYY-MM-DD`). */
export function clockOf({ from, until }: Pick<Obligation, 'from' | 'until'>, day: string): ObligationClock {
  if (from !== null && day < from) return { state: 'not-begun', daysLeft: null };
  if (until === null) return { state: 'running', daysLeft: null };
  if (day > until) return { state: 'ended', daysLeft: null };
  return { state: 'running', daysLeft: Math.round((Date.parse(until) - Date.parse(day)) / DAY) };
}
