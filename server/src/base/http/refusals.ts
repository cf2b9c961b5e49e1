import { refusals } from '../core/refusals.ts';

export const { refusal, catalogue } = refusals({
  VIGIE_HTTP_INVALID: { status: 400, en: 'The request is invalid.', fr: 'La demande n’est pas valide.' },
  VIGIE_HTTP_INTERNAL: {
    status: 500,
    en: 'Something went wrong here; it was logged.',
    fr: 'Une erreur s’est produite ici ; elle a été consignée.',
  },
  VIGIE_HTTP_SAME: {
    status: 409,
    en: 'There is one like it already, or somebody has just made it. Look at what is there now.',
    fr: 'Il en existe déjà un semblable, ou quelqu’un vient de le créer. Voyez ce qui s’y trouve maintenant.',
  },
  VIGIE_HTTP_OTHER_ORIGIN: {
    status: 403,
    en: 'This came from a page of another site.',
    fr: 'Cette demande vient d’une page d’un autre site.',
  },
  VIGIE_HTTP_NOT_FOUND: {
    status: 404,
    en: 'There is nothing at {path}.',
    fr: 'Il n’y a rien à l’adresse {path}.',
  },
  VIGIE_HTTP_NOT_READY: {
    status: 503,
    en: 'Vigie cannot work at the moment.',
    fr: 'Vigie ne peut pas fonctionner pour le moment.',
  },
});
