import type { Words } from '@vigie/engine';
import { FIGURES } from '../../followup/index.ts';

interface Definition {
  name: Words;
  /** What it counts. */
  says: Words;
}

/**
 * Every figure of a trusted flagger's report with its name and what it counts: the same sentences on screen, in the files
 * and in the PDF. Regulation (EU) 2022/2065, art. 22(6), speaks of “insufficiently precise, inaccurate or inadequately
 * substantiated” notices; it does not say that a notice is one because the provider decided against it.
 */
export const DEFINED = {
  notices: { name: { en: 'Notices', fr: 'Notifications' }, says: FIGURES.notices.says },
  acted: {
    name: { en: 'Acted', fr: 'A agi' },
    says: {
      en: 'Of the notices, those on which the hosting service last decided to act, as it told the unit.',
      fr: 'Parmi les notifications, celles sur lesquelles le fournisseur a en dernier lieu décidé d’agir, comme il l’a fait savoir à l’unité.',
    },
  },
  partly: {
    name: { en: 'Acted in part', fr: 'A agi en partie' },
    says: {
      en: 'Of the notices, those on which the hosting service last decided to act on a part of what was notified.',
      fr: 'Parmi les notifications, celles sur lesquelles le fournisseur a en dernier lieu décidé d’agir pour une partie de ce qui était notifié.',
    },
  },
  noAction: {
    name: { en: 'No action', fr: 'N’a pas agi' },
    says: {
      en: 'Of the notices, those on which the hosting service last decided not to act. That is its decision: it alone makes no notice imprecise or wrong.',
      fr: 'Parmi les notifications, celles sur lesquelles le fournisseur a en dernier lieu décidé de ne pas agir. C’est sa décision : à elle seule, elle ne rend aucune notification imprécise ou fautive.',
    },
  },
  none: {
    name: { en: 'No decision known', fr: 'Pas de décision connue' },
    says: {
      en: 'Of the notices, those of which the record has no decision of the hosting service.',
      fr: 'Parmi les notifications, celles pour lesquelles le dossier n’a aucune décision du fournisseur.',
    },
  },
  asked: { name: { en: 'Listings asked about', fr: 'Offres en cause' }, says: FIGURES.asked.says },
  removed: { name: { en: 'Seen gone', fr: 'Vues disparues' }, says: FIGURES.removed.says },
  restricted: { name: { en: 'Seen restricted', fr: 'Vues restreintes' }, says: FIGURES.restricted.says },
  online: { name: { en: 'Seen online', fr: 'Vues en ligne' }, says: FIGURES.online.says },
  indeterminate: { name: { en: 'In doubt', fr: 'Dans le doute' }, says: FIGURES.indeterminate.says },
  sent: {
    name: { en: 'Notices that left', fr: 'Notifications parties' },
    says: {
      en: 'All notices that left in the period, also those withdrawn since or whose mail came back; of one about several cases, one for each. The error rate is a share of these.',
      fr: 'Toutes les notifications parties pendant la période, même retirées depuis ou revenues à l’expéditeur ; une pour chaque affaire quand elle en concerne plusieurs. Le taux d’erreur en est une part.',
    },
  },
  withdrawn: {
    name: { en: 'Withdrawn as wrong', fr: 'Retirées comme fautives' },
    says: {
      en: 'Of those that left, the notices that the unit has itself found wrong and withdrawn. They count in the error rate.',
      fr: 'Parmi celles qui sont parties, les notifications que l’unité a elle-même reconnues fautives et retirées. Elles comptent dans le taux d’erreur.',
    },
  },
  corrected: {
    name: { en: 'Corrected', fr: 'Rectifiées' },
    says: {
      en: 'Of those that left, the notices that the unit has itself corrected and not withdrawn. They count in the error rate.',
      fr: 'Parmi celles qui sont parties, les notifications que l’unité a elle-même rectifiées sans les retirer. Elles comptent dans le taux d’erreur.',
    },
  },
  imprecise: {
    name: { en: 'of which insufficiently precise', fr: 'dont insuffisamment précises' },
    says: {
      en: 'Of those withdrawn or corrected, the notices of which the unit says that they were insufficiently precise (art. 22(6)). Already counted above.',
      fr: 'Parmi les notifications retirées ou rectifiées, celles que l’unité dit insuffisamment précises (art. 22, par. 6). Déjà comptées ci-dessus.',
    },
  },
  inaccurate: {
    name: { en: 'of which inaccurate', fr: 'dont inexactes' },
    says: {
      en: 'Of those withdrawn or corrected, the notices of which the unit says that they were inaccurate (art. 22(6)). Already counted above.',
      fr: 'Parmi les notifications retirées ou rectifiées, celles que l’unité dit inexactes (art. 22, par. 6). Déjà comptées ci-dessus.',
    },
  },
  unsubstantiated: {
    name: { en: 'of which inadequately substantiated', fr: 'dont insuffisamment étayées' },
    says: {
      en: 'Of those withdrawn or corrected, the notices of which the unit says that they were inadequately substantiated (art. 22(6)). Already counted above.',
      fr: 'Parmi les notifications retirées ou rectifiées, celles que l’unité dit insuffisamment étayées (art. 22, par. 6). Déjà comptées ci-dessus.',
    },
  },
  other: {
    name: { en: 'of which for another reason', fr: 'dont pour une autre raison' },
    says: {
      en: 'Of those withdrawn or corrected, the notices that were wrong for a reason that art. 22(6) does not name. Already counted above.',
      fr: 'Parmi les notifications retirées ou rectifiées, celles qui étaient fautives pour une raison que l’art. 22, par. 6, ne nomme pas. Déjà comptées ci-dessus.',
    },
  },
  share: {
    name: { en: 'Error rate', fr: 'Taux d’erreur' },
    says: {
      en: 'Notices withdrawn or corrected, divided by all that left. A notice that the hosting service rejected does not count, unless the unit agrees and withdraws or corrects it.',
      fr: 'Notifications retirées ou rectifiées, divisées par toutes celles qui sont parties. Une notification rejetée par le fournisseur n’y compte pas, sauf si l’unité lui donne raison et la retire ou la rectifie.',
    },
  },
  low: {
    name: { en: 'Error rate, lower end', fr: 'Taux d’erreur, borne basse' },
    says: {
      en: 'Lower end of Wilson’s 95% interval of the error rate.',
      fr: 'Borne basse de l’intervalle de Wilson à 95 % du taux d’erreur.',
    },
  },
  high: {
    name: { en: 'Error rate, upper end', fr: 'Taux d’erreur, borne haute' },
    says: {
      en: 'Upper end of Wilson’s 95% interval of the error rate.',
      fr: 'Borne haute de l’intervalle de Wilson à 95 % du taux d’erreur.',
    },
  },
  rejected: {
    name: { en: 'Rejected by the hosting service', fr: 'Rejetées par le fournisseur' },
    says: {
      en: 'Of those that left, the notices on which the hosting service last decided not to act. Told by itself: not an error of the unit.',
      fr: 'Parmi celles qui sont parties, les notifications sur lesquelles le fournisseur a en dernier lieu décidé de ne pas agir. Chiffre donné à part : ce n’est pas une erreur de l’unité.',
    },
  },
  agreed: {
    name: { en: 'of which the unit agrees', fr: 'dont l’unité convient' },
    says: {
      en: 'Of those rejected, the notices that the unit has itself withdrawn or corrected. They count once in the error rate, as withdrawn or corrected.',
      fr: 'Parmi les notifications rejetées, celles que l’unité a elle-même retirées ou rectifiées. Elles comptent une fois dans le taux d’erreur, comme retirées ou rectifiées.',
    },
  },
} as const satisfies Record<string, Definition>;

