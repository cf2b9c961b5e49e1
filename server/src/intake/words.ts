import { sentences } from '../base/core/sentences.ts';

/** What is said of what was brought in. */
export const say = sentences({
  noAddress: {
    en: 'holds no address of a page',
    fr: 'ne contient aucune adresse de page',
  },
  sameAddress: { en: 'the same address stands before: {url}', fr: 'la même adresse figure plus haut : {url}' },
  badAddress: {
    en: 'is no address that can be visited: {text}',
    fr: 'n’est pas une adresse que l’on puisse visiter : {text}',
  },
  moreAddresses: {
    en: 'more than {count} addresses: the rest is left out',
    fr: 'plus de {count} adresses : le reste est laissé de côté',
  },
  attachment: {
    en: 'an attachment of the mail is not looked into: {name}',
    fr: 'pièce jointe du courriel non examinée : {name}',
  },
  stopped: {
    en: 'Reading stopped several times at the same place, for a fault of the program. It can be tried again.',
    fr: 'La lecture s’est arrêtée plusieurs fois au même endroit, par une faute du programme. On peut réessayer.',
  },
  abandoned: {
    en: 'Nobody went on with it for {days} days: its file was erased.',
    fr: 'Personne ne l’a repris pendant {days} jours : son fichier a été effacé.',
  },
  tooLarge: { en: 'has more than {megabytes} MB', fr: 'dépasse {megabytes} Mo' },
});
