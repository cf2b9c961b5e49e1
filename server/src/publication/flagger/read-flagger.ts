import { addDays, startOfDay } from '../../base/core/clock.ts';
import { loadPackCategories } from '../../base/registers/transparency-register.ts';
import { type FigureName, sumByCell } from '../../followup/index.ts';
import { readErrorRate } from '../../notice/index.ts';
import { findUnitStatus, type PersonWork, today } from '../../people/index.ts';
import { refusal } from '../refusals.ts';
import { say } from '../words.ts';
import type { FlaggerReport } from './flagger-schema.ts';
import { countBesides, countDecisions } from './flagger-store.ts';
import { DEFINED } from './flagger-words.ts';
import { listIndependence } from './independence-store.ts';

const COUNTED = [
  'notices',
  'asked',
  'removed',
  'restricted',
  'online',
  'indeterminate',
] as const satisfies FigureName[];
const UNDECIDED = { acted: 0, partly: 0, noAction: 0, none: 0 };
const NONE = { notices: 0, ...UNDECIDED, asked: 0, removed: 0, restricted: 0, online: 0, indeterminate: 0 };

const categories = new Map(loadPackCategories().map(({ pack, category }) => [pack, category]));

type Cell = FlaggerReport['byType'][number];

/** The cells of the report, by hosting service and rule. */
async function readCells({ context, tx }: PersonWork, period: { from: string; to: string; until: Date; start: Date }) {
  const { timeZone } = context.config.home;
  const titles = new Map(context.packs.rules.map(({ pack, rule, title }) => [`${pack}/${rule}`, title]));
  const cells = new Map<string, Cell>();
  const add = (platform: string, rule: string, change: (cell: Cell) => Partial<Cell>): void => {
    const key = JSON.stringify([platform, rule]);
    const category = categories.get(rule.split('/')[0] ?? '') ?? null;
    const cell = cells.get(key) ?? { platform, rule, title: titles.get(rule) ?? null, category, ...NONE };
    cells.set(key, { ...cell, ...change(cell) });
  };
  for (const { platform, rule, figure, count } of await sumByCell(tx, COUNTED, period, timeZone)) {
    const name = COUNTED.find((each) => each === figure);
    if (name) add(platform, rule, (cell) => ({ [name]: cell[name] + count }));
  }
  for (const { platform, rule, ...decided } of await countDecisions(tx, { from: period.start, until: period.until }))
    add(platform, rule, () => decided);
  return [...cells.values()];
}

/** The cells summed by hosting service. */
function sumByPlatform(cells: readonly Cell[]): FlaggerReport['decisions'] {
  const sums = new Map<string, FlaggerReport['decisions'][number]>();
  for (const { platform, ...cell } of cells) {
    const sum = sums.get(platform) ?? { platform, notices: 0, ...UNDECIDED };
    sums.set(platform, {
      platform,
      notices: sum.notices + cell.notices,
      acted: sum.acted + cell.acted,
      partly: sum.partly + cell.partly,
      noAction: sum.noAction + cell.noAction,
      none: sum.none + cell.none,
    });
  }
  return [...sums.values()].filter(({ notices }) => notices > 0);
}

/** The version that was in place on a day: of those in place by then the one in place last, as it was last entered. */
async function findInPlace({ tx }: PersonWork, day: string): Promise<FlaggerReport['independence']> {
  const placed = (await listIndependence(tx)).filter(({ since }) => since <= day);
  const [last] = placed.sort((a, b) => b.since.localeCompare(a.since) || b.version - a.version);
  if (last === undefined) return null;
  const { by: _, ...version } = last;
  return version;
}

/**
 * What a trusted flagger reports each year (Regulation (EU) 2022/2065, art. 22(3)), from the unit's record: its notices by
 * hosting service, by type of content and by what was done, how often they were wrong, and how the unit stays independent.
 * Figures are those of `FIGURES`; it names no person.
 *
 * @throws VigieError `VIGIE_PUBLICATION_YEAR` for a year that has not begun.
 */
export async function readFlaggerReport(work: PersonWork, year: number): Promise<FlaggerReport> {
  const { context, tx } = work;
  const day = today(work);
  const [from, end] = [`${year}-01-01`, `${year}-12-31`];
  if (day < from) throw refusal('VIGIE_PUBLICATION_YEAR', { year });
  const period = { from, to: day < end ? day : end };
  const { timeZone } = context.config.home;
  const [start, until] = [startOfDay(from, timeZone), startOfDay(addDays(period.to, 1), timeZone)];
  const byType = await readCells(work, { ...period, start, until });
  const { rejected, agreed, otherLaw } = await countBesides(tx, { from: start, until });
  const { trustedFlagger } = await findUnitStatus(tx);
  const independence = await findInPlace(work, period.to);
  return {
    ...period,
    unit: work.by.unit.name,
    status: trustedFlagger,
    byType,
    decisions: sumByPlatform(byType),
    errors: await readErrorRate(tx, period, timeZone),
    rejected: { notices: rejected, agreed },
    independence,
    definitions: DEFINED,
    open: [
      ...(day <= end ? [say('flagger.running')] : []),
      ...(trustedFlagger === null ? [say('flagger.status')] : []),
      ...(independence === null ? [say('flagger.independence')] : []),
      ...(otherLaw > 0 ? [say('flagger.otherLaw', { otherLaw })] : []),
      say('flagger.category'),
      say('flagger.decisions'),
      say('flagger.rejected'),
    ],
  };
}
