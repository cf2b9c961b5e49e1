import { sentences } from '../base/core/sentences.ts';

/** Who may see a case, after “this case is already”. */
export const sayVisibility = sentences({
  unit: { en: 'open to the whole unit', fr: 'ouverte à toute l’unité' },
  named: { en: 'limited to named people', fr: 'réservée aux personnes désignées' },
  sealed: { en: 'sealed', fr: 'sous scellés' },
});

/** How a case stands. */
export const sayState = sentences({
  open: { en: 'open', fr: 'ouverte' },
  confirmed: { en: 'confirmed', fr: 'confirmée' },
  dismissed: { en: 'dismissed', fr: 'écartée' },
  escalated: { en: 'escalated', fr: 'transmise' },
});
