import type { Words } from '@vigie/engine';
import { sentences } from '../base/core/sentences.ts';
import type { Kind, Period, Why } from './schema.ts';

/** What each kind is, what is erased of it and what stays: the register and the preview say it in these words. */
export const KIND_WORDS: Record<Kind, { name: Words; erases: Words }> = {
  offers: {
    name: { en: 'Offers that are in no case', fr: 'Offres qui ne figurent dans aucune affaire' },
    erases: {
      en: 'Title, address, trader, the whole content, the passages found, addresses and hashes of pictures, and the words read in them. The platform, the dates and the rules that matched stay, to be counted.',
      fr: 'Titre, adresse, professionnel, tout le contenu, passages trouvés, adresses et empreintes des images, et les mots qui y ont été lus. La plateforme, les dates et les règles qui ont réagi restent, pour le comptage.',
    },
  },
  cases: {
    name: {
      en: 'Closed cases that were referred to nobody, and their offers',
      fr: 'Affaires closes qui n’ont été transmises à personne, et leurs offres',
    },
    erases: {
      en: 'Title and trader of the case; of its offers, what is erased of offers in no case; the signs by which relistings were matched; what checks read on pages. Decisions, dates, verdicts and the rules stay. A trader’s cases go together.',
      fr: 'Titre et professionnel de l’affaire ; de ses offres, ce qui est effacé des offres sans affaire ; les indices des remises en ligne ; ce que les contrôles ont lu sur les pages. Les décisions, dates, verdicts et règles restent. Les affaires d’un même professionnel partent ensemble.',
    },
  },
  correspondence: {
    name: { en: 'Correspondence of closed cases', fr: 'Correspondance des affaires closes' },
    erases: {
      en: 'Emails received, explanations and reasons in replies, destinations and notes of sendings. That and when something was sent and answered stays.',
      fr: 'Courriels reçus, explications des réponses, destinations et notes des envois. Le fait et la date des envois et des réponses restent.',
    },
  },
  'received-notices': {
    name: { en: 'Notices received and decided', fr: 'Notifications reçues et traitées' },
    erases: {
      en: 'Notifier, reasons, explanation of the decision, the messages sent about it. The addresses notified, the dates and the outcome stay.',
      fr: 'Auteur, motifs, explication de la décision, messages envoyés à ce sujet. Les adresses signalées, les dates et l’issue restent.',
    },
  },
  complaints: {
    name: { en: 'Complaints answered', fr: 'Réclamations traitées' },
    erases: {
      en: 'Complainant, email address, reasons, answer, the messages sent about it. The dates and the outcome stay.',
      fr: 'Auteur, adresse électronique, motifs, réponse, messages envoyés à ce sujet. Les dates et l’issue restent.',
    },
  },
  'misuse-measures': {
    name: { en: 'Measures against misuse that have ended', fr: 'Mesures contre les abus qui ont pris fin' },
    erases: {
      en: 'Whom the measure concerned, and the reason. Its type and dates stay.',
      fr: 'La personne visée et le motif. Le type de mesure et les dates restent.',
    },
  },
  alerts: {
    name: { en: 'Alerts closed', fr: 'Alertes closes' },
    erases: {
      en: 'The address reported, what was said, the code by which a report is followed, the reason for closing it. The platform, the dates and how often it was reported stay.',
      fr: 'L’adresse signalée, ce qui a été dit, le code qui permet de suivre un signalement, le motif de la clôture. La plateforme, les dates et le nombre de signalements restent.',
    },
  },
  'data-requests': {
    name: { en: 'Data-subject requests answered', fr: 'Demandes relatives aux données personnelles, traitées' },
    erases: {
      en: 'Whom it is about, what it concerned, the text of the answer. The article, the dates and the outcome stay.',
      fr: 'La personne concernée, ce que visait la demande, le texte de la réponse. L’article, les dates et l’issue restent.',
    },
  },
  sweeps: {
    name: {
      en: 'Sweeps and measurements of age gates that are over',
      fr: 'Balayages et mesures de contrôles d’âge terminés',
    },
    erases: {
      en: 'Addresses and content of the offers, the reasons of reviewers, what was not read, what opens the frame, the names of traders that were strata; of age gates, addresses, quoted lines and reasons. Question, plan, commitment, decisions and figures stay; the sample cannot be drawn again.',
      fr: 'Adresses et contenu des offres, motifs des examens, ce qui n’a pas été lu, ce qui ouvre la base de sondage, noms des professionnels pris comme strates ; pour les contrôles d’âge, adresses, lignes citées et motifs. La question, le plan, l’engagement, les décisions et les chiffres restent ; l’échantillon ne peut plus être tiré à nouveau.',
    },
  },
  inquiries: {
    name: { en: 'Questions put to other units', fr: 'Questions posées à d’autres unités' },
    erases: {
      en: 'The subject, in the question and, since its key goes with it, in the audit log. Who asked whom, when, why and on what basis stays, and the answers.',
      fr: 'Le sujet, dans la question et, puisque sa clé disparaît avec elle, dans le journal d’audit. Qui a interrogé qui, quand, pourquoi et sur quelle base reste, ainsi que les réponses.',
    },
  },
};

