import { sql } from 'kysely';
import { z } from 'zod';
import { oneRow, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';

interface Period {
  from: Date;
  until: Date;
}

/** What a hosting service last decided on the notice whose id is `of`. */
const lastDecision = (of: string) => sql`lateral (
  select a.decision->>'outcome' as outcome from notice_answer a
  where a.notice_id = ${sql.ref(of)} and a.kind = 'decision' order by a.at desc, a.id desc limit 1)`;

const decidedSchema = z.object({
  platform: z.string(),
  rule: z.string(),
  acted: z.int(),
  partly: z.int(),
  noAction: z.int(),
  none: z.int(),
});

/** The notices that the figure `notices` counts within a time, by platform, rule and what the platform last decided on each. */
export function countDecisions(tx: Tx, { from, until }: Period): Promise<z.output<typeof decidedSchema>[]> {
  const of = (outcome: string) => sql`(count(*) filter (where last.outcome = ${outcome}))::int`;
  return rows(
    tx,
    decidedSchema,
    sql`select k.platform, coalesce(k.rule, '–') as rule, ${of('acted')} as acted, ${of('partly')} as partly,
        ${of('no-action')} as no_action, (count(*) filter (where last.outcome is null))::int as none
      from counted k left join ${lastDecision('k.thing')} last on true
      where k.figure = 'notices' and k.at >= ${from} and k.at < ${until} group by 1, 2 order by 1, 2`,
  );
}

const besidesSchema = z.object({ rejected: z.int(), agreed: z.int(), otherLaw: z.int() });

/**
 * Among the notices that left within a time, also those withdrawn since: how many the platform last decided not to act on,
 * how many of these the unit has withdrawn or corrected; and how many that stand were sent under another law than
 * Regulation (EU) 2022/2065, art. 16.
 */
export function countBesides(tx: Tx, { from, until }: Period): Promise<z.output<typeof besidesSchema>> {
  return oneRow(
    tx,
    besidesSchema,
    sql`select (count(*) filter (where last.outcome = 'no-action'))::int as rejected,
        (count(*) filter (where last.outcome = 'no-action' and (n.withdrawn_at is not null
          or exists (select from notice_amendment m where m.notice_id = n.id and m.effective_at is not null))))::int as agreed,
        (count(*) filter (where n.kind <> 'dsa-16' and n.state = 'sent' and n.withdrawn_at is null))::int as other_law
      from notice n left join ${lastDecision('n.id')} last on true
      where n.state in ('sent', 'bounced') and n.kind in ('dsa-16', 'gpsr-22-notice')
        and n.sent_at >= ${from} and n.sent_at < ${until}`,
  );
}
