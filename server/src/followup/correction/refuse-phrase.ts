import { findPhrase, foldText } from '../../base/text/match-phrases.ts';
import { refusal } from '../refusals.ts';

const SHORTEST = 8;
const LONGEST = 200;

/**
 * Refuses a phrase by which no page may be judged: one that is too short or too long to mean one thing, that holds what
 * no sentence holds, or that pages of the platform have while their offers are online.
 *
 * @param online texts of such pages
 * @returns the phrase, blanks made one
 * @throws VigieError `VIGIE_FOLLOWUP_PHRASE_LENGTH`, `VIGIE_FOLLOWUP_PHRASE_CHARACTERS`, `VIGIE_FOLLOWUP_PHRASE_COMMON`
 */
export function refusePhrase(given: string, online: readonly string[]): string {
  const phrase = given.replace(/\s+/g, ' ').trim();
  const folded = foldText(phrase);
  if (Math.min(phrase.length, folded.length) < SHORTEST || phrase.length > LONGEST) {
    throw refusal('VIGIE_FOLLOWUP_PHRASE_LENGTH', { shortest: SHORTEST, longest: LONGEST });
  }
  if (
    !phrase.isWellFormed() ||
    /[<>\p{C}]|\*$/u.test(phrase) ||
    (folded.match(/[\p{L}\p{N}]/gu)?.length ?? 0) * 2 < folded.length
  ) {
    throw refusal('VIGIE_FOLLOWUP_PHRASE_CHARACTERS');
  }
  if (online.some((text) => findPhrase(foldText(text), [folded]) !== null)) {
    throw refusal('VIGIE_FOLLOWUP_PHRASE_COMMON');
  }
  return phrase;
}
