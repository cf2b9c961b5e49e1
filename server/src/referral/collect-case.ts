import { plainDate } from '../base/core/clock.ts';
import type { Db, Tx } from '../base/database/store.ts';
import type { Platform } from '../base/registers/platforms.ts';
import { findSettled, listCaseFindings, listDecisions, mustFindCase } from '../case/index.ts';
import { listEvidence, listExhibits, listLaboratoryResults } from '../evidence/index.ts';
import {
  countRecurrence,
  countRelistings,
  listChecks,
  listFollowUps,
  listOffers,
  listRelistings,
  readCaseCandidates,
} from '../followup/index.ts';
import { findSnapshots } from '../listing/index.ts';
import { listChoices, listKeptHearings, listMeasures, listNotices, standOfHearing } from '../notice/index.ts';
import { listAccountNames, readNoted } from '../people/index.ts';
import { findFindings, findPackVersion } from '../screening/index.ts';
import { listReferrals } from './course/course-store.ts';

/** All that is written of a case, at one moment, as the links keep it. Accounts are named, not numbered. */
export async function collectCase(
  tx: Tx,
  caseId: string,
  where: { platforms: readonly Platform[]; timeZone: string; at: Date },
) {
  const found = await mustFindCase(tx, caseId);
  const findings = await findFindings(tx, await listCaseFindings(tx, caseId));
  const relistings = await listRelistings(tx, caseId);
  const names = await listAccountNames(tx);
  const day = plainDate(where.at, where.timeZone);
  const nameOf = (account: string): string => names.get(account) ?? account;
  return {
    case: { ...found, state: (await findSettled(tx, caseId)) ?? found.state },
    decisions: (await listDecisions(tx, caseId, 'final')).map((decision) => ({ ...decision, by: nameOf(decision.by) })),
    findings,
    snapshots: await findSnapshots(tx, [...new Set(findings.map(({ snapshot }) => snapshot))]),
    evidence: await listEvidence(tx, caseId),
    notices: await listNotices(tx, caseId),
    followUp: {
      followUps: await listFollowUps(tx, caseId),
      checks: await listChecks(tx, caseId),
      relistings,
      offers: await listOffers(tx, caseId),
      recurrence: {
        platform: await countRelistings(tx, caseId, 'platform'),
        trader: found.trader === '' ? null : await countRelistings(tx, caseId, 'trader'),
      },
    },
    figures: await countRecurrence(tx, caseId, where.at, where.timeZone),
    choices: await listChoices(tx, caseId),
    referrals: await listReferrals(tx, caseId, day),
    candidates: await readCaseCandidates(tx, found, where),
    exhibits: await listExhibits(tx, caseId),
    laboratory: await listLaboratoryResults(tx, caseId),
    hearings: (await listKeptHearings(tx, caseId)).map((kept) => standOfHearing(kept, day)),
    measures: await listMeasures(tx, caseId),
    audit: (await readNoted(tx, caseId)).map((entry) => ({
      ...entry,
      by: entry.account === null ? null : nameOf(entry.account),
    })),
  };
}

export type CollectedCase = Awaited<ReturnType<typeof collectCase>>;

/** The texts that findings rest on, by digest: with them and the snapshots each finding can be computed again. */
export async function collectRestsOn(db: Db, { findings }: CollectedCase): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const digest of new Set(findings.map(({ packDigest }) => packDigest))) {
    const text = await findPackVersion(db, digest);
    if (text !== null) texts.set(digest, text);
  }
  return texts;
}
