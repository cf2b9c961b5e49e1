/** Whose way of writing dates and figures a language follows: English is that of Europe. */
export const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

/** French writes the first of a month as an ordinal, which Unicode's data leave out. */
const ordinal = (day: string, language: string): string =>
  language.startsWith('fr') ? day.replace(/^1 /, '1er ') : day;

/** The reader's time zone, by its name. */
export const nameZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** An instant in the reader's language and time zone, which it names: an instant of a file is read elsewhere, too. */
export function formatInstant(iso: string, language: string, timeZone?: string): string {
  const format = new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  });
  return ordinal(format.format(new Date(iso)), language);
}

/** A day on the reader's clock, as a date field takes it: YYYY-MM-DD. */
export const dayHere = (at = new Date()): string => at.toLocaleDateString('en-CA');

/** A plain date (YYYY-MM-DD), in the reader's language. */
export function formatDate(plain: string, language: string): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' });
  return ordinal(format.format(new Date(`${plain}T00:00:00Z`)), language);
}

/** The names of languages (BCP 47), in the reader's; a code without a name, or that is none, stays as it is. */
export function formatLanguages(codes: readonly string[], language: string): string {
  const names = new Intl.DisplayNames([localeOf(language)], { type: 'language' });
  const nameOf = (code: string): string => {
    try {
      return names.of(code) ?? code;
    } catch {
      return code;
    }
  };
  return new Intl.ListFormat(localeOf(language), { type: 'disjunction' }).format(codes.map(nameOf));
}

/** A figure, or a dash where there is none. */
export function formatFigure(value: number | null, language: string): string {
  return value === null
    ? '–'
    : new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}

/** A share from 0 to 1, in per cent, with as many digits as say something. */
export function formatShare(share: number, language: string): string {
  const digits =
    share > 0 && share < 0.01 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: share < 0.1 ? 1 : 0 };
  return new Intl.NumberFormat(localeOf(language), { style: 'percent', ...digits }).format(share);
}

/** A price as an offer names it: a decimal string, and a currency that may be none that is known. */
export function formatAmount(amount: string | null, currency: string | null, language: string): string {
  if (amount === null) return '–';
  const value = Number(amount);
  if (!Number.isFinite(value) || amount.trim() === '') return `${amount} ${currency ?? ''}`.trim();
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) {
    const text = new Intl.NumberFormat(localeOf(language), { minimumFractionDigits: 2 }).format(value);
    return `${text} ${currency ?? ''}`.trim();
  }
  return new Intl.NumberFormat(localeOf(language), { style: 'currency', currency }).format(value);
}
