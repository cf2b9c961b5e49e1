import { sentences } from '../base/core/sentences.ts';

/** How a unit stands in an operation. */
export const sayStanding = sentences({
  invited: { en: 'invited', fr: 'invitée' },
  joined: { en: 'takes part', fr: 'participe' },
  refused: { en: 'refused', fr: 'a refusé' },
  left: { en: 'left', fr: 's’est retirée' },
});
