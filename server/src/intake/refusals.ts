import { refusals } from '../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_INTAKE_UNKNOWN: { status: 404, en: 'There is no intake {id}.', fr: 'Il n’y a pas de réception {id}.' },
  VIGIE_INTAKE_TOO_LARGE: {
    status: 413,
    en: 'The file has more than {megabytes} MB. Import it at the command line: vigie import.',
    fr: 'Le fichier dépasse {megabytes} Mo. Importez-le en ligne de commande : vigie import.',
  },
  VIGIE_INTAKE_EMPTY: { en: 'The file is empty.', fr: 'Le fichier est vide.' },
  VIGIE_INTAKE_FILE_GONE: {
    status: 409,
    en: 'The file is not there any more: add it again.',
    fr: 'Le fichier n’est plus là : ajoutez-le à nouveau.',
  },
  VIGIE_INTAKE_NOT_READING: {
    status: 409,
    en: 'Only an intake that is being read can be paused.',
    fr: 'Seule une réception en cours de lecture peut être mise en pause.',
  },
  VIGIE_INTAKE_NOT_PAUSED: {
    status: 409,
    en: 'Only an intake that is paused can go on.',
    fr: 'Seule une réception en pause peut reprendre.',
  },
  VIGIE_INTAKE_NO_COLUMNS_ASKED: {
    status: 409,
    en: 'This intake asks for no columns.',
    fr: 'Cette réception ne demande pas de colonnes.',
  },
  VIGIE_INTAKE_COLUMN: {
    en: 'There is no column “{column}” in this file.',
    fr: 'Il n’y a pas de colonne « {column} » dans ce fichier.',
  },
  VIGIE_INTAKE_FIELD: { en: 'There is no field “{field}”.', fr: 'Il n’y a pas de champ « {field} ».' },
  VIGIE_INTAKE_NO_TITLE: {
    en: 'Say which column is the title of the offer.',
    fr: 'Indiquez quelle colonne est le titre de l’offre.',
  },
});
