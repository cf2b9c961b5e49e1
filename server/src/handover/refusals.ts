import { refusals } from '../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_HANDOVER_UNKNOWN: { status: 404, en: 'There is no hand-over {id}.', fr: 'Il n’y a pas de remise {id}.' },
  VIGIE_HANDOVER_NO_UNIT: {
    status: 404,
    en: 'There is no other unit {id} here.',
    fr: 'Il n’y a pas d’autre unité {id} ici.',
  },
  VIGIE_HANDOVER_NO_PARTNER: {
    status: 404,
    en: 'There is no partner {id}. An administrator registers the units of other installations.',
    fr: 'Il n’y a pas de partenaire {id}. Un administrateur enregistre les unités d’autres installations.',
  },
  VIGIE_HANDOVER_PARTNER_USED: {
    status: 409,
    en: 'Something is under way with this partner, or was handed over: it stays registered.',
    fr: 'Une remise est en cours avec ce partenaire, ou a eu lieu : il reste enregistré.',
  },
  VIGIE_HANDOVER_NO_ADDRESS: {
    status: 409,
    en: 'This installation does not know its own address. Whoever runs it sets VIGIE_PUBLIC_URL.',
    fr: 'Cette installation ne connaît pas sa propre adresse. Qui l’exploite définit VIGIE_PUBLIC_URL.',
  },
  VIGIE_HANDOVER_KEY: {
    en: '“{key}” is not a verifier key. Copy it from /.well-known/vigie-exchange of the other installation.',
    fr: '« {key} » n’est pas une clé de vérification. Copiez-la depuis /.well-known/vigie-exchange de l’autre installation.',
  },
  VIGIE_HANDOVER_UNTIL: {
    en: 'The end must be in the future; what is given away has none.',
    fr: 'La fin doit être à venir ; ce qui est cédé n’en a pas.',
  },
  VIGIE_HANDOVER_UNDER_WAY: {
    status: 409,
    en: 'This case is being given to another unit, or was.',
    fr: 'Cette affaire est en cours de cession à une autre unité, ou l’a été.',
  },
  VIGIE_HANDOVER_COMING: {
    status: 409,
    en: 'Evidence of this case is still coming in from the unit that gave it. Try again in a minute.',
    fr: 'Des preuves de cette affaire arrivent encore de l’unité qui l’a cédée. Réessayez dans une minute.',
  },
  VIGIE_HANDOVER_WAITS: {
    status: 409,
    en: 'A document of this case waits for approval or to be sent. Have it decided or sent first.',
    fr: 'Un document de cette affaire attend une approbation ou son envoi. Faites-le d’abord décider ou envoyer.',
  },
  VIGIE_HANDOVER_STATE: {
    status: 409,
    en: 'This hand-over is {state}: that cannot be done any more, or not yet.',
    fr: 'Cette remise est {state} : ce n’est plus possible, ou pas encore.',
  },
  VIGIE_HANDOVER_NOT_READABLE: {
    status: 403,
    en: 'What is in this hand-over is read once it is accepted, and until its end.',
    fr: 'Le contenu de cette remise se lit une fois qu’elle est acceptée, et jusqu’à sa fin.',
  },
  VIGIE_HANDOVER_STRANGER: {
    status: 403,
    en: 'The sender is no registered partner of this unit.',
    fr: 'L’expéditeur n’est pas un partenaire enregistré de cette unité.',
  },
  VIGIE_HANDOVER_DAMAGED: {
    status: 409,
    en: 'What was handed over is not what its list says: {what}',
    fr: 'Ce qui a été remis n’est pas ce que dit sa liste : {what}',
  },
  VIGIE_HANDOVER_RECEIPT: {
    status: 409,
    en: 'The signed receipt or release does not hold.',
    fr: 'L’accusé de réception ou la décharge signés ne sont pas valables.',
  },
  VIGIE_HANDOVER_TOO_LARGE: {
    status: 409,
    en: 'This case exceeds {mebibytes} MiB. Split it, or hand over its packages separately.',
    fr: 'Cette affaire dépasse {mebibytes} Mio. Divisez-la, ou remettez ses paquets séparément.',
  },
  VIGIE_HANDOVER_NO_FILE: {
    status: 409,
    en: 'There is nothing to carry to the other side: this hand-over is {state}.',
    fr: 'Il n’y a rien à porter à l’autre partie : cette remise est {state}.',
  },
  VIGIE_HANDOVER_FILE_NONE: {
    en: 'This is no hand-over file.',
    fr: 'Ce n’est pas un fichier de remise.',
  },
  VIGIE_HANDOVER_FILE_ELSEWHERE: {
    status: 409,
    en: 'This file is sealed for another unit or another installation.',
    fr: 'Ce fichier est scellé pour une autre unité ou une autre installation.',
  },
  VIGIE_HANDOVER_FILE_DAMAGED: {
    en: 'This file is damaged or cut off. Have it copied again from where it was made.',
    fr: 'Ce fichier est endommagé ou tronqué. Faites-le recopier là où il a été produit.',
  },
  VIGIE_HANDOVER_FILE_EARLY: {
    status: 409,
    en: 'This file follows another one that is not here yet. Import that one first.',
    fr: 'Ce fichier en suit un autre qui n’est pas encore arrivé. Importez d’abord celui-là.',
  },
  VIGIE_HANDOVER_NOT_DELIVERED: {
    status: 502,
    exit: 3,
    en: 'The other side was not told yet, and is told again: {why}',
    fr: 'L’autre partie n’a pas encore été avertie et le sera de nouveau : {why}',
  },
});
