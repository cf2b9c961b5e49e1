import type { Words } from '@vigie/engine';
import type { Kind } from '../schema.ts';

/** One processing activity, as far as the software knows it. */
export interface Activity {
  name: Words;
  purpose: Words;
  subjects: Words;
  data: Words;
  recipients: Words;
  /** Whose periods say how long it is kept. */
  kinds: readonly Kind[];
  /** What is kept without a period that the unit sets, and until when. */
  otherwise: Words | null;
}

const NOBODY: Words = { en: 'Nobody outside the unit', fr: 'Personne hors de l’unité' };
const FOR_GOOD: Words = {
  en: 'Sealed packages, documents sent, exhibits and dossiers: until the unit deletes the installation',
  fr: 'Preuves scellées, documents envoyés, pièces et dossiers : jusqu’à la suppression de l’installation par l’unité',
};

export const ACTIVITIES: readonly Activity[] = [
  {
    name: { en: 'Watching offers on marketplaces', fr: 'Surveillance des offres sur les places de marché' },
    purpose: {
      en: 'Find offers of goods that the law bans, by published rules; a person decides on each case',
      fr: 'Repérer les offres de produits interdits par la loi, selon des règles publiées ; une personne décide de chaque affaire',
    },
    subjects: { en: 'Traders who sell on platforms', fr: 'Professionnels vendant sur les plateformes' },
    data: {
      en: 'Name, identifier, address, email and website of the trader as the offer states them; text of the offer; hashes of its pictures and the words read in them; what was found and decided',
      fr: 'Nom, identifiant, adresse, courriel et site du professionnel tels que l’offre les donne ; texte de l’offre ; empreintes des images et mots qui y sont lus ; constats et décisions',
    },
    recipients: NOBODY,
    kinds: ['offers', 'cases', 'sweeps'],
    otherwise: null,
  },
  {
    name: { en: 'Sealed evidence, exhibits and dossiers', fr: 'Preuves scellées, pièces et dossiers' },
    purpose: {
      en: 'Prove what a page showed at a given moment; hand a case to a court or an authority',
      fr: 'Prouver ce qu’une page montrait à un instant donné ; transmettre une affaire à un tribunal ou à une autorité',
    },
    subjects: {
      en: 'Traders; anybody who appears on the captured page; people in a chain of custody',
      fr: 'Professionnels ; toute personne figurant sur la page capturée ; personnes d’une chaîne de conservation',
    },
    data: {
      en: 'The page as it was shown, with its pictures; names in the chain of custody',
      fr: 'La page telle qu’affichée, avec ses images ; noms de la chaîne de conservation',
    },
    recipients: {
      en: 'Courts and authorities that a dossier is encrypted for',
      fr: 'Tribunaux et autorités pour lesquels un dossier est chiffré',
    },
    kinds: [],
    otherwise: FOR_GOOD,
  },
  {
    name: { en: 'Notices, orders and their follow-up', fr: 'Notifications, injonctions et suivi' },
    purpose: {
      en: 'Have illegal offers removed, and check that they are gone',
      fr: 'Obtenir le retrait des offres illicites et vérifier qu’il a eu lieu',
    },
    subjects: {
      en: 'Traders; people who write for platforms',
      fr: 'Professionnels ; personnes écrivant pour les plateformes',
    },
    data: {
      en: 'The document and its reasons, addresses of the offers, replies received',
      fr: 'Le document et ses motifs, adresses des offres, réponses reçues',
    },
    recipients: {
      en: 'Platforms and authorities to which a document is addressed',
      fr: 'Plateformes et autorités destinataires d’un document',
    },
    kinds: ['correspondence'],
    otherwise: FOR_GOOD,
  },
  {
    name: { en: 'Reports of the public', fr: 'Signalements du public' },
    purpose: {
      en: 'Learn of offers that people think are prohibited, and let them see whether somebody has looked',
      fr: 'Prendre connaissance d’offres que le public croit interdites et lui permettre de savoir si quelqu’un les a examinées',
    },
    subjects: {
      en: 'Traders; whoever is named in a report against its instructions. Who reports is not known',
      fr: 'Professionnels ; toute personne nommée dans un signalement malgré la consigne. L’auteur du signalement n’est pas connu',
    },
    data: {
      en: 'Address of the offer, what was said of it, dates; of the code, its digest',
      fr: 'Adresse de l’offre, ce qui en a été dit, dates ; du code, son empreinte',
    },
    recipients: NOBODY,
    kinds: ['alerts'],
    otherwise: null,
  },
  {
    name: {
      en: 'Notices received, complaints, misuse (for marketplaces)',
      fr: 'Notifications reçues, réclamations, abus (pour les places de marché)',
    },
    purpose: {
      en: 'Decide on notices and complaints, and take measures against misuse (Regulation (EU) 2022/2065, art. 16, 17, 18, 20, 23, 30, 31)',
      fr: 'Traiter notifications et réclamations, prendre des mesures contre les abus (règlement (UE) 2022/2065, art. 16, 17, 18, 20, 23, 30, 31)',
    },
    subjects: {
      en: 'Notifiers, complainants, traders',
      fr: 'Auteurs de notifications et de réclamations, professionnels',
    },
    data: {
      en: 'Name, email, what they wrote, what was decided, measures against misuse',
      fr: 'Nom, courriel, contenu des écrits, décisions, mesures contre les abus',
    },
    recipients: {
      en: 'Notifiers, traders and complainants, about their own matter; the Commission’s Transparency Database, without personal data; an authority where a suspicion of a crime is reported',
      fr: 'Auteurs et professionnels, pour ce qui les concerne ; la base de données de transparence de la Commission, sans données personnelles ; une autorité en cas de soupçon d’infraction',
    },
    kinds: ['received-notices', 'complaints', 'misuse-measures'],
    otherwise: {
      en: 'Statements of reasons, senders on record, checks of traders’ particulars: until the unit deletes the installation',
      fr: 'Exposés des motifs, expéditeurs enregistrés, vérifications de coordonnées : jusqu’à la suppression de l’installation par l’unité',
    },
  },
  {
    name: { en: 'Accounts and the audit log', fr: 'Comptes et journal d’audit' },
    purpose: {
      en: 'Know who did and read what, and keep others out',
      fr: 'Savoir qui a fait et consulté quoi, et empêcher les intrusions',
    },
    subjects: { en: 'People who work with Vigie', fr: 'Personnes qui utilisent Vigie' },
    data: {
      en: 'Name, email, role, sign-ins with address and browser, every act and every reading of evidence with its reason',
      fr: 'Nom, courriel, rôle, connexions avec adresse et navigateur, tout acte et toute consultation de preuve avec son motif',
    },
    recipients: {
      en: 'Nobody outside the unit; of the audit log, salted digests in the public log',
      fr: 'Personne hors de l’unité ; du journal d’audit, des empreintes salées dans le journal public',
    },
    kinds: [],
    otherwise: {
      en: 'Address and browser of a session: until it ends, 12 hours at most. The audit log, accounts, addresses of refused sign-ins: until the unit deletes the installation',
      fr: 'Adresse et navigateur d’une session : jusqu’à sa fin, 12 heures au plus. Journal d’audit, comptes, adresses des connexions refusées : jusqu’à la suppression de l’installation par l’unité',
    },
  },
  {
    name: { en: 'Requests of data subjects', fr: 'Demandes des personnes concernées' },
    purpose: {
      en: 'Answer within the term (Regulation (EU) 2016/679, art. 12 and 15 to 22)',
      fr: 'Répondre dans le délai (règlement (UE) 2016/679, art. 12 et 15 à 22)',
    },
    subjects: { en: 'People who make a request', fr: 'Personnes qui font une demande' },
    data: {
      en: 'What the officer notes of the person, the article, the answer',
      fr: 'Ce que la personne chargée note de l’intéressé, l’article, la réponse',
    },
    recipients: { en: 'The officer in charge alone', fr: 'La seule personne chargée de la demande' },
    kinds: ['data-requests'],
    otherwise: null,
  },
  {
    name: { en: 'Asking other units, hit or no hit', fr: 'Interrogation d’autres unités, connu ou inconnu' },
    purpose: {
      en: 'Learn whether another unit knows a subject, without showing it the subject; log who asked, why and when (Directive (EU) 2016/680, art. 25)',
      fr: 'Savoir si une autre unité connaît un sujet sans le lui montrer ; journaliser qui a demandé, pourquoi et quand (directive (UE) 2016/680, art. 25)',
    },
    subjects: {
      en: 'Traders; natural persons where the authorising act and the impact assessment are entered; officers who ask',
      fr: 'Professionnels ; personnes physiques si l’acte d’autorisation et l’analyse d’impact sont inscrits ; agents qui demandent',
    },
    data: {
      en: 'The subject, encrypted, at the unit that asks; officer, purpose, legal basis and time at both; of what is known, outputs of a keyed function alone',
      fr: 'Le sujet, chiffré, dans l’unité qui demande ; agent, finalité, base légale et heure dans les deux ; de ce qui est connu, les seules sorties d’une fonction à clé',
    },
    recipients: {
      en: 'Of officer, purpose and legal basis: the units that are asked. Of the subject: nobody',
      fr: 'De l’agent, de la finalité et de la base légale : les unités interrogées. Du sujet : personne',
    },
    kinds: ['inquiries'],
    otherwise: {
      en: 'Of questions all but their subjects, and the log: until the unit deletes the installation. A period that the law sets is not verified',
      fr: 'Des questions, tout sauf leurs sujets, et le journal : jusqu’à la suppression de l’installation par l’unité. Une durée fixée par la loi n’est pas vérifiée',
    },
  },
];

