import { VigieError } from '../../base/core/errors.ts';
import { findPhrase, foldText } from '../../base/text/match-phrases.ts';

const SHORTEST = 8;
const LONGEST = 200;

/**
 * Refuses a phrase by which no page may be judged: one that is too short or too long to mean one thing, that holds what no sentence holds, or that pages of the platform have
 * while their offers are online.
 *
 * @param online texts of such pages
 * @returns the phrase, blanks made one
 * @throws VigieError `VIGIE_FOLLOWUP_PHRASE_LENGTH`, `VIGIE_FOLLOWUP_PHRASE_CHARACTERS`, `VIGIE_FOLLOWUP_PHRASE_COMMON`
 */
export function refusePhrase(given: string, online: readonly string[]): string {
  const phrase = given.replace(/\s+/g, ' ').trim();
  const folded = foldText(phrase);
  if (Math.min(phrase.length, folded.length) < SHORTEST || phrase.length > LONGEST) {
    throw new VigieError('VIGIE_FOLLOWUP_PHRASE_LENGTH', {
      en: `A phrase to be learned has ${SHORTEST} to ${LONGEST} characters. Quote a whole sentence of the page.`,
      fr: `Une phrase à retenir compte de ${SHORTEST} à ${LONGEST} caractères. Citez une phrase entière de la page.`,
    });
  }
  if (
    !phrase.isWellFormed() ||
    /[<>\p{C}]|\*$/u.test(phrase) ||
    (folded.match(/[\p{L}\p{N}]/gu)?.length ?? 0) * 2 < folded.length
  ) {
    throw new VigieError('VIGIE_FOLLOWUP_PHRASE_CHARACTERS', {
      en: 'A phrase to be learned is made of words: no markup, no control characters, no * at its end. Quote it as the page shows it.',
      fr: 'Une phrase à retenir est faite de mots : ni balises, ni caractères de contrôle, ni * à la fin. Citez-la telle que la page l’affiche.',
    });
  }
  if (online.some((text) => findPhrase(foldText(text), [folded]) !== null)) {
    throw new VigieError('VIGIE_FOLLOWUP_PHRASE_COMMON', {
      en: 'Pages of this platform have this phrase while their offers are online. Quote one that only such a page has.',
      fr: 'Des pages de cette plateforme portent cette phrase alors que leurs offres sont en ligne. Citez-en une que seule une telle page porte.',
    });
  }
  return phrase;
}
