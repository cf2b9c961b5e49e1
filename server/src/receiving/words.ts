import type { Language } from '../base/core/language.ts';
import { sentences } from '../base/core/sentences.ts';
import { createWords, type Say } from '../base/text/words.ts';

const words = createWords(import.meta.dirname, ['en', 'fr']);

/** The phrases that notifiers, traders and buyers read. A key without words is a bug and throws. */
export const receivingWords = (language: Language): Say => words.in(language);

/** What the people who work here read: parts of refusals, and what became of a submission. */
export const say = sentences({
  'unknown.notice': { en: 'received notice', fr: 'de notification reçue' },
  'unknown.sender': { en: 'sender', fr: 'd’expéditeur' },
  'unknown.statement': { en: 'statement of reasons', fr: 'd’exposé des motifs' },
  'unknown.complaint': { en: 'complaint', fr: 'de réclamation' },
  'unknown.service': { en: 'inbox of the service', fr: 'de boîte de réception du service' },
  'unknown.misuse.trader': { en: 'trader', fr: 'de professionnel' },
  'unknown.misuse.notifier': { en: 'notifier', fr: 'de notifiant' },
  'unknown.misuse.complainant': { en: 'complainant', fr: 'de réclamant' },
  'mail.large': { en: 'it is too large', fr: 'il est trop volumineux' },
  'mail.report': { en: 'it tells what became of another message', fr: 'il dit ce qu’un autre message est devenu' },
  'mail.reply': { en: 'it is an automatic reply', fr: 'c’est une réponse automatique' },
  held: {
    en: 'held back: a machine made the message ({field}), and is not answered automatically. Send it yourself if somebody reads that address.',
    fr: 'retenu : une machine a produit le message ({field}), et on ne lui répond pas automatiquement. Envoyez-le vous-même si quelqu’un lit cette adresse.',
  },
  'unknown.message': { en: 'message', fr: 'de message' },
  'unknown.proof': { en: 'proof of the message', fr: 'de preuve du message' },
  'unknown.held': { en: 'message held back for', fr: 'de message retenu pour' },
  'mail.nobody': { en: 'it names no sender', fr: 'il ne nomme aucun expéditeur' },
  'inbox.setting': { en: 'VIGIE_INBOX_IMAP_URL names it.', fr: 'VIGIE_INBOX_IMAP_URL la nomme.' },
  broken: { en: '{rule} ({field}): {detail}', fr: '{rule} ({field}) : {detail}' },
  'submission.unset': {
    en: 'VIGIE_TDB_URL and VIGIE_TDB_TOKEN are not set.',
    fr: 'VIGIE_TDB_URL et VIGIE_TDB_TOKEN ne sont pas configurés.',
  },
  'submission.unreachable': {
    en: 'The Transparency Database could not be reached: {why}',
    fr: 'La base de données pour la transparence est injoignable : {why}',
  },
  'submission.status': {
    en: 'The Transparency Database answers {status}.',
    fr: 'La base de données pour la transparence répond {status}.',
  },
  'submission.no-uuid': {
    en: 'The Transparency Database accepted the call but gave no uuid.',
    fr: 'La base de données pour la transparence a accepté l’envoi sans donner d’uuid.',
  },
  'submission.inserting': {
    en: 'The Transparency Database says that it is taking this statement, but does not have it yet.',
    fr: 'La base de données pour la transparence dit recevoir cet exposé, mais ne l’a pas encore.',
  },
  'submission.token': {
    en: 'The Transparency Database does not know the token (401). Set VIGIE_TDB_TOKEN to a valid token.',
    fr: 'La base de données pour la transparence ne reconnaît pas le jeton (401). Donnez à VIGIE_TDB_TOKEN un jeton valable.',
  },
  'submission.no-platform': {
    en: 'The Transparency Database lets this account send no statements (403): it has no platform there. Ask the Commission to attach it to yours.',
    fr: 'La base de données pour la transparence n’admet pas d’exposés de ce compte (403) : il n’y est rattaché à aucune plateforme. Demandez à la Commission de le rattacher à la vôtre.',
  },
  'submission.too-many': {
    en: 'The Transparency Database has been asked too often (429). It asks for a pause of {seconds} seconds.',
    fr: 'La base de données pour la transparence a été trop sollicitée (429). Elle demande une pause de {seconds} secondes.',
  },
  'submission.elsewhere': {
    en: 'What answers at VIGIE_TDB_URL is not the Transparency Database ({status}).',
    fr: 'Ce qui répond à VIGIE_TDB_URL n’est pas la base de données pour la transparence ({status}).',
  },
  'submission.refused': {
    en: 'The Transparency Database refuses the call: {why}',
    fr: 'La base de données pour la transparence refuse l’envoi : {why}',
  },
});
