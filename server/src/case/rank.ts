import { type Score, scoreFinding } from '@vigie/engine';
import type { Tx } from '../base/database/store.ts';
import { findFindings } from '../screening/index.ts';
import { countTraders, listFindingsOf, saveScores } from './group-store.ts';
import { listOpenOfTrader } from './store.ts';

/** What a case has by its findings: the score of the one with the most points; nothing without a finding. */
export function bestScore(
  findings: readonly Parameters<typeof scoreFinding>[0][],
  record: Parameters<typeof scoreFinding>[1],
): Score {
  let best: Score = { points: 0, parts: [] };
  for (const finding of findings) {
    const score = scoreFinding(finding, record);
    if (score.points > best.points) best = score;
  }
  return best;
}

/**
 * Puts cases in their places in the queue: each by its finding with the most points, and by what people decided on the
 * trader's other cases.
 */
export async function rankCases(tx: Tx, cases: string[]): Promise<void> {
  if (cases.length === 0) return;
  const records = await countTraders(tx, cases);
  const pairs = await listFindingsOf(tx, cases);
  const findings = new Map(
    (
      await findFindings(
        tx,
        pairs.map(({ findingId }) => findingId),
      )
    ).map((one) => [one.id, one]),
  );
  const byCase = Map.groupBy(pairs, ({ caseId }) => caseId);
  const scores = cases.map((id) => {
    const own = (byCase.get(id) ?? []).flatMap(({ findingId }) => findings.get(findingId) ?? []);
    return { id, score: bestScore(own, records.get(id) ?? null) };
  });
  await saveScores(tx, scores);
}

/** After a decision: the trader's open cases on that platform move. */
export async function rankAfterDecision(tx: Tx, decided: string): Promise<void> {
  await rankCases(tx, await listOpenOfTrader(tx, decided));
}
