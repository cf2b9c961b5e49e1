import { refusals } from '../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_PREPUBLICATION_UNKNOWN: {
    status: 404,
    en: 'There is no screening {id}, or its record has expired.',
    fr: 'Il n’y a pas d’examen {id}, ou sa trace a expiré.',
  },
  VIGIE_PREPUBLICATION_NOT_HELD: {
    status: 409,
    en: 'Nothing was found in this offer: there is nothing to decide.',
    fr: 'Rien n’a été trouvé dans cette offre : il n’y a rien à décider.',
  },
  VIGIE_PREPUBLICATION_DECIDED: {
    status: 409,
    en: 'This offer was decided already: {outcome}.',
    fr: 'Cette offre a déjà fait l’objet d’une décision : {outcome}.',
  },
  VIGIE_PREPUBLICATION_LINE_BROKEN: {
    en: 'This line is no JSON in UTF-8.',
    fr: 'Cette ligne n’est pas du JSON en UTF-8.',
  },
  VIGIE_PREPUBLICATION_LINE_LONG: {
    status: 413,
    en: 'This line is longer than {most} bytes.',
    fr: 'Cette ligne dépasse {most} octets.',
  },
  VIGIE_PREPUBLICATION_STREAMS: {
    status: 429,
    en: 'The unit has {most} streams open, the most at a time. End one first.',
    fr: 'L’unité a déjà {most} flux ouverts, le maximum. Terminez-en un d’abord.',
  },
  VIGIE_WEBHOOK_UNKNOWN: { status: 404, en: 'There is no webhook {id}.', fr: 'Il n’y a pas de webhook {id}.' },
  VIGIE_WEBHOOK_ADDRESS: {
    en: 'Nothing can be sent to this address: {why}.',
    fr: 'Rien ne peut être envoyé à cette adresse : {why}.',
  },
  VIGIE_WEBHOOK_TWICE: {
    status: 409,
    en: 'This address is a webhook already.',
    fr: 'Cette adresse est déjà un webhook.',
  },
  VIGIE_WEBHOOK_TOO_MANY: {
    status: 409,
    en: 'A unit has {most} webhooks at most. Take one away first.',
    fr: 'Une unité a {most} webhooks au plus. Retirez-en un d’abord.',
  },
  VIGIE_WEBHOOK_DELIVERY_UNKNOWN: {
    status: 404,
    en: 'There is no delivery {id}.',
    fr: 'Il n’y a pas d’envoi {id}.',
  },
  VIGIE_WEBHOOK_NOT_FAILED: {
    status: 409,
    en: 'This delivery has arrived, or is still tried by itself.',
    fr: 'Cet envoi est arrivé, ou d’autres essais sont encore prévus.',
  },
  VIGIE_WEBHOOK_NOT_DELIVERED: {
    status: 502,
    en: 'The webhook did not take the message: {why}',
    fr: 'Le webhook n’a pas accepté le message : {why}',
  },
});
