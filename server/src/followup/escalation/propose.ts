import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import { listCaseFindings, mustFindCase } from '../../case/index.ts';
import { ACT_KINDS, type ActInput, type SentNotice, writeNotice } from '../../notice/index.ts';
import { record } from '../../people/audit-store.ts';
import type { Account } from '../../people/store.ts';
import { findFindings } from '../../screening/index.ts';
import { countRecurrence } from '../relisting/count-recurrence.ts';
import { type WeighedStep, weighLadder } from './escalate.ts';
import {
  decideEscalation,
  type Escalation,
  findEscalation,
  listEscalations,
  proposeStep,
  readFacts,
} from './escalation-store.ts';
import { type Ladder, ladderOf, loadLadders } from './ladders.ts';

let shipped: Ladder[] | undefined;

/** Ladders of a case as they stand, with what was proposed before. */
export async function standOnLadders(
  tx: Tx,
  caseId: string,
  now: Date,
): Promise<{ ladders: { ladder: Ladder; steps: WeighedStep[] }[]; proposed: Escalation[] }> {
  shipped ??= loadLadders();
  const { state } = await mustFindCase(tx, caseId);
  const findings = await findFindings(tx, await listCaseFindings(tx, caseId));
  const legal = [...new Set(findings.flatMap((finding) => finding.legal.map(({ id }) => id)))];
  const facts = { ...(await readFacts(tx, caseId)), confirmed: state === 'confirmed' || state === 'escalated' };
  const proposed = await listEscalations(tx, caseId);
  const ladders = ladderOf(shipped, legal).map((ladder) => ({
    ladder,
    steps: weighLadder(ladder, facts, proposed, now),
  }));
  return { ladders, proposed };
}

/**
 * Proposes whatever step of the case's ladders is due, with the facts that it rests on. Nothing is done: a person takes the step up or declines it.
 *
 * @returns the kind of act of the first step that waits for a person, new or not; null where none does
 */
export async function proposeSteps(context: Context, tx: Tx, unit: string, caseId: string): Promise<string | null> {
  const now = context.clock();
  const { ladders } = await standOnLadders(tx, caseId, now);
  let first: string | null = null;
  for (const { ladder, steps } of ladders) {
    for (const { key, act, basis, state, alternatives } of steps) {
      if (state !== 'due' && state !== 'proposed') continue;
      first ??= act;
      if (state === 'proposed') continue;
      // Some grounds were declined before, others are new: these are what it rests on now.
      const conditions = alternatives.filter((conditions) => conditions.every(({ met }) => met));
      const id = newId('esc', now);
      const step = { id, unit, case: caseId, ladder: ladder.key, step: key, act, basis, conditions, now };
      if (!(await proposeStep(tx, step))) continue;
      const content = { escalation: id, ladder: ladder.key, step: key, act, conditions };
      await record(tx, { unit, account: null, act: 'step.proposed', subject: caseId, content, now });
    }
  }
  return first;
}

/** What a person types for the act of a step; the case, the kind and the counts are the step's. */
export type StepInput = Omit<ActInput, 'case' | 'kind' | 'recurrence'>;

/**
 * A person's decision on a proposed step. Taken up, its act is written with that person as its author, and goes the way of any act: one that asks for four eyes waits for
 * another account.
 *
 * @returns the act that was written; null where the step was declined
 * @throws VigieError `VIGIE_FOLLOWUP_UNKNOWN_STEP` (404), `VIGIE_FOLLOWUP_STEP_DECIDED` (409); of a step taken up, whatever writing its act refuses
 */
export async function decideStep(
  context: Context,
  tx: Tx,
  account: Account,
  input: { id: string; reason: string; take: StepInput | null },
): Promise<{ case: string; notice: SentNotice | null }> {
  const step = await findEscalation(tx, input.id);
  if (!step)
    throw new VigieError(
      'VIGIE_FOLLOWUP_UNKNOWN_STEP',
      { en: `There is no proposed step ${input.id}.`, fr: `Il n’y a pas d’étape proposée ${input.id}.` },
      { status: 404 },
    );
  if (step.state !== 'proposed') {
    throw new VigieError(
      'VIGIE_FOLLOWUP_STEP_DECIDED',
      { en: 'This step was decided on before.', fr: 'Il a déjà été statué sur cette étape.' },
      { status: 409 },
    );
  }
  const now = context.clock();
  const { ladders } = await standOnLadders(tx, step.case, now);
  const weighed = ladders.find(({ ladder }) => ladder.key === step.ladder)?.steps.find(({ key }) => key === step.step);
  if (weighed?.state !== 'proposed') {
    throw new VigieError(
      'VIGIE_FOLLOWUP_STEP_DECIDED',
      {
        en: 'This act was written, or its grounds are gone, since the step was proposed.',
        fr: 'Depuis que l’étape a été proposée, cet acte a été rédigé ou ses motifs ont disparu.',
      },
      {
        status: 409,
      },
    );
  }
  const { id, reason, take } = input;
  const recurrence = take && (await countRecurrence(tx, step.case, now, context.config.home.timeZone));
  const kind = ACT_KINDS.find((one) => one === step.act);
  if (!kind) throw new Error(`registers/ladders has an act that registers/acts has not: ${step.act}`);
  const notice = take && (await writeNotice(context, tx, account, { ...take, case: step.case, kind, recurrence }));
  const state = take ? 'taken' : 'declined';
  await decideEscalation(tx, id, { state, account: account.id, reason, notice: notice?.id ?? null, now });
  await record(tx, {
    unit: account.unit.id,
    account: account.id,
    act: `step.${state}`,
    subject: step.case,
    reason,
    content: { escalation: id, ladder: step.ladder, step: step.step, kind: step.act, notice: notice?.id ?? null },
    now,
  });
  return { case: step.case, notice };
}
