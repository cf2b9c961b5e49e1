import { refusals } from '../base/core/refusals.ts';

export const { refusal, catalogue } = refusals({
  VIGIE_ARCHIVE_EXISTS: {
    en: 'There is a file {path} already. Choose another name.',
    fr: 'Il y a déjà un fichier {path}. Choisissez un autre nom.',
  },
  VIGIE_ARCHIVE_ACCOUNT: {
    en: 'There is no open account {email} in this unit.',
    fr: 'Il n’y a pas de compte ouvert {email} dans cette unité.',
  },
});
