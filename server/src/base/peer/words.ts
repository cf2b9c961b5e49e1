import { sentences } from '../core/sentences.ts';

/** What became of a message to a peer. */
export const say = sentences({
  badUrl: { en: '{url} is not a URL', fr: '{url} n’est pas une URL' },
  unreached: { en: '{why}', fr: '{host} : {why}' },
  answers: { en: '{host} answers {status}', fr: '{host} répond {status}' },
  answersWith: { en: '{host} answers {status}: {said}', fr: '{host} répond {status} : {said}' },
  wrongKey: {
    en: '{host} answers {status}, but not with the key of the register. {why}',
    fr: '{host} répond {status}, mais pas avec la clé du registre.',
  },
});
