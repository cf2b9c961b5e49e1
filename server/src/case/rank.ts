import { type Score, scoreFinding } from '@vigie/engine';
import type { Tx } from '../base/database/store.ts';
import { findFindings } from '../screening/index.ts';
import { countTrader, listCaseFindings, listOpenOfTrader, saveScore } from './store.ts';

/**
 * Puts a case in its place in the queue: by its finding with the most points, and by what people decided on the trader's other cases. An offer that
 * names no trader has no record.
 */
export async function rankCase(tx: Tx, about: { id: string; platform: string; trader: string }): Promise<void> {
  const record = about.trader === '' ? null : await countTrader(tx, about);
  let best: Score = { points: 0, parts: [] };
  for (const finding of await findFindings(tx, await listCaseFindings(tx, about.id))) {
    const score = scoreFinding(finding, record);
    if (score.points > best.points) best = score;
  }
  await saveScore(tx, about.id, best);
}

/** After a decision: the trader's open cases on that platform move. */
export async function rankAfterDecision(tx: Tx, decided: string): Promise<void> {
  for (const other of await listOpenOfTrader(tx, decided)) await rankCase(tx, other);
}
