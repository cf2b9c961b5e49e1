import { type Score, scoreFinding } from '@vigie/engine';
import type { Tx } from '../base/database/store.ts';
import { findFindings } from '../screening/index.ts';
import { countTrader, listCaseFindings, listOpenOfTrader, saveScore } from './store.ts';

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
 * Puts a case in its place in the queue: by its finding with the most points, and by what people decided on the
 * trader's other cases. An offer that names no trader has no record.
 */
export async function rankCase(tx: Tx, about: { id: string; platform: string; trader: string }): Promise<void> {
  const record = about.trader === '' ? null : await countTrader(tx, about);
  await saveScore(tx, about.id, bestScore(await findFindings(tx, await listCaseFindings(tx, about.id)), record));
}

/** After a decision: the trader's open cases on that platform move. */
export async function rankAfterDecision(tx: Tx, decided: string): Promise<void> {
  for (const other of await listOpenOfTrader(tx, decided)) await rankCase(tx, other);
}
