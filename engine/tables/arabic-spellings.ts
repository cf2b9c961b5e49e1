/**
 * Letters of the Arabic script that people write one for the other, as Lucene's `ArabicNormalizer` and
 * `PersianNormalizer` list them (org.apache.lucene.analysis.ar, .fa): the wasla and the dotless yeh, teh marbuta, and the
 * Persian and Urdu forms of yeh, kaf and heh.
 *
 * Hamza and madda on a letter, tatweel and harakat are marks, which the table leaves out by itself.
 */
export const arabicSpellings: Record<string, string> = {
  '\u0671': '\u0627',
  '\u0649': '\u064a',
  '\u06cc': '\u064a',
  '\u06d2': '\u064a',
  '\u0629': '\u0647',
  '\u06c1': '\u0647',
  '\u06be': '\u0647',
  '\u06d5': '\u0647',
  '\u06a9': '\u0643',
};
