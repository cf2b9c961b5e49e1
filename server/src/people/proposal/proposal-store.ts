import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, instant, instantInJson, oneRow, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { type Proposal, proposalSchema, wholeProposalSchema } from './proposal-schema.ts';

const decisionSchema = proposalSchema.shape.decision.unwrap().extend({ at: instantInJson }).nullable();
const keptSchema = proposalSchema.extend({ at: instant, decision: decisionSchema });
const wholeSchema = wholeProposalSchema.extend({ at: instant, decision: decisionSchema });

const countSchema = z.object({ count: z.int() });

const person = (column: string) =>
  sql`(select jsonb_build_object('id', a.id, 'name', a.name) from account a where a.id = ${sql.ref(column)})`;
const COLUMNS = sql`
  id, kind, summary, reason, proposed_at as at, ${person('proposal.account_id')} as by,
  case when decision is not null then jsonb_build_object('decision', decision, 'by', ${person('proposal.decided_by')},
    'at', decided_at, 'reason', decision_reason) end as decision`;

export async function saveProposal(
  tx: Tx,
  made: Pick<Proposal, 'id' | 'kind' | 'summary' | 'reason'> & {
    unit: string;
    account: string | null;
    content: unknown;
    now: Date;
  },
): Promise<void> {
  await sql`
    insert into proposal (id, unit_id, kind, summary, content, reason, account_id, proposed_at)
    values (${made.id}, ${made.unit}, ${made.kind}, ${JSON.stringify(made.summary)}::jsonb,
      ${JSON.stringify(made.content)}::jsonb, ${made.reason}, ${made.account}, ${made.now})`.execute(tx);
}

/** A proposal with its content, or null. */
export const findProposal = (tx: Tx, id: string): Promise<z.infer<typeof wholeSchema> | null> =>
  row(tx, wholeSchema, sql`select ${COLUMNS}, content from proposal where id = ${id}`);

/** Proposals of a kind or of all; those that wait, or all of them, the newest first. */
export const listProposals = (
  tx: Tx,
  {
    kind,
    waiting,
    cursor,
    limit,
  }: { kind?: string | undefined; waiting: boolean; cursor?: string | undefined; limit: number },
): Promise<Proposal[]> =>
  rows(
    tx,
    keptSchema,
    sql`select ${COLUMNS} from proposal
      where (${kind ?? null}::text is null or kind = ${kind ?? null}) and (not ${waiting} or decision is null)
        and (${cursor ?? null}::text is null or id < ${cursor ?? null})
      order by id desc limit ${limit}`,
  );

/** How many proposals wait. */
export const countProposals = async (tx: Tx): Promise<number> =>
  (await oneRow(tx, countSchema, sql`select count(*)::int as count from proposal where decision is null`)).count;

/** Notes a decision. @returns false where there was one before */
export const markDecided = (
  tx: Tx,
  id: string,
  decided: { decision: 'approve' | 'reject'; reason: string; account: string; now: Date },
): Promise<boolean> =>
  hasRow(
    tx,
    sql`update proposal set decision = ${decided.decision}, decided_by = ${decided.account},
        decision_reason = ${decided.reason}, decided_at = ${decided.now}
      where id = ${id} and decision is null returning id`,
  );
