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
  'unknown.misuse.trader': { en: 'trader', fr: 'de professionnel' },
  'unknown.misuse.notifier': { en: 'notifier', fr: 'de notifiant' },
  'unknown.misuse.complainant': { en: 'complainant', fr: 'de réclamant' },
  'mail.large': { en: 'it is too large', fr: 'il est trop volumineux' },
  'mail.report': { en: 'it tells what became of another message', fr: 'il dit ce qu’un autre message est devenu' },
  'mail.reply': { en: 'it is an automatic reply', fr: 'c’est une réponse automatique' },
  held: {
    en: 'held back: a machine made the message ({field}), and is not answered automatically. Send it yourself if somebody reads that address.',
    fr: 'retenu : une machine a produit le message ({field}), et on ne lui répond pas automatiquement. Envoyez-le vous-même si quelqu’un lit cette adresse.',
  },
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
  'submission.refused': {
    en: 'The Transparency Database refuses the call: {why}',
    fr: 'La base de données pour la transparence refuse l’envoi : {why}',
  },
});
