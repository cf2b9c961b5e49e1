import { sentences } from '../core/sentences.ts';

/** That nothing can be read here, and what to do. */
export const NO_READER = {
  en: 'Pictures cannot be read here: {why}. Install the optional packages: ONNXRUNTIME_NODE_INSTALL=skip npm ci',
  fr: 'Les images ne peuvent pas être lues ici : {why}. Installez les paquets facultatifs : ONNXRUNTIME_NODE_INSTALL=skip npm ci',
} as const;

/** Why what is written in a picture is not read. */
export const say = sentences({
  noReader: NO_READER,
  packagesMissing: {
    en: '{count|this package is|these packages are} missing: {packages}',
    fr: '{count|ce paquet manque|ces paquets manquent} : {packages}',
  },
  tooLong: {
    en: 'This picture cannot be read: it takes too long.',
    fr: 'Cette image ne peut pas être lue : c’est trop long.',
  },
  stopped: {
    en: 'This picture cannot be read: its reader has stopped.',
    fr: 'Cette image ne peut pas être lue : le programme de lecture s’est arrêté.',
  },
});
