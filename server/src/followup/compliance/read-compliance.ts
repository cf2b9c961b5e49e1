import Papa from 'papaparse';
import type { z } from 'zod';
import { addDays, plainDate, startOfDay } from '../../base/core/clock.ts';
import { VigieError } from '../../base/core/errors.ts';
import type { Tx } from '../../base/database/store.ts';
import { shippedSchedule } from '../check/check-schedule.ts';
import { keepLedger } from './compliance.ts';
import type { ledgerAnswerSchema, ledgerQuerySchema, ledgerSchema } from './compliance-schema.ts';
import { listAsked, listAskedPlatforms } from './compliance-store.ts';
import { sayRecurrence } from './compliance-words.ts';

type PlatformLedger = z.infer<typeof ledgerSchema>;

const DAY = 86_400_000;

/**
 * A unit's ledger of a platform.
 *
 * @throws VigieError `VIGIE_FOLLOWUP_PERIOD` when the period ends before it begins or is longer than five years.
 */
export async function readLedger(
  tx: Tx,
  query: z.infer<typeof ledgerQuerySchema>,
  now: Date,
  timeZone: string,
): Promise<z.infer<typeof ledgerAnswerSchema>> {
  const to = query.to ?? plainDate(now, timeZone);
  const from = query.from ?? addDays(to, -364);
  const period = { from: startOfDay(from, timeZone), to: startOfDay(addDays(to, 1), timeZone) };
  const days = (period.to.getTime() - period.from.getTime()) / DAY;
  if (days <= 0 || days > 5 * 366) {
    throw new VigieError('VIGIE_FOLLOWUP_PERIOD', {
      en: 'The period begins before it ends and is at most five years long.',
      fr: 'La période commence avant sa fin et dure au plus cinq ans.',
    });
  }
  const platforms = await listAskedPlatforms(tx);
  const platform = query.platform ?? platforms[0];
  if (platform === undefined) return { platforms, ledger: null };
  const asked = await listAsked(tx, platform, period, shippedSchedule());
  const last = new Date(period.to.getTime() - 1);
  const ledger = keepLedger(asked, { from: period.from, to: last < now ? last : now }, now, timeZone);
  const sentence = sayRecurrence(platform, { from, to }, ledger);
  return { platforms, ledger: { platform, from, to, ...ledger, recurrence: { ...ledger.recurrence, sentence } } };
}

/** The ledger as a table of counts, a line each; cells that a spreadsheet would take for a formula are made text. */
export function renderLedgerCsv(ledger: PlatformLedger): string {
  const { platform, from, to, byTrader, byCategory, weeks } = ledger;
  const times = (['toReceipt', 'toDecision', 'toRemoval', 'toReturn'] as const).flatMap((name) =>
    (['happened', 'open', 'p10', 'p50', 'p90', 'median'] as const).map((part) => [name, part, '', ledger[name][part]]),
  );
  const rows = [
    ...Object.entries(ledger.counts).map(([name, count]) => ['counts', name, '', count]),
    ...times,
    ...byTrader.flatMap(({ key, ...rest }) =>
      Object.entries(rest).map(([name, count]) => ['trader', name, key, count]),
    ),
    ...byCategory.flatMap(({ key, ...rest }) =>
      Object.entries(rest).map(([name, count]) => ['rule', name, key, count]),
    ),
    ...weeks.flatMap(({ week, ...rest }) => Object.entries(rest).map(([name, count]) => ['week', name, week, count])),
    ['recurrence', ledger.recurrence.answer, ledger.recurrence.sentence.fr, ledger.recurrence.returns],
  ];
  const table = rows.map((row) => [platform, from, to, ...row.map((cell) => cell ?? '')]);
  const fields = ['platform', 'from', 'to', 'group', 'measure', 'of', 'value'];
  return `${Papa.unparse({ fields, data: table }, { escapeFormulae: true, newline: '\n' })}\n`;
}
