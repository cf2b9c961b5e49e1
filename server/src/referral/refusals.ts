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
  VIGIE_REFERRAL_MIXED_RECIPIENTS: {
    en: '{strong}… is a post-quantum key and {classic}… is not: together, the file is only as safe as the weaker one. Ask all recipients for keys of one kind, or make a dossier for each kind.',
    fr: '{strong}… est une clé post-quantique, {classic}… n’en est pas une : ensemble, le fichier n’est pas plus sûr qu’avec la plus faible. Demandez à tous les destinataires des clés de même type, ou faites un dossier par type.',
  },
  VIGIE_REFERRAL_TOO_LARGE: {
    status: 409,
    en: 'The packages of this case exceed {mebibytes} MiB or {most} files. Split the case, or hand over the packages separately.',
    fr: 'Les paquets de cette affaire dépassent {mebibytes} Mio ou {most} fichiers. Divisez l’affaire, ou remettez les paquets séparément.',
  },
});
