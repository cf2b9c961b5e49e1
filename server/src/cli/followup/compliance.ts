import { join } from 'node:path';
import { readConfig } from '../../base/core/config.ts';
import { loadPlatforms } from '../../base/registers/platforms.ts';
import { type Declared, readComplianceReport, readDeclared } from '../../followup/index.ts';
import { openVigieStore } from '../../main.ts';
import { findUnit } from '../../people/index.ts';
import { type Io, onOneLine, write } from '../terminal/io.ts';

const TIMES = [
  ['toReceipt', 'to receipt'],
  ['toDecision', 'to decision'],
  ['toRemoval', 'to removal'],
  ['toRelisting', 'to relisting'],
] as const;

/** What the platform declared in the same period, beside what was noticed, answered and seen removed. */
export function layOutDeclared(
  declared: Declared,
  { counts }: { counts: { asked: number; decided: number; done: number } },
): string[] {
  const { days, files, statements, notices, definition, limits, notes } = declared;
  const row = (name: string, count: number): string => `  ${String(count).padStart(9)}  ${onOneLine(name)}`;
  const groups = [
    ['category', declared.byCategory],
    ['ground', declared.byGround],
    ['source', declared.bySource],
    ['automated detection', declared.byDetection],
    ['automated decision', declared.byDecision],
  ] as const;
  const said = [
    'declared in the Transparency Database, and seen',
    row(`statements of reasons declared (${files.length} of ${days} daily files read)`, statements),
    row('offers asked about', counts.asked),
    row('offers decided on', counts.decided),
    row('offers done with', counts.done),
    row('documents sent', notices.sent),
    row('statement found again by the number that the platform gave', notices.puid),
    row('statement found again by the link that the platform gave', notices.permalink),
    row('statement possible, by EAN and date', notices.possible),
    row('cannot be matched', notices.unmatched),
  ];
  if (files.length === 0) return [...said, '  no daily file of these days was read: vigie declared import FOLDER'];
  return [
    ...said,
    ...groups.flatMap(([name, counted]) => [
      `declared by ${name}`,
      ...counted.map(({ key, statements: count }) => row(key || '(not stated)', count)),
    ]),
    ...[definition, ...limits].map(({ en }) => `  ${en}`),
    ...notes.map(({ text, source, verified }) => `  ${text.en} (${source}${verified ? '' : '; unverified'})`),
  ];
}

/** `vigie compliance`: what a platform was asked, what it did and when, what was relisted; and what it declared. */
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
    const { timeZone } = config.home;
    const platforms = loadPlatforms(join(config.dataDir, 'registers/platforms'));
    const { report, declared } = await store.inUnit(unit, async (tx) => {
      const { report: seen } = await readComplianceReport(tx, query, new Date(), timeZone);
      return { report: seen, declared: seen && (await readDeclared(tx, seen, platforms, timeZone)) };
    });
    if (!report || !declared) {
      await write(io.stderr, 'No platform was asked for anything yet.\n');
      return 0;
    }
    if (options.json || !io.isTerminal) {
      await write(io.stdout, `${JSON.stringify({ ...report, declared })}\n`);
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
      '',
      ...layOutDeclared(declared, report),
    ];
    await write(io.stdout, `${lines.join('\n')}\n`);
    return 0;
  } finally {
    await store.close();
  }
}
