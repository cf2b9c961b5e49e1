import { refusals } from '../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_REFERRAL_UNKNOWN: { status: 404, en: 'There is no dossier {id}.', fr: 'Il n’y a pas de dossier {id}.' },
  VIGIE_REFERRAL_NOT_MADE: {
    status: 409,
    en: 'Dossier {id} is not ready yet.',
    fr: 'Le dossier {id} n’est pas encore prêt.',
  },
  VIGIE_REFERRAL_RECIPIENT: {
    en: '“{recipient}” is not an age public key (age1…). Ask the recipient for theirs: age-keygen makes one.',
    fr: '« {recipient} » n’est pas une clé publique age (age1…). Demandez la sienne au destinataire : age-keygen en crée une.',
  },
  VIGIE_REFERRAL_TOO_LARGE: {
    status: 409,
    en: 'The packages of this case exceed {mebibytes} MiB or {most} files. Split the case, or hand over the packages separately.',
    fr: 'Les paquets de cette affaire dépassent {mebibytes} Mio ou {most} fichiers. Divisez l’affaire, ou remettez les paquets séparément.',
  },
});
