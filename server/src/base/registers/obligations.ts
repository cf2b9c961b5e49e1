import { join } from 'node:path';
import { z } from 'zod';
import type { Platform } from './platforms.ts';
import { inBothLanguages, KEY, PLAIN_DATE, provenance, REGISTERS_DIR, readFolder, traceable } from './read-yaml.ts';
import { namesSum, withoutSums } from './sums-of-money.ts';

/** Where an obligation comes from. `other`: a register of platforms of the user's own has it, which does not say. */
export const OBLIGATION_KINDS = ['article', 'commitment', 'judgment', 'order', 'penalty', 'other'] as const;

/** Words that name no sum of money: how much an infringement costs is not for a register to say. */
const words = inBothLanguages.refine(
  ({ en, fr }) => !namesSum(en) && !namesSum(fr),
  'an obligation names no sum of money',
);

const obligationSchema = traceable(
  z.strictObject({
    key: KEY,
    kind: z.enum(OBLIGATION_KINDS),
    title: words,
    /** The article, decision or judgment. */
    basis: words,
    /** How fast, in the words of the text; null: it sets no term. */
    term: words.nullable(),
    /** First and last day; null: not stated, without end. */
    from: PLAIN_DATE.nullable().default(null),
    until: PLAIN_DATE.nullable().default(null),
    /** Days on which something falls due within it. */
    due: z
      .array(z.strictObject({ on: PLAIN_DATE, title: words }))
      .max(50)
      .default([]),
    /** Where each infringement is penalised: an offer in which one of these packs found something may be one. */
    eachInfringement: z
      .strictObject({ packs: z.array(KEY).min(1).max(20) })
      .nullable()
      .default(null),
    ...provenance,
  }),
)
  .refine(({ from, until }) => from === null || until === null || from <= until, 'it ends before it begins')
  .refine(
    ({ from, eachInfringement }) => eachInfringement === null || from !== null,
    'where each infringement is penalised, the first day is needed',
  );

const fileSchema = z.strictObject({
  /** Key of a platform in `registers/platforms`; null: every marketplace. */
  platform: KEY.nullable(),
  obligations: z.array(obligationSchema).max(200),
});

export type Obligation = z.infer<typeof obligationSchema>;

/** Vigie's own register, read once: it changes with the version alone. */
let own: z.infer<typeof fileSchema>[] | undefined;

/** What a platform owes, by its key: what all marketplaces do, then its own (`registers/obligations`). */
export function loadObligations(platform: string | null, dir: string = REGISTERS_DIR): Obligation[] {
  const isOwn = dir === REGISTERS_DIR;
  const files = (isOwn ? own : undefined) ?? readFolder(join(dir, 'obligations'), fileSchema);
  if (isOwn) own = files;
  const of = (key: string | null) =>
    files.filter((file) => file.platform === key).flatMap(({ obligations }) => obligations);
  return [...of(null), ...(platform === null ? [] : of(platform))];
}

/**
 * What a user's own file of a platform says it owes, as files did before the register of obligations: without what that
 * register has of the same day, and without sums of money.
 */
export function obligationsOfFile(
  { key, obligations }: Pick<Platform, 'key' | 'obligations'>,
  registered: readonly Obligation[],
): (Omit<Obligation, 'basis'> & { basis: null })[] {
  const days = new Set(registered.map(({ from }) => from));
  return obligations
    .map(({ title, on, until, verified, source, checked }, at) => ({
      key: `${key}-${at + 1}`,
      kind: 'other' as const,
      title: { en: withoutSums(title.en), fr: withoutSums(title.fr) },
      basis: null,
      term: null,
      from: on,
      until,
      due: [],
      eachInfringement: null,
      verified,
      source: source && withoutSums(source),
      checked,
    }))
    .filter(({ from }) => !days.has(from));
}

const DAY = 86_400_000;
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** Where a day stands within an obligation's days. */
export interface ObligationClock {
  state: 'not-begun' | 'running' | 'ended';
  /** Days from that day to the last one, which counts; null: without end, or over. */
  daysLeft: number | null;
  /** What comes next, that day included; `title` where the register names what falls due. null: nothing more is set. */
  next: {
    what: 'begins' | 'due' | 'ends';
    on: string;
    inDays: number;
    title: Obligation['title'] | null;
  } | null;
}

/** The clock of an obligation on a day (`YYYY-MM-DD`). */
export function clockOf(
  { from, until, due }: Pick<Obligation, 'from' | 'until' | 'due'>,
  day: string,
): ObligationClock {
  const begins = from === null ? [] : [{ what: 'begins' as const, on: from, title: null }];
  const ends = until === null ? [] : [{ what: 'ends' as const, on: until, title: null }];
  const isOver = until !== null && day > until;
  const [next] = isOver
    ? []
    : [...begins.filter(({ on }) => on > day), ...due.map((each) => ({ what: 'due' as const, ...each })), ...ends]
        .filter(({ on }) => on >= day)
        .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const state = from !== null && day < from ? 'not-begun' : isOver ? 'ended' : 'running';
  return {
    state,
    daysLeft: state === 'running' && until !== null ? daysBetween(day, until) : null,
    next: next ? { ...next, inDays: daysBetween(day, next.on) } : null,
  };
}
