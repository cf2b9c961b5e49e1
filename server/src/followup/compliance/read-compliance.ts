import type { z } from 'zod';
import { addDays, plainDate, startOfDay } from '../../base/core/clock.ts';
import type { Tx } from '../../base/database/store.ts';
import { writeCsv } from '../../base/text/write-csv.ts';
import type { Declared } from '../declared/declared-schema.ts';
import { refusal } from '../refusals.ts';
import { countCompliance } from './compliance.ts';
import { defineMeasure } from './compliance-definitions.ts';
import type {
  comparisonSchema,
  complianceAnswerSchema,
  complianceQuerySchema,
  complianceReportSchema,
  periodQuerySchema,
} from './compliance-schema.ts';
import { listAsked, listAskedOfSome, listAskedPlatforms, listAskedWithin } from './compliance-store.ts';
import { sayRecurrence } from './compliance-words.ts';

type PlatformReport = z.infer<typeof complianceReportSchema>;

const DAY = 86_400_000;

/** Platforms beside each other at most: more lines than these cannot be told apart. */
const COMPARED = 6;

/**
 * The days that are asked for, and the instants at which they begin and end.
 *
 * @throws VigieError `VIGIE_FOLLOWUP_PERIOD` when the period ends before it begins or is longer than five years.
 */
function readPeriod(query: z.infer<typeof periodQuerySchema>, now: Date, timeZone: string) {
  const to = query.to ?? plainDate(now, timeZone);
  const from = query.from ?? addDays(to, -364);
  const period = { from: startOfDay(from, timeZone), to: startOfDay(addDays(to, 1), timeZone) };
  const days = (period.to.getTime() - period.from.getTime()) / DAY;
  if (days <= 0 || days > 5 * 366) throw refusal('VIGIE_FOLLOWUP_PERIOD');
  const last = new Date(period.to.getTime() - 1);
  return { from, to, period, counted: { from: period.from, to: last < now ? last : now } };
}

/** A unit's compliance report of a platform. @throws VigieError `VIGIE_FOLLOWUP_PERIOD` */
export async function readComplianceReport(
  tx: Tx,
  query: z.infer<typeof complianceQuerySchema>,
  now: Date,
  timeZone: string,
): Promise<z.infer<typeof complianceAnswerSchema>> {
  const { from, to, period, counted: within } = readPeriod(query, now, timeZone);
  const platforms = await listAskedPlatforms(tx);
  const platform = query.platform ?? platforms[0];
  if (platform === undefined) return { platforms, report: null };
  const asked = await listAsked(tx, platform, period);
  const counted = countCompliance(asked, within, now, timeZone);
  const sentence = sayRecurrence(platform, { from, to }, counted);
  return { platforms, report: { platform, from, to, ...counted, recurrence: { ...counted.recurrence, sentence } } };
}

/**
 * Platforms beside each other: what each was asked, its terms and its times to removal, as its own report has them.
 *
 * @throws VigieError `VIGIE_FOLLOWUP_PERIOD`
 */
export async function comparePlatforms(
  tx: Tx,
  query: z.infer<typeof periodQuerySchema>,
  now: Date,
  timeZone: string,
): Promise<z.infer<typeof comparisonSchema>> {
  const { from, to, period, counted } = readPeriod(query, now, timeZone);
  const all = await listAskedWithin(tx, period);
  const shown = all.slice(0, COMPARED);
  const asked = Map.groupBy(await listAskedOfSome(tx, shown, period), ({ platform }) => platform);
  const most = [...asked].sort(([a, one], [b, other]) => other.length - one.length || a.localeCompare(b));
  const platforms = most.map(([platform, offers]) => {
    const { counts, deadlines, toRemoval } = countCompliance(offers, counted, now, timeZone);
    return { platform, counts, deadlines, toRemoval };
  });
  return { from, to, platforms, more: all.length - shown.length };
}

/** What the platform declared, with the days whose files were read: without any, no figure. */
function rowsOfDeclared(declared: Declared): (string | number)[][] {
  const { files, days, statements, notices } = declared;
  const groups = (['byCategory', 'byGround', 'bySource', 'byDetection', 'byDecision'] as const).flatMap((group) =>
    declared[group].map(({ key, statements: count }) => ['declared', group, key, count]),
  );
  return [
    ['declared', 'daysRead', `of ${days}`, files.length],
    ...(files.length > 0 ? [['declared', 'statements', '', statements], ...groups] : []),
    ...Object.entries(notices).map(([how, count]) => ['declared', 'notices', how, count]),
  ];
}

/** The report as a table of counts, a line each with what it counts in both languages; cells that a spreadsheet would take for a formula are made text. */
export function renderReportCsv(report: PlatformReport, declared: Declared): string {
  const { platform, from, to, byTrader, byCategory, weeks } = report;
  const times = (['toReceipt', 'toDecision', 'toRemoval', 'toRelisting'] as const).flatMap((name) =>
    (['happened', 'open', 'p10', 'p50', 'p90', 'median'] as const).map((part) => [name, part, '', report[name][part]]),
  );
  const rows = [
    ...Object.entries(report.counts).map(([name, count]) => ['counts', name, '', count]),
    ...times,
    ...byTrader.flatMap(({ key, ...rest }) =>
      Object.entries(rest).map(([name, count]) => ['trader', name, key, count]),
    ),
    ...byCategory.flatMap(({ key, ...rest }) =>
      Object.entries(rest).map(([name, count]) => ['rule', name, key, count]),
    ),
    ...weeks.flatMap(({ week, ...rest }) => Object.entries(rest).map(([name, count]) => ['week', name, week, count])),
    ...rowsOfDeclared(declared),
    ['recurrence', report.recurrence.answer, report.recurrence.sentence.fr, report.recurrence.relistings],
  ];
  const table = rows.map((row) => {
    const { en, fr } = defineMeasure(String(row[0]), String(row[1]));
    return [platform, from, to, ...row.map((cell) => cell ?? ''), en, fr];
  });
  const fields = ['platform', 'from', 'to', 'group', 'measure', 'of', 'value', 'definition_en', 'definition_fr'];
  return writeCsv([fields, ...table]);
}
