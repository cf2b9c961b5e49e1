import { mustFindCase } from '../../case/index.ts';
import { DOCUMENT_KINDS, type DocumentInput, type SentNotice, writeNotice } from '../../notice/index.ts';
import { note, type PersonWork } from '../../people/index.ts';
import { readCaseCandidates } from '../candidates/read-candidates.ts';
import { countRecurrence } from '../figures/count-recurrence.ts';
import { refusal, refuse } from '../refusals.ts';
import { type Escalation, findEscalation, saveStepDecision } from './escalation-store.ts';
import { standOnPaths } from './propose-steps.ts';

/** What a person types for the document of a step; the case, the kind and the counts are the step's. */
export type StepInput = Omit<DocumentInput, 'case' | 'kind' | 'recurrence' | 'candidates'>;

/**
 * A person's decision on a proposed step. Taken up, its document is written with that person as its author, and goes
 * the way of any document: one that asks for four eyes waits for another account.
 *
 * @returns the document that was written; null where the step was declined
 * @throws VigieError `VIGIE_FOLLOWUP_UNKNOWN_STEP` (404), `VIGIE_FOLLOWUP_STEP_DECIDED` (409); of a step taken up,
 *   whatever writing its document refuses
 */
export async function decideStep(
  work: PersonWork,
  id: string,
  { reason, take }: { reason: string; take: StepInput | null },
): Promise<{ case: string; notice: SentNotice | null }> {
  const { tx, by, now } = work;
  const step = (await findEscalation(tx, id)) ?? refuse('VIGIE_FOLLOWUP_UNKNOWN_STEP', { id });
  if (step.state !== 'proposed' || !(await isStillProposed(work, step))) throw refusal('VIGIE_FOLLOWUP_STEP_DECIDED');
  const notice = take && (await writeDocument(work, step, take));
  const state = take ? 'taken' : 'declined';
  await saveStepDecision(tx, id, { state, account: by.id, reason, notice: notice?.id ?? null, now });
  const { path, document: kind } = step;
  const content = { escalation: id, path, step: step.step, kind, notice: notice?.id ?? null };
  await note(work, { act: `step.${state}`, subject: step.case, reason, content });
  return { case: step.case, notice };
}

/** Whether neither the document was written nor the grounds are gone since the step was proposed. */
async function isStillProposed({ tx, now }: PersonWork, step: Escalation): Promise<boolean> {
  const { standings } = await standOnPaths(tx, step.case, now);
  const steps = standings.find(({ path }) => path.key === step.path)?.steps;
  return steps?.find(({ key }) => key === step.step)?.state === 'proposed';
}

async function writeDocument(work: PersonWork, step: Escalation, input: StepInput): Promise<SentNotice> {
  const { context, tx, now } = work;
  const kind = DOCUMENT_KINDS.find((one) => one === step.document);
  if (!kind)
    throw new Error(`registers/escalation-paths has a document that registers/documents has not: ${step.document}`);
  const where = { platforms: context.platforms(), timeZone: context.config.home.timeZone };
  const recurrence = await countRecurrence(tx, step.case, now, where.timeZone);
  const candidates = await readCaseCandidates(tx, await mustFindCase(tx, step.case), where);
  return writeNotice(work, { ...input, case: step.case, kind, recurrence, candidates });
}
