import { refusals } from '../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_LISTING_UNKNOWN: { status: 404, en: 'There is no listing {id}.', fr: 'Il n’y a pas d’offre {id}.' },
  VIGIE_LISTING_BAD_URL: { en: '“{url}” is not a URL.', fr: '« {url} » n’est pas une URL.' },
  VIGIE_LISTING_SITEMAP_UNREADABLE: {
    en: 'The sitemap {url} cannot be read: {why}.',
    fr: 'Le plan de site {url} ne peut pas être lu : {why}.',
  },
});