/** Measures that the software itself takes. */
export const MEASURES: readonly Words[] = [
  {
    en: 'Units kept apart by the database itself (row-level security)',
    fr: 'Unités séparées par la base elle-même (sécurité au niveau des lignes)',
  },
  {
    en: 'Roles; a second factor for sign-in where people set it up; limits on attempts',
    fr: 'Rôles ; second facteur de connexion pour qui l’active ; limitation des tentatives',
  },
  {
    en: 'Every act and reading of evidence in a chained audit log, anchored in a public log',
    fr: 'Tout acte et toute consultation de preuve dans un journal d’audit chaîné, ancré dans un journal public',
  },
  {
    en: 'Two people for figures, exceptions, disabled rules, retention periods',
    fr: 'Deux personnes pour les chiffres, les exceptions, les règles désactivées, les durées de conservation',
  },
  {
    en: 'Evidence packages and backups encrypted; dossiers encrypted for their recipients',
    fr: 'Preuves et sauvegardes chiffrées ; dossiers chiffrés pour leurs destinataires',
  },
  {
    en: 'Pictures of offers hashed and dropped, kept in sealed evidence alone; screenshots blurred until somebody shows them',
    fr: 'Images des offres réduites à une empreinte, conservées dans les seules preuves ; captures floutées jusqu’à ce qu’on les affiche',
  },
];
