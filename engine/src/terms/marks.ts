/**
 * Whether a text, which reads as the term once marks are gone, has marks on letters that are plain in the term: then it
 * is a word of its own. `livré` (delivered) is no `livre` (book), while `LIVRE` is, and `etui` may be an `étui`.
 *
 * Of Latin letters alone: other scripts put marks for the reader's ease (`кни́га`, `لِلأطفال`).
 */
export function isOtherWord(text: string, term: string): boolean {
  if (/…|\.{3}/u.test(term)) return false;
  const written = lettersOf(text);
  const plain = lettersOf(term);
  if (term.endsWith('*') ? written.length < plain.length : written.length !== plain.length) return false;
  return plain.some((letter, at) => /^[a-z]$/u.test(letter) && MARKED.test(written[at] ?? ''));
}

/** A Latin letter that is not plain; the `ı` of Turkish keyboards stands for i. */
const MARKED = /^(?![a-zı])\p{Script=Latin}/u;

const lettersOf = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(/\p{L}/gu) ?? [];
