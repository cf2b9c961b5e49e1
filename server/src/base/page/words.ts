import { sentences } from '../core/sentences.ts';

/** Why a picture is not read. */
export const say = sentences({
  unreadable: { en: 'This picture cannot be read: {why}.', fr: 'Cette image ne peut pas être lue : {why}.' },
  tooManyBytes: { en: 'it has more than {megabytes} MB', fr: 'elle dépasse {megabytes} Mo' },
  isText: { en: 'it is text (SVG, HTML), not a picture', fr: 'c’est du texte (SVG, HTML), pas une image' },
  otherFormat: {
    en: '{format} is not a format of pictures on pages',
    fr: 'une page n’affiche pas d’images au format {format}',
  },
  otherColours: { en: 'its colours are of no kind that is known', fr: 'ses couleurs sont d’un type inconnu' },
  // What the decoder says is English, and about bytes.
  broken: { en: '{why}', fr: 'le fichier est abîmé, ou n’est pas une image' },
});
