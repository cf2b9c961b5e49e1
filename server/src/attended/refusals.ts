import { refusals } from '../base/core/refusals.ts';

export const { refuse, catalogue } = refusals({
  VIGIE_ATTENDED_UNKNOWN: {
    status: 404,
    en: 'There is no open visit {id}. It may have ended by itself. Begin again from the case.',
    fr: 'Il n’y a pas de visite ouverte {id}. Elle a pu se terminer d’elle-même. Recommencez depuis l’affaire.',
  },
  VIGIE_ATTENDED_NO_BROWSER: {
    status: 409,
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
  VIGIE_ATTENDED_UNIT_FULL: {
    status: 409,
    en: '{count} {count|colleague has a page open|colleagues have pages open}, as many as a unit has at once. Try again when one of them is done.',
    fr: '{count} {count|collègue a une page ouverte|collègues ont une page ouverte}, le plus qu’une unité en ait à la fois. Réessayez quand l’une sera fermée.',
  },
  VIGIE_ATTENDED_MEMORY: {
    status: 503,
    en: 'This server has too little memory left for another page. Try again in some minutes; if it stays so, tell whoever runs it.',
    fr: 'Ce serveur n’a plus assez de mémoire pour une page de plus. Réessayez dans quelques minutes ; si cela dure, dites-le à qui l’exploite.',
  },
  VIGIE_ATTENDED_ELSEWHERE: {
    status: 409,
    en: 'This page is open in another process of this server, which alone can show it. Whoever runs the server must send each person to the same process. You can end the visit here and begin again.',
    fr: 'Cette page est ouverte dans un autre processus de ce serveur, qui seul peut l’afficher. Qui exploite le serveur doit envoyer chaque personne au même processus. Vous pouvez terminer la visite ici et recommencer.',
  },
  VIGIE_ATTENDED_LOST: {
    status: 410,
    en: 'The visit was lost: the server process that had the page ended. Nothing of it was sealed. Begin again from the case.',
    fr: 'La visite a été perdue : le processus du serveur qui avait la page s’est arrêté. Rien n’en a été scellé. Recommencez depuis l’affaire.',
  },
  VIGIE_ATTENDED_NO_PAGE: {
    status: 409,
    en: 'This offer is not in this case, or has no address to open.',
    fr: 'Cette offre n’est pas dans cette affaire, ou n’a pas d’adresse à ouvrir.',
  },
});
