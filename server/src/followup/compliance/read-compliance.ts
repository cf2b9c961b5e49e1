import type { z } from 'zod';
import { addDays, plainDate, startOfDay } from '../../base/core/clock.ts';
import type { Tx } from '../../base/database/store.ts';
import { writeCsv } from '../../base/text/write-csv.ts';
import { shippedSchedule } from '../check/check-schedule.ts';
import { refusal } from '../refusals.ts';
import { countCompliance } from './compliance.ts';
import type { complianceAnswerSchema, complianceQuerySchema, complianceReportSchema } from './compliance-schema.ts';
import { listAsked, listAskedPlatforms } from './compliance-store.ts';
import { sayRecurrence } from './compliance-words.ts';

type PlatformReport = z.infer<typeof complianceReportSchema>;

const DAY = 86_400_000;

/**
 * A unit's compliance report of a platform.
 *
 * @throws VigieError `VIGIE_FOLLOWUP_PERIOD` when the period ends before it begins or is longer than five years.
 */
export async function readComplianceReport(
  tx: Tx,
  query: z.infer<typeof complianceQuerySchema>,
  now: Date,
  timeZone: string,
): Promise<z.infer<typeof complianceAnswerSchema>> {
  const to = query.to ?? plainDate(now, timeZone);
  const from = query.from ?? addDays(to, -364);
  const period = { from: startOfDay(from, timeZone), to: startOfDay(addDays(to, 1), timeZone) };
  const days = (period.to.getTime() - period.from.getTime()) / DAY;
  if (days <= 0 || days > 5 * 366) throw refusal('VIGIE_FOLLOWUP_PERIOD');
  const platforms = await listAskedPlatforms(tx);
  const platform = query.platform ?? platforms[0];
  if (platform === undefined) return { platforms, report: null };
  const asked = await listAsked(tx, platform, period, shippedSchedule());
  const last = new Date(period.to.getTime() - 1);
  const counted = countCompliance(asked, { from: period.from, to: last < now ? last : now }, now, timeZone);
  const sentence = sayRecurrence(platform, { from, to }, counted);
  return { platforms, report: { platform, from, to, ...counted, recurrence: { ...counted.recurrence, sentence } } };
}

/** The report as a table of counts, a line each; cells that a spreadsheet would take for a formula are made text. */
export function renderReportCsv(report: PlatformReport): string {
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
    ['recurrence', report.recurrence.answer, report.recurrence.sentence.fr, report.recurrence.relistings],
  ];
  const table = rows.map((row) => [platform, from, to, ...row.map((cell) => cell ?? '')]);
  const fields = ['platform', 'from', 'to', 'group', 'measure', 'of', 'value'];
  return writeCsv([fields, ...table]);
}
