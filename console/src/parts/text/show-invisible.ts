/**
 * What a reader would not see: default-ignorable code points (UAX #44; direction and zero-width characters, fillers,
 * tags), interlinear annotation, controls, private use and lone surrogates. Variation selectors stay: emoji need them.
 */
const INVISIBLE = /(?![\ufe00-\ufe0f])\p{DI}|[\ufff9-\ufffb]|(?![\t\n\r])\p{Cc}|\p{Co}|\p{Cs}/gu;

/** Shows what would hide: such characters as their code points, `‹U+202E›`. */
export function showInvisible(text: string): string {
  return text.replace(
    INVISIBLE,
    (character) => `‹U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}›`,
  );
}

/** The beginning of a text: no character is cut in two. */
export const begin = (text: string, most: number): string => text.slice(0, most).replace(/[\ud800-\udbff]$/, '');

/** As much of a text of somebody else's stands in a row, a heading or a choice. */
const MOST = 200;

/** A text for one line of a list: with what hides in it shown, and cut where it is long. */
export function shorten(text: string): string {
  // Of a very long text no more is looked at than can be shown.
  const shown = showInvisible(begin(text, MOST + 2));
  return shown.length > MOST ? `${begin(shown, MOST)}…` : shown;
}
