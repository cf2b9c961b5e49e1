import { sentences } from '../base/core/sentences.ts';

/** How a case stands. */
export const sayState = sentences({
  open: { en: 'open', fr: 'ouverte' },
  confirmed: { en: 'confirmed', fr: 'confirmée' },
  dismissed: { en: 'dismissed', fr: 'écartée' },
  escalated: { en: 'escalated', fr: 'transmise' },
});
