import { sentences } from '../base/core/sentences.ts';

/** How a hand-over stands. */
export const sayHandoverState = sentences({
  sealing: { en: 'being prepared', fr: 'en préparation' },
  offered: { en: 'offered', fr: 'proposée' },
  accepted: { en: 'accepted', fr: 'acceptée' },
  given: { en: 'given', fr: 'cédée' },
  refused: { en: 'refused', fr: 'refusée' },
  withdrawn: { en: 'withdrawn', fr: 'retirée' },
  ended: { en: 'ended', fr: 'terminée' },
  arriving: { en: 'arriving', fr: 'en cours de réception' },
  accepting: {
    en: 'accepted, waiting for the other unit to release it',
    fr: 'acceptée, en attente de la décharge de l’autre unité',
  },
  taken: { en: 'taken over', fr: 'reprise' },
});
