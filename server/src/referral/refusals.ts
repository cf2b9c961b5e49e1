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
  VIGIE_REFERRAL_FORM: {
    status: 404,
    en: 'registers/authority-forms has no “{form}”. Known: {known}.',
    fr: 'registers/authority-forms n’a pas de « {form} ». Connus : {known}.',
  },
  VIGIE_REFERRAL_NOT_SENT: { status: 404, en: 'There is no referral {id}.', fr: 'Il n’y a pas de transmission {id}.' },
  VIGIE_REFERRAL_CHOICE: {
    status: 404,
    en: 'Nobody chose {choice} for this case. Choose a court or an authority first, with a reason.',
    fr: 'Personne n’a choisi {choice} pour cette affaire. Choisissez d’abord un tribunal ou une autorité, avec un motif.',
  },
  VIGIE_REFERRAL_ENCLOSURE: {
    status: 404,
    en: 'This case has no dossier or document {id}.',
    fr: 'Cette affaire n’a ni dossier ni acte {id}.',
  },
  VIGIE_REFERRAL_NOT_APPROVED: {
    status: 409,
    en: 'Nobody approved document {id}: it cannot have gone along.',
    fr: 'Personne n’a approuvé l’acte {id} : il ne peut avoir été joint.',
  },
  VIGIE_REFERRAL_DUE: {
    en: 'The day to answer by, {due}, is before the request of {on}.',
    fr: 'Le jour où répondre, le {due}, précède la demande du {on}.',
  },
  VIGIE_REFERRAL_DAY: {
    en: '{on} is not between {sent}, when it was sent, and {day}, which is today. Give the day on which it happened.',
    fr: 'Le {on} n’est pas compris entre le {sent}, jour de l’envoi, et le {day}, aujourd’hui. Indiquez le jour des faits.',
  },
  VIGIE_REFERRAL_WITHDRAWN: {
    status: 409,
    en: 'The sending of referral {id} was withdrawn: nothing is noted of it any more. Note the case’s sending anew.',
    fr: 'L’envoi de la transmission {id} a été retiré : rien n’y est plus noté. Notez à nouveau l’envoi de l’affaire.',
  },
  VIGIE_REFERRAL_REQUEST: {
    status: 409,
    en: 'There is no open request {id}: it was answered or withdrawn.',
    fr: 'Il n’y a pas de demande {id} en attente : elle a reçu une réponse ou a été retirée.',
  },
  VIGIE_REFERRAL_ENTRY: {
    status: 404,
    en: 'There is no entry {id}, or it was withdrawn.',
    fr: 'Il n’y a pas de mention {id}, ou elle a été retirée.',
  },
  VIGIE_REFERRAL_RESTED_ON: {
    status: 409,
    en: 'Entry {id} cannot be withdrawn: others rest on it, an answer on its request, and all on the sending. Withdraw those first.',
    fr: 'La mention {id} ne peut être retirée : d’autres reposent sur elle, la réponse sur sa demande, toutes sur l’envoi. Retirez d’abord celles-ci.',
  },
});
