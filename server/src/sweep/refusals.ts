import { refusals } from '../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_SWEEP_UNKNOWN: { status: 404, en: 'There is no sweep {id}.', fr: 'Il n’y a pas de balayage {id}.' },
  VIGIE_SWEEP_PACK: {
    en: 'There is no pack {pack} in force. In force are: {packs}.',
    fr: 'Il n’y a pas de jeu de règles {pack} en vigueur. Sont en vigueur : {packs}.',
  },
  VIGIE_SWEEP_STATE: {
    status: 409,
    en: 'This sweep is not at the step for that: it is “{state}”.',
    fr: 'Ce balayage n’en est pas à cette étape : il est « {state} ».',
  },
  VIGIE_SWEEP_SIZE: {
    en: 'That many cannot be drawn: {why}.',
    fr: 'Impossible d’en tirer autant : {why}.',
  },
  VIGIE_SWEEP_NO_SIZE: {
    en: 'Say how many to draw, or the share you expect and the margin you want.',
    fr: 'Indiquez combien en tirer, ou la part attendue et la marge voulue.',
  },
  VIGIE_SWEEP_ROUND: {
    en: 'Round {round} of the beacon is known since {at}: name one to come.',
    fr: 'Le tour {round} de la balise est connu depuis le {at} : nommez-en un à venir.',
  },
  VIGIE_SWEEP_LOGGED_LATE: {
    status: 409,
    en: 'The plan was logged at {logged}, and the round was known at {known}: begin anew, with a later round.',
    fr: 'Le plan a été inscrit au journal le {logged} et le tour était connu le {known} : recommencez, avec un tour plus tardif.',
  },
  VIGIE_SWEEP_ROUND_TO_COME: {
    status: 409,
    en: 'The round is known from {at} on: come back then.',
    fr: 'Le tour sera connu le {at} : revenez à ce moment.',
  },
  VIGIE_SWEEP_VALUE: {
    en: 'This is not the value that the plan announced: {why}.',
    fr: 'Ce n’est pas la valeur que le plan annonçait : {why}.',
  },
  VIGIE_SWEEP_SIGNATURE: {
    status: 409,
    en: 'The seed of this sweep is not that of the beacon’s round that its plan announced: {why}. Its figures are not shown; begin a sweep anew.',
    fr: 'La graine de ce balayage n’est pas celle du tour de la balise que son plan annonçait : {why}. Ses chiffres ne sont pas montrés ; recommencez un balayage.',
  },
  VIGIE_SWEEP_NOTHING_TO_REVIEW: {
    status: 409,
    en: 'You have nothing to decide on number {number}: it was decided, or is for another person.',
    fr: 'Vous n’avez rien à décider sur le numéro {number} : c’est décidé, ou cela revient à une autre personne.',
  },
  VIGIE_SWEEP_OWN_REVIEW: {
    status: 409,
    en: 'You reviewed this offer: somebody else has to settle it.',
    fr: 'Vous avez examiné cette offre : une autre personne doit trancher.',
  },
  VIGIE_SWEEP_NO_PLAN: {
    status: 409,
    en: 'This sweep has no plan yet: there is nothing to open.',
    fr: 'Ce balayage n’a pas encore de plan : il n’y a rien à ouvrir.',
  },
  VIGIE_SWEEP_NO_FIGURES: {
    status: 409,
    en: 'This sweep has no figures yet: it is “{state}”. They come when all is reviewed.',
    fr: 'Ce balayage n’a pas encore de chiffres : il est « {state} ». Ils viennent quand tout est examiné.',
  },
  VIGIE_SWEEP_TOO_NEAR: {
    status: 409,
    en: 'Sweep {id} has mostly the same offers as {other}, which is published: the difference of their counts would be a small one. It cannot be published beside it.',
    fr: 'Le balayage {id} porte sur presque les mêmes offres que {other}, qui est publié : la différence de leurs nombres serait petite. Il ne peut pas être publié à côté.',
  },
  VIGIE_SWEEP_ERASED: {
    status: 409,
    en: 'What opens this sweep was erased when its term of retention ended. Its figures stay.',
    fr: 'Ce qui ouvre ce balayage a été effacé au terme de sa durée de conservation. Ses chiffres restent.',
  },
  VIGIE_SWEEP_REVIEWED: {
    status: 409,
    en: 'Review has begun: pages that were not seen are visited again before that.',
    fr: 'L’examen a commencé : les pages non vues sont visitées à nouveau avant cela.',
  },
  VIGIE_SWEEP_NOTHING_FAILED: {
    status: 409,
    en: 'Every page that was visited was seen: there is nothing to try again.',
    fr: 'Toutes les pages visitées ont été vues : il n’y a rien à réessayer.',
  },
  VIGIE_SWEEP_GATE_UNKNOWN: {
    status: 404,
    en: 'There is no measurement of age gates {id}, or no such page in it.',
    fr: 'Il n’y a pas de mesure des contrôles d’âge {id}, ou pas cette page dans la mesure.',
  },
  VIGIE_SWEEP_GATE_ADDRESS: {
    en: 'Line {line} is no address of a page of {platform}: {text}. Correct it or leave it out.',
    fr: 'La ligne {line} n’est pas l’adresse d’une page de {platform} : {text}. Corrigez-la ou retirez-la.',
  },
  VIGIE_SWEEP_GATE_EMPTY: {
    en: 'There is no page of {platform} to measure: the unit has no offer there with an address. Give addresses.',
    fr: 'Il n’y a aucune page de {platform} à mesurer : l’unité n’y a pas d’offre avec une adresse. Indiquez des adresses.',
  },
  VIGIE_SWEEP_GATE_OTHER: {
    en: 'Measurement {id} is of another platform, {platform}: its pages are none of this one.',
    fr: 'La mesure {id} porte sur une autre plateforme, {platform} : ses pages ne sont pas de celle-ci.',
  },
  VIGIE_SWEEP_GATE_NOT_SEALED: {
    status: 409,
    en: 'Page {number} is not sealed: it is “{state}”. What was not captured is not decided on.',
    fr: 'La page {number} n’est pas scellée : elle est « {state} ». On ne décide pas de ce qui n’a pas été capturé.',
  },
  VIGIE_SWEEP_GATE_WHY: {
    en: 'Say why: page {number} was decided before, or the proof is of another kind.',
    fr: 'Dites pourquoi : la page {number} était déjà décidée, ou la preuve est d’un autre type.',
  },
  VIGIE_SWEEP_GATE_NONE: {
    status: 404,
    en: 'No measurement of the age gates of {platform} is done yet: there is nothing to report.',
    fr: 'Aucune mesure des contrôles d’âge de {platform} n’est terminée : il n’y a rien à rapporter.',
  },
  VIGIE_SWEEP_EMPTY: { en: 'The frame holds no offer.', fr: 'La base de sondage ne contient aucune offre.' },
});
