import { sentences } from '../base/core/sentences.ts';

/** Why a message is no offer that could be screened. */
export const say = sentences({
  notText: { en: 'it is not text in UTF-8', fr: 'ce n’est pas du texte en UTF-8' },
  notJson: { en: 'it is not JSON', fr: 'ce n’est pas du JSON' },
  empty: { en: 'it holds no listing', fr: 'il ne contient aucune offre' },
  tooMany: {
    en: 'it holds {count} listings; at most 500 come together',
    fr: 'il contient {count} offres ; 500 au plus viennent ensemble',
  },
  notListing: { en: 'it is not a listing: {field}: {why}', fr: 'ce n’est pas une offre : {field} : {why}' },
  otherPlatform: {
    en: 'it says the platform {said}, and came under the subject of {subject}',
    fr: 'il indique la plateforme {said}, et est arrivé sous le sujet de {subject}',
  },
  noUnit: {
    en: 'no unit takes what comes under this subject (VIGIE_STREAM_UNITS)',
    fr: 'aucune unité ne reçoit ce qui arrive sous ce sujet (VIGIE_STREAM_UNITS)',
  },
  fails: {
    en: 'it failed twice by itself, though the database answered: {why}',
    fr: 'il a échoué deux fois par lui-même, bien que la base ait répondu : {why}',
  },
  endsWorkers: {
    en: 'a worker that took it ended over it, three times',
    fr: 'un worker qui le traitait s’est arrêté, trois fois',
  },
});
