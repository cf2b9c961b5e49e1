import { sentences } from '../base/core/sentences.ts';

/** What is said of notices on their way, beside refusals. */
export const say = sentences({
  /** What is unknown. */
  notice: { en: 'notice {id}', fr: 'acte {id}' },
  sentNotice: { en: 'notice {id} sent in this case', fr: 'acte {id} envoyé dans cette affaire' },
  noticeToYou: { en: 'notice {id} sent to you', fr: 'acte {id} qui vous ait été envoyé' },
  form: { en: 'form {key} for this platform', fr: 'formulaire {key} pour cette plateforme' },
  message: { en: 'message {id} of this notice', fr: 'message {id} de cet acte' },
  proofFile: { en: 'such proof file of this notice', fr: 'ce fichier parmi les preuves de cet acte' },
  /** Of a hearing before a measure. */
  unheard: { en: 'Nobody was heard.', fr: 'Personne n’a été entendu.' },
  hearingRuns: {
    en: 'Observations can still come until {until}.',
    fr: 'Des observations peuvent encore venir jusqu’au {until}.',
  },
  hearingNotYet: { en: 'that day has not come', fr: 'ce jour n’est pas encore venu' },
  hearingDue: {
    en: 'the last day for observations comes after {on}, when the hearing is given',
    fr: 'le dernier jour pour les observations vient après le {on}, jour où l’audition est ouverte',
  },
  hearingBefore: { en: 'the hearing was given on {on}', fr: 'l’audition a été ouverte le {on}' },
  /** Why a case takes no part in a document about several. */
  closed: { en: 'It is closed.', fr: 'Elle est close.' },
  restricted: {
    en: 'It is restricted. Write its document in the case.',
    fr: 'Son accès est restreint. Rédigez son acte dans l’affaire.',
  },
  notConfirmed: { en: 'It is not confirmed.', fr: 'Elle n’est pas confirmée.' },
  otherPlatform: {
    en: 'It is on another platform: {platform}.',
    fr: 'Elle est sur une autre plateforme : {platform}.',
  },
  noFindings: { en: 'Nothing was found in its offers.', fr: 'Rien n’a été relevé dans ses offres.' },
  noAddressOfOffer: { en: 'An offer of it has no address.', fr: 'Une de ses offres n’a pas d’adresse.' },
  notSealed: { en: 'No evidence of it is sealed.', fr: 'Aucune preuve n’en est scellée.' },
  already: {
    en: 'A document of this kind is already proposed, on its way or sent: {id}.',
    fr: 'Un acte de ce type est déjà proposé, en route ou envoyé : {id}.',
  },
  whyNot: { en: '{title}: {why}', fr: '{title} : {why}' },
  /** Why it did not leave. */
  byHand: {
    en: 'No inbox or address is known for this recipient. Send the notice yourself, and record here how.',
    fr: 'Aucune boîte ni adresse n’est connue pour ce destinataire. Envoyez l’acte vous-même et consignez ici comment.',
  },
  noServer: {
    en: 'No mail server is set: the message is ready and has not been sent. Send it yourself, and record here when and how.',
    fr: 'Aucun serveur de courriel n’est réglé : le message est prêt et n’est pas parti. Envoyez-le vous-même et indiquez ici quand et comment.',
  },
  givenUp: {
    en: 'Given up after {tries} tries in 5 days; the last: {why}',
    fr: 'Abandonné après {tries} essais en 5 jours ; le dernier : {why}',
  },
  bounced: { en: 'The mail came back: {why}', fr: 'Le courriel est revenu : {why}' },
  incomplete: { en: 'The notice is incomplete: {place}: {why}', fr: 'L’acte est incomplet : {place} : {why}' },
  notSent: { en: 'Not sent: {why}. Correct it and send again.', fr: 'Non envoyé : {why}. Corrigez et renvoyez.' },
  noAddress: {
    en: 'Not sent: no address for notices is known. Add it for this platform, or send the notice yourself.',
    fr: 'Non envoyé : aucune adresse n’est connue. Ajoutez-la pour cette plateforme ou envoyez l’acte vous-même.',
  },
  noSmtpUrl: { en: 'Not sent: VIGIE_SMTP_URL is not a URL.', fr: 'Non envoyé : VIGIE_SMTP_URL n’est pas une URL.' },
  noDkimKey: {
    en: 'Not sent: {file} holds no private key in PEM format. Correct VIGIE_DKIM_KEY.',
    fr: 'Non envoyé : {file} ne contient pas de clé privée au format PEM. Corrigez VIGIE_DKIM_KEY.',
  },
  otherRecipient: {
    en: 'The server accepted the message for {reached}, but {to} was approved.',
    fr: 'Le serveur a accepté le message pour {reached}, alors que {to} était approuvé.',
  },
  noSmtpUtf8: {
    en: 'The mail server {host} does not take addresses like {address} (SMTPUTF8, RFC 6531). Give an address in Latin letters without accents, or set VIGIE_SMTP_URL to a server that does.',
    fr: 'Le serveur de courriel {host} n’accepte pas les adresses comme {address} (SMTPUTF8, RFC 6531). Donnez une adresse en lettres latines sans accent, ou réglez VIGIE_SMTP_URL sur un serveur qui les accepte.',
  },
  mailRefused: {
    en: 'The mail server did not accept the message: {why}',
    fr: 'Le serveur de courriel n’a pas accepté le message : {why}',
  },
  folderConflict: {
    en: '{path} already exists with other content. Two notices cannot have the same id.',
    fr: '{path} existe déjà avec un autre contenu. Deux actes ne peuvent pas avoir le même identifiant.',
  },
  folderUnwritable: {
    en: 'The outbox folder {folder} cannot be written: {why}',
    fr: 'Le dossier de départ {folder} n’est pas accessible en écriture : {why}',
  },
  noReceipt: {
    en: '{endpoint} answers {status} without a receipt for this notice',
    fr: '{endpoint} répond {status} sans accuser réception de cet acte',
  },
  letterHeaders: {
    en: 'Not sent: the address or the subject is not valid in a mail header.',
    fr: 'Non envoyé : l’adresse ou l’objet n’est pas valable dans un en-tête de courriel.',
  },
  /** What may not be put into a mail's header. */
  senderAddress: {
    en: 'the sender’s address {text} is not an e-mail address',
    fr: 'l’adresse de l’expéditeur {text} n’est pas une adresse électronique',
  },
  recipientAddress: {
    en: 'the recipient’s address {text} is not an e-mail address',
    fr: 'l’adresse du destinataire {text} n’est pas une adresse électronique',
  },
  notifierAddress: {
    en: 'the notifier’s address {text} is not an e-mail address',
    fr: 'l’adresse du notifiant {text} n’est pas une adresse électronique',
  },
  recipientName: {
    en: 'the recipient’s name {text} contains a control character',
    fr: 'le nom du destinataire {text} contient un caractère de contrôle',
  },
  notifierOrganisation: {
    en: 'the notifier’s organisation contains a control character',
    fr: 'l’organisme du notifiant contient un caractère de contrôle',
  },
  notifierName: {
    en: 'the notifier’s name contains a control character',
    fr: 'le nom du notifiant contient un caractère de contrôle',
  },
});
