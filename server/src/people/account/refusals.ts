import { refusals } from '../../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_ACCOUNT_UNKNOWN: {
    status: 404,
    en: 'There is no account {id}.',
    fr: 'Il n’y a pas de compte {id}.',
  },
  VIGIE_ACCOUNT_EMAIL_TAKEN: {
    status: 409,
    en: '{email} has an account already.',
    fr: '{email} a déjà un compte.',
  },
  VIGIE_ACCOUNT_LAST_ADMINISTRATOR: {
    status: 409,
    en: 'This is the unit’s last administrator. Make another person administrator first.',
    fr: 'C’est le dernier administrateur de l’unité. Nommez d’abord un autre administrateur.',
  },
  VIGIE_ACCOUNT_LAST_KEEPER: {
    status: 409,
    en: 'This is the last keeper of {cases} restricted {cases|case|cases}. They must name another keeper first; if they are gone, two administrators name a successor.',
    fr: 'C’est le dernier gardien de {cases} {cases|affaire restreinte|affaires restreintes}. Il doit d’abord désigner un autre gardien ; s’il n’est plus là, deux administrateurs désignent un successeur.',
  },
  VIGIE_ACCOUNT_MACHINE: {
    status: 409,
    en: 'A machine stays a machine, and a person a person. Add another account.',
    fr: 'Une machine reste une machine, et une personne une personne. Ajoutez un autre compte.',
  },
  VIGIE_ACCOUNT_NO_PASSWORD: {
    status: 409,
    en: 'A machine has no password. Give it a key.',
    fr: 'Une machine n’a pas de mot de passe. Donnez-lui une clé.',
  },
  VIGIE_ACCOUNT_NO_KEY: {
    status: 409,
    en: 'Only a machine has keys. {name} is a person.',
    fr: 'Seule une machine a des clés. {name} est une personne.',
  },
  VIGIE_ACCOUNT_CLOSED: {
    status: 409,
    en: 'The account of {name} is disabled.',
    fr: 'Le compte de {name} est désactivé.',
  },
  VIGIE_ACCOUNT_KEY_UNKNOWN: {
    status: 404,
    en: 'There is no valid key {id}.',
    fr: 'Il n’y a pas de clé {id} en cours de validité.',
  },
  VIGIE_ACCOUNT_KEY_EXPIRES: {
    en: 'A key is valid for at most {days} days. Choose an earlier day.',
    fr: 'Une clé est valable {days} jours au plus. Choisissez une date plus proche.',
  },
  VIGIE_ACCOUNT_SESSION_UNKNOWN: {
    status: 404,
    en: 'There is no session {id}.',
    fr: 'Il n’y a pas de session {id}.',
  },
});
