import { sentences } from '../base/core/sentences.ts';

export const say = sentences({
  released: { en: 'released', fr: 'publication admise' },
  refused: { en: 'refused', fr: 'publication refusée' },
  notHttps: { en: 'it does not begin with https', fr: 'elle ne commence pas par https' },
  status: { en: '{host} answers {status}', fr: '{host} répond {status}' },
  removed: { en: 'the webhook was taken away', fr: 'le webhook a été retiré' },
  unreached: { en: '{host}: {why}', fr: '{host} : {why}' },
});
