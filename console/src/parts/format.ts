/** An instant, in the reader's language. */
export function formatInstant(iso: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}

/** A plain date (YYYY-MM-DD), in the reader's language. */
export function formatDate(plain: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${plain}T00:00:00Z`),
  );
}

/** A figure, or a dash where there is none. */
export function formatFigure(value: number | null, language: string): string {
  return value === null
    ? '–'
    : new Intl.NumberFormat(language, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}

/** A share from 0 to 1, in per cent, with as many digits as say something. */
export function formatShare(share: number, language: string): string {
  const digits =
    share > 0 && share < 0.01 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: share < 0.1 ? 1 : 0 };
  return new Intl.NumberFormat(language, { style: 'percent', ...digits }).format(share);
}
