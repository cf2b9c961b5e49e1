import type { Words } from '@vigie/engine';

/**
 * A plain date (YYYY-MM-DD) as a text says it: `1 November 2026`, « 1er novembre 2026 ». French writes the first of a
 * month as an ordinal (Lexique des règles typographiques de l’Imprimerie nationale), which Unicode's data leave out.
 */
export function writeDay(plain: string, language: string): string {
  const locale = language === 'en' ? 'en-GB' : language;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return ordinal(format.format(new Date(`${plain}T00:00:00Z`)), language);
}

const ordinal = (day: string, language: string): string =>
  language.startsWith('fr') ? day.replace(/^1 /, '1er ') : day;

/** A plain date in both languages, for what is said in either. */
export const sayDay = (plain: string): Words => ({ en: writeDay(plain, 'en'), fr: writeDay(plain, 'fr') });

/** An instant in both languages, to the minute, in a time zone: `1 November 2026 at 10:04`. */
export function sayInstant(instant: string, timeZone: string): Words {
  const write = (language: string): string => {
    const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone });
    return ordinal(format.format(new Date(instant)), language);
  };
  return { en: write('en-GB'), fr: write('fr') };
}

/** A month (YYYY-MM) as a text says it: `November 2026`, « novembre 2026 ». */
export const writeMonth = (month: string, language: string): string =>
  new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
