import { refusals } from '../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_STREAM_OFF: {
    status: 409,
    en: 'No stream is set up here: set NATS_URL and VIGIE_STREAM_UNITS.',
    fr: 'Aucun flux n’est configuré ici : réglez NATS_URL et VIGIE_STREAM_UNITS.',
  },
  VIGIE_STREAM_NO_SUBJECT: {
    status: 409,
    en: 'No subject of the stream is for your unit: VIGIE_STREAM_UNITS names none. Bring the offers in by POST /v1/listings.',
    fr: 'Aucun sujet du flux n’est pour votre unité : VIGIE_STREAM_UNITS n’en nomme pas. Apportez les offres par POST /v1/listings.',
  },
  VIGIE_STREAM_NO_POISON: {
    status: 404,
    en: 'There is no message {id} that could not be read: somebody may have sent it again or dropped it.',
    fr: 'Il n’y a pas de message illisible {id} : quelqu’un l’a peut-être renvoyé ou écarté.',
  },
  VIGIE_STREAM_OTHER_SUBJECT: {
    status: 409,
    en: 'What comes in under {subject} is not for your unit (VIGIE_STREAM_UNITS): this message can be dropped, not sent again.',
    fr: 'Ce qui arrive sous {subject} n’est pas pour votre unité (VIGIE_STREAM_UNITS) : ce message peut être écarté, pas renvoyé.',
  },
  VIGIE_STREAM_POSITION: {
    en: 'The position in {file} cannot be used: {why}.',
    fr: 'La position dans {file} est inutilisable : {why}.',
  },
});
