import type { z } from 'zod';
import type { Tx } from '../base/database/store.ts';
import { findSnapshots, listLanguages } from '../listing/index.ts';
import { listAccountNames, readAudit } from '../people/index.ts';
import { findFindings } from '../screening/index.ts';
import { refuse } from './refusals.ts';
import type { caseDetailSchema } from './schema.ts';
import { asOf, type Case, findCase, listCaseFindings, listDecisions } from './store.ts';

/** The case, or a 404 in words: another unit's case is as unknown as one that never was. */
export async function mustFindCase(tx: Tx, id: string): Promise<Case> {
  return (await findCase(tx, id)) ?? refuse('VIGIE_CASE_UNKNOWN', { id });
}

/** One case whole: what was seen, what was found in it, what people decided, what happened. */
export async function readCase(tx: Tx, id: string, now: Date): Promise<z.infer<typeof caseDetailSchema>> {
  const found = asOf(await mustFindCase(tx, id), now);
  const findings = await findFindings(tx, await listCaseFindings(tx, id));
  const snapshots = await findSnapshots(tx, [...new Set(findings.map((finding) => finding.snapshot))]);
  const languages = await listLanguages(
    tx,
    snapshots.map((snapshot) => snapshot.id),
  );
  const names = await listAccountNames(tx);
  const nameOf = (account: string | null): string | null => (account === null ? null : (names.get(account) ?? account));
  return {
    ...found,
    snapshots: snapshots.map((snapshot) => ({
      ...snapshot,
      language: languages.get(snapshot.id) ?? null,
      findings: findings.filter((finding) => finding.snapshot === snapshot.id),
    })),
    decisions: (await listDecisions(tx, id)).map((decision) => ({ ...decision, by: nameOf(decision.by) ?? '' })),
    timeline: (await readAudit(tx, id)).map((entry) => ({
      at: entry.at,
      act: entry.act,
      by: nameOf(entry.account),
      reason: entry.reason,
      content: entry.content,
    })),
  };
}
