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
  VIGIE_PEOPLE_CODE: {
    status: 401,
    en: 'Enter the code that your app shows.',
    fr: 'Saisissez le code que votre application affiche.',
  },
  VIGIE_PEOPLE_CODE_WRONG: {
    status: 401,
    en: 'The code is wrong, or was used already. Wait for the next one.',
    fr: 'Le code est incorrect ou a déjà servi. Attendez le suivant.',
  },
  VIGIE_PEOPLE_USE_PASSKEY: {
    status: 401,
    en: 'This account signs in with a passkey.',
    fr: 'Ce compte se connecte avec une clé d’accès.',
  },
  VIGIE_PEOPLE_PASSKEY: {
    status: 401,
    en: 'This passkey does not open an account here. Try again, or sign in another way.',
    fr: 'Cette clé d’accès n’ouvre aucun compte ici. Réessayez ou connectez-vous autrement.',
  },
  VIGIE_PEOPLE_TOTP_THERE: {
    status: 409,
    en: 'This account has codes already. Remove them first.',
    fr: 'Ce compte a déjà des codes. Supprimez-les d’abord.',
  },
  VIGIE_PEOPLE_NO_FACTOR: {
    status: 404,
    en: 'There is none to remove.',
    fr: 'Il n’y en a pas à supprimer.',
  },
  VIGIE_PEOPLE_OPENID_OFF: {
    status: 404,
    en: 'No provider of identities is set here.',
    fr: 'Aucun fournisseur d’identité n’est configuré ici.',
  },
  VIGIE_PEOPLE_OPENID: {
    status: 401,
    en: 'The sign-in with your organisation did not work. Begin again.',
    fr: 'La connexion par votre organisation n’a pas abouti. Recommencez.',
  },
  VIGIE_PEOPLE_OPENID_ROLE: {
    status: 403,
    en: 'Your organisation gives you no role here.',
    fr: 'Votre organisation ne vous donne aucun rôle ici.',
  },
  VIGIE_PEOPLE_OPENID_EMAIL: {
    status: 403,
    en: 'Your organisation gives no confirmed email address, or one that somebody else has here.',
    fr: 'Votre organisation ne donne pas d’adresse électronique confirmée, ou une adresse déjà prise ici.',
  },
  VIGIE_PEOPLE_TOO_MANY_TRIES: {
    status: 429,
    en: 'Too many wrong tries. Try again in {minutes} {minutes|minute|minutes}.',
    fr: 'Trop d’essais infructueux. Réessayez dans {minutes} {minutes|minute|minutes}.',
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
  VIGIE_PEOPLE_NO_PROPOSAL: { status: 404, en: 'There is no proposal {id}.', fr: 'Il n’y a pas de proposition {id}.' },
  VIGIE_PEOPLE_OWN_PROPOSAL: {
    status: 403,
    en: 'You proposed this: someone else in the unit must approve it.',
    fr: 'Vous l’avez proposé vous-même : une autre personne de l’unité doit l’approuver.',
  },
  VIGIE_PEOPLE_PROPOSAL_DECIDED: {
    status: 409,
    en: 'This proposal has already been decided.',
    fr: 'Cette proposition a déjà fait l’objet d’une décision.',
  },
  VIGIE_PEOPLE_EMAIL_TAKEN: {
    status: 409,
    en: '{email} has an account in another unit.',
    fr: '{email} a déjà un compte dans une autre unité.',
  },
  VIGIE_PEOPLE_NO_FAILED_JOB: {
    status: 404,
    en: 'No job {id} has failed for good here.',
    fr: 'Aucune tâche {id} n’a définitivement échoué ici.',
  },
  VIGIE_PEOPLE_NO_UNIT: {
    en: 'There is no unit “{name}”. Units: {known} (vigie account adds one).',
    fr: 'Il n’y a pas d’unité « {name} ». Unités : {known} (vigie account en ajoute une).',
  },
});
