import { refusals } from '../core/refusals.ts';

export const { refusal, catalogue } = refusals({
  VIGIE_BASE_KEY_REUSED: {
    status: 409,
    en: 'This Idempotency-Key was used for another request. Choose a new one.',
    fr: 'Cette clé Idempotency-Key a déjà servi pour une autre demande. Choisissez-en une nouvelle.',
  },
  VIGIE_STORE_CASE_AWAY: {
    status: 409,
    en: 'This case is being given to another unit, or was: nobody acts on it here. As long as it is not accepted, the offer can be withdrawn.',
    fr: 'Cette affaire est en cours de cession à une autre unité, ou l’a été : personne n’y agit ici. Tant qu’elle n’est pas acceptée, l’offre peut être retirée.',
  },
  VIGIE_STORE_AWAY: {
    status: 503,
    exit: 3,
    en: 'The database does not answer. Try again in a few seconds.',
    fr: 'La base de données ne répond pas. Réessayez dans quelques secondes.',
  },
  VIGIE_STORE_BUSY: {
    status: 503,
    exit: 3,
    en: 'The database has too much to do. Try again in a few seconds.',
    fr: 'La base de données est surchargée. Réessayez dans quelques secondes.',
  },
  VIGIE_STORE_FULL: {
    status: 503,
    exit: 3,
    en: 'The disk is full: nothing was saved. Try again when an administrator has made room.',
    fr: 'Le disque est plein : rien n’a été enregistré. Réessayez quand un administrateur aura libéré de la place.',
  },
});
