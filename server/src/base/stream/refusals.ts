import { refusals } from '../core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_STREAM_AWAY: {
    status: 503,
    exit: 3,
    en: 'No server of NATS answers at {servers} ({why}). Check NATS_URL, and whether one runs.',
    fr: 'Aucun serveur NATS ne répond à {servers} ({why}). Vérifiez NATS_URL, et qu’un serveur fonctionne.',
  },
  VIGIE_STREAM_DENIED: {
    status: 503,
    en: 'The server of NATS at {servers} refuses it ({why}). Check the user and the password in NATS_URL, and what that user may do.',
    fr: 'Le serveur NATS à {servers} le refuse ({why}). Vérifiez l’utilisateur et le mot de passe dans NATS_URL, et les droits de cet utilisateur.',
  },
  VIGIE_STREAM_NOT_TAKEN: {
    status: 503,
    exit: 3,
    en: 'No stream took what was published under {subject} ({why}). A worker makes the stream when it starts; VIGIE_STREAM_UNITS names its subjects; the server’s own rights may forbid this one.',
    fr: 'Aucun flux n’a pris ce qui a été publié sous {subject} ({why}). Un worker crée le flux à son démarrage ; VIGIE_STREAM_UNITS en nomme les sujets ; les droits du serveur peuvent interdire celui-ci.',
  },
  VIGIE_STREAM_TOO_LARGE: {
    status: 413,
    en: 'A message of {bytes} bytes is larger than the stream takes (983,040).',
    fr: 'Un message de {bytes} octets dépasse ce que le flux accepte (983 040).',
  },
});
