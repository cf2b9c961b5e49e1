import { sql } from 'kysely';
import { z } from 'zod';
import { instant, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import type { OwnObligation } from './obligation-schema.ts';

const keptSchema = z.object({
  id: z.string(),
  kind: z.enum(['order', 'judgment']),
  title: z.string(),
  basis: z.string(),
  source: z.string(),
  madeOn: z.string(),
  from: z.string(),
  until: z.string().nullable(),
  packs: z.array(z.string()),
  enteredBy: z.string().nullable(),
  approvedBy: z.string(),
  approvedAt: instant,
});
/** An order or judgment of the unit's own, as it is kept. */
type KeptObligation = z.infer<typeof keptSchema>;

/** What the unit obtained against a platform, in the order of their approval. */
export const listOwnObligations = (tx: Tx, platform: string): Promise<KeptObligation[]> =>
  rows(
    tx,
    keptSchema,
    sql`select o.id, o.kind, o.title, o.basis, o.source, o.made_on::text as made_on, o.from_day::text as from, o.until_day::text as until, o.packs,
        (select a.name from account a where a.id = p.account_id) as entered_by,
        (select a.name from account a where a.id = p.decided_by) as approved_by, o.approved_at
      from obligation o join proposal p on p.id = o.proposal_id where o.platform = ${platform} order by o.id`,
  );

export async function saveOwnObligation(
  tx: Tx,
  made: Omit<OwnObligation, 'reason'> & { id: string; unit: string; proposal: string; now: Date },
): Promise<void> {
  await sql`
    insert into obligation (id, unit_id, platform, kind, title, basis, source, made_on, from_day, until_day, packs, proposal_id, approved_at)
    values (${made.id}, ${made.unit}, ${made.platform}, ${made.kind}, ${made.title}, ${made.basis}, ${made.source}, ${made.madeOn},
      ${made.from}, ${made.until}, ${JSON.stringify(made.packs)}::jsonb, ${made.proposal}, ${made.now})`.execute(tx);
}
