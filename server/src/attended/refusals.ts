import { refusals } from '../base/core/refusals.ts';

export const { refuse, catalogue } = refusals({
  VIGIE_ATTENDED_UNKNOWN: {
    status: 404,
    en: 'There is no open visit {id}. It may have ended by itself. Begin again from the case.',
    fr: 'Il n’y a pas de visite ouverte {id}. Elle a pu se terminer d’elle-même. Recommencez depuis l’affaire.',
  },
  VIGIE_ATTENDED_NO_BROWSER: {
    status: 503,
    en: 'This server has no Chromium to show a page in. Ask whoever runs it to install one (VIGIE_BROWSER, CHROMIUM_PATH).',
    fr: 'Ce serveur n’a pas de Chromium pour afficher une page. Demandez à qui l’exploite d’en installer un (VIGIE_BROWSER, CHROMIUM_PATH).',
  },
  VIGIE_ATTENDED_OPEN: {
    status: 409,
    en: 'You have another page open already. Seal it or end it first.',
    fr: 'Vous avez déjà une autre page ouverte. Scellez-la ou fermez-la d’abord.',
  },
  VIGIE_ATTENDED_FULL: {
    status: 503,
    en: '{count} {count|page is|pages are} open on this server, as many as it shows at once. Try again in some minutes.',
    fr: '{count} {count|page est ouverte|pages sont ouvertes} sur ce serveur, le plus qu’il affiche à la fois. Réessayez dans quelques minutes.',
  },
  VIGIE_ATTENDED_NO_PAGE: {
    status: 409,
    en: 'This offer is not in this case, or has no address to open.',
    fr: 'Cette offre n’est pas dans cette affaire, ou n’a pas d’adresse à ouvrir.',
  },
});
