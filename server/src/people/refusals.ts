import { refusals } from '../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_PEOPLE_SIGNED_OUT: { status: 401, en: 'Sign in first.', fr: 'Connectez-vous d’abord.' },
  VIGIE_PEOPLE_SIGN_IN: {
    status: 401,
    en: 'The email address or the password is wrong.',
    fr: 'L’adresse électronique ou le mot de passe est incorrect.',
  },
  VIGIE_PEOPLE_ROLE_READER: {
    status: 403,
    en: 'Only a person can do this, not a machine.',
    fr: 'Seule une personne peut le faire, pas une machine.',
  },
  VIGIE_PEOPLE_ROLE_ANALYST: {
    status: 403,
    en: 'Only an analyst, an approver or an administrator can do this.',
    fr: 'Seul un analyste, un approbateur ou un administrateur peut le faire.',
  },
  VIGIE_PEOPLE_ROLE_APPROVER: {
    status: 403,
    en: 'Only an approver or an administrator can do this.',
    fr: 'Seul un approbateur ou un administrateur peut le faire.',
  },
  VIGIE_PEOPLE_ROLE_PUBLISHER: {
    status: 403,
    en: 'Only a publisher or an administrator can do this.',
    fr: 'Seul un responsable de publication ou un administrateur peut le faire.',
  },
  VIGIE_PEOPLE_ROLE_AUDITOR: {
    status: 403,
    en: 'Only an auditor or an administrator can do this.',
    fr: 'Seul un auditeur ou un administrateur peut le faire.',
  },
  VIGIE_PEOPLE_ROLE_ADMIN: {
    status: 403,
    en: 'Only an administrator can do this.',
    fr: 'Seul un administrateur peut le faire.',
  },
  VIGIE_PEOPLE_SCOPE: {
    status: 403,
    en: 'This key does not have the scope {scope}.',
    fr: 'Cette clé n’a pas la portée {scope}.',
  },
  VIGIE_PEOPLE_PASSWORD_SHORT: {
    en: 'The password needs at least {least} characters. A sentence of a few words will do.',
    fr: 'Le mot de passe doit avoir au moins {least} caractères. Une phrase de quelques mots convient.',
  },
  VIGIE_PEOPLE_PASSWORD_LONG: {
    en: 'The password may have at most {most} characters.',
    fr: 'Le mot de passe peut avoir {most} caractères au plus.',
  },
  VIGIE_PEOPLE_PASSWORD_COMMON: {
    en: 'This password is easy to guess: many choose it, or it repeats itself or what is known of you. Choose another.',
    fr: 'Ce mot de passe est facile à deviner : beaucoup le choisissent, il se répète ou reprend ce qu’on sait de vous. Choisissez-en un autre.',
  },
  VIGIE_PEOPLE_CHOOSE_PASSWORD: {
    status: 403,
    en: 'This password was made for you to sign in once. Choose your own now.',
    fr: 'Ce mot de passe vous a été donné pour une première connexion. Choisissez le vôtre maintenant.',
  },
  VIGIE_PEOPLE_SIGN_IN_AGAIN: {
    status: 403,
    en: 'You signed in more than {minutes} minutes ago. Sign in again to do this.',
    fr: 'Vous vous êtes connecté il y a plus de {minutes} minutes. Reconnectez-vous pour le faire.',
  },
  VIGIE_PEOPLE_PASSWORD: {
    status: 403,
    en: 'This is not your password.',
    fr: 'Ce n’est pas votre mot de passe.',
  },
  VIGIE_PEOPLE_NO_SESSION: {
    status: 404,
    en: 'You have no session {id}.',
    fr: 'Vous n’avez pas de session {id}.',
  },
  VIGIE_PEOPLE_EMAIL_TAKEN: {
    status: 409,
    en: '{email} has an account in another unit.',
    fr: '{email} a déjà un compte dans une autre unité.',
  },
  VIGIE_PEOPLE_NO_UNIT: {
    en: 'There is no unit “{name}”. Units: {known} (vigie account adds one).',
    fr: 'Il n’y a pas d’unité « {name} ». Unités : {known} (vigie account en ajoute une).',
  },
});
