import { refusals } from '../core/refusals.ts';

export const { refusal, catalogue } = refusals({
  VIGIE_STORAGE_UNREACHABLE: {
    status: 503,
    exit: 3,
    en: 'The storage {place} cannot be reached: {why}.',
    fr: 'Le stockage {place} est injoignable : {why}.',
  },
  VIGIE_STORAGE_REFUSED: {
    status: 502,
    exit: 3,
    en: 'The storage {place} answers {status} ({why}).',
    fr: 'Le stockage {place} répond {status} ({why}).',
  },
});
