import { sentences } from '../base/core/sentences.ts';

/** At which step a sweep is. */
export const sayStep = sentences({
  reading: { en: 'frame being read', fr: 'base en cours de lecture' },
  framed: { en: 'to be planned', fr: 'à planifier' },
  logging: { en: 'plan being logged', fr: 'plan en cours d’inscription' },
  logged: { en: 'to be drawn', fr: 'à tirer' },
  running: { en: 'visiting', fr: 'visites en cours' },
  paused: { en: 'paused', fr: 'en pause' },
  review: { en: 'to be reviewed', fr: 'à examiner' },
  done: { en: 'finished', fr: 'terminé' },
  failed: { en: 'frame not read', fr: 'base non lue' },
});

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
