import { sentences } from '../base/core/sentences.ts';

/** The time of day of something that is over soon, such as 14:05:10. */
export const sayTime = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone }).format(new Date(instant));

/** Who may see a case, after “this case is already”. */
export const sayVisibility = sentences({
  unit: { en: 'open to the whole unit', fr: 'ouverte à toute l’unité' },
  named: { en: 'limited to named people', fr: 'réservée aux personnes désignées' },
  sealed: { en: 'sealed', fr: 'sous scellés' },
  away: { en: 'given to another unit', fr: 'cédée à une autre unité' },
});

/** How a case stands. */
export const sayState = sentences({
  open: { en: 'open', fr: 'ouverte' },
  confirmed: { en: 'confirmed', fr: 'confirmée' },
  dismissed: { en: 'dismissed', fr: 'écartée' },
  escalated: { en: 'escalated', fr: 'transmise' },
});
