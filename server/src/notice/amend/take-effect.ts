import { note, type PersonWork } from '../../people/index.ts';
import type { Notice } from '../compose/notice-schema.ts';
import { giveEffect, markWithdrawn } from './amend-store.ts';

/**
 * What was found wrong counts from when the letter to whom the document went is on its way; letters to others, and
 * documents of other kinds, change nothing.
 */
export async function takeEffect(work: PersonWork, { id, caseId, amendment }: Notice): Promise<void> {
  if (!amendment || amendment.citedBy !== null) return;
  const { tx, now } = work;
  const given = await giveEffect(tx, id, now);
  if (!given) return;
  const { notice, kind } = given;
  const noted = { subject: caseId, content: { notice, letter: id, cause: amendment.cause } };
  if (kind === 'correction') await note(work, { act: 'notice.corrected', ...noted });
  else if (await markWithdrawn(tx, notice, now))
    await note(work, { act: 'notice.withdrawn', ...noted, event: { case: caseId, notice } });
}