export const WHY_WORDS: Record<Why, Words> = {
  hold: { en: 'a hold set by a person', fr: 'gel décidé par une personne' },
  'data-request': { en: 'an open data-subject request', fr: 'demande relative aux données personnelles en cours' },
  dossier: { en: 'in a dossier', fr: 'figure dans un dossier' },
  referred: { en: 'referred to an authority or a court', fr: 'transmise à une autorité ou à un tribunal' },
  exhibit: { en: 'an exhibit with a chain of custody', fr: 'pièce sous chaîne de conservation' },
  hearing: { en: 'a hearing before a measure', fr: 'audition avant une mesure' },
  sealed: { en: 'sealed by an order', fr: 'scellée par une décision' },
  complaint: { en: 'an open complaint', fr: 'réclamation en cours' },
  reported: { en: 'reported as a suspicion of a crime', fr: 'soupçon d’infraction signalé' },
  'open-notice': { en: 'a notice waits for a decision', fr: 'notification en attente de décision' },
  'same-trader': {
    en: 'another case of the same trader is kept',
    fr: 'une autre affaire du même professionnel est conservée',
  },
  counted: {
    en: 'counted in the trader’s record of misuse',
    fr: 'comptée dans les antécédents d’abus du professionnel',
  },
};

/** Personal data that no period erases: said wherever somebody looks at what is erased. */
export const NOT_COVERED: readonly Words[] = [
  {
    en: 'Sealed evidence packages: their bytes stay in the vault, also those of erased cases.',
    fr: 'Les preuves scellées : leurs octets restent dans le coffre, même ceux des affaires effacées.',
  },
  {
    en: 'Notices and other documents that were written, statements of reasons, exhibits, dossiers, and files that prove a sending or a reply.',
    fr: 'Les notifications et autres documents rédigés, les exposés des motifs, les pièces, les dossiers et les fichiers qui prouvent un envoi ou une réponse.',
  },
  {
    en: 'The audit log (each entry is chained to the next), with reasons that people typed and the addresses of refused sign-ins.',
    fr: 'Le journal d’audit (chaque inscription est liée à la suivante), avec les motifs saisis et les adresses des connexions refusées.',
  },
  {
    en: 'Accounts, the senders on record, checks of traders’ particulars.',
    fr: 'Les comptes, les expéditeurs enregistrés, les vérifications des coordonnées des professionnels.',
  },
  {
    en: 'Backups made before, messages in a delivery folder, and the database’s own log until it is reused.',
    fr: 'Les sauvegardes antérieures, les messages d’un dossier d’envoi et le journal de la base jusqu’à sa réutilisation.',
  },
];

const say = sentences({
  nothing: { en: 'nothing is erased', fr: 'rien n’est effacé' },
  months: { en: '{amount} {amount|month|months}', fr: '{amount} mois' },
  days: { en: '{amount} {amount|day|days}', fr: '{amount} {amount|jour|jours}' },
  notRead: { en: '{length}, legal basis unverified', fr: '{length}, fondement juridique non vérifié' },
});

/** A period in words, with whether its source was read. */
export function sayPeriod(period: Period | null): Words {
  if (!period) return say('nothing');
  const { amount, unit, verified } = period;
  const length = unit === 'months' ? say('months', { amount }) : say('days', { amount });
  return verified ? length : say('notRead', { length });
}
