import { refusals } from '../core/refusals.ts';

export const { refusal, catalogue } = refusals({
  VIGIE_BASE_KEY_REUSED: {
    status: 409,
    en: 'This Idempotency-Key was used for another request. Choose a new one.',
    fr: 'Cette clé Idempotency-Key a déjà servi pour une autre demande. Choisissez-en une nouvelle.',
  },
});
