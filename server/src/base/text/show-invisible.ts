/**
 * Controls, invisible formatting (which can turn the reading order round: U+202E), private-use and unassigned code
 * points. A reader must see that they are there, and PDF/A forbids some of them.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu;
/** Formatting that scripts and emoji need and that hides nothing: soft hyphen apart, the joiners. */
const JOINERS = /[\u200C\u200D]/u;

/** `‹U+202E›` in place of a character that cannot be shown. */
export function nameCharacter(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `‹U+${hex}›`;
}

/** One line of text that shows all that is in it: white space becomes a space, what is invisible is named. */
export function makeVisible(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(INVISIBLE, (character) => (JOINERS.test(character) ? character : nameCharacter(character)));
}
