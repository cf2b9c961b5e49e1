import { localeOf } from '../../parts/format.ts';

/** As it is compared: without accents, case and apostrophes of one kind or another. */
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/[’'-]/g, ' ')
    .toLowerCase();

/** Whether each word of a search stands in one of the texts. */
export function matches(search: string, ...texts: string[]): boolean {
  const all = fold(texts.join(' '));
  return fold(search)
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** A country's name in the reader's language. */
export const countryName = (code: string, language: string): string =>
  new Intl.DisplayNames([localeOf(language)], { type: 'region' }).of(code) ?? code;
