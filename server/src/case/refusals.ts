import { refusals } from '../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_CASE_UNKNOWN: { status: 404, en: 'There is no case {id}.', fr: 'Il n’y a pas d’affaire {id}.' },
  VIGIE_CASE_CURSOR: {
    status: 400,
    en: 'The cursor {cursor} is of no page of this order. Take `next` of the page before as it stands.',
    fr: 'Le curseur {cursor} n’est celui d’aucune page de cet ordre. Reprenez tel quel le `next` de la page précédente.',
  },
  VIGIE_CASE_NOT_KEEPER: {
    status: 403,
    en: 'Only a keeper of this case can do this.',
    fr: 'Seul un gardien de cette affaire peut le faire.',
  },
  VIGIE_CASE_VISIBILITY: {
    status: 409,
    en: 'This case is already {visibility}.',
    fr: 'Cette affaire est déjà {visibility}.',
  },
  VIGIE_CASE_RESTRICTION_PAST: {
    status: 400,
    en: 'Choose a time in the future: a case is restricted until then.',
    fr: 'Choisissez un moment à venir : l’accès à l’affaire est restreint jusque-là.',
  },
  VIGIE_CASE_OPEN_TO_UNIT: {
    status: 409,
    en: 'The whole unit can see this case. Restrict it first.',
    fr: 'Toute l’unité voit cette affaire. Restreignez-en d’abord l’accès.',
  },
  VIGIE_CASE_NO_ACCOUNT: {
    status: 400,
    en: 'There is no account {account} in this unit.',
    fr: 'Il n’y a pas de compte {account} dans cette unité.',
  },
  VIGIE_CASE_NO_KEEPER: {
    status: 400,
    en: 'Name at least one keeper: an analyst, an approver or an administrator whose account is open.',
    fr: 'Désignez au moins un gardien : un analyste, un approbateur ou un administrateur dont le compte est ouvert.',
  },
  VIGIE_CASE_SUCCESSOR_THIRD: {
    status: 403,
    en: 'Neither of the two who decide on it becomes the keeper. Name a third person.',
    fr: 'Aucune des deux personnes qui en décident ne devient gardien. Désignez une troisième personne.',
  },
  VIGIE_CASE_NOT_TO_JOIN: {
    status: 409,
    en: 'Only a case that the whole unit can see, with no decision and no notice, can be joined to another.',
    fr: 'Seule une affaire que toute l’unité voit, sans décision ni notification, peut être jointe à une autre.',
  },
  VIGIE_CASE_JUST_DECIDED: {
    status: 409,
    en: '{name} has just decided on this case and can undo that until {until}. Decide after that, or ask them to undo it.',
    fr: '{name} vient de décider de cette affaire et peut annuler sa décision jusqu’à {until}. Décidez ensuite, ou demandez-lui de l’annuler.',
  },
  VIGIE_CASE_LOCKED: {
    status: 409,
    en: '{name} has this case open to decide on it, until {until} at least.',
    fr: '{name} a ouvert cette affaire pour en décider, jusqu’à {until} au moins.',
  },
  VIGIE_CASE_NO_ASSIGNEE: {
    status: 400,
    en: 'A case is assigned to an analyst, an approver or an administrator whose account is open. {account} is none.',
    fr: 'Une affaire se confie à un analyste, un approbateur ou un administrateur dont le compte est ouvert. Ce n’est pas le cas de {account}.',
  },
  VIGIE_CASE_ASSIGNEE_HIDDEN: {
    status: 409,
    en: 'This person may not see this case. Name them among its readers first.',
    fr: 'Cette personne n’a pas accès à cette affaire. Désignez-la d’abord parmi ses lecteurs.',
  },
  VIGIE_CASE_HOLD_PAST: {
    status: 400,
    en: 'Choose a time in the future: a case is put on hold until then.',
    fr: 'Choisissez un moment à venir : l’affaire est mise en attente jusque-là.',
  },
  VIGIE_CASE_NO_TEMPLATE: {
    status: 404,
    en: 'There is no reason template {id}.',
    fr: 'Il n’y a pas de motif type {id}.',
  },
  VIGIE_CASE_NO_VIEW: { status: 404, en: 'There is no saved view {id}.', fr: 'Il n’y a pas de vue enregistrée {id}.' },
  VIGIE_CASE_VIEW_NOT_OWN: {
    status: 403,
    en: 'Only the person who saved this view, or an administrator, can delete it.',
    fr: 'Seul l’auteur de cette vue, ou un administrateur, peut la supprimer.',
  },
  VIGIE_CASE_KEPT_MOST: {
    status: 409,
    en: 'There are {most} already. Delete one that nobody needs any more.',
    fr: 'Il y en a déjà {most}. Supprimez-en dont personne n’a plus besoin.',
  },
  VIGIE_CASE_NO_BATCH: { status: 404, en: 'There is no decision {id}.', fr: 'Il n’y a pas de décision {id}.' },
  VIGIE_CASE_BATCH_NOT_OWN: {
    status: 403,
    en: 'Only the person who made this decision can undo it.',
    fr: 'Seul l’auteur de cette décision peut l’annuler.',
  },
  VIGIE_CASE_DECISION_FINAL: {
    status: 409,
    en: 'This decision can no longer be undone: its minute is over, or something was written that rests on it. Make another decision.',
    fr: 'Cette décision ne peut plus être annulée : la minute est écoulée, ou un acte repose déjà sur elle. Prenez une autre décision.',
  },
  VIGIE_CASE_CHANGED: {
    status: 409,
    en: 'This case has been decided on since you opened it: it is {state} now. Nothing was changed. Read it again before you decide.',
    fr: 'Cette affaire a fait l’objet d’une décision depuis que vous l’avez ouverte : elle est à présent {state}. Rien n’a été modifié. Relisez-la avant de décider.',
  },
  VIGIE_CASE_IS_JOINED: {
    status: 409,
    en: 'This case was joined to {id}. Decide that one.',
    fr: 'Cette affaire a été jointe à {id}. Décidez de celle-ci.',
  },
  VIGIE_CASE_CLOSED: {
    status: 409,
    en: 'This case is closed. Open it again first.',
    fr: 'Cette affaire est close. Rouvrez-la d’abord.',
  },
  VIGIE_CASE_NOT_CLOSED: {
    status: 409,
    en: 'This case is not closed.',
    fr: 'Cette affaire n’est pas close.',
  },
  VIGIE_CASE_NOT_TO_CLOSE: {
    status: 409,
    en: 'Only a confirmed or escalated case can be closed. Decide on it first; a dismissed case needs no closing.',
    fr: 'Seule une affaire confirmée ou transmise peut être close. Prenez d’abord une décision ; une affaire écartée n’a pas à l’être.',
  },
  VIGIE_CASE_WAITS: {
    status: 409,
    en: 'Something in this case still waits for a person: a reply to read, a check in doubt, a document to approve or a return to decide on. See to it, then close the case.',
    fr: 'Cette affaire attend encore quelqu’un : une réponse à lire, un contrôle indéterminé, un acte à approuver ou un retour à trancher. Traitez-le, puis clôturez l’affaire.',
  },
  VIGIE_CASE_NOT_GONE: {
    status: 409,
    en: 'No two checks have found the offers of this case removed. Check them now, or close the case with another outcome.',
    fr: 'Deux contrôles n’ont pas encore constaté le retrait des offres de cette affaire. Contrôlez-les maintenant ou clôturez l’affaire avec une autre issue.',
  },
  VIGIE_CASE_DECIDED: { status: 409, en: 'This case is already {state}.', fr: 'Cette affaire est déjà {state}.' },
});
