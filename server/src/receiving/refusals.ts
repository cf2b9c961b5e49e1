import { refusals } from '../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_RECEIVING_NO_INBOX: {
    status: 404,
    en: 'There is no inbox {id}.',
    fr: 'Il n’y a pas de boîte de réception {id}.',
  },
  VIGIE_RECEIVING_UNKNOWN: { status: 404, en: 'There is no {what} {id}.', fr: 'Il n’y a pas {what} {id}.' },
  VIGIE_RECEIVING_YEAR: {
    en: 'The year {year} has not begun. Ask for this year or an earlier one.',
    fr: 'L’année {year} n’a pas commencé. Demandez l’année en cours ou une année passée.',
  },
  VIGIE_RECEIVING_NOT_YET_SENT: { en: 'The sending date is in the future.', fr: 'La date d’envoi est dans le futur.' },
  VIGIE_RECEIVING_SENT_BEFORE_WRITTEN: {
    en: 'The sending date is before the date of the message, {date}.',
    fr: 'La date d’envoi précède celle du message, le {date}.',
  },
  VIGIE_RECEIVING_NOT_TO_SEND: {
    status: 409,
    en: 'This message was sent, or is on its way.',
    fr: 'Ce message est parti ou en route.',
  },
  VIGIE_RECEIVING_MAIL: {
    en: 'This message is not a notice: {why}.',
    fr: 'Ce message n’est pas une notification : {why}.',
  },
  VIGIE_RECEIVING_ID_REUSED: {
    status: 409,
    en: 'Notice {id} was already received with other content. Give the new notice its own id.',
    fr: 'La notification {id} a déjà été reçue avec un autre contenu. Donnez à la nouvelle son propre identifiant.',
  },
  VIGIE_RECEIVING_DECIDED: {
    status: 409,
    en: 'This notice has already been decided. A complaint can reopen it.',
    fr: 'Cette notification a déjà fait l’objet d’une décision. Une réclamation peut la rouvrir.',
  },
  VIGIE_RECEIVING_ADDRESS: {
    en: 'The notice does not name {urls}.',
    fr: 'La notification ne mentionne pas {urls}.',
  },
  VIGIE_RECEIVING_STATEMENT: {
    en: 'A restriction needs a statement of reasons (art. 17) that the Transparency Database accepts.',
    fr: 'Une restriction exige un exposé des motifs (art. 17) que la base de données pour la transparence accepte.',
  },
  VIGIE_RECEIVING_NO_DATABASE: {
    status: 409,
    en: 'Set VIGIE_TDB_URL and VIGIE_TDB_TOKEN first.',
    fr: 'Configurez d’abord VIGIE_TDB_URL et VIGIE_TDB_TOKEN.',
  },
  VIGIE_RECEIVING_NOT_SUBMITTED: {
    status: 502,
    en: 'The statements of reasons were not submitted. {why}',
    fr: 'Les exposés des motifs n’ont pas été transmis. {why}',
  },
  VIGIE_RECEIVING_NOT_DELIVERED: {
    status: 502,
    en: 'The message was not delivered. {why}',
    fr: 'Le message n’a pas été remis. {why}',
  },
  VIGIE_RECEIVING_LATE: {
    status: 410,
    en: 'The six-month period for complaints has ended.',
    fr: 'Le délai de six mois pour introduire une réclamation est écoulé.',
  },
  VIGIE_RECEIVING_NO_DECISION: {
    status: 409,
    en: 'Nothing is decided on this notice yet: there is no decision to complain about.',
    fr: 'Rien n’est encore décidé sur cette notification : il n’y a pas de décision à contester.',
  },
  VIGIE_RECEIVING_ARRIVED: {
    en: 'A complaint arrives after the decision that it is about, and not later than now. Check the day and the time.',
    fr: 'Une réclamation arrive après la décision qu’elle vise, et au plus tard maintenant. Vérifiez le jour et l’heure.',
  },
  VIGIE_RECEIVING_COMPLAINT_DECIDED: {
    status: 409,
    en: 'This complaint has already been decided.',
    fr: 'Cette réclamation a déjà fait l’objet d’une décision.',
  },
  VIGIE_RECEIVING_NOT_WARNED: {
    status: 409,
    en: 'A warning must come before a suspension (art. 23(1) and (2)).',
    fr: 'Un avertissement doit précéder une suspension (art. 23, paragraphes 1 et 2).',
  },
});
