import { refusals } from '../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_PUBLICATION_UNKNOWN: { status: 404, en: 'There is no release {id}.', fr: 'Il n’y a pas de publication {id}.' },
  VIGIE_PUBLICATION_INVALID: {
    en: 'The release cannot be made: {why}.',
    fr: 'La publication ne peut pas être établie : {why}.',
  },
});
