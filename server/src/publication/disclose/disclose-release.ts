import { setImmediate } from 'node:timers/promises';
import type { Words } from '@vigie/engine';
import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';
import { refusal } from '../refusals.ts';
import { say } from '../words.ts';
import { THRESHOLD } from './disclose.ts';
import { entryKey, indexTable, type Table } from './disclose-table.ts';
import { toldSweepSchema } from './sweep-schema.ts';
import { type Told, tellMonths, toRows } from './tell-months.ts';

/** What is counted, in the order of the chain. No measure is the sum of others: see `discloseTable`. */
export const MEASURES = [
  'listings',
  'findings',
  'confirmed',
  'notices',
  'removed',
  'restricted',
  'online',
  'indeterminate',
  'relistings',
] as const;
export type Measure = (typeof MEASURES)[number];

/** Licences to publish under, by the names of the SPDX list. */
export const LICENCES = ['etalab-2.0', 'CC-BY-4.0'] as const;
export type Licence = (typeof LICENCES)[number];

/** Counts of one platform, rule and month (YYYY-MM). A measure that is neither given nor defined is not counted in this release. */
export type Count = { platform: string; rule: string; month: string } & Partial<Record<Measure, number>>;

export interface ReleaseInput {
  id: string;
  title: string;
  /** Plain dates, both inclusive. */
  period: { from: string; to: string };
  unit: { name: string };
  madeAt: Date;
  counts: readonly Count[];
  /** What each measure counts, for whoever reads it: those that the release tells, whether or not anything was counted. */
  definitions: Partial<Record<Measure, Words>>;
  /**
   * Platforms and rules that were watched, whether or not anything was found. Give them: otherwise a platform's first
   * event shows in the release by the platform's name appearing.
   */
  watched?: { platforms: readonly string[]; rules: readonly string[] };
  /** The published release that this one corrects, and why. */
  corrects?: { release: string; reason: string } | undefined;
}

const coordinate = z.string().nullable();

/** A release as it is kept and published as JSON. */
export const releaseSchema = z
  .strictObject({
    format: z
      .enum(['vigie.release/1', 'vigie.release/2'])
      .describe('1: counted once for each rule of a case, and as removed at the first check that found it so'),
    id: z.string().min(1),
    title: z.string(),
    period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
    unit: z.strictObject({ name: z.string() }),
    madeAt: z.iso.datetime(),
    corrects: z
      .strictObject({ release: z.string(), reason: z.string() })
      .optional()
      .describe('The published release that this one corrects, and why'),
    communique: wordsSchema.optional().describe('What was said with it, in words'),
    licence: z.enum(LICENCES).optional().describe('What others may do with it; left out: etalab-2.0'),
    threshold: z.int().describe('A figure under this is withheld'),
    platforms: z.array(z.string()),
    rules: z.array(z.string()),
    months: z.array(z.string()).describe('YYYY-MM'),
    measures: z.array(z.enum(MEASURES)),
    sweeps: z.array(toldSweepSchema).min(1).optional().describe('Sweeps that it tells; left out: none'),
    definitions: z
      .partialRecord(z.enum(MEASURES), wordsSchema)
      .optional()
      .describe('What each measure counts; format 1 has none'),
    figures: z.array(
      z.strictObject({
        platform: coordinate.describe('null: all platforms'),
        rule: coordinate.describe('null: all rules'),
        month: coordinate.describe('null: the whole period'),
        values: z
          .partialRecord(z.enum(MEASURES), z.int().min(0).nullable())
          .describe(
            'null: withheld. A figure of a month that changed by less than the threshold since an earlier release is held; that of a whole period is the sum of what was told of its months',
          ),
      }),
    ),
  })
  .describe('Disclosure-controlled figures by platform, rule and month, with every margin');

export type Release = z.infer<typeof releaseSchema>;
export type Figure = Release['figures'][number];

/** Bounds the work: entries of a table, margins included. */
const MAX_ENTRIES = 20_000;

/**
 * Makes the release of a period from its counts, given every earlier release whose period touches it (oldest first or
 * in any order).
 *
 * What is withheld, and why it stays so through all releases: `discloseTable` and `tellMonths`. No measure that is
 * released is part of another, or the sum of others: each is controlled by itself.
 *
 * @throws VigieError VIGIE_PUBLICATION_INVALID when the period, a month or a count is wrong, or the table is too large
 */
