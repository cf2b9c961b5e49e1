import { sentences } from '../../base/core/sentences.ts';

/** What the figures are, and what they do not say: shown wherever they are. */
export const say = sentences({
  definition: {
    en: 'Statements of reasons that the platform put into the Commission’s Transparency Database (Regulation (EU) 2022/2065, art. 24(5)), by the day on which they came in, counted from the database’s daily files.',
    fr: 'Exposés des motifs que la plateforme a versés dans la base de données sur la transparence de la Commission (règlement (UE) 2022/2065, art. 24, § 5), par jour de versement, comptés dans les fichiers quotidiens de la base.',
  },
  noAddress: {
    en: 'A statement carries no address of an offer. One is found again for a notice only by the number or the link that the platform gave; the same EAN within 30 days after sending makes it possible, no more; otherwise it cannot be matched.',
    fr: 'Un exposé ne porte pas l’adresse d’une offre. Il n’est rattaché à une notification que par le numéro ou le lien donné par la plateforme ; le même EAN dans les 30 jours suivant l’envoi le rend possible, sans plus ; sinon le rattachement est impossible.',
  },
  ownWithdrawal: {
    en: 'A trader who takes an offer down by themselves is no restriction by the platform: no statement is owed. That none is found shows nothing by itself, and nothing here is called a breach.',
    fr: 'Le retrait d’une offre par le professionnel lui-même n’est pas une restriction de la plateforme : aucun exposé n’est dû. Qu’on n’en trouve pas ne prouve rien en soi, et rien ici n’est qualifié de manquement.',
  },
  units: {
    en: 'One counts statements, the other offers: one statement may be about several offers, and about offers that nobody here notified. The two figures are not subtracted from each other.',
    fr: 'Ici des exposés, là des offres : un exposé peut viser plusieurs offres, et des offres que personne ici n’a notifiées. Les deux chiffres ne se soustraient pas.',
  },
});
