import { sql } from 'kysely';
import type { z } from 'zod';
import { rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { flaggerReportSchema } from './flagger-schema.ts';

const decidedSchema = flaggerReportSchema.shape.decisions.element;

/** The notices that the figure `notices` counts within a time, by platform and by what the platform last decided on each. */
export function countDecisions(
  tx: Tx,
  { from, until }: { from: Date; until: Date },
): Promise<z.output<typeof decidedSchema>[]> {
  const of = (outcome: string) => sql`(count(*) filter (where last.outcome = ${outcome}))::int`;
  return rows(
    tx,
    decidedSchema,
    sql`select k.platform, count(*)::int as notices, ${of('acted')} as acted, ${of('partly')} as partly,
        ${of('no-action')} as no_action, (count(*) filter (where last.outcome is null))::int as none
      from counted k left join lateral (
        select a.decision->>'outcome' as outcome from notice_answer a
        where a.notice_id = k.thing and a.kind = 'decision' order by a.at desc, a.id desc limit 1) last on true
      where k.figure = 'notices' and k.at >= ${from} and k.at < ${until} group by k.platform order by k.platform`,
  );
}
