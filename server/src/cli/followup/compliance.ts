import { readConfig } from '../../base/core/config.ts';
import { readComplianceReport } from '../../followup/index.ts';
import { openVigieStore } from '../../main.ts';
import { findUnit } from '../../people/index.ts';
import { type Io, onOneLine, write } from '../terminal/io.ts';

const TIMES = [
  ['toReceipt', 'to receipt'],
  ['toDecision', 'to decision'],
  ['toRemoval', 'to removal'],
  ['toRelisting', 'to relisting'],
] as const;

/** `vigie compliance`: what a platform was asked, what it did and when, what was relisted. */
export async function runCompliance(
  options: { unit: string; platform?: string; from?: string; to?: string; json?: boolean },
  io: Io,
): Promise<number> {
  const config = readConfig();
  const store = await openVigieStore(config);
  try {
    const unit = await findUnit(store.db, options.unit);
    const { platform, from, to } = options;
    const query = { ...(platform && { platform }), ...(from && { from }), ...(to && { to }) };
    const { report } = await store.inUnit(unit, (tx) =>
      readComplianceReport(tx, query, new Date(), config.home.timeZone),
    );
    if (!report) {
      await write(io.stderr, 'No platform was asked for anything yet.\n');
      return 0;
    }
    if (options.json || !io.isTerminal) {
      await write(io.stdout, `${JSON.stringify(report)}\n`);
      return 0;
    }
    const shown = (days: number | null): string => (days === null ? '-' : String(days)).padStart(7);
    const lines = [
      report.recurrence.sentence.en,
      '',
      'offers',
      ...Object.entries(report.counts).map(([name, count]) => `  ${name.padEnd(14)}${String(count).padStart(7)}`),
      '',
      'days                    n   open    p10    p50    p90  median (open ones counted)',
      ...TIMES.map(([key, name]) => {
        const { happened, open, p10, p50, p90, median } = report[key];
        return `  ${name.padEnd(14)}${shown(happened)}${shown(open)}${[p10, p50, p90, median].map(shown).join('')}`;
      }),
      ...(['byTrader', 'byCategory'] as const).flatMap((group) => [
        '',
        `${group === 'byTrader' ? 'trader' : 'rule'}: asked, acknowledged, decided, done, late, relisted`,
        ...report[group].map(({ key, ...counts }) => {
          const numbers = Object.values(counts).map((count) => String(count).padStart(5));
          return `  ${numbers.join(' ')}  ${onOneLine(key || '(not named)')}`;
        }),
      ]),
    ];
    await write(io.stdout, `${lines.join('\n')}\n`);
    return 0;
  } finally {
    await store.close();
  }
}
