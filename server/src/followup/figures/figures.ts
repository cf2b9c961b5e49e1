import type { Words } from '@vigie/engine';

/** What is counted once. */
export type CountingUnit = 'offer' | 'case' | 'notice' | 'relisting' | 'reappearance';

/** A figure: what it counts, each of it once, and the sentence that whoever reads the figure reads. */
interface Figure {
  unit: CountingUnit;
  says: Words;
}

/**
 * Every figure that the console, a release, the compliance report, the court file and the dossier tell. What each means in
 * the record is the view `counted_now` (migrations/0011-counted.sql), and nothing else counts them. A thing is counted
 * under the platform and the trader of its case, and under one rule: that of the case's most severe finding, the
 * earliest of them.
 */
export const FIGURES = {
  findings: {
    unit: 'offer',
    says: {
      en: 'Listings that a rule flagged and that a person then had before them in a case; each listing once, on the day of its first finding.',
      fr: 'Offres signalées par une règle et soumises à une personne dans une affaire ; chaque offre une fois, au jour du premier signalement.',
    },
  },
  offers: {
    unit: 'offer',
    says: {
      en: 'Listings of cases that stand confirmed by a person; each listing once, on the day its case was last confirmed.',
      fr: 'Offres d’affaires confirmées par une personne, et qui le sont toujours ; chaque offre une fois, au jour de la dernière confirmation de son affaire.',
    },
  },
  confirmed: {
    unit: 'case',
    says: {
      en: 'Cases that stand confirmed by a person; each case once, on the day it was last confirmed. A decision that may still be undone does not count.',
      fr: 'Affaires confirmées par une personne, et qui le sont toujours ; chaque affaire une fois, au jour de la dernière confirmation. Une décision encore annulable ne compte pas.',
    },
  },
  notices: {
    unit: 'notice',
    says: {
      en: 'Notices sent to platforms (Regulation (EU) 2022/2065, art. 16; Regulation (EU) 2023/988, art. 22) and not withdrawn; each notice once, on the day it was sent.',
      fr: 'Notifications envoyées aux plateformes (règlement (UE) 2022/2065, art. 16 ; règlement (UE) 2023/988, art. 22) et non retirées ; chaque notification une fois, au jour de son envoi.',
    },
  },
  asked: {
    unit: 'offer',
    says: {
      en: 'Listings that a platform was asked to act on by a notice or an order that was not withdrawn, in cases that stand confirmed or were escalated; each listing once, on the day of the first such document.',
      fr: 'Offres sur lesquelles il a été demandé à une plateforme d’agir, par une notification ou une injonction non retirée, dans des affaires confirmées ou transmises ; chaque offre une fois, au jour du premier de ces actes.',
    },
  },
  removed: {
    unit: 'offer',
    says: {
      en: 'Listings that a platform was asked to act on and that were then gone at two checks in a row, at least an hour apart; each listing once, on the day of the first of the two.',
      fr: 'Offres sur lesquelles il a été demandé à une plateforme d’agir, puis disparues à deux contrôles de suite, à une heure au moins d’intervalle ; chaque offre une fois, au jour du premier des deux.',
    },
  },
  restricted: {
    unit: 'offer',
    says: {
      en: 'Listings that a platform was asked to act on and that a check then found restricted; each listing once, on the day of the first such check. They may be among those removed later.',
      fr: 'Offres sur lesquelles il a été demandé à une plateforme d’agir, puis trouvées restreintes à un contrôle ; chaque offre une fois, au jour du premier de ces contrôles. Elles peuvent figurer parmi celles retirées ensuite.',
    },
  },
  online: {
    unit: 'offer',
    says: {
      en: 'Listings that a platform was asked to act on and that a check then found still online; each listing once, on the day of the first such check. They may be among those removed later.',
      fr: 'Offres sur lesquelles il a été demandé à une plateforme d’agir, puis trouvées encore en ligne à un contrôle ; chaque offre une fois, au jour du premier de ces contrôles. Elles peuvent figurer parmi celles retirées ensuite.',
    },
  },
  indeterminate: {
    unit: 'offer',
    says: {
      en: 'Listings that a platform was asked to act on and of which a check could then not tell whether they were online; each listing once, on the day of the first such check.',
      fr: 'Offres sur lesquelles il a été demandé à une plateforme d’agir, puis dont un contrôle n’a pu dire si elles étaient en ligne ; chaque offre une fois, au jour du premier de ces contrôles.',
    },
  },
  relistings: {
    unit: 'relisting',
    says: {
      en: 'Other listings that a comparison recognised as a listing of a confirmed case put online again, without those that a person rejected; each once, on the day it was first seen.',
      fr: 'Autres offres qu’une comparaison a reconnues pour la remise en ligne d’une offre d’une affaire confirmée, sans celles qu’une personne a rejetées ; chacune une fois, au jour où elle a été vue pour la première fois.',
    },
  },
  returned: {
    unit: 'offer',
    says: {
      en: 'Listings that a platform was asked to act on, that were gone at two checks in a row, and that were then online again: at their own address, or under another as a person confirmed; each listing once, on the day of its first return.',
      fr: 'Offres sur lesquelles il a été demandé à une plateforme d’agir, disparues à deux contrôles de suite, puis de nouveau en ligne : à leur propre adresse, ou sous une autre, ce qu’une personne a confirmé ; chaque offre une fois, au jour de son premier retour.',
    },
  },
  reappearances: {
    unit: 'reappearance',
    says: {
      en: 'Returns online, at their own address, of listings that a platform was asked to act on and that were gone; each return once, on the day it was seen.',
      fr: 'Retours en ligne, à leur propre adresse, d’offres sur lesquelles il avait été demandé à une plateforme d’agir et qui avaient disparu ; chaque retour une fois, au jour où il a été constaté.',
    },
  },
} as const satisfies Record<string, Figure>;

export type FigureName = keyof typeof FIGURES;
