import { refusals } from '../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_ALERT_UNKNOWN: { status: 404, en: 'There is no alert {id}.', fr: 'Il n’y a pas d’alerte {id}.' },
  VIGIE_ALERT_CLOSED: {
    status: 409,
    en: 'This alert is closed. A new report of its address opens another.',
    fr: 'Cette alerte est close. Un nouveau signalement de son adresse en ouvre une autre.',
  },
  VIGIE_ALERT_VISITED: {
    status: 409,
    en: 'This page is already waiting to be visited.',
    fr: 'La visite de cette page est déjà prévue.',
  },
});
