import type { z } from 'zod';
import { newId } from '../../base/core/ids.ts';
import type { PersonWork } from '../endpoint.ts';
import { refusal, refuse } from '../refusals.ts';
import { mustHaveRole, type NeededRole } from '../roles.ts';
import { note, type Work } from '../work.ts';
import type { Proposal, wholeProposalSchema } from './proposal-schema.ts';
import { findProposal, markDecided, saveProposal } from './proposal-store.ts';

type WholeProposal = z.infer<typeof wholeProposalSchema>;

/** An act that takes two people. */
export interface TwoPersonAct {
  /** Its name in the audit log. */
  kind: string;
  /** Who may approve or reject it. */
  role: NeededRole;
  /** Does it, once it is approved: the second person's work, which notes the act. */
  approve(work: PersonWork, proposal: WholeProposal): Promise<void>;
}

/** Declares an act that takes two people. `content`: what a proposal holds of it. */
export function twoPersonAct<C>(declared: {
  kind: string;
  role: NeededRole;
  content: z.ZodType<C>;
  approve(work: PersonWork, content: C, proposal: Proposal): Promise<void>;
}): TwoPersonAct {
  const { kind, role, content, approve } = declared;
  return { kind, role, approve: (work, proposal) => approve(work, content.parse(proposal.content), proposal) };
}

export async function mustFindProposal(tx: Work['tx'], id: string): Promise<WholeProposal> {
  return (await findProposal(tx, id)) ?? refuse('VIGIE_PEOPLE_NO_PROPOSAL', { id });
}

/** Proposes an act: nothing is done until another person has approved it. */
export async function propose(
  work: Work,
  about: Pick<Proposal, 'kind' | 'summary' | 'reason'> & { content: unknown },
): Promise<Proposal> {
  const { tx, unit, by, now } = work;
  const { kind, summary, reason } = about;
  const id = newId('prp', now);
  await saveProposal(tx, { ...about, id, unit, account: by?.id ?? null, now });
  await note(work, { act: 'proposal.made', subject: id, reason, content: { ...summary, kind } });
  const { content: _, ...proposal } = await mustFindProposal(tx, id);
  return proposal;
}

/**
 * The second person approves a proposal, and so does it; or rejects it. Whoever proposed it may take it back.
 *
 * @throws VigieError `VIGIE_PEOPLE_NO_PROPOSAL` (404), `VIGIE_PEOPLE_OWN_PROPOSAL` (403), `VIGIE_PEOPLE_ROLE_APPROVER` or
 *   `VIGIE_PEOPLE_ROLE_PUBLISHER` (403), `VIGIE_PEOPLE_PROPOSAL_DECIDED` (409); and those of the act
 */
export async function decideProposal(
  work: PersonWork,
  acts: readonly TwoPersonAct[],
  id: string,
  { decision, reason }: { decision: 'approve' | 'reject'; reason: string },
): Promise<Proposal> {
  const { tx, by, now } = work;
  const proposal = await mustFindProposal(tx, id);
  const { kind, summary } = proposal;
  const act = acts.find((each) => each.kind === kind);
  if (!act) throw new Error(`nobody does what is proposed: ${kind}`);
  const isOwn = proposal.by?.id === by.id;
  if (isOwn && decision === 'approve') throw refusal('VIGIE_PEOPLE_OWN_PROPOSAL');
  mustHaveRole(by, isOwn ? 'analyst' : act.role);
  if (!(await markDecided(tx, id, { decision, reason, account: by.id, now })))
    throw refusal('VIGIE_PEOPLE_PROPOSAL_DECIDED');
  await note(work, {
    act: decision === 'approve' ? 'proposal.approved' : 'proposal.rejected',
    subject: id,
    reason,
    content: { ...summary, kind },
  });
  if (decision === 'approve') await act.approve(work, proposal);
  const { content: _, ...decided } = await mustFindProposal(tx, id);
  return decided;
}
