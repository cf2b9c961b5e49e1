import { sentences } from '../base/core/sentences.ts';

/** Why a page gave no listing. */
export const say = sentences({
  sitemapGap: { en: '{gap}', fr: 'le plan du site n’a pas été lu en entier' },
  pageAnswers: { en: 'the page answers {status}', fr: 'la page répond {status}' },
  noOffer: { en: 'no offer could be read on the page', fr: 'aucune offre n’a pu être lue sur la page' },
});
