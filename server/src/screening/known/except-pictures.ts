import { z } from 'zod';
import { type Proposal, propose, twoPersonAct, type Work } from '../../people/index.ts';
import { hashListSchema, knownHashSchema } from '../schema.ts';
import { keepHashes, mustBeRule } from './known-pictures.ts';
import type { HashList, KnownHash } from './known-store.ts';

const KIND = 'hashes.added';

const contentSchema = z.object({
  list: hashListSchema.omit({ hashes: true }),
  hashes: z.array(knownHashSchema),
});

/**
 * Proposes hashes for a list of exceptions: what is on one is found by no other list.
 *
 * @throws VigieError `VIGIE_SCREENING_NO_RULE` (422)
 */
export async function proposeExceptions(work: Work, list: HashList, hashes: KnownHash[]): Promise<Proposal> {
  await mustBeRule(work, list.rule);
  const summary = { name: list.name, hashes: hashes.length, distance: list.distance };
  return propose(work, { kind: KIND, summary, reason: list.name, content: { list, hashes } });
}

/** Hashes on a list of exceptions: a second person approves them. */
export const exceptionsAct = twoPersonAct({
  kind: KIND,
  role: 'approver',
  content: contentSchema,
  async approve(work, { list, hashes }) {
    await keepHashes(work, list, hashes);
  },
});
