import { refusals } from '../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_NOTICE_UNKNOWN: { status: 404, en: 'There is no {what}.', fr: 'Introuvable : {what}.' },
  VIGIE_NOTICE_NO_RECIPIENT: {
    status: 404,
    en: 'The registers have no “{recipient}” to be turned to as {as}. Choose one of GET /v1/courts or GET /v1/authorities.',
    fr: 'Les registres n’ont pas de « {recipient} » à saisir comme {as}. Choisissez dans GET /v1/courts ou GET /v1/authorities.',
  },
  VIGIE_NOTICE_NO_DEPARTMENT: {
    en: 'The register has no court of “{department}”. Give the code of a department, such as 06, 2A or 971. It does not have the courts of other territories overseas (975, 977, 978, 986 to 988).',
    fr: 'Le registre n’a pas de tribunal pour « {department} ». Indiquez le code d’un département, par exemple 06, 2A ou 971. Il n’a pas les tribunaux des autres territoires d’outre-mer (975, 977, 978, 986 à 988).',
  },
  VIGIE_NOTICE_NO_COUNTRY: {
    en: 'No country has the code “{country}”. Give the two letters of ISO 3166-1, such as IE, or the code of a department, such as 06 or 2A.',
    fr: 'Aucun pays n’a le code « {country} ». Indiquez les deux lettres de la norme ISO 3166-1, par exemple IE, ou le code d’un département, par exemple 06 ou 2A.',
  },
  VIGIE_NOTICE_NOT_CONFIRMED: {
    status: 409,
    en: 'The case is not confirmed. Only a notice of a confirmed case can be sent or approved.',
    fr: 'L’affaire n’est pas confirmée. Seul un acte d’une affaire confirmée peut être envoyé ou approuvé.',
  },
  VIGIE_NOTICE_CASE_CLOSED: {
    status: 409,
    en: 'The case is closed. Open it again, then write the document.',
    fr: 'L’affaire est close. Rouvrez-la, puis rédigez l’acte.',
  },
  VIGIE_NOTICE_INCOMPLETE: {
    en: 'This document is incomplete ({article}). Complete what is missing and try again.',
    fr: 'Cet acte est incomplet ({article}). Complétez ce qui manque et réessayez.',
  },
  VIGIE_NOTICE_TOO_MANY: {
    status: 413,
    en: 'One document names at most {offers} offers and {reasons} reasons; these would be {listings} and {found}. Choose fewer cases.',
    fr: 'Un acte nomme au plus {offers} offres et {reasons} motifs ; il y en aurait {listings} et {found}. Choisissez moins d’affaires.',
  },
  VIGIE_NOTICE_NOT_TOGETHER: {
    status: 409,
    en: 'Of the cases chosen, {count} cannot take part in one document. Leave them out and try again.',
    fr: 'Parmi les affaires choisies, {count} ne peuvent pas figurer dans un même acte. Écartez-les et réessayez.',
  },
  VIGIE_NOTICE_PARTLY_HIDDEN: {
    status: 403,
    en: 'This document also concerns cases that you may not see. Ask someone who may see all of them.',
    fr: 'Cet acte concerne aussi des affaires que vous ne pouvez pas voir. Demandez à quelqu’un qui peut les voir toutes.',
  },
  VIGIE_NOTICE_NOT_SENT: {
    status: 409,
    en: 'Only a notice that was sent, and is not withdrawn, can be withdrawn or corrected.',
    fr: 'Seul un acte envoyé et non retiré peut être retiré ou rectifié.',
  },
  VIGIE_NOTICE_AMENDED: {
    status: 409,
    en: 'A letter about this notice is already waiting for approval. Decide on that one first.',
    fr: 'Une lettre sur cet acte attend déjà son approbation. Décidez d’abord de celle-ci.',
  },
  VIGIE_NOTICE_OWN_APPROVAL: {
    status: 403,
    en: 'You wrote this notice: someone else has to approve it.',
    fr: 'Vous avez rédigé cet acte : une autre personne doit l’approuver.',
  },
  VIGIE_NOTICE_NOT_PROPOSED: {
    status: 409,
    en: 'This notice is not waiting for approval.',
    fr: 'Cet acte n’attend pas d’approbation.',
  },
  VIGIE_NOTICE_NO_TERM: {
    en: 'registers/deadlines has no “{kind}”. Known: {known}.',
    fr: 'registers/deadlines n’a pas de délai « {kind} ». Connus : {known}.',
  },
  VIGIE_NOTICE_NO_CALENDAR: {
    en: 'registers/working-days has no public holidays of “{country}” for {date}. Check the platform’s country, or run node tools/generate/working-days.ts.',
    fr: 'registers/working-days n’a pas les jours fériés de « {country} » pour le {date}. Vérifiez le pays de la plateforme ou lancez node tools/generate/working-days.ts.',
  },
  VIGIE_NOTICE_PROOF_TOO_LARGE: {
    status: 413,
    en: 'The file is larger than {bytes} bytes.',
    fr: 'Le fichier dépasse {bytes} octets.',
  },
  VIGIE_NOTICE_NOT_YET_SENT: { en: 'The sending date is in the future.', fr: 'La date d’envoi est dans le futur.' },
  VIGIE_NOTICE_SENT_BEFORE_WRITTEN: {
    en: 'The sending date is before the date of the document, {date}.',
    fr: 'La date d’envoi précède celle de l’acte, le {date}.',
  },
  VIGIE_NOTICE_NOT_TO_SEND: {
    status: 409,
    en: 'This notice cannot be sent manually: it is awaiting approval, was rejected or is already on its way.',
    fr: 'Cet acte ne peut pas être envoyé manuellement : il attend son approbation, a été rejeté ou est déjà en route.',
  },
  VIGIE_NOTICE_NO_MESSAGE: {
    status: 409,
    en: 'The notice cannot be written as an email: {why}. Send its PDF.',
    fr: 'L’acte ne peut pas être écrit comme un courriel : {why}. Envoyez son PDF.',
  },
  VIGIE_NOTICE_NOT_STOPPED: {
    status: 409,
    en: 'Only a notice that failed, came back or waits to be sent manually can be tried again.',
    fr: 'Seul un acte en échec, revenu ou à envoyer manuellement peut être renvoyé.',
  },
  VIGIE_NOTICE_NO_WAY: {
    status: 409,
    en: 'This document cannot leave by itself: there is no mail server, or no address to write to. Send it manually and record that.',
    fr: 'Cet acte ne peut pas partir tout seul : il n’y a pas de serveur de messagerie, ou pas d’adresse. Envoyez-le manuellement et notez-le.',
  },
  VIGIE_NOTICE_NOT_OUT: {
    status: 409,
    en: 'This document has not been sent, so nobody can have answered it. Record its sending first.',
    fr: 'Cet acte n’a pas été envoyé : personne n’a pu y répondre. Notez d’abord son envoi.',
  },
  VIGIE_NOTICE_NOT_YET_ANSWERED: {
    en: 'The reply date is in the future.',
    fr: 'La date de réponse est dans le futur.',
  },
  VIGIE_NOTICE_NO_HEARING: { status: 404, en: 'There is no hearing {id}.', fr: 'Il n’y a pas d’audition {id}.' },
  VIGIE_NOTICE_HEARING_DAY: {
    en: '{on} cannot be noted: {why}.',
    fr: 'Le {on} ne peut pas être noté : {why}.',
  },
  VIGIE_NOTICE_HEARING_OVER: {
    status: 409,
    en: 'This entry is an urgency or was withdrawn. Note first that somebody may be heard.',
    fr: 'Cette mention est une urgence ou a été retirée. Notez d’abord que quelqu’un peut être entendu.',
  },
  VIGIE_NOTICE_NOT_SEALED_HERE: {
    status: 409,
    en: '{id} is not a file sealed as an exhibit of this case. Register the file as an exhibit first.',
    fr: '{id} n’est pas un fichier scellé comme pièce de cette affaire. Enregistrez d’abord le fichier comme pièce.',
  },
  VIGIE_NOTICE_UNHEARD: {
    status: 409,
    en: '{why} A measure follows the hearing, unless it is urgent (Regulation (EU) 2019/1020, art. 18; unverified). Note that somebody may be heard, state the urgency, or write why this measure does not wait.',
    fr: '{why} Une mesure suit l’audition, sauf urgence (règlement (UE) 2019/1020, art. 18 ; non vérifié). Notez que quelqu’un peut être entendu, indiquez l’urgence, ou écrivez pourquoi cette mesure n’attend pas.',
  },
  VIGIE_NOTICE_ANSWER_KEY: {
    en: 'The Idempotency-Key of an answer must be the answer’s id.',
    fr: 'La clé Idempotency-Key d’une réponse doit être l’identifiant de la réponse.',
  },
  VIGIE_NOTICE_ANSWER_CHANGED: {
    status: 409,
    en: 'The answer {id} was received before with other content. Use a new id.',
    fr: 'La réponse {id} a déjà été reçue avec un autre contenu. Utilisez un nouvel identifiant.',
  },
});
