import { noteAll, type PersonWork } from '../../people/index.ts';
import { refusal } from '../refusals.ts';
import type { CandidateDecision } from './candidate-schema.ts';
import { findCandidates, saveCandidateDecision } from './candidate-store.ts';
import { mustFrame } from './read-candidates.ts';

/**
 * A person's word on candidates, all of them or none: what a machine found is never made final by it. To confirm one
 * takes a sealed page of its day. Deciding again replaces what was decided; the audit log has both.
 *
 * @throws VigieError `VIGIE_FOLLOWUP_NO_OBLIGATION` (404), `VIGIE_FOLLOWUP_NO_CANDIDATE`, `VIGIE_FOLLOWUP_NO_EXHIBIT` (409)
 */
export async function decideCandidates(work: PersonWork, asked: CandidateDecision): Promise<number> {
  const { context, tx, unit, by, now } = work;
  const { kind, reason, obligation } = asked;
  const where = { platforms: context.platforms(), timeZone: context.config.home.timeZone };
  const { frame } = await mustFrame(tx, asked, where);
  const named = [...new Map(asked.candidates.map((one) => [`${one.day}/${one.listing}`, one])).entries()].sort();
  const found = new Map((await findCandidates(tx, frame, asked.candidates)).map((each) => [each.id, each]));
  const decided = named.map(([id, one]) => {
    const candidate = found.get(id);
    if (!candidate) throw refusal('VIGIE_FOLLOWUP_NO_CANDIDATE', one);
    if (kind === 'confirm' && candidate.exhibits.length === 0) throw refusal('VIGIE_FOLLOWUP_NO_EXHIBIT', one);
    return candidate;
  });
  for (const candidate of decided) {
    const evidence = candidate.exhibits.map((exhibit) => exhibit.evidence);
    const decision = { unit, obligation, candidate, decision: kind, evidence, reason, account: by.id, now };
    await saveCandidateDecision(tx, decision);
  }
  await noteAll(
    work,
    decided.map((candidate) => ({
      act: 'candidate.decided' as const,
      subject: candidate.case,
      reason,
      content: {
        kind,
        obligation,
        listing: candidate.listing,
        day: candidate.day,
        exhibits: candidate.exhibits.map(({ evidence, digest }) => ({ evidence, digest })),
      },
    })),
  );
  return decided.length;
}
