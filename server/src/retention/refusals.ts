import { refusals } from '../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_RETENTION_TOO_SHORT: {
    status: 422,
    en: 'Keep this for {months} months or more: until then, a complaint may still come (Regulation (EU) 2022/2065, art. 20(1)).',
    fr: 'Conservez ceci au moins {months} mois : jusque-là, une réclamation peut encore arriver (règlement (UE) 2022/2065, art. 20, par. 1).',
  },
  VIGIE_RETENTION_NO_PERIOD: {
    status: 404,
    en: 'No period is set for this.',
    fr: 'Aucune durée n’est fixée pour cela.',
  },
  VIGIE_RETENTION_NO_RECORD: {
    status: 404,
    en: 'There is no case, listing, notice, complaint, measure or request {id}.',
    fr: 'Il n’y a ni affaire, ni offre, ni notification, ni réclamation, ni mesure, ni demande {id}.',
  },
  VIGIE_RETENTION_NO_HOLD: {
    status: 404,
    en: 'There is no hold {id} in force.',
    fr: 'Il n’y a pas de gel {id} en vigueur.',
  },
  VIGIE_RETENTION_NO_ERASURE: {
    status: 404,
    en: 'There is no erasure {id}.',
    fr: 'Il n’y a pas d’effacement {id}.',
  },
  VIGIE_RETENTION_NO_REQUEST: {
    status: 404,
    en: 'There is no data request {id}.',
    fr: 'Il n’y a pas de demande {id} relative aux données personnelles.',
  },
  VIGIE_RETENTION_NOT_OFFICER: {
    status: 403,
    en: 'Only the officer in charge of this request can do this. An administrator can put it in somebody else’s charge.',
    fr: 'Seule la personne chargée de cette demande peut le faire. Un administrateur peut en charger quelqu’un d’autre.',
  },
  VIGIE_RETENTION_ANSWERED: {
    status: 409,
    en: 'This request is answered.',
    fr: 'Cette demande a déjà reçu une réponse.',
  },
  VIGIE_RETENTION_EXTENDED: {
    status: 409,
    en: 'This request was extended before: once is all that art. 12(3) allows.',
    fr: 'Le délai de cette demande a déjà été prolongé : l’art. 12, par. 3, ne le permet qu’une fois.',
  },
  VIGIE_RETENTION_LATE: {
    status: 409,
    en: 'The month ended on {due}: the extension had to be told by then (Regulation (EU) 2016/679, art. 12(3)).',
    fr: 'Le mois a pris fin le {due} : la prolongation devait être annoncée avant (règlement (UE) 2016/679, art. 12, par. 3).',
  },
  VIGIE_RETENTION_FUTURE: {
    status: 422,
    en: 'A request cannot have been received on {date}: that day has not come.',
    fr: 'Une demande ne peut pas avoir été reçue le {date} : ce jour n’est pas encore venu.',
  },
  VIGIE_RETENTION_NO_OFFICER: {
    status: 422,
    en: '{id} is no open account of an auditor or administrator of this unit.',
    fr: '{id} n’est pas le compte ouvert d’un auditeur ou d’un administrateur de cette unité.',
  },
});
