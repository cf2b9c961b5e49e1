import { sentences } from '../base/core/sentences.ts';

export const say = sentences({
  triedAgain: {
    en: 'The dossier could not be put together; it will be tried again.',
    fr: 'Le dossier n’a pas pu être établi ; un nouvel essai suivra.',
  },
});
