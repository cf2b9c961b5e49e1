/**
 * Text for comparing: width and case folded, diacritics and typographic quotes gone, one blank between words. Offsets
 * are lost on purpose: what a page is like is judged here, nothing is highlighted.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[‐-―]/g, '-')
    .replace(/\s+/g, ' ')
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i')
    .trim();
}

const WORD = /[\p{L}\p{N}]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/**
 * The first of some folded phrases that stands in a folded text, at the bounds of words where the script has such; null
 * without. A phrase that ends in `*` is a beginning: `usuniet*` finds `usunięta`.
 */
export function findPhrase(folded: string, phrases: readonly string[]): string | null {
  for (const entry of phrases) {
    const open = entry.endsWith('*');
    const phrase = open ? entry.slice(0, -1) : entry;
    for (let at = folded.indexOf(phrase); at >= 0; at = folded.indexOf(phrase, at + 1)) {
      const after = open ? undefined : folded[at + phrase.length];
      if (isBound(folded[at - 1], phrase[0]) && isBound(after, phrase.at(-1))) return phrase;
    }
  }
  return null;
}

export function says(folded: string, phrases: readonly string[]): boolean {
  return findPhrase(folded, phrases) !== null;
}

function isBound(outside: string | undefined, inside: string | undefined): boolean {
  if (outside === undefined || inside === undefined) return true;
  return !WORD.test(outside) || !WORD.test(inside) || UNSPACED.test(inside) || UNSPACED.test(outside);
}