export async function discloseRelease(input: ReleaseInput, previous: readonly Release[] = []): Promise<Release> {
  const months = monthsOf(input.period);
  const stray = input.counts.find(({ month }) => !months.includes(month));
  if (stray) {
    const [first, last] = [months[0] ?? '', months.at(-1) ?? ''];
    throw refusal('VIGIE_PUBLICATION_INVALID', { why: say('strayMonth', { month: stray.month, first, last }) });
  }
  const earlier = [...previous].sort((a, b) => (a.madeAt < b.madeAt ? -1 : 1));
  const touching = earlier.filter((release) => release.months.some((month) => months.includes(month)));
  const collect = (counted: readonly string[], watched: readonly string[] = [], before: string[][] = []) =>
    [...new Set([...counted, ...watched, ...before.flat()])].sort();
  const platforms = collect(
    input.counts.map(({ platform }) => platform),
    input.watched?.platforms,
    touching.map((release) => release.platforms),
  );
  const rules = collect(
    input.counts.map(({ rule }) => rule),
    input.watched?.rules,
    touching.map((release) => release.rules),
  );
  const size = (platforms.length + 1) * (rules.length + 1) * (months.length + 1);
  if (size > MAX_ENTRIES)
    throw refusal('VIGIE_PUBLICATION_INVALID', { why: say('tooLarge', { size, most: MAX_ENTRIES }) });

  // Those that are defined too: a period of which nothing is counted says no less than one of a single event.
  const measures = MEASURES.filter(
    (measure) => input.definitions[measure] !== undefined || input.counts.some((count) => count[measure] !== undefined),
  );
  const figures = new Map<string, Figure>();
  for (const measure of measures) {
    const table = tableOf(input.counts, measure, [platforms, rules, months]);
    const told: Told[] = [];
    for (const release of earlier) {
      if (!release.measures.includes(measure)) continue;
      told.push(toldOf(release, measure));
      await setImmediate();
    }
    const shown = await bySteps(tellMonths(table, told));
    for (const { key, at } of indexTable(table).entries) {
      const [platform, rule, month] = at;
      const figure = figures.get(key) ?? { platform, rule, month, values: {} };
      figure.values[measure] = shown.get(key) ?? null;
      figures.set(key, figure);
    }
  }
  return {
    format: 'vigie.release/2',
    id: input.id,
    title: input.title,
    period: { from: input.period.from, to: input.period.to },
    unit: { name: input.unit.name },
    madeAt: input.madeAt.toISOString(),
    ...(input.corrects ? { corrects: input.corrects } : {}),
    threshold: THRESHOLD,
    platforms,
    rules,
    months,
    measures,
    definitions: input.definitions,
    figures: [...figures.values()],
  };
}

/** Others wait no longer than so, and for one step. */
const AT_A_TIME_MS = 10;

async function bySteps<T>(steps: Generator<undefined, T>): Promise<T> {
  for (let since = performance.now(); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < AT_A_TIME_MS) continue;
    await setImmediate();
    since = performance.now();
  }
}

function tableOf(counts: readonly Count[], measure: Measure, dimensions: Table['dimensions']): Table {
  const cells = new Map<string, number>();
  for (const count of counts) {
    const value = count[measure] ?? 0;
    if (!Number.isSafeInteger(value) || value < 0) {
      {
        const where = [count.platform, count.rule, count.month].join(', ');
        throw refusal('VIGIE_PUBLICATION_INVALID', { why: say('badCount', { measure, where, value: String(value) }) });
      }
    }
    const key = entryKey([count.platform, count.rule, count.month]);
    cells.set(key, (cells.get(key) ?? 0) + value);
  }
  return { dimensions, counts: cells };
}

/** What a release told of a measure. */
function toldOf({ months, figures }: Release, measure: Measure): Told {
  return toRows(
    months,
    figures.map(({ platform, rule, month, values }) => [platform, rule, month, values[measure] ?? null] as const),
  );
}

/** The months of a period, `YYYY-MM`, in order. */
function monthsOf({ from, to }: { from: string; to: string }): string[] {
  const isDate = (text: string) => z.iso.date().safeParse(text).success;
  if (!isDate(from) || !isDate(to) || from > to)
    throw refusal('VIGIE_PUBLICATION_INVALID', { why: say('badPeriod', { from, to }) });
  const months: string[] = [];
  let [year = 0, month = 0] = from.split('-').map(Number);
  for (let name = from.slice(0, 7); name <= to.slice(0, 7); ) {
    months.push(name);
    if (months.length > 120) throw refusal('VIGIE_PUBLICATION_INVALID', { why: say('tooLong', { from, to }) });
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
    name = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  }
  return months;
}
