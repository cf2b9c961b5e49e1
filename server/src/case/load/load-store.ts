import { sql } from 'kysely';
import { z } from 'zod';
import { rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';

const changeSchema = z.object({
  /** Its Monday; null: before the first of the weeks asked for. */
  week: z.string().nullable(),
  opened: z.int(),
  decided: z.int(),
});

/**
 * How many cases became open and how many were decided, by week and before. A case becomes open when it is made and when
 * a rule that nobody had seen opens it again (one that was closed and is taken up again stays decided); a decision counts once it is final, and only on an open case: so the two
 * add up to the cases that `GET /v1/figures` counts as open. A case that was joined to another counts in neither.
 *
 * @param since the first instant of the first week
 */
export const countChanges = (tx: Tx, since: Date, timeZone: string): Promise<z.infer<typeof changeSchema>[]> =>
  rows(
    tx,
    changeSchema,
    // Few cases are opened again: those alone are followed act by act. Of the others the first decision counts.
    sql`with reopened as materialized (
      select distinct a.subject_id as id from audit a where a.act = 'case.reopened' and a.content ? 'finding'),
    event as (
      select c.id, c.opened_at as at, true as opens from "case" c join reopened using (id) where c.joined_to is null
      union all select c.id, d.decided_at, false from decision d join "case" c on c.id = d.case_id join reopened on reopened.id = c.id
        where d.undo_until is null and c.joined_to is null
      union all select c.id, a.done_at, true from audit a join "case" c on c.id = a.subject_id
        where a.act = 'case.reopened' and a.content ? 'finding' and c.joined_to is null),
    followed as (
      select at, opens, coalesce(lag(opens) over (partition by id order by at, opens desc), false) as was_open from event),
    changed as (
      select at, opens from followed where opens <> was_open
      union all select c.opened_at, true from "case" c where c.joined_to is null and c.id not in (select id from reopened)
      union all select min(d.decided_at), false from decision d join "case" c on c.id = d.case_id
        where d.undo_until is null and d.decided_at >= c.opened_at and c.joined_to is null and c.id not in (select id from reopened) group by c.id)
    select case when at >= ${since}::timestamptz
        then to_char(date_trunc('week', at at time zone ${timeZone}::text), 'YYYY-MM-DD') end as week,
      count(*) filter (where opens)::int as opened, count(*) filter (where not opens)::int as decided
    from changed group by 1 order by 1 nulls first`,
  );
