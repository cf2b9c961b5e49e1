import { sql } from 'kysely';
import { z } from 'zod';
import { readingAs } from '../../base/database/reader-store.ts';
import { instant, oneRow, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';

/** Offers on a case's platform, each once though the case's compartment may count it as well: when each thing happened. */
const offersOf = (caseId: string) => sql`
  select k.thing, min(k.at) filter (where k.figure = 'asked') as asked, min(k.at) filter (where k.figure = 'removed') as removed,
    min(k.at) filter (where k.figure = 'returned') as returned
  from counted k join "case" o on o.id = ${caseId} and k.platform = o.platform
  where k.figure in ('asked', 'removed', 'returned') group by k.thing`;

const scaleSchema = z.object({
  since: instant.nullable(),
  asked: z.int(),
  traders: z.int(),
  removed: z.int(),
  returned: z.int(),
  medianDaysToRemoval: z.number().nullable(),
  medianDaysToReturn: z.number().nullable(),
});

/**
 * How many offers the platform of a case was asked about, of how many traders, how many were removed and returned, and after
 * how many days (medians of those for which it happened). Cases open to the unit count, and the case itself: it is written
 * into what leaves the case.
 */
export const countScale = (tx: Tx, caseId: string): Promise<z.infer<typeof scaleSchema>> =>
  readingAs(tx, caseId, () =>
    oneRow(
      tx,
      scaleSchema,
      sql`select min(asked) as since, count(*)::int as asked, count(distinct l.trader)::int as traders, count(removed)::int as removed,
          count(returned)::int as returned,
          round((percentile_cont(0.5) within group (order by extract(epoch from removed - asked) / 86400.0))::numeric, 1)::float8
            as median_days_to_removal,
          round((percentile_cont(0.5) within group (order by extract(epoch from returned - removed) / 86400.0))::numeric, 1)::float8
            as median_days_to_return
        from (${offersOf(caseId)}) offer join listing l on l.id = offer.thing`,
    ),
  );

const weekSchema = z.object({ week: z.string(), asked: z.int(), removed: z.int(), returned: z.int() });

/** So many weeks, the newest, find room in a document. */
const MOST_WEEKS = 300;

/** The same by week, by its Monday in a time zone, oldest first. */
export const countWeeks = (tx: Tx, caseId: string, timeZone: string): Promise<z.infer<typeof weekSchema>[]> =>
  readingAs(tx, caseId, () =>
    rows(
      tx,
      weekSchema,
      sql`with each as (
          select to_char(date_trunc('week', happened.at at time zone ${timeZone}::text), 'YYYY-MM-DD') as week, happened.what
          from (${offersOf(caseId)}) offer
            cross join lateral (values ('asked', asked), ('removed', removed), ('returned', returned)) happened(what, at)
          where happened.at is not null)
        select * from (
          select week, count(*) filter (where what = 'asked')::int as asked, count(*) filter (where what = 'removed')::int as removed,
            count(*) filter (where what = 'returned')::int as returned
          from each group by week order by week desc limit ${MOST_WEEKS}) newest
        order by week`,
    ),
  );