/** What the PDF says besides. */
export const REPORT_WORDS = {
  en: {
    region: 'GB',
    title: 'Report of a trusted flagger',
    basis: 'Regulation (EU) 2022/2065 (Digital Services Act), article 22(3)',
    year: 'Year',
    period: 'Period',
    to: 'to',
    unit: 'Unit',
    status: 'Status of trusted flagger',
    since: 'since',
    awarded: 'awarded by',
    noStatus: 'not entered',
    made: 'Figures of the record on',
    open: 'What this report does not tell, and what to check',
    byProvider: 'Notices by hosting service and its decision',
    byType: 'Notices by type of allegedly illegal content',
    byAction: 'By hosting service, type of content and action taken',
    errors: 'The unit’s own error rate',
    independence: 'How the unit stays independent',
    missing: 'No explanation has been entered for this period. Article 22(3) asks for one.',
    version: 'Version',
    inPlace: 'procedures in place since',
    entered: 'entered on',
    otherLanguage: 'This text was entered in French only.',
    definitions: 'What each figure counts',
    platform: 'Hosting service',
    content: 'Type of content',
    category: 'Category',
    figure: 'Figure',
    count: 'Notices',
    says: 'What it counts',
    none: 'No notice was sent in this period.',
    noRate: 'No notice left in this period: there is no rate.',
    interval: '95% interval',
    page: 'Page',
    escaped: 'A character noted ‹U+…› cannot be printed here.',
  },
  fr: {
    region: 'FR',
    title: 'Rapport de signaleur de confiance',
    basis: 'Règlement (UE) 2022/2065 (règlement sur les services numériques), article 22, paragraphe 3',
    year: 'Année',
    period: 'Période',
    to: 'au',
    unit: 'Unité',
    status: 'Statut de signaleur de confiance',
    since: 'depuis le',
    awarded: 'attribué par',
    noStatus: 'non renseigné',
    made: 'Chiffres du dossier au',
    open: 'Ce que ce rapport ne dit pas, et ce qu’il faut contrôler',
    byProvider: 'Notifications par fournisseur d’hébergement et par décision',
    byType: 'Notifications par type de contenu prétendument illicite',
    byAction: 'Par fournisseur, type de contenu et suite donnée',
    errors: 'Taux d’erreur de l’unité',
    independence: 'Comment l’unité garde son indépendance',
    missing: 'Aucune explication n’a été saisie pour cette période. L’article 22, paragraphe 3, en demande une.',
    version: 'Version',
    inPlace: 'procédures en place depuis le',
    entered: 'saisie le',
    otherLanguage: 'Ce texte n’a été saisi qu’en anglais.',
    definitions: 'Ce que compte chaque chiffre',
    platform: 'Fournisseur',
    content: 'Type de contenu',
    category: 'Catégorie',
    figure: 'Chiffre',
    count: 'Notifications',
    says: 'Ce qu’il compte',
    none: 'Aucune notification n’est partie pendant cette période.',
    noRate: 'Aucune notification n’est partie pendant cette période : il n’y a pas de taux.',
    interval: 'intervalle à 95 %',
    page: 'Page',
    escaped: 'Un caractère noté ‹U+…› ne peut pas être imprimé ici.',
  },
} as const;
