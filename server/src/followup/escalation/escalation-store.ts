import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, instant, instantInJson, oneRow, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { countRelistings } from '../relisting/relisting-store.ts';
import { weighedConditionSchema } from './escalation-schema.ts';
import type { CaseFacts } from './weigh-path.ts';

const escalationSchema = z.object({
  id: z.string(),
  case: z.string(),
  path: z.string(),
  step: z.string(),
  document: z.string(),
  basis: z.string(),
  state: z.enum(['proposed', 'taken', 'declined']),
  conditions: z.array(z.array(weighedConditionSchema)),
  proposedAt: instant,
  decision: z
    .object({ account: z.string(), reason: z.string(), at: instantInJson, notice: z.string().nullable() })
    .nullable(),
});
/** A step that was proposed for a case, with the conditions as they were then. */
export type Escalation = z.output<typeof escalationSchema>;

const ESCALATION = sql`id, case_id as case, path, step, document, basis, state, conditions, proposed_at,
  case when account_id is not null and decided_at is not null then jsonb_build_object('account', account_id,
    'reason', coalesce(reason, ''), 'at', decided_at, 'notice', notice_id) end as decision`;

/** Proposes a step. @returns false where it is proposed on these grounds already. */
export function proposeStep(
  tx: Tx,
  step: Pick<Escalation, 'id' | 'case' | 'path' | 'step' | 'document' | 'basis' | 'conditions'> & {
    unit: string;
    now: Date;
  },
): Promise<boolean> {
  return hasRow(
    tx,
    sql`insert into escalation (id, unit_id, case_id, path, step, document, basis, state, conditions, proposed_at)
      values (${step.id}, ${step.unit}, ${step.case}, ${step.path}, ${step.step}, ${step.document}, ${step.basis}, 'proposed',
        ${JSON.stringify(step.conditions)}::jsonb, ${step.now})
      on conflict do nothing returning id`,
  );
}

/** The steps proposed for a case, oldest first. */
export function listEscalations(tx: Tx, caseId: string): Promise<Escalation[]> {
  return rows(tx, escalationSchema, sql`select ${ESCALATION} from escalation where case_id = ${caseId} order by id`);
}

/** A proposed step; locked until the transaction ends. */
export function findEscalation(tx: Tx, id: string): Promise<Escalation | null> {
  return row(tx, escalationSchema, sql`select ${ESCALATION} from escalation where id = ${id} for update`);
}

/** Keeps a person's decision on a proposed step. */
export async function saveStepDecision(
  tx: Tx,
  id: string,
  decision: { state: 'taken' | 'declined'; account: string; reason: string; notice: string | null; now: Date },
): Promise<void> {
  await sql`
    update escalation set state = ${decision.state}, account_id = ${decision.account}, reason = ${decision.reason},
      decided_at = ${decision.now}, notice_id = ${decision.notice} where id = ${id}`.execute(tx);
}

const date = z.string().transform((text) => new Date(text));

const documentSchema = z.object({
  id: z.string(),
  kind: z.string(),
  state: z.string(),
  sentAt: date.nullable(),
  dueAt: date.nullable(),
  isGone: z.boolean(),
});

/** What the steps of a case are weighed by, save whether it is confirmed. */
export async function readFacts(tx: Tx, caseId: string): Promise<Omit<CaseFacts, 'confirmed'>> {
  const documents = await rows(
    tx,
    documentSchema,
    sql`select n.id, n.kind, n.state, n.sent_at, n.deadline->>'dueAt' as due_at, coalesce(f.state = 'removed', false) as is_gone
      from notice n left join follow_up f on f.notice_id = n.id where n.case_id = ${caseId} and n.withdrawn_at is null
        and n.kind not in ('withdrawal', 'correction') order by n.made_at, n.id`,
  );
  const counts = await oneRow(
    tx,
    z.object({ relistings: z.int(), offersOnline: z.int(), checksInDoubt: z.int() }),
    sql`with done as (
        select listing_id, verdict, row_number() over (partition by listing_id order by done_at desc, number desc) as place
        from "check" where case_id = ${caseId} and done_at is not null),
      doubt as (
        select listing_id, coalesce(min(place) filter (where verdict <> 'indeterminate') - 1, max(place))::int as row_length
        from done group by listing_id)
      select (select count(*)::int from relisting where case_id = ${caseId} and state <> 'rejected')
          + (select count(*)::int from reappearance where case_id = ${caseId}) as relistings,
        (select count(*)::int from done where place = 1 and verdict in ('online', 'restricted')) as offers_online,
        (select coalesce(max(row_length), 0)::int from doubt) as checks_in_doubt`,
  );
  const { relisted } = await countRelistings(tx, caseId, 'platform');
  return { documents, ...counts, platformRelistings: relisted };
}
