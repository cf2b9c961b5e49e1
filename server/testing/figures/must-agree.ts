import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { OPEN_CASES } from '../../src/base/database/reader.ts';
import type { Store } from '../../src/base/database/store.ts';
import { countCompliance } from '../../src/followup/compliance/compliance.ts';
import { listAskedOf } from '../../src/followup/compliance/compliance-store.ts';
import { countRecurrence, countRelistings, countStrayFigures, type FigureName } from '../../src/followup/index.ts';
import { countEvents, readFigures } from '../../src/publication/store.ts';
import { readRecord, recount, sizes } from './recount.ts';

const ALL_TIME = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2028-01-01T00:00:00Z') };
function sumBy(things: Iterable<string>): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const key of things) sums[key] = (sums[key] ?? 0) + 1;
  return sums;
}

/** Holds that everything that tells a figure of a unit tells the same, and what a slow recount tells. */
export async function mustAgree(store: Store, unit: string): Promise<void> {
  const record = await store.inUnit(unit, readRecord, '*');
  const counted = recount(record);
  const expected = sizes(counted);
  await store.inUnit(
    unit,
    async (tx) => {
      assert.equal(await countStrayFigures(tx), 0, 'what is kept is what the record says');
      const twice = await sql`select from counted group by figure, thing having count(*) > 1`.execute(tx);
      assert.equal(twice.rows.length, 0, 'nothing counts twice for one figure');

      const cells = await countEvents(tx, { from: '2026-01-01', to: '2027-12-31' }, 'UTC');
      const console = await readFigures(tx, 'UTC');
      const shown = {
        findings: console.findings,
        confirmed: console.cases.confirmed,
        notices: console.notices,
        relistings: console.relistings,
        ...console.checks,
      };
      for (const [figure, number] of Object.entries(shown)) {
        const name = figure as keyof typeof shown;
        assert.equal(number, expected[name], `console: ${name}`);
        const released = cells.map((cell) => cell[name] ?? 0);
        assert.equal(
          released.reduce((sum, one) => sum + one, 0),
          number,
          `release: ${name}`,
        );
        for (const margin of ['platform', 'rule'] as const) {
          const told: Record<string, number> = {};
          for (const cell of cells) told[cell[margin]] = (told[cell[margin]] ?? 0) + (cell[name] ?? 0);
          const slow = sumBy([...counted[name].values()].map((one) => one[margin]));
          assert.deepEqual(
            Object.fromEntries(Object.entries(told).filter(([, sum]) => sum > 0)),
            slow,
            `release: ${name} by ${margin}`,
          );
        }
      }
      for (const [name, column] of [
        ['findings', 'findings'],
        ['confirmed', 'confirmed'],
      ] as const)
        assert.equal(
          console.byMonth.reduce((sum, one) => sum + one[column], 0),
          expected[name],
          `console by month: ${name}`,
        );

      const asked = await listAskedOf(tx, sql`true`, ALL_TIME);
      const { counts, recurrence } = countCompliance(asked, ALL_TIME, ALL_TIME.to, 'UTC');
      const returned =
        record.relistings.filter(({ id, original }) => counted.relistings.has(id) && counted.asked.has(original))
          .length + counted.reappearances.size;
      assert.deepEqual(
        [counts.asked, counts.done, recurrence.relistings],
        [expected.asked, expected.removed, returned],
        'compliance report',
      );

      for (const platform of new Set(record.cases.map((one) => one.platform))) {
        const open = record.cases.find((one) => one.platform === platform && one.compartment === null);
        if (!open) continue;
        const { listings, removed, returned, weeks } = await countRecurrence(tx, open.id, ALL_TIME.to, 'UTC');
        const inWeeks = (what: 'asked' | 'removed' | 'returned'): number =>
          weeks.reduce((sum, week) => sum + week[what], 0);
        const on = (figure: FigureName): number =>
          [...counted[figure].values()].filter((one) => one.platform === platform).length;
        const told = [on('asked'), on('removed'), on('returned')];
        assert.deepEqual([listings, removed, returned], told, 'court file');
        assert.deepEqual([inWeeks('asked'), inWeeks('removed'), inWeeks('returned')], told, 'court file, by week');
        const { confirmed, relisted } = await countRelistings(tx, open.id, 'platform');
        assert.deepEqual([confirmed, relisted], [on('offers'), on('relistings')], 'dossier');
      }
    },
    OPEN_CASES,
  );
}
