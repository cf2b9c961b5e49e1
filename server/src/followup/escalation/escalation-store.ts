import { sql } from 'kysely';
import type { Tx } from '../../base/database/store.ts';
import { countReturns } from '../relisting/relisting-store.ts';
import type { CaseFacts, PastStep, WeighedCondition } from './escalate.ts';

/** A step that was proposed for a case, with the conditions as they were then. */
export interface Escalation extends PastStep {
  id: string;
  case: string;
  act: string;
  conditions: WeighedCondition[][];
  proposedAt: string;
  decision: { account: string; reason: string; at: string; notice: string | null } | null;
}

interface EscalationRow {
  id: string;
  case_id: string;
  ladder: string;
  step: string;
  act: string;
  basis: string;
  state: Escalation['state'];
  conditions: WeighedCondition[][];
  proposed_at: Date;
  account_id: string | null;
  reason: string | null;
  decided_at: Date | null;
  notice_id: string | null;
}

const toEscalation = (row: EscalationRow): Escalation => ({
  id: row.id,
  case: row.case_id,
  ladder: row.ladder,
  step: row.step,
  act: row.act,
  basis: row.basis,
  state: row.state,
  conditions: row.conditions,
  proposedAt: new Date(row.proposed_at).toISOString(),
  decision:
    row.account_id !== null && row.decided_at !== null
      ? {
          account: row.account_id,
          reason: row.reason ?? '',
          at: new Date(row.decided_at).toISOString(),
          notice: row.notice_id,
        }
      : null,
});

/** Proposes a step. @returns false where it is proposed on these grounds already. */
export async function proposeStep(
  tx: Tx,
  step: Pick<Escalation, 'id' | 'case' | 'ladder' | 'step' | 'act' | 'basis' | 'conditions'> & {
    unit: string;
    now: Date;
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into escalation (id, unit_id, case_id, ladder, step, act, basis, state, conditions, proposed_at)
    values (${step.id}, ${step.unit}, ${step.case}, ${step.ladder}, ${step.step}, ${step.act}, ${step.basis}, 'proposed',
      ${JSON.stringify(step.conditions)}::jsonb, ${step.now})
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** The steps proposed for a case, oldest first. */
export async function listEscalations(tx: Tx, caseId: string): Promise<Escalation[]> {
  const { rows } = await sql<EscalationRow>`select * from escalation where case_id = ${caseId} order by id`.execute(tx);
  return rows.map(toEscalation);
}

/** A proposed step; locked until the transaction ends. */
export async function findEscalation(tx: Tx, id: string): Promise<Escalation | null> {
  const { rows } = await sql<EscalationRow>`select * from escalation where id = ${id} for update`.execute(tx);
  return rows[0] ? toEscalation(rows[0]) : null;
}

export async function decideEscalation(
  tx: Tx,
  id: string,
  decision: { state: 'taken' | 'declined'; account: string; reason: string; notice: string | null; now: Date },
): Promise<void> {
  await sql`
    update escalation set state = ${decision.state}, account_id = ${decision.account}, reason = ${decision.reason},
      decided_at = ${decision.now}, notice_id = ${decision.notice} where id = ${id}`.execute(tx);
}

/** What the steps of a case are weighed by, save whether it is confirmed. */
export async function readFacts(tx: Tx, caseId: string): Promise<Omit<CaseFacts, 'confirmed'>> {
  const { rows: acts } = await sql<{
    id: string;
    kind: string;
    state: string;
    sent_at: Date | null;
    due_at: string | null;
    is_gone: boolean | null;
  }>`
    select n.id, n.kind, n.state, n.sent_at, n.deadline->>'dueAt' as due_at, f.state = 'removed' as is_gone
    from notice n left join follow_up f on f.notice_id = n.id where n.case_id = ${caseId} order by n.made_at, n.id`.execute(
    tx,
  );
  const { rows } = await sql<{ returns: number; online: number; in_doubt: number }>`
    with done as (
      select listing_id, verdict, row_number() over (partition by listing_id order by done_at desc, number desc) as place
      from "check" where case_id = ${caseId} and done_at is not null),
    doubt as (
      select listing_id, coalesce(min(place) filter (where verdict <> 'indeterminate') - 1, max(place))::int as row_length
      from done group by listing_id)
    select (select count(*)::int from relisting where case_id = ${caseId} and state <> 'rejected')
        + (select count(*)::int from reappearance where case_id = ${caseId}) as returns,
      (select count(*)::int from done where place = 1 and verdict in ('online', 'restricted')) as online,
      (select coalesce(max(row_length), 0)::int from doubt) as in_doubt`.execute(tx);
  const [row] = rows;
  const { returned } = await countReturns(tx, caseId, 'platform');
  return {
    acts: acts.map((act) => ({
      id: act.id,
      kind: act.kind,
      state: act.state,
      sentAt: act.sent_at && new Date(act.sent_at),
      dueAt: act.due_at === null ? null : new Date(act.due_at),
      isGone: act.is_gone ?? false,
    })),
    returns: row?.returns ?? 0,
    offersOnline: row?.online ?? 0,
    checksInDoubt: row?.in_doubt ?? 0,
    platformReturns: returned,
  };
}
