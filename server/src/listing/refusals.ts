import { refusals } from '../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_LISTING_UNKNOWN: { status: 404, en: 'There is no listing {id}.', fr: 'Il n’y a pas d’offre {id}.' },
  VIGIE_LISTING_BAD_URL: { en: '“{url}” is not a URL.', fr: '« {url} » n’est pas une URL.' },
  VIGIE_LISTING_SITEMAP_UNREADABLE: {
    en: 'The sitemap {url} cannot be read: {why}.',
    fr: 'Le plan de site {url} ne peut pas être lu : {why}.',
  },
  VIGIE_ARCHIVE_DAMAGED: {
    status: 500,
    exit: 3,
    en: 'The archive’s file {path} is missing, or has changed. Restore it from a backup.',
    fr: 'Le fichier d’archive {path} manque, ou a changé. Restaurez-le depuis une sauvegarde.',
  },
});
