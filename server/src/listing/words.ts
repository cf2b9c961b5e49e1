import { sentences } from '../base/core/sentences.ts';

/** Why a page gave no listing, or an address no picture, and what of a sitemap was left out. */
export const say = sentences({
  pageAnswers: { en: 'the page answers {status}', fr: 'la page répond {status}' },
  noOffer: { en: 'no offer could be read on the page', fr: 'aucune offre n’a pu être lue sur la page' },
  noOfferBroken: {
    en: 'no offer could be read on the page: its {what} is broken',
    fr: 'aucune offre n’a pu être lue sur la page : ses données {what} sont mal formées',
  },
  sitemapAnswers: { en: 'it answers {status}', fr: 'il répond {status}' },
  noSitemap: { en: 'it is no sitemap', fr: 'ce n’est pas un plan de site' },
  sitemapGzip: {
    en: 'it is no valid gzip of at most {bytes} octets',
    fr: 'ce n’est pas un fichier gzip valable de {bytes} octets au plus',
  },
  sitemapPages: {
    en: 'more than {count} pages, the rest is left out',
    fr: 'plus de {count} pages, le reste est laissé de côté',
  },
  sitemapFiles: {
    en: 'more than {count} sitemap files, the rest is left out',
    fr: 'plus de {count} fichiers de plan de site, le reste est laissé de côté',
  },
  sitemapDeep: {
    en: 'more than {count} indexes deep, left out',
    fr: 'plus de {count} index emboîtés, laissé de côté',
  },
  sitemapTooLong: {
    en: 'goes on beyond {count} URLs, the rest is left out',
    fr: 'continue au-delà de {count} adresses, le reste est laissé de côté',
  },
  sitemapCut: {
    en: 'is cut short, what came after is missing',
    fr: 'le fichier est coupé, la suite manque',
  },
  sitemapNoAddress: {
    en: '{count} {count|entry|entries} left out, without an address that can be visited, such as “{first}”',
    fr: '{count} {count|entrée laissée|entrées laissées} de côté, sans adresse que l’on puisse visiter, par exemple « {first} »',
  },
  sitemapForeign: {
    en: '{count} {count|address|addresses} of {host} left out, since no robots.txt allows this sitemap to name them, such as {first}',
    fr: '{count} {count|adresse|adresses} de {host} laissées de côté, car aucun robots.txt ne permet à ce plan de les nommer, par exemple {first}',
  },
  pictureAnswers: { en: 'it answers {status}', fr: 'son adresse répond {status}' },
  pictureIsPage: { en: 'it is a page, not a picture', fr: 'c’est une page, pas une image' },
});
