import type { Pack } from './pack.ts';

/**
 * Whether somebody who reads a language has reviewed the pack's terms of it. A language that the pack names stands for
 * its variants too, as in basic filtering (RFC 4647, 3.3.1): `pt` for `pt-BR`, but not the other way round.
 */
export function isReviewed(pack: Pick<Pack, 'reviewed'>, language: string): boolean {
  const wanted = language.toLowerCase();
  return (pack.reviewed ?? []).some((each) => {
    const range = each.toLowerCase();
    return wanted === range || wanted.startsWith(`${range}-`);
  });
}

/**
 * Of the languages in which a term stands, those that nobody has reviewed; undefined where one reviewed is enough, where
 * the term belongs to no language (`any`), or where the pack does not say.
 */
export function unreviewedOf(pack: Pick<Pack, 'reviewed'>, languages: readonly string[]): string[] | undefined {
  if (pack.reviewed === undefined) return undefined;
  return languages.some((each) => each === 'any' || isReviewed(pack, each)) ? undefined : [...languages];
}
