import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { ALL_CASES } from '../../base/database/reader.ts';
import { readingAs } from '../../base/database/reader-store.ts';
import { oneRow, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import type { FigureName } from './figures.ts';

const totalSchema = z.object({ figure: z.string(), platform: z.string(), count: z.int() });

/** How much of each figure there is on each platform, of the cases open to all: read as `OPEN_CASES`. */
export const sumByPlatform = (tx: Tx): Promise<z.infer<typeof totalSchema>[]> =>
  rows(
    tx,
    totalSchema,
    sql`select figure, platform, count(*)::int as count from counted group by figure, platform order by figure, platform`,
  );

/** How much of some figures there is on some platforms, from an instant until before another. */
export const countBetween = (
  tx: Tx,
  figures: readonly FigureName[],
  { from, until, platforms }: { from: string; until: string; platforms: readonly string[] },
): Promise<z.infer<typeof totalSchema>[]> =>
  rows(
    tx,
    totalSchema,
    sql`select figure, platform, count(*)::int as count from counted
      where figure in (${sql.join(figures)}) and platform = any(${platforms}::text[]) and at >= ${from}::timestamptz and at < ${until}::timestamptz
      group by figure, platform`,
  );

const monthSchema = totalSchema.omit({ platform: true }).extend({ month: z.string() });
const cellSchema = totalSchema.extend({ rule: z.string(), month: z.string() });

/** `starts`: the instants at which the months of a time zone begin, from that of one plain instant there to that of another. */
const months = (first: RawBuilder<unknown>, last: RawBuilder<unknown>, timeZone: string) =>
  sql`array(select m at time zone ${timeZone}::text
    from generate_series(date_trunc('month', ${first}), ${last}, interval '1 month') m order by m) as starts`;

const namedMonth = (timeZone: string) => sql`to_char(starts[place] at time zone ${timeZone}::text, 'YYYY-MM')`;

/** How much of some figures there is in each month. */
export const sumByMonth = (
  tx: Tx,
  figures: readonly FigureName[],
  timeZone: string,
): Promise<z.infer<typeof monthSchema>[]> => {
  const counted = sql`counted where figure in (${sql.join(figures)})`;
  const there = (what: string) => sql`(select ${sql.raw(what)}(at) from ${counted}) at time zone ${timeZone}::text`;
  return rows(
    tx,
    monthSchema,
    sql`with month as materialized (select ${months(there('min'), there('max'), timeZone)})
      select figure, ${namedMonth(timeZone)} as month, count from (
        select figure, width_bucket(at, (select starts from month)) as place, count(*)::int as count from ${counted} group by 1, 2) each, month
      order by month, figure`,
  );
};

/** The same from a plain date to another, by platform, rule (`pack/rule`; `–`: its case has no finding any more) and month: its margins are sums. */
export const sumByCell = (
  tx: Tx,
  figures: readonly FigureName[],
  { from, to }: { from: string; to: string },
  timeZone: string,
): Promise<z.infer<typeof cellSchema>[]> =>
  rows(
    tx,
    cellSchema,
    sql`with month as materialized (select ${months(sql`${from}::date::timestamp`, sql`${to}::date::timestamp`, timeZone)})
      select figure, platform, coalesce(rule, '–') as rule, ${namedMonth(timeZone)} as month, count from (
        select figure, platform, rule, width_bucket(at, (select starts from month)) as place, count(*)::int as count from counted
        where figure in (${sql.join(figures)}) and at >= ${from}::date::timestamp at time zone ${timeZone}::text
          and at < (${to}::date + 1)::timestamp at time zone ${timeZone}::text
        group by 1, 2, 3, 4) each, month
      order by platform, rule, month, figure`,
  );

/** How many rows of the figures are other than the record says: 0, or something changed it past the triggers. */
export const countStrayFigures = async (tx: Tx): Promise<number> => {
  const columns = sql`figure, thing, case_id, listing_id, platform, trader, at, compartment, rule`;
  // All is counted once more: of a large unit that takes longer than whoever looks at a screen would wait.
  await sql`set local statement_timeout = 0`.execute(tx);
  const { strays } = await readingAs(tx, ALL_CASES, () =>
    oneRow(
      tx,
      z.object({ strays: z.int() }),
      sql`with now as materialized (select ${columns} from counted_now), kept as (select ${columns} from counted)
        select (select count(*)::int from (select * from now except all select * from kept) missing)
          + (select count(*)::int from (select * from kept except all select * from now) beyond) as strays`,
    ),
  );
  return strays;
};

/** Cases that are counted again by one statement. */
const BATCH = 500;

/**
 * Counts the figures of a batch of a unit's cases anew.
 *
 * @param after the case after which the batch begins, by its id
 * @returns its last case, null: there is none any more; and how many rows were other than they should be
 */
export const countFiguresAgain = (tx: Tx, after: string): Promise<{ last: string | null; changed: number }> =>
  readingAs(tx, ALL_CASES, () =>
    oneRow(
      tx,
      z.object({ last: z.string().nullable(), changed: z.int() }),
      sql`with batch as materialized (select id from (select id from "case" union select case_id from counted) of where id > ${after} order by id limit ${BATCH})
        select max(id) as last, vigie_count_again(coalesce(array_agg(id), '{}')) as changed from batch`,
    ),
  );
