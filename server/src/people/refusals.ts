import { refusals } from '../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_PEOPLE_SIGNED_OUT: { status: 401, en: 'Sign in first.', fr: 'Connectez-vous d’abord.' },
  VIGIE_PEOPLE_SIGN_IN: {
    status: 401,
    en: 'The email address or the password is wrong.',
    fr: 'L’adresse électronique ou le mot de passe est incorrect.',
  },
  VIGIE_PEOPLE_ROLE_APPROVER: {
    status: 403,
    en: 'Only an approver or an administrator can do this.',
    fr: 'Seul un approbateur ou un administrateur peut le faire.',
  },
  VIGIE_PEOPLE_ROLE_ADMIN: {
    status: 403,
    en: 'Only an administrator can do this.',
    fr: 'Seul un administrateur peut le faire.',
  },
  VIGIE_PEOPLE_NO_PROPOSAL: { status: 404, en: 'There is no proposal {id}.', fr: 'Il n’y a pas de proposition {id}.' },
  VIGIE_PEOPLE_OWN_PROPOSAL: {
    status: 403,
    en: 'You proposed this: someone else in the unit must approve it.',
    fr: 'Vous l’avez proposé vous-même : une autre personne de l’unité doit l’approuver.',
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
