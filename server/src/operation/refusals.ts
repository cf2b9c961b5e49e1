import { refusals } from '../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_OPERATION_UNKNOWN: { status: 404, en: 'There is no operation {id}.', fr: 'Il n’y a pas d’opération {id}.' },
  VIGIE_OPERATION_PART_UNKNOWN: {
    status: 404,
    en: 'This operation has no task to be done and no shared capture {id} of those open to your unit.',
    fr: 'Cette opération n’a ni tâche à faire ni capture partagée {id} parmi celles ouvertes à votre unité.',
  },
  VIGIE_OPERATION_NOT_LEAD: {
    status: 403,
    en: 'The unit that leads this operation does that: {lead}.',
    fr: 'C’est l’unité qui mène cette opération qui le fait : {lead}.',
  },
  VIGIE_OPERATION_NOT_JOINED: {
    status: 403,
    en: 'Your unit does not take part in this operation. An approver of it joins first.',
    fr: 'Votre unité ne participe pas à cette opération. Un approbateur doit d’abord accepter l’invitation.',
  },
  VIGIE_OPERATION_ENDED: {
    status: 409,
    en: 'This operation has ended: nothing is added to it.',
    fr: 'Cette opération a pris fin : rien n’y est ajouté.',
  },
  VIGIE_OPERATION_NO_UNIT: {
    en: 'There is no other unit “{unit}” in this installation.',
    fr: 'Il n’y a pas d’autre unité « {unit} » dans cette installation.',
  },
  VIGIE_OPERATION_NOT_IN_PLAN: {
    en: '“{unit}” is not in this plan: invite it before you give it a task.',
    fr: '« {unit} » n’est pas dans ce plan : invitez-la avant de lui confier une tâche.',
  },
  VIGIE_OPERATION_TIMES: {
    en: 'Counts are given after the units have acted: {reportsBy} is not after {actsAt}.',
    fr: 'Les chiffres se donnent après l’action : le {reportsBy} n’est pas après le {actsAt}.',
  },
  VIGIE_OPERATION_ANSWERED: {
    status: 409,
    en: 'Your unit cannot answer that: how it stands in this operation is “{state}”.',
    fr: 'Votre unité ne peut pas donner cette réponse : sa situation dans cette opération est « {state} ».',
  },
  VIGIE_OPERATION_LEAD_STAYS: {
    status: 409,
    en: 'The unit that leads stays until the operation ends.',
    fr: 'L’unité qui mène l’opération y reste jusqu’à la fin.',
  },
  VIGIE_OPERATION_NO_REASON: {
    en: 'Say why: the units that take part read it.',
    fr: 'Dites pourquoi : les unités participantes le lisent.',
  },
  VIGIE_OPERATION_CAPTURED: {
    status: 409,
    en: 'This page is shared already, by {unit}: one capture serves all.',
    fr: 'Cette page est déjà partagée, par {unit} : une capture sert à toutes.',
  },
  VIGIE_OPERATION_NO_PACKAGE: {
    status: 404,
    en: 'There is no sealed package {id} in a case that is open to your unit.',
    fr: 'Il n’y a pas de paquet de preuves scellé {id} dans une affaire ouverte à votre unité.',
  },
  VIGIE_OPERATION_NOT_YET: {
    status: 409,
    en: 'There is nothing to count before the units act, on {at}.',
    fr: 'Il n’y a rien à compter avant que les unités agissent, le {at}.',
  },
  VIGIE_OPERATION_COUNTING: {
    status: 409,
    en: 'Some units have given their counts: no platform is added any more, or the sums would be of different ones.',
    fr: 'Des unités ont donné leurs chiffres : on n’ajoute plus de plateforme, ou les sommes porteraient sur des plateformes différentes.',
  },
  VIGIE_OPERATION_COUNTED: {
    status: 409,
    en: 'Your unit gave its counts on {at}. They are given once: the difference of two would tell what lies between.',
    fr: 'Votre unité a donné ses chiffres le {at}. On les donne une fois : la différence de deux dirait ce qui les sépare.',
  },
  VIGIE_OPERATION_COUNTED_ELSEWHERE: {
    status: 409,
    en: 'Your unit gave its counts for {platform} and part of this time to another operation: the difference of the two sums could tell what is your unit’s.',
    fr: 'Votre unité a donné ses chiffres pour {platform} et une partie de cette période à une autre opération : la différence des deux sommes pourrait révéler les siens.',
  },
  VIGIE_OPERATION_NO_PLATFORM: {
    status: 409,
    en: 'This operation names no platform: there is nothing to count by.',
    fr: 'Cette opération ne nomme aucune plateforme : il n’y a rien à compter.',
  },
  VIGIE_OPERATION_NO_RECORD: {
    status: 409,
    en: 'This operation has no report yet: it comes when the operation has ended.',
    fr: 'Cette opération n’a pas encore de rapport : il vient quand elle a pris fin.',
  },
});
