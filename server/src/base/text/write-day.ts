import type { Words } from '@vigie/engine';

/**
 * A plain date (YYYY-MM-DD) as a text says it: `1 November 2026`, « 1er novembre 2026 ». French writes the first of a
 * month as an ordinal (Lexique des règles typographiques de l’Imprimerie nationale), which Unicode's data leave out.
 */
export function writeDay(plain: string, language: string): string {
  const locale = language === 'en' ? 'en-GB' : language;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${plain}T00:00:00Z`),
  );
  return language.startsWith('fr') ? day.replace(/^1 /, '1er ') : day;
}

/** A plain date in both languages, for what is said in either. */
export const sayDay = (plain: string): Words => ({ en: writeDay(plain, 'en'), fr: writeDay(plain, 'fr') });

/** A month (YYYY-MM) as a text says it: `November 2026`, « novembre 2026 ». */
export const writeMonth = (month: string, language: string): string =>
  new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
