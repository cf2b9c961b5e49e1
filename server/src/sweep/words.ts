import { sentences } from '../base/core/sentences.ts';

/** What is said of frames and of what was drawn. */
export const say = sentences({
  badAddress: { en: 'no address that can be visited: {text}', fr: 'pas une adresse que l’on puisse visiter : {text}' },
  twice: { en: 'stands in the source before', fr: 'figure déjà dans la source' },
  moreEntries: {
    en: 'more than {count} entries: the rest is left out',
    fr: 'plus de {count} entrées : le reste est laissé de côté',
  },
  answered: { en: 'the page answers {status}', fr: 'la page répond {status}' },
  noOffer: { en: 'the page shows no offer', fr: 'la page ne présente aucune offre' },
  noGate: {
    en: 'the page answers {status} and shows no age gate',
    fr: 'la page répond {status} et ne présente aucun contrôle d’âge',
  },
  stopped: { en: 'reading the frame stopped: {why}', fr: 'la lecture de la base de sondage s’est arrêtée : {why}' },
});
