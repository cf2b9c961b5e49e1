import { addDays, startOfDay } from '../../base/core/clock.ts';
import { loadPackCategories } from '../../base/registers/transparency-register.ts';
import { writeCsv } from '../../base/text/write-csv.ts';
import { FIGURES, type FigureName, sumByCell } from '../../followup/index.ts';
import { readErrorRate } from '../../notice/index.ts';
import { type PersonWork, today } from '../../people/index.ts';
import { refusal } from '../refusals.ts';
import { say } from '../words.ts';
import type { FlaggerReport } from './flagger-schema.ts';
import { countDecisions } from './flagger-store.ts';

const COUNTED = [
  'notices',
  'asked',
  'removed',
  'restricted',
  'online',
  'indeterminate',
] as const satisfies FigureName[];
const NONE = { notices: 0, asked: 0, removed: 0, restricted: 0, online: 0, indeterminate: 0 };

const categories = new Map(loadPackCategories().map(({ pack, category }) => [pack, category]));

/**
 * What a trusted flagger reports each year (Regulation (EU) 2022/2065, art. 22(3)), from the unit's record: its notices by
 * hosting service, by type of content and by what was done, and how often they were wrong. Figures are those of
 * `FIGURES`; it names no person.
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
  const byType = new Map<string, FlaggerReport['byType'][number]>();
  for (const { platform, rule, figure, count } of await sumByCell(tx, COUNTED, period, timeZone)) {
    const key = JSON.stringify([platform, rule]);
    const pack = rule.split('/')[0] ?? '';
    const cell = byType.get(key) ?? { platform, rule, category: categories.get(pack) ?? null, ...NONE };
    const name = COUNTED.find((each) => each === figure);
    if (name) byType.set(key, { ...cell, [name]: cell[name] + count });
  }
  return {
    ...period,
    byType: [...byType.values()],
    decisions: await countDecisions(tx, {
      from: startOfDay(from, timeZone),
      until: startOfDay(addDays(period.to, 1), timeZone),
    }),
    errors: await readErrorRate(tx, period, timeZone),
    definitions: Object.fromEntries(COUNTED.map((figure) => [figure, FIGURES[figure].says])),
    open: [
      ...(day <= end ? [say('flagger.running')] : []),
      say('flagger.independence'),
      say('flagger.category'),
      say('flagger.rejected'),
    ],
  };
}

/** The same as one table: a line for each figure. */
export function writeFlaggerCsv({ byType, decisions, errors, from, to }: FlaggerReport): string {
  const { rate, sent, withdrawn, corrected, byCause } = errors;
  const lines = [
    ...byType.flatMap(({ platform, rule, category, ...figures }) =>
      Object.entries(figures).map(([name, number]) => ['type', platform, rule, category, name, number]),
    ),
    ...decisions.flatMap(({ platform, ...figures }) =>
      Object.entries(figures).map(([name, number]) => ['decision', platform, null, null, name, number]),
    ),
    ...Object.entries({ sent, withdrawn, corrected, ...rate }).map(([name, number]) => [
      'errors',
      null,
      null,
      null,
      name,
      number,
    ]),
    ...byCause.map(({ cause, notices }) => ['cause', null, null, null, cause, notices]),
  ];
  return writeCsv([
    ['from', 'to', 'group', 'platform', 'rule', 'category', 'measure', 'value'],
    ...lines.map((line) => [from, to, ...line]),
  ]);
}
