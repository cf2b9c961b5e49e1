import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { instant, instantInJson, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import type { OwnObligation } from './obligation-schema.ts';

const changeSchema = z.object({
  by: z.string().nullable(),
  approvedBy: z.string(),
  at: instantInJson,
  reason: z.string(),
});

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
  ended: changeSchema.nullable(),
  withdrawn: changeSchema.nullable(),
});
/** An order or judgment of the unit's own, as it is kept. */
type KeptObligation = z.infer<typeof keptSchema>;

/** Who changed one, of the proposal that a column names. */
const changeBy = (column: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (select jsonb_build_object('by', (select a.name from account a where a.id = c.account_id),
    'approvedBy', (select a.name from account a where a.id = c.decided_by), 'at', c.decided_at, 'reason', c.reason) from proposal c where c.id = ${column})`;

/** What the unit obtained against a platform, in the order of their approval. */
export const listOwnObligations = (tx: Tx, platform: string): Promise<KeptObligation[]> =>
  rows(
    tx,
    keptSchema,
    sql`select o.id, o.kind, o.title, o.basis, o.source, o.made_on::text as made_on, o.from_day::text as from, o.until_day::text as until, o.packs,
        (select a.name from account a where a.id = p.account_id) as entered_by,
        (select a.name from account a where a.id = p.decided_by) as approved_by, o.approved_at,
        ${changeBy(sql`o.ended_proposal_id`)} as ended, ${changeBy(sql`o.withdrawn_proposal_id`)} as withdrawn
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

/** One of the unit's own, kept from others until the transaction ends; null: the unit has none of this id. */
export const holdOwnObligation = (tx: Tx, id: string) =>
  row(
    tx,
    z.object({
      platform: z.string(),
      title: z.string(),
      from: z.string(),
      until: z.string().nullable(),
      isWithdrawn: z.boolean(),
    }),
    sql`select platform, title, from_day::text as from, until_day::text as until, withdrawn_proposal_id is not null as is_withdrawn
      from obligation where id = ${id} for update`,
  );

export async function endOwnObligation(tx: Tx, id: string, ended: { until: string; proposal: string }): Promise<void> {
  await sql`update obligation set until_day = ${ended.until}, ended_proposal_id = ${ended.proposal} where id = ${id}`.execute(
    tx,
  );
}

export async function withdrawOwnObligation(tx: Tx, id: string, proposal: string): Promise<void> {
  await sql`update obligation set withdrawn_proposal_id = ${proposal} where id = ${id}`.execute(tx);
}
