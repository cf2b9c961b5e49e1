import { mustHaveRole, note, type PersonWork, today } from '../../people/index.ts';
import { refusal, refuse } from '../refusals.ts';
import { addPagePhrase } from './add-page-phrase.ts';
import { findPhraseById, savePhraseDecision } from './phrase-store.ts';

/**
 * A person's second word on a proposed phrase. Applied, it is written into the installation's own register, and every
 * unit's next checks on that platform are judged by it: an approver or an administrator applies it.
 *
 * @throws VigieError `VIGIE_FOLLOWUP_UNKNOWN_PHRASE` (404), `VIGIE_FOLLOWUP_PHRASE_DECIDED` (409),
 *   `VIGIE_PEOPLE_ROLE_APPROVER` (403), `VIGIE_REGISTER_INVALID` (409)
 */
export async function decidePhrase(
  work: PersonWork,
  id: string,
  { kind, reason }: { kind: 'apply' | 'decline'; reason: string },
): Promise<string> {
  const { context, tx, by, now } = work;
  if (kind === 'apply') mustHaveRole(by, 'approver');
  const proposed = (await findPhraseById(tx, id)) ?? refuse('VIGIE_FOLLOWUP_UNKNOWN_PHRASE', { id });
  if (proposed.state !== 'proposed') throw refusal('VIGIE_FOLLOWUP_PHRASE_DECIDED');
  const state = kind === 'apply' ? 'applied' : 'declined';
  await savePhraseDecision(tx, id, { state, account: by.id, reason, now });
  const { phrase, pageState, platform, quotedFrom, check } = proposed;
  const content = { id, platform, pageState, phrase };
  const event = { case: proposed.case, phrase: id };
  await note(work, { act: `phrase.${state}`, subject: proposed.case, reason, content, event });
  if (kind === 'apply') {
    // Last, and at once: should the transaction not be kept, the phrase is still proposed, and applying it again writes
    // nothing twice.
    const source = quotedFrom ? `sealed page ${quotedFrom}` : `typed at check ${check}`;
    const entry = { state: pageState, phrase, verified: quotedFrom !== null, source, checked: today(work) };
    addPagePhrase(`${context.config.dataDir}/registers/platforms`, context.platforms(), platform, entry);
  }
  return proposed.case;
}
