import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import { findSettled, listCaseFindings, mustFindCase } from '../../case/index.ts';
import { note, type Work } from '../../people/index.ts';
import { findFindings } from '../../screening/index.ts';
import { type EscalationPath, loadEscalationPaths, pathsOf } from './escalation-paths.ts';
import { type Escalation, listEscalations, proposeStep, readFacts } from './escalation-store.ts';
import { type WeighedStep, weighPath } from './weigh-path.ts';

let shipped: EscalationPath[] | undefined;

/** A path and its steps as they stand for a case. */
export interface Standing {
  path: EscalationPath;
  steps: WeighedStep[];
}

/** The escalation paths of a case as they stand, with what was proposed before. */
export async function standOnPaths(
  tx: Tx,
  caseId: string,
  now: Date,
): Promise<{ standings: Standing[]; proposed: Escalation[] }> {
  shipped ??= loadEscalationPaths();
  await mustFindCase(tx, caseId);
  const settled = await findSettled(tx, caseId);
  const findings = await findFindings(tx, await listCaseFindings(tx, caseId));
  const legal = [...new Set(findings.flatMap((finding) => finding.legal.map(({ id }) => id)))];
  const facts = { ...(await readFacts(tx, caseId)), confirmed: settled === 'confirmed' || settled === 'escalated' };
  const proposed = await listEscalations(tx, caseId);
  const standings = pathsOf(shipped, legal).map((path) => ({ path, steps: weighPath(path, facts, proposed, now) }));
  return { standings, proposed };
}

/**
 * Proposes whatever step of the case's paths is due, with the facts that it rests on. Nothing is done: a person takes
 * the step up or declines it.
 *
 * @returns the kind of document of the first step that waits for a person, new or not; null where none does
 */
export async function proposeSteps(work: Work, caseId: string): Promise<string | null> {
  const { standings } = await standOnPaths(work.tx, caseId, work.now);
  let first: string | null = null;
  for (const { path, steps } of standings) {
    for (const step of steps) {
      if (step.state !== 'due' && step.state !== 'proposed') continue;
      first ??= step.document;
      if (step.state === 'due') await propose(work, caseId, path, step);
    }
  }
  return first;
}

async function propose(work: Work, caseId: string, path: EscalationPath, step: WeighedStep): Promise<void> {
  const { tx, unit, now } = work;
  const { key, document, basis, alternatives } = step;
  // Some grounds were declined before, others are new: these are what it rests on now.
  const conditions = alternatives.filter((alternative) => alternative.every(({ met }) => met));
  const id = newId('esc', now);
  const proposed = { id, unit, case: caseId, path: path.key, step: key, document, basis, conditions, now };
  if (!(await proposeStep(tx, proposed))) return;
  const content = { escalation: id, path: path.key, step: key, document, conditions };
  await note({ ...work, by: null }, { act: 'step.proposed', subject: caseId, content });
}
