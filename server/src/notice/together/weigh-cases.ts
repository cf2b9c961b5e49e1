import type { Words } from '@vigie/engine';
import type { z } from 'zod';
import { type Case, listStanding, mustFindCase } from '../../case/index.ts';
import type { PersonWork } from '../../people/index.ts';
import type { DocumentKind } from '../compose/notice-schema.ts';
import { readFindings, readSealed } from '../draft-notice.ts';
import type { candidateSchema } from '../schema.ts';
import { listNotices } from '../store.ts';
import { say } from '../words.ts';

export type Candidate = z.infer<typeof candidateSchema>;

/** Cases looked at in one go. */
export const MOST_CASES = 100;

/** Which cases are meant: those chosen, or those that stand on a platform, of one trader. */
export type Chosen = { cases: readonly string[] } | { platform: string; trader?: string | undefined };

/**
 * Which cases can take part in one document of a kind, and why others cannot. One document goes to one platform: that
 * of the first case.
 *
 * @throws VigieError `VIGIE_CASE_UNKNOWN` (404)
 */
export async function weighCases(work: PersonWork, kind: DocumentKind, chosen: Chosen): Promise<Candidate[]> {
  const found: Case[] = [];
  if ('cases' in chosen) for (const id of new Set(chosen.cases)) found.push(await mustFindCase(work.tx, id));
  else found.push(...(await listStanding(work.tx, { ...chosen, limit: MOST_CASES })));
  const [first] = found;
  const weighed: Candidate[] = [];
  for (const one of found) {
    const { id, title, trader, platform, listings } = one;
    const whyNot = await weighCase(work, kind, one, first?.platform ?? platform);
    weighed.push({ case: id, title, trader, platform, offers: listings, whyNot });
  }
  return weighed;
}

async function weighCase(
  work: PersonWork,
  kind: DocumentKind,
  { id, state, platform, closed, visibility }: Case,
  onPlatform: string,
): Promise<Words | null> {
  if (state !== 'confirmed' && state !== 'escalated') return say('notConfirmed');
  if (closed) return say('closed');
  // Whoever sees one case of a document would read of all of them.
  if (visibility !== 'unit') return say('restricted');
  if (platform !== onPlatform) return say('otherPlatform', { platform });
  const before = await listNotices(work.tx, id);
  const same = before.find((notice) => notice.kind === kind && notice.state !== 'rejected');
  if (same) return say('already', { id: same.id });
  const { findings, listings } = await readFindings(work, id, null);
  if (findings.length === 0) return say('noFindings');
  if (listings.some(({ url }) => !url)) return say('noAddressOfOffer');
  return (await readSealed(work, id)).length === 0 ? say('notSealed') : null;
}
